import { derivedOf } from '../../model/derived.ts';
import type { Rule } from '../rule.ts';
import { type FoundLeaf, leavesOf } from '../walk.ts';
import { compileFor, verdictOn } from './examples.ts';
import { isGuarded, NEGATIVE } from './guards.ts';
import { nameOf } from './mutation.ts';

/** A leaf that holds when nothing is there, without an example that shows this is meant. */
export interface Unshown {
  readonly path: string;
  readonly wants: 'absent' | 'empty';
}

/**
 * Masking cannot see a pass that comes of absence. So each leaf of the assert that holds of an absent value needs an
 * example where it is absent, and each `every` and `none` one where the list is empty.
 */
export function checkPolarity(rule: Rule): readonly Unshown[] {
  const seen = new Set<number>();
  for (const test of rule.tests) verdictOn(compileFor(rule, test, { observe: leaf => void seen.add(leaf) }), test);
  const leaves = leavesOf(rule).filter(found => found.part === 'assert' && !found.selecting && !isGuarded(found));
  return leaves
    .filter(found => !seen.has(found.leaf.id) && wants(found) !== undefined)
    .map(found => ({ path: nameOf(found), wants: wants(found) ?? 'absent' }));
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
