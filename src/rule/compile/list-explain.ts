import type { Run } from '../../model/run.ts';
import { negate, OPEN, type Truth, YES } from '../../model/truth.ts';
import { type Collection, type Resource, Unknown } from '../../model/value.ts';
import type { Step } from '../rule.ts';
import { describeCondition } from './describe.ts';
import { type CompiledList, type CompiledListTest, countOf, distinctOf } from './elements.ts';
import type { Explained, Judge, Spot } from './node.ts';
import { operandValue } from './operand.ts';
import { negateExpected, showActual, showInterval, showOperand, showTests } from './show.ts';
import { type Traced, trace } from './trace.ts';
import { outcomeOf } from './value.ts';

/** How many elements of a list are shown as evidence: the nearest misses, or the first offenders. */
export const SHOWN = 5;

/** Evidence for a list's truth, from those of its tests that came out as the whole did. */
export function explainList(list: CompiledList, spot: Spot, subject: Resource, run: Run): readonly Explained[] {
  const truth = list.judge(spot.base, subject, run);
  const elements = list.select(spot.base, subject, run);
  const deciding = list.tests.filter(test => test.ask(elements, spot.base, subject, run) === truth);
  const traced = trace(
    list.leaf.path.steps,
    { value: spot.base, text: spot.prefix, place: spot.place, from: spot.from },
    run,
    list.settings,
  );
  return (deciding.length === 0 ? list.tests : deciding).flatMap(test => {
    if (test.element !== undefined)
      return explainQuantifier(list, test, test.element, { elements, truth, traced }, spot, subject, run);
    return [explainWhole(list, test, { elements, truth, traced }, spot, subject, run)];
  });
}

interface Seen {
  readonly elements: Collection;
  readonly truth: Truth;
  readonly traced: readonly Traced[];
}

/** The elements that decided a quantifier, each with its own evidence; the list itself where none did. */
function explainQuantifier(
  list: CompiledList,
  test: CompiledListTest,
  element: Judge,
  seen: Seen,
  spot: Spot,
  subject: Resource,
  run: Run,
): readonly Explained[] {
  const inner = test.test.operator === 'none' ? negate(seen.truth) : seen.truth;
  const negated = (test.test.operator === 'none') !== spot.negated;
  const candidates = [...seen.elements.items, ...seen.elements.possible];
  const deciding = candidates.filter(item =>
    decides(element.judge(item, subject, run), inner, seen.elements.items.includes(item)),
  );
  const shown = inner === YES && test.test.operator === 'every' ? [] : nearest(deciding, element, subject, run);
  const evidence = shown.flatMap(item => element.explain(spotOf(item, seen, list, spot, negated), subject, run));
  const open = inner === OPEN ? (seen.elements.open ?? seen.elements.doubt) : undefined;
  const told = open === undefined || open !== seen.elements.open || evidence.some(one => one.reason === open);
  if (evidence.length > 0 && told && (open === undefined || evidence.some(one => one.outcome === 'unknown')))
    return withDoubt(evidence, open);
  return [...evidence, wholeEvidence(list, test, seen, spot, open, run)];
}

/** Whether an element's truth is what made the quantifier come out as it did. */
function decides(truth: Truth, whole: Truth, certain: boolean): boolean {
  if (whole !== OPEN) return truth === whole;
  return truth === OPEN || !certain;
}

/** Fewest failing tests first. */
function nearest(items: readonly unknown[], element: Judge, subject: Resource, run: Run): readonly unknown[] {
  if (items.length <= SHOWN) return items;
  const misses = (item: unknown) =>
    element
      .explain({ base: item, prefix: '', place: undefined, negated: false }, subject, run)
      .filter(one => one.outcome !== 'met').length;
  return [...items].sort((a, b) => misses(a) - misses(b)).slice(0, SHOWN);
}

function spotOf(item: unknown, { traced }: Seen, { leaf }: CompiledList, spot: Spot, negated: boolean): Spot {
  const found = traced.find(one => one.value === item);
  const prefix = found?.text ?? `${spot.prefix === '' ? '' : `${spot.prefix}.`}${leaf.path.text}[?]`;
  return { base: item, prefix, place: found?.place ?? spot.place, from: found?.from, negated };
}

/** Evidence without a reason of its own is open because membership is. */
function withDoubt(evidence: readonly Explained[], open: Unknown | undefined): readonly Explained[] {
  if (open === undefined) return evidence;
  return evidence.map(one => (one.outcome === 'unknown' && one.reason === undefined ? { ...one, reason: open } : one));
}

/** The list as a whole: what it should have held, and what there was. */
function wholeEvidence(
  list: CompiledList,
  test: CompiledListTest,
  seen: Seen,
  spot: Spot,
  open: Unknown | undefined,
  run: Run,
): Explained {
  const expected = {
    [test.test.operator]: 'condition' in test.test ? describeCondition(test.test.condition, list.settings) : true,
  };
  const labels = seen.traced
    .filter(one => seen.elements.items.includes(one.value))
    .map(one => one.text.slice(one.text.lastIndexOf('[') + 1, -1));
  return {
    path: pathOf(list, spot),
    actual: open === undefined ? labels.slice(0, 20) : { unknown: { code: open.code, detail: open.detail } },
    from: open === undefined ? wholeOrigin(list, spot, run) : undefined,
    expected: spot.negated ? negateExpected(expected) : expected,
    outcome: outcomeOf(seen.truth, spot.negated),
    place: spot.place,
    reason: open,
  };
}

/** Where a list as a whole came from; undefined where it is one of several. */
function wholeOrigin(
  { leaf, settings }: CompiledList,
  { base, prefix, place, from }: Spot,
  run: Run,
): string | undefined {
  const steps = leaf.path.steps.map((step, i, all) => (i === all.length - 1 ? withoutList(step) : step));
  const [whole, ...others] = trace(steps, { value: base, text: prefix, place, from }, run, settings);
  return others.length === 0 ? whole?.from : undefined;
}

function withoutList({ list: _, ...step }: Step): Step {
  return step;
}

function pathOf({ leaf }: CompiledList, spot: Spot): string {
  const text = leaf.projection.text === '' ? leaf.path.text : `${leaf.path.text}.${leaf.projection.text}`;
  return spot.prefix === '' ? text : `${spot.prefix}.${text}`;
}

/** Counts, sets and presence: the whole list against its test. */
function explainWhole(
  list: CompiledList,
  test: CompiledListTest,
  seen: Seen,
  spot: Spot,
  subject: Resource,
  run: Run,
): Explained {
  const { leaf, settings } = list;
  const values = list.project(seen.elements, run);
  const reason = seen.truth === OPEN ? reasonOf(test, values, spot.base, subject, run) : undefined;
  const { operator } = test.test;
  const interval = operator === 'distinct' ? distinctOf(values, leaf, settings) : countOf(values);
  const counted = operator === 'count' || operator === 'distinct';
  const inner =
    test.tests === undefined ? undefined : showTests(test.tests, ready => operandValue(ready, spot.base, subject, run));
  const operand = test.operand === undefined ? inner : showOperand(operandValue(test.operand, spot.base, subject, run));
  const expected = { [operator]: operand };
  const actual = counted ? showInterval(interval) : showActual(values, '');
  return {
    path: pathOf(list, spot),
    actual: reason === undefined ? actual : { unknown: { code: reason.code, detail: reason.detail } },
    from: reason === undefined ? wholeOrigin(list, spot, run) : undefined,
    expected: spot.negated ? negateExpected(expected) : expected,
    outcome: outcomeOf(seen.truth, spot.negated),
    place: placeOf(list, seen, spot),
    reason,
  };
}

/** Why a count, a set or presence is open: an operand, or the values. */
export function reasonOf(
  test: CompiledListTest,
  values: Collection,
  base: unknown,
  subject: Resource,
  run: Run,
): Unknown {
  const operands = test.tests?.map(one => one.operand) ?? (test.operand === undefined ? [] : [test.operand]);
  const operand = operands
    .map(ready => operandValue(ready, base, subject, run))
    .find(value => value instanceof Unknown);
  const hidden = [...values.items, ...values.possible].find(value => value instanceof Unknown);
  const found = operand ?? values.open ?? values.doubt ?? hidden;
  return found instanceof Unknown
    ? found
    : new Unknown('unreadable', 'the values cannot be compared with what is expected');
}

/** A list field's own place; for a relation that of the resource it starts from. */
function placeOf({ leaf }: CompiledList, seen: Seen, spot: Spot): Spot['place'] {
  const [first] = leaf.path.steps;
  if (spot.place === undefined || first === undefined || leaf.path.steps.length > 1 || first.is === 'relation')
    return spot.place;
  if (first.is === 'field') return { ...spot.place, path: [...spot.place.path, first.name] };
  return seen.traced[0]?.place ?? spot.place;
}
