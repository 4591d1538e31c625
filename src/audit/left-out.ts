import { type Finding, type Report, SEVERITIES, type Severity, type Summary } from '../model/finding.ts';

/** A report with some of its findings, and how many were left out. */
export interface Narrowed {
  readonly report: Report;
  readonly left: number;
}

/**
 * Without the failures and unknowns that `isMeant` does not mean: they are neither told nor counted. What passed stays
 * counted, and undecided rules and gaps stay, since they say what was not looked at.
 */
export function narrowTo(report: Report, isMeant: (finding: Finding) => boolean): Narrowed {
  const isLeft = (finding: Finding) => isOpen(finding) && !isMeant(finding);
  const left = report.findings.filter(isLeft);
  const findings = report.findings.filter(finding => !isLeft(finding));
  return { report: { ...report, findings, summary: without(left, report.summary) }, left: left.length };
}

function isOpen({ status }: Finding): boolean {
  return status === 'fail' || status === 'unknown';
}

function without(left: readonly Finding[], summary: Summary): Summary {
  const open = left.filter(one => one.suppression === undefined);
  const counted = open.filter(one => one.status === 'unknown' || one.baseline !== 'known');
  const count = (status: Finding['status'], severities: readonly Severity[]) =>
    counted.filter(one => one.status === status && severities.includes(one.severity)).length;
  const bySeverity = { ...summary.bySeverity };
  for (const severity of SEVERITIES) {
    const { fail, unknown } = summary.bySeverity[severity];
    bySeverity[severity] = { fail: fail - count('fail', [severity]), unknown: unknown - count('unknown', [severity]) };
  }
  return {
    ...summary,
    fail: summary.fail - count('fail', SEVERITIES),
    unknown: summary.unknown - count('unknown', SEVERITIES),
    suppressed: summary.suppressed - (left.length - open.length),
    bySeverity,
  };
}
