import type { ScopeAudit } from '../audit.ts';
import { type Finding, type KnownFailure, type Report, SEVERITIES, type Summary } from '../model/finding.ts';
import { isOfAccount } from '../model/identity.ts';
import type { Baseline } from '../policy/baseline.ts';
import { fingerprint } from './place.ts';
import { isDecided } from './unused.ts';

/** The failures of a run as a baseline holds them; suppressed ones have their reason already. */
export function failuresOf(audits: readonly ScopeAudit[]): readonly KnownFailure[] {
  return openOf('fail', audits);
}

/** The same of what could not be decided for single resources. */
export function unknownsOf(audits: readonly ScopeAudit[]): readonly KnownFailure[] {
  return openOf('unknown', audits);
}

function openOf(status: 'fail' | 'unknown', audits: readonly ScopeAudit[]): readonly KnownFailure[] {
  return audits.flatMap(({ findings, scope, key }) =>
    findings
      .filter(one => one.status === status && one.suppression === undefined)
      .map(finding => ({
        rule: finding.rule,
        severity: finding.severity,
        resource: { ...placeOf(finding), path: isOfAccount(scope) || key === '' ? undefined : key },
        fingerprint: finding.fingerprint,
      })),
  );
}

function placeOf({ resource: { type, id, account, region } }: Finding) {
  return { type, id, account, region };
}

/**
 * The report with its failures told apart by the baseline: known ones do not count, and those that are gone are told.
 * Unknowns are told apart too, and stay in the count: what is known of them is that nobody knows.
 */
export function againstBaseline(
  report: Report,
  { failures, unknowns }: Baseline,
  audits: readonly ScopeAudit[],
  isWhole: boolean,
): Report {
  const failing = new Set(failures.map(one => one.fingerprint));
  const open = new Set([...failures, ...unknowns].map(one => one.fingerprint));
  const knownOf: KnownOf = { fail: failing, unknown: open };
  const findings = report.findings.map(finding => withBaseline(finding, knownOf));
  const counted = findings.filter(finding => isFailure(finding) && finding.baseline === 'known');
  const fixed = isWhole ? failures.filter(failure => isFixed(failure, audits)) : [];
  return { ...report, findings, summary: without(counted, report.summary), fixed };
}

/** Fingerprints. What failed and now is unknown is nothing new; what was unknown and now fails is. */
type KnownOf = Readonly<Record<'fail' | 'unknown', ReadonlySet<string>>>;

function withBaseline(finding: Finding, knownOf: KnownOf): Finding {
  const { status, fingerprint: own } = finding;
  if (status !== 'fail' && status !== 'unknown') return finding;
  return { ...finding, baseline: knownOf[status].has(own) ? 'known' : 'new' };
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
