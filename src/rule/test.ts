import type { ExplainedVerdict } from './compile/rule.ts';
import type { Rule, RuleTest } from './rule.ts';
import { compileFor, explainExample, verdictOn } from './test/examples.ts';
import { type Flip, maskRule } from './test/masking.ts';
import { mutateRule, type Survivor } from './test/mutation.ts';
import { checkPolarity, type Unshown } from './test/polarity.ts';

/** An example whose verdict is not the expected one. */
export interface WrongExample {
  readonly example: RuleTest;
  readonly got: string;
  readonly verdict: ExplainedVerdict | undefined;
}

/** What a rule's examples and the proofs over them showed. */
export interface RuleTestResult {
  readonly rule: Rule;
  readonly examples: number;
  readonly maskings: number;
  readonly mutants: number;
  readonly wrong: readonly WrongExample[];
  readonly flips: readonly Flip[];
  readonly survivors: readonly Survivor[];
  readonly unshown: readonly Unshown[];
}

/** Judges every example of a rule and proves masking, mutation and polarity over them. */
export function testRule(rule: Rule): RuleTestResult {
  const masking = maskRule(rule);
  const mutation = mutateRule(rule);
  return {
    rule,
    examples: rule.tests.length,
    maskings: masking.tried,
    mutants: mutation.tried,
    wrong: rule.tests.map(example => judgeExample(rule, example)).filter(found => found !== undefined),
    flips: masking.flips,
    survivors: mutation.survivors,
    unshown: checkPolarity(rule),
  };
}

function judgeExample(rule: Rule, example: RuleTest): WrongExample | undefined {
  const got = verdictOn(compileFor(rule, example), example);
  return got === example.expect ? undefined : { example, got, verdict: explainExample(rule, example) };
}

/** Whether everything held; a rule without examples proves nothing. */
export function isProved(result: RuleTestResult): boolean {
  const { examples, wrong, flips, survivors, unshown } = result;
  return examples > 0 && [wrong, flips, survivors, unshown].every(list => list.length === 0);
}
