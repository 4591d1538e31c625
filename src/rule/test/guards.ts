import type { Condition, ListTest, Operand, ValueTest } from '../rule.ts';
import type { FoundLeaf } from '../walk.ts';

type Leaf = FoundLeaf['leaf'];
type ListLeaf = Extract<Leaf, { is: 'list' }>;

/** Whether a leaf is never judged of something absent or of an empty list: what holds before it asks that of the same path. */
export function isGuarded({ leaf, guard }: FoundLeaf): boolean {
  return guard !== undefined && entriesOf(guard).some(entry => guards(entry, leaf));
}

function entriesOf(condition: Condition): readonly Condition[] {
  return condition.is === 'all' ? condition.of.flatMap(entriesOf) : [condition];
}

function guards(entry: Condition, leaf: Leaf): boolean {
  if (entry.is === 'value') return leaf.is === 'value' && samePath(entry, leaf) && entry.tests.some(failsOnAbsent);
  if (entry.is !== 'list' || leaf.is !== 'list' || !samePath(entry, leaf)) return false;
  return selectsNoMore(entry, leaf) && entry.tests.some(failsOnEmpty);
}

const samePath = (one: Leaf, other: Leaf): boolean => one.path.text === other.path.text;

/** What the guard finds something among, the leaf finds something among too. */
function selectsNoMore(guard: ListLeaf, leaf: ListLeaf): boolean {
  return leaf.where === undefined || plain(guard.where) === plain(leaf.where);
}

/** A condition without the numbers of its leaves. */
function plain(condition: Condition | undefined): string {
  return JSON.stringify(condition, (key, value: unknown) => (key === 'id' ? undefined : value)) ?? '';
}

/** Operators that hold of something absent. */
export const NEGATIVE: ReadonlySet<string> = new Set(['not', 'notIn', 'notMatches']);

/** A test whose param is not set drops out, so only what is written guards. */
function failsOnAbsent({ operator, operand }: ValueTest): boolean {
  if (operand.is !== 'literal' || NEGATIVE.has(operator)) return false;
  return operator !== 'present' || operand.value === true;
}

function failsOnEmpty(test: ListTest): boolean {
  switch (test.operator) {
    case 'some':
      return true;
    case 'every':
    case 'none':
    case 'within':
      return false;
    case 'count':
    case 'distinct':
      return test.tests.some(({ operator, operand }) => asksForOne(operator, operand));
    case 'present':
      return test.operand.is === 'literal' && test.operand.value === true;
    case 'covers':
    case 'overlaps':
      return test.operand.is === 'literal' && !(Array.isArray(test.operand.value) && test.operand.value.length === 0);
  }
}

function asksForOne(operator: string, operand: Operand): boolean {
  const isLeast = operator === 'min' || operator === 'equals';
  return isLeast && operand.is === 'literal' && typeof operand.value === 'number' && operand.value >= 1;
}
