import type { Finding, FindingResource, Remediation, Report } from '../../model/finding.ts';
import type { SourceKind } from '../../model/scope.ts';
import { fixOf } from '../fix.ts';
import { partitionOf } from '../partition.ts';
import { relative } from '../words.ts';
import { CHECK, LIFE, SEVERITY } from './enums.ts';

/** The version of the schema that the events are written for; AWS takes 1.1 and 1.5. */
const VERSION = '1.5.0';
const CLOUD_KINDS: ReadonlySet<SourceKind | undefined> = new Set(['live', 'recorded']);

/** A finding as an event of class 2003, Compliance Finding, of the activity "Create". */
export function eventOf(finding: Finding, kind: SourceKind | undefined, report: Report, cwd: string) {
  const { message, severity, suppression, baseline } = finding;
  const life = suppression === undefined ? LIFE.new : LIFE.suppressed;
  const inCloud = finding.resource.account !== undefined || CLOUD_KINDS.has(kind);
  return {
    ...{ category_uid: 2, category_name: 'Findings', class_uid: 2003, class_name: 'Compliance Finding' },
    ...{ activity_id: 1, activity_name: 'Create', type_uid: 200301, type_name: 'Compliance Finding: Create' },
    time: Date.parse(report.finishedAt),
    ...{ severity_id: SEVERITY[severity].id, severity: SEVERITY[severity].caption },
    ...{ status_id: life.id, status: life.caption },
    ...{ message, comment: suppression?.reason },
    metadata: metadataOf(report, inCloud),
    cloud: inCloud ? cloudOf(finding.resource) : undefined,
    finding_info: infoOf(finding, report),
    compliance: complianceOf(finding),
    resources: [resourceOf(finding, cwd)],
    remediation: remediationOf(finding, kind),
    unmapped: baseline === undefined ? undefined : { baseline },
  };
}

function metadataOf({ tool }: Report, inCloud: boolean) {
  const product = { name: tool.name, uid: tool.name, vendor_name: tool.name, version: tool.version };
  return { version: VERSION, product, profiles: inCloud ? ['cloud'] : undefined };
}

function cloudOf({ account, region }: FindingResource) {
  const owner = account === undefined ? undefined : { uid: account, type_id: 10, type: 'AWS Account' };
  return { provider: 'AWS', account: owner, region };
}

function infoOf({ fingerprint, title, message, rule, category }: Finding, { startedAt, finishedAt }: Report) {
  return {
    ...{ uid: fingerprint, title, desc: message, types: [category] },
    analytic: { type_id: 1, type: 'Rule', uid: rule, name: title },
    ...{ created_time: Date.parse(startedAt), last_seen_time: Date.parse(finishedAt) },
  };
}

/** OCSF wants a standard: a rule that stands for none is held against our own. */
function complianceOf({ rule, controls, status, message }: Finding) {
  const standards = Object.keys(controls);
  return {
    control: rule,
    standards: standards.length === 0 ? ['rds-audit'] : standards,
    requirements: Object.entries(controls).flatMap(([standard, ids]) => ids.map(id => `${standard} ${id}`)),
    ...{ status_id: CHECK[status].id, status: CHECK[status].caption, status_code: status, status_detail: message },
  };
}

function resourceOf({ resource, location, evidence }: Finding, cwd: string) {
  const { type, id, arn, name, region, environment } = resource;
  const place =
    location === null
      ? undefined
      : { file: relative(location.file, cwd), line: location.startLine, column: location.startColumn };
  return {
    ...{ uid: arn ?? id, name: name ?? id, type, region },
    cloud_partition: arn === undefined && region === undefined ? undefined : partitionOf(resource),
    labels: environment === undefined ? undefined : [`environment:${environment}`],
    data: { location: place, evidence: evidence.map(({ location: _, ...one }) => one) },
  };
}

function remediationOf(finding: Finding, kind: SourceKind | undefined) {
  const { summary, impact }: Remediation = finding.remediation;
  const { cli, cloudformation, terraform } = fixOf([finding], () => kind);
  return {
    desc: [summary, ...(impact === undefined ? [] : [impact]), ...cli, ...cloudformation, ...terraform].join('\n'),
  };
}
