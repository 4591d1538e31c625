import { NO, type Truth, YES } from '../../model/truth.ts';
import type { Rule } from '../rule.ts';
import { type FoundLeaf, leavesOf } from '../walk.ts';
import { compileFor, verdictOn } from './examples.ts';

/** A leaf that can be forced without any example noticing: an example is missing. */
export interface Survivor {
  readonly part: 'when' | 'assert';
  readonly path: string;
  readonly forced: boolean;
}

export interface MutationResult {
  readonly tried: number;
  readonly survivors: readonly Survivor[];
}

const MUTANTS: readonly Truth[] = [YES, NO];

/** Forces each leaf true, then false: some example must change its verdict. */
export function mutateRule(rule: Rule): MutationResult {
  const before = rule.tests.map(test => verdictOn(compileFor(rule, test), test));
  const mutants = leavesOf(rule).flatMap(found => MUTANTS.map(truth => ({ found, truth })));
  const survivors = mutants.filter(({ found, truth }) => !isNoticed(rule, found, truth, before));
  return {
    tried: mutants.length,
    survivors: survivors.map(({ found, truth }) => ({ part: found.part, path: nameOf(found), forced: truth === YES })),
  };
}

function isNoticed(rule: Rule, { leaf }: FoundLeaf, truth: Truth, before: readonly string[]): boolean {
  const force = new Map([[leaf.id, truth]]);
  return rule.tests.some((test, i) => verdictOn(compileFor(rule, test, { force }), test) !== before[i]);
}

/** A leaf in a message: its path and operators. */
export function nameOf({ leaf }: FoundLeaf): string {
  const projected = leaf.is === 'list' && leaf.projection.text !== '' ? `.${leaf.projection.text}` : '';
  return `${leaf.path.text || 'element'}${projected} (${leaf.tests.map(test => test.operator).join(', ')})`;
}
