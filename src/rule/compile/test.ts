import type { Run } from '../../model/run.ts';
import type { Kind } from '../../model/schema.ts';
import { anyOf, known, NO, negate, OPEN, type Truth, YES } from '../../model/truth.ts';
import { Collection, isAbsent, isRecord, type Resource, Unknown } from '../../model/value.ts';
import type { Comparison } from '../kinds/kind.ts';
import type { ValueOperator, ValueTest } from '../rule.ts';
import type { Settings } from './node.ts';
import { comparison, compileOperand, operandValue, type Ready } from './operand.ts';

/** One operator with its operand, ready to be asked of values. */
export interface CompiledTest {
  readonly operator: ValueOperator;
  readonly operand: Ready;
  ask(value: unknown, base: unknown, subject: Resource, run: Run): Truth;
}

/** The tests of a leaf; undefined where every one dropped out because its param is not set. */
export function compileTests(
  tests: readonly ValueTest[],
  kind: Kind | 'none',
  settings: Settings,
): readonly CompiledTest[] | undefined {
  const compiled = tests.map(test => compileTest(test, kind, settings)).filter(test => test !== undefined);
  return compiled.length === 0 ? undefined : compiled;
}

function compileTest(
  { operator, operand }: ValueTest,
  kind: Kind | 'none',
  settings: Settings,
): CompiledTest | undefined {
  const ready = compileOperand(operand, settings);
  if (ready === undefined) return undefined;
  const ask =
    operator === 'present' ? presence(ready) : kind === 'none' ? alwaysOpen : asker(operator, ready, kind, settings);
  return { operator, operand: ready, ask };
}

type Ask = CompiledTest['ask'];

const alwaysOpen: Ask = () => OPEN;

function presence(ready: Ready): Ask {
  const wanted = ready.is === 'constant' && ready.value === true;
  return value => (wanted ? isPresent(value) : negate(isPresent(value)));
}

/** Whether anything is there: an empty list or map is nothing, a reference that is resolved later is something. */
function isPresent(value: unknown): Truth {
  if (value instanceof Unknown) return value.exists ? YES : OPEN;
  if (isAbsent(value)) return NO;
  if (value instanceof Collection) return hasElements(value);
  if (Array.isArray(value)) return known(value.length > 0);
  return known(!isRecord(value) || value instanceof Date || Object.keys(value).length > 0);
}

function hasElements({ items, possible, open }: Collection): Truth {
  if (items.length > 0) return YES;
  return possible.length > 0 || open !== undefined ? OPEN : NO;
}

/** Negative operators are the exact negation of their positive ones, absence included. */
function asker(operator: ValueOperator, ready: Ready, kind: Kind, settings: Settings): Ask {
  switch (operator) {
    case 'not':
      return negated(positive('equals', ready, kind, settings));
    case 'notIn':
      return negated(membership(ready, kind, settings));
    case 'notMatches':
      return negated(pattern(ready, kind, settings));
    case 'in':
      return membership(ready, kind, settings);
    case 'matches':
      return pattern(ready, kind, settings);
    default:
      return positive(operator === 'present' ? 'equals' : operator, ready, kind, settings);
  }
}

function negated(ask: Ask): Ask {
  return (value, base, subject, run) => negate(ask(value, base, subject, run));
}

type Question = 'equals' | 'min' | 'max' | 'covers' | 'within' | 'overlaps';

/** Fails on what is absent, is open on what is unknown or cannot be compared. */
function positive(question: Question, ready: Ready, kind: Kind, settings: Settings): Ask {
  const against = comparison(ready, kind, settings);
  return (value, base, subject, run) => {
    const compare = against(base, subject, run)?.[question];
    if (compare === undefined || value instanceof Unknown) return OPEN;
    return isAbsent(value) ? NO : compare(value);
  };
}

function membership(ready: Ready, kind: Kind, settings: Settings): Ask {
  const rules = settings.kinds[kind];
  const fixed = ready.is === 'constant' ? comparisons(ready.value) : undefined;
  return (value, base, subject, run) => {
    const candidates = fixed ?? comparisons(operandValue(ready, base, subject, run));
    if (candidates === undefined || value instanceof Unknown) return OPEN;
    if (isAbsent(value)) return NO;
    return anyOf(candidates.map(candidate => (candidate === undefined ? OPEN : candidate.equals(value))));
  };
  function comparisons(list: unknown): readonly (Comparison | undefined)[] | undefined {
    return Array.isArray(list) ? list.map(item => rules.against(item)) : undefined;
  }
}

function pattern(ready: Ready, kind: Kind, settings: Settings): Ask {
  const expression = ready.is === 'constant' ? new RegExp(String(ready.value), 'u') : undefined;
  return value => {
    if (value instanceof Unknown || expression === undefined) return OPEN;
    if (isAbsent(value)) return NO;
    return typeof value === 'string' && settings.kinds[kind].reads(value) ? known(expression.test(value)) : OPEN;
  };
}

/** All the tests of a leaf on one value. */
export function askAll(
  tests: readonly CompiledTest[],
  value: unknown,
  base: unknown,
  subject: Resource,
  run: Run,
): Truth {
  let truth: Truth = YES;
  for (const test of tests) {
    const answer = test.ask(value, base, subject, run);
    if (answer === NO) return NO;
    if (answer < truth) truth = answer;
  }
  return truth;
}

/** Bounds of a count, ends included; `high` may be infinite. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * A number test on an interval: it holds only if every integer in it satisfies it, fails only if none does. The answer
 * changes only next to an operand, so those integers and the ends stand for all.
 */
export function askInterval(
  tests: readonly CompiledTest[],
  { low, high }: Interval,
  base: unknown,
  subject: Resource,
  run: Run,
): Truth {
  if (low === high) return askAll(tests, low, base, subject, run);
  const operands = tests.flatMap(test => numbersIn(operandValue(test.operand, base, subject, run)));
  const around = operands.flatMap(n => [Math.floor(n) - 1, Math.floor(n), Math.ceil(n), Math.ceil(n) + 1]);
  const far = Math.max(low, ...around) + 1;
  const integers = [low, Number.isFinite(high) ? high : far, ...around].filter(n => n >= low && n <= high);
  const truths = integers.map(n => askAll(tests, n, base, subject, run));
  if (truths.every(truth => truth === YES)) return YES;
  return truths.every(truth => truth === NO) ? NO : OPEN;
}

function numbersIn(value: unknown): readonly number[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter(item => typeof item === 'number');
}
