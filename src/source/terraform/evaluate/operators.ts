import { Unknown } from '../../../model/value.ts';
import type { Expression } from '../syntax/syntax.ts';
import type { Env } from './env.ts';
import { equal } from './equal.ts';
import { dependent, derive, findUnknown, unknownOf } from './marks.ts';
import { asBoolean, asNumber, exact } from './plain.ts';
import { Failure, type Plain, type Value } from './value.ts';

type Binary = Extract<Expression, { is: 'binary' }>;
type Unary = Extract<Expression, { is: 'unary' }>;

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number | boolean>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** `a + b`, `a == b`, `a && b`: one side may settle the logical ones. */
export function binary({ operator, left, right }: Binary, env: Env): Value {
  const [a, b] = [env.evaluate(left), env.evaluate(right)];
  if (operator === '&&' || operator === '||') return derive(logical(operator === '||', a, b), [a, b]);
  if (operator === '==' || operator === '!=') return derive(compared(operator === '==', a, b, env), [a, b]);
  return derive(calculated(operator, a, b), [a, b]);
}

/** `!a`, `-a` */
export function unary({ operator, of }: Unary, env: Env): Value {
  const value = env.evaluate(of);
  const unknown = unknownOf(value);
  if (unknown !== undefined) return derive(dependent(unknown), [value]);
  const yes = operator === '!' ? asBoolean(value.value) : undefined;
  const number = operator === '-' ? asNumber(value.value) : undefined;
  if (yes !== undefined) return derive(!yes, [value]);
  return derive(number === undefined ? wrongKind(operator) : 0 - number, [value]);
}

function logical(settles: boolean, a: Value, b: Value): Plain {
  const [first, second] = [asBoolean(a.value), asBoolean(b.value)];
  if (first === settles || second === settles) return refused(first === settles ? b : a) ?? settles;
  const unknown = unknownOf(a) ?? unknownOf(b);
  if (unknown !== undefined) return dependent(unknown);
  return first === undefined || second === undefined ? wrongKind(settles ? '||' : '&&') : !settles;
}

/** The other side would make Terraform refuse the whole. */
function refused({ value }: Value): Failure | undefined {
  return value instanceof Failure ? value : undefined;
}

function compared(wanted: boolean, a: Value, b: Value, env: Env): Plain {
  const failed = refused(a) ?? refused(b);
  if (failed !== undefined) return failed;
  const same = equal(a, b, () => env.run.spend());
  if (same !== undefined) return same === wanted;
  const reason = findUnknown(a) ?? findUnknown(b);
  return reason === undefined ? new Unknown('expression', 'these values are too large to compare') : dependent(reason);
}

function calculated(operator: string, a: Value, b: Value): Plain {
  const unknown: Unknown | undefined = refused(a) ?? refused(b) ?? unknownOf(a) ?? unknownOf(b);
  if (unknown !== undefined) return dependent(unknown);
  const [first, second] = [asNumber(a.value), asNumber(b.value)];
  if (first === undefined || second === undefined) return wrongKind(operator);
  const result = ARITHMETIC[operator]?.(first, second);
  if (typeof result === 'boolean') return result;
  if (second === 0 && (operator === '/' || operator === '%')) return new Failure('division by zero');
  return exact(result ?? Number.NaN) ?? new Unknown('expression', `the result of ${operator} cannot be held exactly`);
}

function wrongKind(operator: string): Failure {
  return new Failure(`${operator} does not take values of this kind`);
}
