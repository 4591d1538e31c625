import { derivedOf } from '../../model/derived.ts';
import type { Condition, Rule, ValueTest } from '../rule.ts';
import { type FoundLeaf, leavesOf } from '../walk.ts';
import { compileFor, verdictOn } from './examples.ts';
import { nameOf } from './mutation.ts';

/** A leaf that holds when nothing is there, without an example that shows this is meant. */
export interface Unshown {
  readonly path: string;
  readonly wants: 'absent' | 'empty';
}

const NEGATIVE: ReadonlySet<string> = new Set(['not', 'notIn', 'notMatches']);

/**
 * Masking cannot see a pass that comes of absence. So each leaf of the assert that holds of an absent value needs an
 * example where it is absent, and each `every` and `none` one where the list is empty.
 */
export function checkPolarity(rule: Rule): readonly Unshown[] {
  const seen = new Set<number>();
  for (const test of rule.tests) verdictOn(compileFor(rule, test, { observe: leaf => void seen.add(leaf) }), test);
  const guarded = guardedPaths(rule.when);
  const leaves = leavesOf(rule).filter(
    found => found.part === 'assert' && !found.selecting && !guarded.has(found.leaf.path.text),
  );
  return leaves
    .filter(found => !seen.has(found.leaf.id) && wants(found) !== undefined)
    .map(found => ({ path: nameOf(found), wants: wants(found) ?? 'absent' }));
}

/** Paths that `when` asks to be present: the assert never sees them absent. */
function guardedPaths(when: Condition): ReadonlySet<string> {
  const entries = when.is === 'all' ? when.of : [when];
  const present = entries.filter(entry => entry.is === 'value' && entry.tests.some(asksPresence));
  return new Set(present.map(entry => (entry.is === 'value' ? entry.path.text : '')));
}

function asksPresence({ operator, operand }: ValueTest): boolean {
  return operator === 'present' && operand.is === 'literal' && operand.value === true;
}

function wants(found: FoundLeaf): Unshown['wants'] | undefined {
  const { leaf, negated } = found;
  if (leaf.is === 'list')
    return leaf.tests.some(test => test.operator === 'every' || test.operator === 'none') ? 'empty' : undefined;
  const negative = leaf.tests.some(test => NEGATIVE.has(test.operator));
  return negative !== negated && canBeAbsent(leaf) ? 'absent' : undefined;
}

/** An element of a list is there; a derived field may be one that is never absent. */
function canBeAbsent(leaf: Extract<FoundLeaf['leaf'], { is: 'value' }>): boolean {
  const last = leaf.path.steps.at(-1);
  if (last === undefined) return false;
  return last.is !== 'derived' || derivedOf(last.on)[last.name]?.total !== true;
}
