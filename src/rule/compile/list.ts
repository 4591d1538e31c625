import type { Run } from '../../model/run.ts';
import { allOf, anyOf, NO, negate, OPEN, type Truth, YES } from '../../model/truth.ts';
import { Collection, isAbsent, type Resource, toCollection, Unknown } from '../../model/value.ts';
import type { Condition, ListTest } from '../rule.ts';
import { type CompiledList, type CompiledListTest, countOf, distinctOf, type ListLeaf } from './elements.ts';
import { explainList } from './list-explain.ts';
import { reasonsOfList } from './list-reasons.ts';
import type { Judge, Settings } from './node.ts';
import { compileOperand, operandValue } from './operand.ts';
import { compileRead, lacksParam, type Read } from './read.ts';
import { askInterval, compileTests } from './test.ts';

/** Compiles the conditions inside a list leaf; handed in, since those may hold lists again. */
export type Compile = (condition: Condition, settings: Settings) => Judge | undefined;

/** A leaf on a list; undefined where the params it needs are not set. */
export function compileList(leaf: ListLeaf, settings: Settings, compile: Compile): Judge | undefined {
  if (lacksParam([...leaf.path.steps, ...leaf.projection.steps], settings)) return undefined;
  const project = projector(compileRead(leaf.projection.steps, settings), leaf.projection.steps.length > 0);
  const tests = leaf.tests
    .map(test => compileListTest(test, leaf, project, settings, compile))
    .filter(test => test !== undefined);
  if (tests.length === 0) return undefined;
  const select = selector(leaf, settings, compile);
  const forced = settings.force?.get(leaf.id);
  const only = tests.length === 1 ? tests[0] : undefined;
  const judge: Judge['judge'] = (base, subject, run) => {
    if (forced !== undefined) return forced;
    const elements = select(base, subject, run);
    if (isEmpty(elements)) settings.observe?.(leaf.id);
    return only === undefined
      ? allOf(tests.map(test => test.ask(elements, base, subject, run)))
      : only.ask(elements, base, subject, run);
  };
  const list: CompiledList = { leaf, tests, settings, select, project, judge };
  return {
    judge,
    explain: (spot, subject, run) => explainList(list, spot, subject, run),
    reasons: (base, subject, run) => reasonsOfList(list, base, subject, run),
  };
}

function isEmpty({ items, possible, open }: Collection): boolean {
  return items.length === 0 && possible.length === 0 && open === undefined;
}

function selector(leaf: ListLeaf, settings: Settings, compile: Compile): CompiledList['select'] {
  const read = compileRead(leaf.path.steps, settings);
  const where = leaf.where === undefined ? undefined : compile(leaf.where, settings);
  if (where === undefined) return (base, _, run) => toCollection(read(base, run));
  return (base, subject, run) => filter(toCollection(read(base, run)), element => where.judge(element, subject, run));
}

/** Elements that satisfy a condition; one of which that is open becomes a possible element. */
function filter({ items, possible, doubt, open }: Collection, truthOf: (element: unknown) => Truth): Collection {
  const truths = items.map(truthOf);
  const certain = items.filter((_, i) => truths[i] === YES);
  const doubtful = items.filter((_, i) => truths[i] === OPEN);
  const maybe = [...doubtful, ...possible.filter(element => truthOf(element) !== NO)];
  return new Collection(certain, maybe, doubt ?? (doubtful.length > 0 ? reasonFor(doubtful) : undefined), open);
}

function reasonFor(elements: readonly unknown[]): Unknown {
  const hidden = elements.find(element => element instanceof Unknown);
  return hidden instanceof Unknown
    ? hidden
    : new Unknown('unresolved-reference', 'whether an element counts is not known');
}

function projector(read: Read, projected: boolean): CompiledList['project'] {
  if (!projected) return elements => elements;
  return ({ items, possible, doubt, open }, run) => {
    const values = items.map(item => read(item, run));
    const certain = values.filter(value => !isAbsent(value) && !(value instanceof Unknown && !value.exists));
    const hidden = values.filter(value => value instanceof Unknown && !value.exists);
    const maybe = possible.map(item => read(item, run)).filter(value => !isAbsent(value));
    return new Collection(certain, [...hidden, ...maybe], doubt ?? firstUnknown(hidden), open);
  };
}

function firstUnknown(values: readonly unknown[]): Unknown | undefined {
  const found = values.find(value => value instanceof Unknown);
  return found instanceof Unknown ? found : undefined;
}

function compileListTest(
  test: ListTest,
  leaf: ListLeaf,
  project: CompiledList['project'],
  settings: Settings,
  compile: Compile,
): CompiledListTest | undefined {
  switch (test.operator) {
    case 'every':
    case 'some':
    case 'none':
      return quantifier(test, settings, compile);
    case 'count':
    case 'distinct':
      return numberTest(test, leaf, project, settings);
    case 'covers':
    case 'within':
    case 'overlaps':
      return setTest(test, project, settings);
    case 'present':
      return presentTest(test, project, settings);
  }
}

function quantifier(
  test: Extract<ListTest, { condition: Condition }>,
  settings: Settings,
  compile: Compile,
): CompiledListTest | undefined {
  const element = compile(test.condition, settings);
  if (element === undefined) return undefined;
  const quantify = test.operator === 'every' ? every : some;
  return {
    test,
    element,
    ask: (elements, _, subject, run) => {
      const truth = quantify(elements, element, subject, run);
      return test.operator === 'none' ? negate(truth) : truth;
    },
  };
}

/** One certain element settles it; a possible one, or the open end, only keeps it from being false. */
function some({ items, possible, open }: Collection, element: Judge, subject: Resource, run: Run): Truth {
  let truth: Truth = open === undefined ? NO : OPEN;
  for (const item of items) {
    const answer = element.judge(item, subject, run);
    if (answer === YES) return YES;
    if (answer === OPEN) truth = OPEN;
  }
  if (truth === OPEN) return OPEN;
  return possible.some(item => element.judge(item, subject, run) !== NO) ? OPEN : NO;
}

/** One certain element that fails settles it; a possible one that would, or the open end, keeps it from being true. */
function every({ items, possible, open }: Collection, element: Judge, subject: Resource, run: Run): Truth {
  let truth: Truth = open === undefined ? YES : OPEN;
  for (const item of items) {
    const answer = element.judge(item, subject, run);
    if (answer === NO) return NO;
    if (answer === OPEN) truth = OPEN;
  }
  if (truth === OPEN) return OPEN;
  return possible.some(item => element.judge(item, subject, run) !== YES) ? OPEN : YES;
}

function numberTest(
  test: Extract<ListTest, { tests: unknown }>,
  leaf: ListLeaf,
  project: CompiledList['project'],
  settings: Settings,
): CompiledListTest | undefined {
  const tests = compileTests(test.tests, 'number', settings);
  if (tests === undefined) return undefined;
  const measure = test.operator === 'count' ? countOf : (values: Collection) => distinctOf(values, leaf, settings);
  return {
    test,
    tests,
    ask: (elements, base, subject, run) => askInterval(tests, measure(project(elements, run)), base, subject, run),
  };
}

function presentTest(
  test: Extract<ListTest, { operator: 'present' }>,
  project: CompiledList['project'],
  settings: Settings,
): CompiledListTest | undefined {
  const operand = compileOperand(test.operand, settings);
  if (operand === undefined) return undefined;
  const wanted = operand.is === 'constant' && operand.value === true;
  return {
    test,
    operand,
    ask: (elements, _, __, run) => {
      const { low, high } = countOf(project(elements, run));
      const present = low > 0 ? YES : high > 0 ? OPEN : NO;
      return wanted ? present : negate(present);
    },
  };
}

type SetTest = Extract<ListTest, { operator: 'covers' | 'within' | 'overlaps' }>;

function setTest(test: SetTest, project: CompiledList['project'], settings: Settings): CompiledListTest | undefined {
  const operand = compileOperand(test.operand, settings);
  if (operand === undefined) return undefined;
  const rules = settings.kinds[test.kind];
  const comparisons = (wanted: unknown) =>
    (Array.isArray(wanted) ? wanted : [wanted]).map(value => rules.against(value));
  const fixed =
    operand.is === 'constant' && !(operand.value instanceof Unknown) ? comparisons(operand.value) : undefined;
  return {
    test,
    operand,
    ask: (elements, base, subject, run) => {
      const wanted = fixed === undefined ? operandValue(operand, base, subject, run) : undefined;
      if (wanted instanceof Unknown) return OPEN;
      const asked = fixed ?? comparisons(wanted);
      const same = (value: unknown, i: number): Truth =>
        value instanceof Unknown ? OPEN : (asked[i]?.equals(value) ?? OPEN);
      return SET_QUESTIONS[test.operator](project(elements, run), asked.length, same);
    },
  };
}

/** Whether a value is the i-th one asked for. */
type Same = (value: unknown, i: number) => Truth;

const SET_QUESTIONS: Readonly<Record<SetTest['operator'], (values: Collection, asked: number, same: Same) => Truth>> = {
  covers: (values, asked, same) => allOf(indexes(asked).map(i => someIs(values, value => same(value, i)))),
  overlaps: (values, asked, same) => someIs(values, value => anyOf(indexes(asked).map(i => same(value, i)))),
  within: (values, asked, same) => {
    const inside = (value: unknown) => anyOf(indexes(asked).map(i => same(value, i)));
    return negate(someIs(values, value => negate(inside(value))));
  },
};

const indexes = (length: number): readonly number[] => Array.from({ length }, (_, i) => i);

/** As the quantifier `some`, over plain values. */
function someIs({ items, possible, open }: Collection, test: (value: unknown) => Truth): Truth {
  const certain = anyOf(items.map(test));
  if (certain !== NO) return certain;
  return open !== undefined || possible.some(value => test(value) !== NO) ? OPEN : NO;
}
