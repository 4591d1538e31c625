import type { AwsSecurityFinding, ComplianceStatus, SeverityLabel } from '@aws-sdk/client-securityhub';
import type { Finding, Report, Severity, Status } from '../../model/finding.ts';
import { partitionOf } from '../partition.ts';
import { LIMITS } from './limits.ts';
import { productFields } from './product-fields.ts';
import { resourceOf } from './resource.ts';
import { text } from './text.ts';

/** A finding's account and Region, which Security Hub must be asked in. */
export interface Home {
  readonly account: string;
  readonly region: string;
}

const SEVERITIES: Readonly<Record<Severity, SeverityLabel>> = {
  critical: 'CRITICAL',
  high: 'HIGH',
  medium: 'MEDIUM',
  low: 'LOW',
  info: 'INFORMATIONAL',
};

const STATUSES: Readonly<Record<Status, ComplianceStatus>> = {
  fail: 'FAILED',
  unknown: 'WARNING',
  pass: 'PASSED',
  'not-applicable': 'NOT_AVAILABLE',
};

/** A finding in the AWS Security Finding Format, under the account's own product. */
export function securityFindingOf(finding: Finding, { account, region }: Home, report: Report): AwsSecurityFinding {
  const { rule, title, fingerprint, resource, message, severity } = finding;
  return {
    SchemaVersion: '2018-10-08',
    Id: text(`rds-audit/${region}/${account}/${rule}/${fingerprint}`, LIMITS.id),
    ProductArn: `arn:${partitionOf(resource)}:securityhub:${region}:${account}:product/${account}/default`,
    GeneratorId: text(`rds-audit/${rule}`, LIMITS.generatorId),
    AwsAccountId: account,
    Types: ['Software and Configuration Checks/AWS Security Best Practices'],
    CreatedAt: report.finishedAt,
    UpdatedAt: report.finishedAt,
    Severity: { Label: isOpen(finding) ? SEVERITIES[severity] : 'INFORMATIONAL', Original: severity },
    Title: text(title, LIMITS.title),
    Description: text(message, LIMITS.description),
    Remediation: { Recommendation: { Text: text(finding.remediation.summary, LIMITS.recommendation) } },
    ProductFields: productFields(finding),
    Resources: [resourceOf(resource, region)],
    Compliance: complianceOf(finding),
    RecordState: isOpen(finding) ? 'ACTIVE' : 'ARCHIVED',
  };
}

/** What passes, does not apply or is suppressed is put away, so that importing it closes what was imported before. */
function isOpen({ status, suppression }: Finding): boolean {
  return (status === 'fail' || status === 'unknown') && suppression === undefined;
}

function complianceOf({ status, controls }: Finding): AwsSecurityFinding['Compliance'] {
  const requirements = Object.entries(controls).flatMap(([standard, ids]) => ids.map(id => `${standard} ${id}`));
  const told = requirements.map(requirement => text(requirement, LIMITS.fieldValue)).slice(0, LIMITS.requirements);
  return { Status: STATUSES[status], ...(told.length === 0 ? {} : { RelatedRequirements: told }) };
}
