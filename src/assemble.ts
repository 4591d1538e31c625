import { type AskedFramework, judgeFrameworks } from './audit/frameworks.ts';
import { summaryOf } from './audit/tally.ts';
import type { ScopeAudit } from './audit.ts';
import { type Finding, type Report, SEVERITIES, type STATUSES } from './model/finding.ts';

interface Times {
  readonly version: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  /** How many rules were selected. */
  readonly rules: number;
  /** The frameworks to tell of; none = the report says nothing of controls. */
  readonly frameworks?: readonly AskedFramework[] | undefined;
  readonly unusedSuppressions?: Report['unusedSuppressions'] | undefined;
}

/** One report from the audits of all scopes, in a stable order: worst first. */
export function assembleReport(
  audits: readonly ScopeAudit[],
  { version, startedAt, finishedAt, rules, frameworks = [], unusedSuppressions = [] }: Times,
): Report {
  const resources = audits.reduce((total, one) => total + one.resources, 0);
  const report: Report = {
    schemaVersion: 1,
    tool: { name: 'rds-audit', version },
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    scopes: audits.map(one => one.scope),
    summary: summaryOf(
      audits.map(one => one.tally),
      rules,
      resources,
    ),
    findings: audits.flatMap(one => one.findings).sort(compareFindings),
    undecided: audits.flatMap(one => one.undecided).sort((a, b) => compareTexts(undecidedKey(a), undecidedKey(b))),
    gaps: audits.flatMap(one => one.gaps),
    unusedSuppressions,
  };
  return frameworks.length === 0 ? report : { ...report, frameworks: judgeFrameworks(frameworks, report, audits) };
}

const STATUS_ORDER = ['fail', 'unknown', 'pass', 'not-applicable'] satisfies (typeof STATUSES)[number][];

function compareFindings(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status) ||
    compareTexts(findingKey(a), findingKey(b))
  );
}

function findingKey({ rule, resource }: Finding): readonly string[] {
  return [rule, resource.account ?? '', resource.region ?? '', resource.type, resource.id];
}

function undecidedKey({ rule, account, region, path }: Report['undecided'][number]): readonly string[] {
  return [rule, account ?? '', region ?? '', path ?? ''];
}

/** By code units: the same on every machine. */
function compareTexts(a: readonly string[], b: readonly string[]): number {
  for (const [i, text] of a.entries()) {
    const other = b[i] ?? '';
    if (text !== other) return text < other ? -1 : 1;
  }
  return 0;
}
