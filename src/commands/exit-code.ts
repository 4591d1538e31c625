import { type Finding, type Report, SEVERITIES, type Severity } from '../model/finding.ts';
import type { FailOn } from '../policy/fail-on.ts';
import { openUnknowns } from '../report/open.ts';
import type { SelectedRule } from '../select.ts';
import { withSources } from '../source/aws/calls.ts';
import type { Mistake } from '../util/errors.ts';
import { EXIT, type ExitCode } from './io.ts';
import { needsOf } from './rules-of.ts';

export interface ExitOptions {
  readonly allowIncomplete: boolean;
  readonly failOnUnknown: boolean;
  readonly failOn: FailOn;
  /** What was just written to a baseline does not count. */
  readonly writeBaseline?: string | undefined;
}

/** 2 beats 1: a job half done must not look like one that was done. */
export function exitCode(
  report: Report,
  mistakes: readonly Mistake[],
  selected: readonly SelectedRule[],
  options: ExitOptions,
): ExitCode {
  if (mistakes.length > 0 || (!options.allowIncomplete && lacksWhatWasAsked(report, selected))) return EXIT.failed;
  const counting = SEVERITIES.filter(severity => reaches(severity, options.failOn));
  const found = counting.some(severity => {
    const { fail, unknown } = report.summary.bySeverity[severity];
    const isNew = unknown > knownUnknowns(report, severity, options);
    return (fail > 0 && options.writeBaseline === undefined) || (options.failOnUnknown && isNew);
  });
  return found ? EXIT.findings : EXIT.ok;
}

/** How many of the unknowns of a severity the baseline holds; what a scope leaves undecided is in no baseline. */
function knownUnknowns(report: Report, severity: Severity, { writeBaseline }: ExitOptions): number {
  const isKnown = ({ baseline }: Finding) => writeBaseline !== undefined || baseline === 'known';
  return openUnknowns(report).filter(one => one.severity === severity && isKnown(one)).length;
}

/** Whether a failure of this severity counts. */
export function reaches(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'none' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
}

/** A call that was attempted and not answered, of a type that a selected rule reads or that says whom to ask about. */
function lacksWhatWasAsked({ gaps }: Report, selected: readonly SelectedRule[]): boolean {
  if (gaps.length === 0) return false;
  const needed: ReadonlySet<string> = withSources(needsOf(selected));
  return gaps.some(gap => gap.types.some(type => needed.has(type)));
}
