import { Unknown } from '../../../model/value.ts';
import { callFunction } from '../functions/call.ts';
import type { Conditional, Expression } from '../syntax/syntax.ts';
import { attributeOf, indexOf, splat } from './access.ts';
import { listOf, objectOf } from './collections.ts';
import type { Env } from './env.ts';
import { equal } from './equal.ts';
import { loop } from './loop.ts';
import { derive, unknownOf } from './marks.ts';
import { binary, unary } from './operators.ts';
import { asBoolean } from './plain.ts';
import { textOf } from './text.ts';
import { Failure, failure, Handle, isList, isMap, literal, notEvaluated, type Value } from './value.ts';

/** The value of an expression as far as it is known; never throws, and gives up on what is too deep or too much. */
export function evaluate(expression: Expression, env: Env): Value {
  return env.run.nested(() => dispatch(expression, env)) ?? tooMuch();
}

/** Not a Failure: Terraform itself would go on. */
function tooMuch(): Value {
  return notEvaluated('this nests too deep, or is too much, to be evaluated');
}

function dispatch(expression: Expression, env: Env): Value {
  switch (expression.is) {
    case 'literal':
      return literal(expression.value);
    case 'template':
      return textOf(expression.parts, env);
    case 'interpolation':
      return env.evaluate(expression.of);
    case 'list':
      return listOf(expression.items, env);
    case 'object':
      return objectOf(expression.entries, env);
    case 'name':
      return env.lookup(expression.name);
    case 'attribute':
      return attributeOf(env.evaluate(expression.of), expression.name);
    case 'index':
      return indexOf(env.evaluate(expression.of), env.evaluate(expression.key));
    case 'splat':
      return splat(expression, env);
    case 'call':
      return callFunction(expression, env);
    case 'for':
      return loop(expression, env);
    case 'unary':
      return unary(expression, env);
    case 'binary':
      return binary(expression, env);
    case 'conditional':
      return conditional(expression, env);
    case 'broken':
      return literal(new Unknown('unreadable', expression.detail));
  }
}

/** Only the branch that is taken is evaluated; where that is not known, both, and they may agree. */
function conditional({ condition, yes, no }: Conditional, env: Env): Value {
  const holds = env.evaluate(condition);
  const decided = asBoolean(holds.value);
  if (decided !== undefined) {
    const value = env.evaluate(decided ? yes : no);
    return holds.sensitive ? { ...value, sensitive: true } : value;
  }
  const reason = unknownOf(holds);
  if (reason === undefined) return failure('a condition must be true or false');
  return undecided(reason, holds, env.evaluate(yes), env.evaluate(no), env);
}

function undecided(reason: Unknown, holds: Value, yes: Value, no: Value, env: Env): Value {
  const sensitive = holds.sensitive || yes.sensitive || no.sensitive || undefined;
  if (reason instanceof Failure) return literal(reason);
  if (equal(yes, no, () => env.run.spend()) === true) return { ...leastKnown(yes, no), sensitive };
  const [a, b] = [unknownOf(yes), unknownOf(no)];
  const reference = a?.reference === b?.reference ? a?.reference : undefined;
  const exists = isSomething(yes) && isSomething(no);
  const origin = yes.origin === no.origin ? yes.origin : weaker(yes, no);
  return { ...derive(new Unknown(reason.code, reason.detail, reason.level, exists, reference), []), origin, sensitive };
}

/** Which of the two it is decides nothing but where it came from: the more suspicious one counts. */
function leastKnown(yes: Value, no: Value): Value {
  return weaker(yes, no) === yes.origin ? yes : no;
}

function weaker(yes: Value, no: Value): Value['origin'] {
  return derive(null, [yes, no]).origin === yes.origin ? no.origin : yes.origin;
}

/** Certainly neither null nor empty text. */
function isSomething({ value }: Value): boolean {
  if (value instanceof Unknown) return value.exists;
  return value instanceof Handle || isList(value) || isMap(value) || (value !== null && value !== '');
}
