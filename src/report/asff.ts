import type { BatchImportFindingsRequest } from '@aws-sdk/client-securityhub';
import type { Finding, Report } from '../model/finding.ts';
import type { SourceKind } from '../model/scope.ts';
import { type Home, securityFindingOf } from './asff/finding.ts';
import { jsonArray } from './json-lines.ts';
import type { Reporter } from './reporter.ts';
import { sourceKinds } from './source-kind.ts';

/** One finding as BatchImportFindings takes it. */
type SecurityFinding = NonNullable<BatchImportFindingsRequest['Findings']>[number];

const TEMPLATES: ReadonlySet<SourceKind | undefined> = new Set(['cloudformation', 'terraform', 'plan']);
const ACCOUNT = /^\d{12}$/;
const REGION = /^[a-z]{2,8}(?:-[a-z]+)+-\d{1,2}$/;

/**
 * The AWS Security Finding Format: a JSON array for `aws securityhub batch-import-findings`, of which it takes a hundred
 * at a time. A template's findings, and those without an account and a Region, are left out: Security Hub has
 * no place for them, and the format none to say so.
 */
export const asff: Reporter = function* (report) {
  yield* jsonArray(securityFindings(report));
};

function* securityFindings(report: Report): Iterable<SecurityFinding> {
  const kindOf = sourceKinds(report.scopes);
  for (const finding of report.findings) {
    const home = TEMPLATES.has(kindOf(finding)) ? undefined : homeOf(finding);
    if (home !== undefined) yield securityFindingOf(finding, home, report);
  }
}

function homeOf({ resource: { account = '', region = '' } }: Finding): Home | undefined {
  return ACCOUNT.test(account) && REGION.test(region) ? { account, region } : undefined;
}
