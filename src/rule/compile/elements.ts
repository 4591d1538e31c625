import type { Run } from '../../model/run.ts';
import type { Truth } from '../../model/truth.ts';
import { type Collection, type Resource, Unknown } from '../../model/value.ts';
import type { Condition, ListTest } from '../rule.ts';
import type { Judge, Settings } from './node.ts';
import type { Ready } from './operand.ts';
import type { CompiledTest, Interval } from './test.ts';

export type ListLeaf = Extract<Condition, { is: 'list' }>;

/** One operator on a list, ready: what it asks of the elements that are left after `where`. */
export interface CompiledListTest {
  readonly test: ListTest;
  readonly element?: Judge | undefined;
  readonly tests?: readonly CompiledTest[] | undefined;
  readonly operand?: Ready | undefined;
  ask(elements: Collection, base: unknown, subject: Resource, run: Run): Truth;
}

export interface CompiledList {
  readonly leaf: ListLeaf;
  readonly tests: readonly CompiledListTest[];
  readonly settings: Settings;
  /** The elements that are looked at, before any projection. */
  select(base: unknown, subject: Resource, run: Run): Collection;
  /** The projected values, absent ones left out. */
  project(elements: Collection, run: Run): Collection;
  judge: Judge['judge'];
}

/** How many there are: possible ones may be none, and behind an open end there is no bound. */
export function countOf({ items, possible, open }: Collection): Interval {
  return { low: items.length, high: open === undefined ? items.length + possible.length : Number.POSITIVE_INFINITY };
}

/** How many different values there are: one that is hidden may repeat another or be one more. */
export function distinctOf({ items, possible, open }: Collection, leaf: ListLeaf, settings: Settings): Interval {
  const keyOf = (value: unknown) =>
    leaf.kind === 'none' || value instanceof Unknown ? undefined : settings.kinds[leaf.kind].key(value);
  const keys = items.map(keyOf);
  const known = new Set(keys.filter(key => key !== undefined));
  const hidden = keys.length - keys.filter(key => key !== undefined).length;
  const others = possible.map(keyOf);
  const further = new Set(others.filter(key => key !== undefined && !known.has(key))).size;
  const low = known.size === 0 && hidden > 0 ? 1 : known.size;
  const high = known.size + hidden + further + others.filter(key => key === undefined).length;
  return { low, high: open === undefined ? high : Number.POSITIVE_INFINITY };
}
