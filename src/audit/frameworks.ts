import type { ScopeAudit } from '../audit.ts';
import type { ControlResult, ControlStatus, Finding, FrameworkResult, Report } from '../model/finding.ts';
import { FRAMEWORKS, type FrameworkId } from '../model/frameworks.ts';
import type { Rule } from '../rule/rule.ts';
import type { SelectedRule } from '../select.ts';
import { type RuleOutcome, ruleOutcomes } from './outcomes.ts';

/** How many of a control's failures are named; the counts tell of all. schema/report.schema.json has the same number. */
const FAILING_NAMED = 25;

/** A framework to report on: its controls, each with the rules that stand for it. */
export interface AskedFramework {
  readonly id: FrameworkId;
  readonly title: string;
  readonly controls: readonly AskedControl[];
}

interface AskedControl {
  readonly control: string;
  readonly rules: readonly string[];
}

/**
 * The controls of the frameworks asked for, in natural order. A rule that the run leaves out stands for its controls all the
 * same, so that these stay undecided; an opinion does only where it is selected.
 */
export function askedFrameworks(
  ids: readonly FrameworkId[],
  rules: readonly Rule[],
  selected: readonly SelectedRule[],
): readonly AskedFramework[] {
  const chosen = new Set(selected.map(({ rule }) => rule.id));
  const counted = rules.filter(rule => chosen.has(rule.id) || !rule.tags.includes('opinion'));
  const asked = FRAMEWORKS.filter(({ id }) => ids.includes(id));
  return asked.map(({ id, title }) => ({ id, title, controls: controlsOf(id, counted) }));
}

function controlsOf(framework: FrameworkId, rules: readonly Rule[]): readonly AskedControl[] {
  const byControl = new Map<string, string[]>();
  for (const { id, controls } of rules) {
    for (const control of new Set(controls[framework])) byControl.set(control, [...(byControl.get(control) ?? []), id]);
  }
  const { compare } = new Intl.Collator('en', { numeric: true });
  return [...byControl]
    .map(([control, ids]) => ({ control, rules: ids.sort() }))
    .sort((a, b) => compare(a.control, b.control));
}

/** What each control of the frameworks came to: violated by one failure, satisfied only where all is decided. */
export function judgeFrameworks(
  asked: readonly AskedFramework[],
  report: Pick<Report, 'findings' | 'undecided'>,
  audits: readonly Pick<ScopeAudit, 'tally' | 'off'>[],
): readonly FrameworkResult[] {
  const outcomes = ruleOutcomes(report, audits);
  return asked.map(({ id, title, controls }) => ({
    id,
    title,
    controls: controls.map(control => judgeControl(control, outcomes)),
  }));
}

function judgeControl({ control, rules }: AskedControl, outcomes: ReadonlyMap<string, RuleOutcome>): ControlResult {
  const judged = rules.map(rule => outcomes.get(rule)).filter(outcome => outcome !== undefined);
  const sum = (pick: (outcome: RuleOutcome) => number) => judged.reduce((total, one) => total + pick(one), 0);
  const undecided = rules.filter(rule => outcomes.get(rule)?.isDecided !== true);
  const resources = {
    pass: sum(one => one.pass),
    fail: sum(one => one.failures.length),
    unknown: sum(one => one.unknown),
    suppressed: sum(one => one.suppressed),
  };
  const failing = firstFailures(judged).map(({ rule, resource }) => ({ rule, resource }));
  return { control, status: statusOf(resources, undecided.length), rules, resources, failing, undecided };
}

/** What is suppressed does not violate a control, and does not satisfy it either. */
function statusOf({ pass, fail, suppressed }: ControlResult['resources'], undecided: number): ControlStatus {
  if (fail > 0) return 'violated';
  if (undecided > 0) return 'undecided';
  if (pass > 0) return 'satisfied';
  return suppressed > 0 ? 'undecided' : 'not-applicable';
}

/** Failures keep the report's order within a rule; the rule whose worst stands first in the report comes first. */
function firstFailures(outcomes: readonly RuleOutcome[]): readonly Finding[] {
  return outcomes
    .filter(({ failures }) => failures.length > 0)
    .toSorted((a, b) => a.firstFailure - b.firstFailure)
    .flatMap(({ failures }) => failures.slice(0, FAILING_NAMED))
    .slice(0, FAILING_NAMED);
}
