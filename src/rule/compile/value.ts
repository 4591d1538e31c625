import { joined, withExpected } from '../../model/provenance.ts';
import type { Run } from '../../model/run.ts';
import { NO, negate, OPEN, type Truth } from '../../model/truth.ts';
import { isAbsent, type Resource, Unknown } from '../../model/value.ts';
import type { Condition } from '../rule.ts';
import type { Explained, Judge, Settings, Spot } from './node.ts';
import { operandValue } from './operand.ts';
import { operandOrigin } from './operand-origin.ts';
import { compileRead, lacksParam } from './read.ts';
import { negateExpected, showActual, showTests } from './show.ts';
import type { Slot } from './slot.ts';
import { askAll, type CompiledTest, compileTests } from './test.ts';
import { trace } from './trace.ts';

type ValueLeaf = Extract<Condition, { is: 'value' }>;

/** A leaf on one value; undefined where a param it needs is not set. */
export function compileValue(leaf: ValueLeaf, settings: Settings): Judge | undefined {
  if (lacksParam(leaf.path.steps, settings)) return undefined;
  const tests = compileTests(leaf.tests, leaf.kind, settings);
  if (tests === undefined) return undefined;
  const read = compileRead(leaf.path.steps, settings);
  const forced = settings.force?.get(leaf.id);
  const ask = tests.every(({ operand }) => operand.is === 'constant') ? askConstant(tests) : asker(tests);
  const plain: Judge['judge'] = (base, subject, run) => forced ?? ask(read(base, run), base, subject, run);
  const observed: Judge['judge'] = (base, subject, run) => {
    if (isAbsent(read(base, run))) settings.observe?.(leaf.id);
    return plain(base, subject, run);
  };
  const judge = settings.observe === undefined ? plain : observed;
  const reasons: Judge['reasons'] = (base, subject, run) => {
    const value = read(base, run);
    if (value instanceof Unknown) return [value];
    const deciding = tests.filter(test => test.ask(value, base, subject, run) === OPEN);
    return [reasonOf(value, deciding, base, subject, run)];
  };
  const asked = asOneQuestion({ judge, reasons }, settings);
  return {
    judge: asked.judge,
    explain: (spot, subject, run) => explain(leaf, tests, judge, spot, subject, run, settings),
    reasons: asked.reasons,
  };
}

/**
 * While it is noted what rules ask: where nearly every resource has a value of its own, what is asked is only what this
 * leaf makes of it.
 */
function asOneQuestion({ judge, reasons }: Omit<Judge, 'explain'>, { alike }: Settings): Omit<Judge, 'explain'> {
  if (alike === undefined) return { judge, reasons };
  let slot: Slot | undefined;
  const answer = (resource: Resource, run: Run): unknown => {
    const truth = judge(resource, resource, run);
    return truth === OPEN ? reasons(resource, resource, run)[0] : truth;
  };
  const noted =
    <Told>(find: (base: unknown, subject: Resource, run: Run) => Told) =>
    (base: unknown, subject: Resource, run: Run): Told => {
      if (!alike.isNoting || base !== subject) return find(base, subject, run);
      const { result, asked } = alike.note(() => find(base, subject, run));
      const isCrowded = [...asked].some(one => one.isCrowded);
      if (isCrowded) slot ??= alike.ownSlot(answer);
      alike.tell(isCrowded && slot !== undefined ? [slot] : asked);
      return result;
    };
  return { judge: noted(judge), reasons: noted(reasons) };
}

type Ask = CompiledTest['ask'];

function asker(tests: readonly CompiledTest[]): Ask {
  return (value, base, subject, run) => askAll(tests, value, base, subject, run);
}

/** Compared with constants only, a value that comes again is answered as before: most resources are alike. */
function askConstant(tests: readonly CompiledTest[]): Ask {
  let last: unknown;
  let truth: Truth | undefined;
  return (value, base, subject, run) => {
    if (truth === undefined || value !== last) {
      truth = askAll(tests, value, base, subject, run);
      last = value;
    }
    return truth;
  };
}

function explain(
  leaf: ValueLeaf,
  tests: readonly CompiledTest[],
  judge: Judge['judge'],
  spot: Spot,
  subject: Resource,
  run: Run,
  settings: Settings,
): readonly Explained[] {
  const truth = judge(spot.base, subject, run);
  const { base, prefix, place, from } = spot;
  const [found] = trace(leaf.path.steps, { value: base, text: prefix, place, from }, run, settings);
  const value = found?.value;
  const deciding = tests.filter(test => test.ask(value, spot.base, subject, run) === truth);
  const expected = showTests(deciding.length === 0 ? tests : deciding, ready =>
    operandValue(ready, spot.base, subject, run),
  );
  return [
    {
      path: found?.text || '(element)',
      actual: showActual(value, found?.text ?? ''),
      from:
        value instanceof Unknown
          ? undefined
          : withExpected(found?.from, expectedOrigin(leaf, deciding, spot, subject, run, settings)),
      expected: spot.negated ? negateExpected(expected) : expected,
      outcome: outcomeOf(truth, spot.negated),
      place: found?.place,
      reason: truth === OPEN ? reasonOf(value, deciding, spot.base, subject, run) : undefined,
    },
  ];
}

/** Where the operands of the tests that decided came from. */
function expectedOrigin(
  { tests }: ValueLeaf,
  deciding: readonly CompiledTest[],
  { base }: Spot,
  subject: Resource,
  run: Run,
  settings: Settings,
): string | undefined {
  const shown = tests.filter(test => deciding.length === 0 || deciding.some(one => one.operator === test.operator));
  return joined(shown.map(({ operand }) => operandOrigin(operand, base, subject, run, settings)));
}

/** A truth as evidence puts it, from the point of view of the rule. */
export function outcomeOf(truth: Truth, negated: boolean): Explained['outcome'] {
  const seen = negated ? negate(truth) : truth;
  if (seen === OPEN) return 'unknown';
  return seen === NO ? 'not-met' : 'met';
}

/** Why a leaf is open: its value, an operand, or that the two cannot be compared. */
function reasonOf(value: unknown, tests: readonly CompiledTest[], base: unknown, subject: Resource, run: Run): Unknown {
  if (value instanceof Unknown) return value;
  for (const test of tests) {
    const operand = operandValue(test.operand, base, subject, run);
    if (operand instanceof Unknown) return operand;
  }
  return new Unknown('unreadable', `${JSON.stringify(showActual(value, ''))} cannot be compared with what is expected`);
}
