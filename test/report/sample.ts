import type { Evidence, Finding, Report, Severity, Summary } from '../../src/model/finding.ts';
import type { Location } from '../../src/model/location.ts';
import type { ReportContext } from '../../src/report/reporter.ts';

/** A context as a pipe without options has it. */
export const CONTEXT: ReportContext = { version: '0.1.0', color: false, width: 80, cwd: '/work', include: new Set() };

/** A finding with one failed test, but for what is given. */
export function finding(given: Partial<Finding> = {}): Finding {
  return {
    rule: 'rds-instance-not-publicly-accessible',
    title: 'DB instance is not publicly accessible',
    category: 'network',
    severity: 'critical',
    status: 'fail',
    message: 'PubliclyAccessible is true, expected false.',
    fingerprint: '0'.repeat(64),
    resource: { type: 'DBInstance', id: 'orders-prod', account: '111122223333', region: 'eu-west-1' },
    location: null,
    evidence: [evidence()],
    remediation: { summary: 'Turn public access off.' },
    controls: {},
    ...given,
  };
}

/** Evidence of one test that was not met, but for what is given. */
export function evidence(given: Partial<Evidence> = {}): Evidence {
  return { path: 'PubliclyAccessible', actual: true, expected: false, outcome: 'not-met', ...given };
}

/** A place of ten columns on one line. */
export function at(file: string, line: number, column: number): Location {
  return { file, startLine: line, startColumn: column, endLine: line, endColumn: column + 10 };
}

/** A summary that counts the given findings and nothing else, but for what is given. */
export function summaryOf(findings: readonly Finding[], given: Partial<Summary> = {}): Summary {
  const counted = findings.filter(({ suppression }) => suppression === undefined);
  const count = (status: Finding['status'], severity?: Severity) =>
    counted.filter(one => one.status === status && (severity === undefined || one.severity === severity)).length;
  const open = (severity: Severity) => ({ fail: count('fail', severity), unknown: count('unknown', severity) });
  return {
    rules: new Set(findings.map(({ rule }) => rule)).size,
    resources: new Set(findings.map(({ resource }) => resource.id)).size,
    pass: count('pass'),
    fail: count('fail'),
    unknown: count('unknown'),
    notApplicable: count('not-applicable'),
    suppressed: findings.length - counted.length,
    notInSource: 0,
    bySeverity: {
      ...{ critical: open('critical'), high: open('high'), medium: open('medium') },
      ...{ low: open('low'), info: open('info') },
    },
    ...given,
  };
}

/** A report of one live scope with the given findings, but for what else is given. */
export function report(findings: readonly Finding[] = [], given: Partial<Report> = {}): Report {
  return {
    schemaVersion: 1,
    tool: { name: 'rds-audit', version: '0.1.0' },
    startedAt: '2026-09-01T08:00:00.000Z',
    finishedAt: '2026-09-01T08:00:02.500Z',
    scopes: [{ kind: 'live', account: '111122223333', region: 'eu-west-1', complete: true }],
    summary: summaryOf(findings),
    findings,
    undecided: [],
    gaps: [],
    unusedSuppressions: [],
    ...given,
  };
}
