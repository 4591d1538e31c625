import type { ScopeAudit } from '../audit.ts';
import { type Finding, type KnownFailure, type Report, SEVERITIES, type Summary } from '../model/finding.ts';
import type { Baseline } from '../policy/baseline.ts';
import { fingerprint } from './place.ts';
import { isDecided } from './unused.ts';

/** The failures of a run as a baseline holds them; suppressed ones have their reason already. */
export function failuresOf(audits: readonly ScopeAudit[]): readonly KnownFailure[] {
  return audits.flatMap(({ findings, scope }) =>
    findings.filter(isFailure).map(finding => ({
      rule: finding.rule,
      severity: finding.severity,
      resource: { ...placeOf(finding), path: isNamed(finding) ? undefined : scope.path },
      fingerprint: finding.fingerprint,
    })),
  );
}

function placeOf({ resource: { type, id, account, region } }: Finding) {
  return { type, id, account, region };
}

function isNamed({ resource }: Finding): boolean {
  return resource.account !== undefined || resource.region !== undefined;
}

/** The report with its failures told apart by the baseline: known ones do not count, and those that are gone are told. */
export function againstBaseline(
  report: Report,
  { failures }: Baseline,
  audits: readonly ScopeAudit[],
  isWhole: boolean,
): Report {
  const known = new Set(failures.map(one => one.fingerprint));
  const findings = report.findings.map(finding => withBaseline(finding, known));
  const counted = findings.filter(finding => isFailure(finding) && finding.baseline === 'known');
  const fixed = isWhole ? failures.filter(failure => isFixed(failure, audits)) : [];
  return { ...report, findings, summary: without(counted, report.summary), fixed };
}

function withBaseline(finding: Finding, known: ReadonlySet<string>): Finding {
  if (finding.status !== 'fail') return finding;
  return { ...finding, baseline: known.has(finding.fingerprint) ? 'known' : 'new' };
}

function isFailure({ status, suppression }: Finding): boolean {
  return status === 'fail' && suppression === undefined;
}

function without(findings: readonly Finding[], summary: Summary): Summary {
  const bySeverity = { ...summary.bySeverity };
  for (const severity of SEVERITIES) {
    const { fail, unknown } = summary.bySeverity[severity];
    bySeverity[severity] = { fail: fail - findings.filter(one => one.severity === severity).length, unknown };
  }
  return { ...summary, fail: summary.fail - findings.length, bySeverity };
}

/** Its scope was judged, its rule for every resource there, and it is neither failing nor unknown. */
function isFixed({ rule, resource: { type, id }, fingerprint: own }: KnownFailure, audits: readonly ScopeAudit[]) {
  const audit = audits.find(({ key }) => fingerprint([rule, key, type, id]) === own);
  if (audit === undefined || !isDecided(rule, audit) || audit.off.has(rule)) return false;
  return audit.findings.every(
    one => one.fingerprint !== own || one.status === 'pass' || one.status === 'not-applicable',
  );
}
