import type { Report } from '../model/finding.ts';
import { distinct } from './group.ts';
import { plural } from './words.ts';

/** `open`: nothing failed, and yet it is no success. */
export type OutcomeState = 'failed' | 'open' | 'passed';

/** How a run ended, and the one line that says so. */
export interface Outcome {
  readonly state: OutcomeState;
  readonly sentence: string;
}

/** The outcome of a report. What is unknown, undecided or incomplete never makes a success. */
export function outcomeOf(report: Report): Outcome {
  const { fail, pass, unknown } = report.summary;
  const scopes = `in ${plural(report.scopes.length, 'scope')}`;
  const failed = failedInWords(report);
  const counts = [...failed, `${unknown} unknown`, ...undecidedRules(report), ...incompleteScopes(report)];
  if (fail > 0) return { state: 'failed', sentence: `${counts.join(', ')} ${scopes}` };
  if (isOpen(report)) return { state: 'open', sentence: `Not a pass: ${counts.join(', ')} ${scopes}` };
  if (pass === 0 && knownIn(report) === 0)
    return { state: 'open', sentence: `Not a pass: nothing was judged ${scopes}` };
  return { state: 'passed', sentence: `Passed: ${pass} passed, ${failed.join(', ')}, 0 unknown ${scopes}` };
}

/** Against a baseline: what is new, what it knows, and what is gone. */
function failedInWords(report: Report): readonly string[] {
  const { summary, fixed } = report;
  if (fixed === undefined) return [`${summary.fail} failed`];
  return [`${summary.fail} new failed`, `${knownIn(report)} known`, `${fixed.length} fixed`];
}

/** How many failures the baseline holds already; suppressed ones are counted apart. */
export function knownIn({ findings }: Report): number {
  return findings.filter(one => one.status === 'fail' && one.baseline === 'known' && one.suppression === undefined)
    .length;
}

function isOpen(report: Report): boolean {
  const open = report.summary.unknown > 0 || report.undecided.length > 0 || report.gaps.length > 0;
  return open || report.scopes.some(({ complete }) => !complete);
}

function undecidedRules({ undecided }: Report): readonly string[] {
  const rules = distinct(undecided.map(({ rule }) => rule)).length;
  return rules === 0 ? [] : [`${plural(rules, 'rule')} undecided`];
}

/** Only told where nothing else shows that something is missing. */
function incompleteScopes({ scopes, summary, undecided }: Report): readonly string[] {
  const incomplete = scopes.filter(({ complete }) => !complete).length;
  const told = summary.unknown > 0 || undecided.length > 0 || incomplete === 0;
  return told ? [] : [`${incomplete} incomplete`];
}
