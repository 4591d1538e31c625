import type { Env } from '../evaluate/env.ts';
import { dependent, unknownOf } from '../evaluate/marks.ts';
import { Failure, isList, literal, notEvaluated, type Value } from '../evaluate/value.ts';
import type { Expression } from '../syntax/syntax.ts';
import { elementsOf } from './elements.ts';
import { ENCODING_FUNCTIONS } from './encoding.ts';
import { FILE_FUNCTIONS } from './files.ts';
import type { TerraformFunction } from './function.ts';
import { LIST_FUNCTIONS } from './lists.ts';
import { MAP_FUNCTIONS } from './maps.ts';
import { NETWORK_FUNCTIONS } from './network.ts';
import { NUMBER_FUNCTIONS } from './numbers.ts';
import { PATTERN_FUNCTIONS } from './patterns.ts';
import { SPECIAL_FUNCTIONS } from './special.ts';
import { TEXT_FUNCTIONS } from './texts.ts';

const FUNCTIONS: ReadonlyMap<string, TerraformFunction> = new Map(
  [
    TEXT_FUNCTIONS,
    NUMBER_FUNCTIONS,
    PATTERN_FUNCTIONS,
    LIST_FUNCTIONS,
    MAP_FUNCTIONS,
    SPECIAL_FUNCTIONS,
    ENCODING_FUNCTIONS,
    NETWORK_FUNCTIONS,
    FILE_FUNCTIONS,
  ].flatMap(table => Object.entries(table)),
);

/** `name(args…)`; a function that is not known here gives an unknown that names it. */
export function callFunction(call: Extract<Expression, { is: 'call' }>, env: Env): Value {
  const name = call.name.replace(/^core::/, '');
  const compute = FUNCTIONS.get(name);
  if (compute === undefined) {
    return notEvaluated(`the function ${name} is not evaluated`);
  }
  const args = call.args.map(arg => env.evaluate(arg));
  if (!env.run.spend(sizeOf(args))) return notEvaluated(`${name} is given too much`);
  return call.spread ? spread(name, compute, args, env) : settle(name, compute(args, env), args);
}

/** Going over a list is much less work than a step. */
function sizeOf(args: readonly Value[]): number {
  return args.reduce((sum, { value }) => sum + (isList(value) ? value.length / 64 : 0), 1);
}

/** `name(args, list...)`: merge and concat take what is unknown as one more argument, the others are unknown then. */
function spread(name: string, compute: TerraformFunction, args: readonly Value[], env: Env): Value {
  const last = args.at(-1);
  const elements = last === undefined ? undefined : elementsOf(last);
  if (elements === undefined) return literal(new Failure(`${name} cannot spread its last argument`));
  const all = [...args.slice(0, -1), ...elements.items];
  if (elements.open === undefined) return settle(name, compute(all, env), all);
  const takesMore = name === 'merge' || name === 'concat';
  return takesMore ? compute([...all, literal(elements.open)], env) : literal(dependent(elements.open));
}

/** A failed argument fails the call, but for what is made to take one. */
function settle(name: string, result: Value, args: readonly Value[]): Value {
  if (name === 'try' || name === 'can') return result;
  const failed = args.map(unknownOf).find(reason => reason instanceof Failure);
  return failed === undefined ? result : literal(failed);
}
