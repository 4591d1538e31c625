import type { Status } from '../../model/finding.ts';
import type { Truth } from '../../model/truth.ts';
import type { Settings } from '../compile/node.ts';
import { type CompiledRule, compileRule, type ExplainedVerdict } from '../compile/rule.ts';
import { kindsAt } from '../kinds/index.ts';
import { defaultsOf } from '../params.ts';
import type { Rule, RuleTest } from '../rule.ts';
import { type Given, nowOf, readGiven, runOf, subjectOf } from './given.ts';

interface Extra {
  readonly force?: ReadonlyMap<number, Truth>;
  readonly observe?: Settings['observe'];
}

/** The rule with an example's params and clock; params of an example replace defaults whole. */
export function compileFor(rule: Rule, test: RuleTest, extra: Extra = {}): CompiledRule {
  const now = nowOf(test);
  return compileRule(rule, { kinds: kindsAt(now), now, params: { ...defaultsOf(rule), ...test.params }, ...extra });
}

/** The verdict on an example's data, or on data that masking has changed. */
export function verdictOn(compiled: CompiledRule, test: RuleTest, given: Given = readGiven(test)): Status {
  const subject = subjectOf(given, compiled.rule);
  return subject === undefined ? 'unknown' : compiled.judge(subject, runOf(given, compiled.rule, test));
}

/** The verdict of an example with its evidence. */
export function explainExample(rule: Rule, test: RuleTest): ExplainedVerdict | undefined {
  const given = readGiven(test);
  const subject = subjectOf(given, rule);
  return subject === undefined ? undefined : compileFor(rule, test).explain(subject, runOf(given, rule, test));
}
