import { Unknown } from '../../../model/value.ts';
import { literal, notEvaluated, type Value } from '../evaluate/value.ts';

/** A name that nothing in the module stands behind. */
export function notDeclared(what: string): Value {
  return literal(new Unknown('unresolved-reference', `${what} is not declared here`));
}

/** A value that recursion should not go through. */
export function tooLarge(what: string): Value {
  return notEvaluated(`${what} is too large, or nests too deep, to be followed`);
}
