import type { ScopeAudit } from '../audit.ts';
import type { Finding, Report } from '../model/finding.ts';
import type { Tally } from './tally.ts';

/** What a selected rule came to over all scopes. */
export interface RuleOutcome {
  pass: number;
  /** Without suppressed ones, in the report's order. */
  readonly failures: Finding[];
  /** Where the first failure stands among the report's findings. */
  firstFailure: number;
  unknown: number;
  suppressed: number;
  /** No verdict of it is open, none is one that the source can never give, and no environment turns the rule off. */
  isDecided: boolean;
}

/** The outcomes of the selected rules, by id; passes are only counted, the rest the report tells. */
export function ruleOutcomes(
  { findings, undecided }: Pick<Report, 'findings' | 'undecided'>,
  audits: readonly Pick<ScopeAudit, 'tally' | 'off'>[],
): ReadonlyMap<string, RuleOutcome> {
  const outcomes = new Map<string, RuleOutcome>();
  const of = (rule: string): RuleOutcome => {
    const outcome = outcomes.get(rule) ?? nothingYet();
    outcomes.set(rule, outcome);
    return outcome;
  };
  for (const { tally, off } of audits) {
    for (const [i, rule] of tally.rules.entries()) addCounts(of(rule), tally, i);
    for (const rule of off) of(rule).isDecided = false;
  }
  for (const [i, finding] of findings.entries()) addFinding(of(finding.rule), finding, i);
  for (const { rule, resources } of undecided) addOpen(of(rule), resources ?? 0);
  return outcomes;
}

function nothingYet(): RuleOutcome {
  return { pass: 0, failures: [], firstFailure: 0, unknown: 0, suppressed: 0, isDecided: true };
}

function addCounts(outcome: RuleOutcome, { pass, notInSource }: Tally, rule: number): void {
  outcome.pass += pass[rule] ?? 0;
  if ((notInSource[rule] ?? 0) > 0) outcome.isDecided = false;
}

function addFinding(outcome: RuleOutcome, finding: Finding, index: number): void {
  const { status, suppression } = finding;
  if (status !== 'fail' && status !== 'unknown') return;
  if (suppression !== undefined) outcome.suppressed += 1;
  else if (status === 'unknown') addOpen(outcome, 1);
  else {
    if (outcome.failures.length === 0) outcome.firstFailure = index;
    outcome.failures.push(finding);
  }
}

function addOpen(outcome: RuleOutcome, verdicts: number): void {
  outcome.unknown += verdicts;
  outcome.isDecided = false;
}
