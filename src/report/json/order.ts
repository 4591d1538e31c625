import type {
  ControlResult,
  Evidence,
  Finding,
  FindingResource,
  FrameworkResult,
  Gap,
  KnownFailure,
  Remediation,
  ScopeSummary,
  Summary,
  Suppression,
  Undecided,
  UnusedSuppression,
} from '../../model/finding.ts';
import type { Location } from '../../model/location.ts';

/** Every field must be written: one that is new in the model and not here does not compile. */
type Written<T> = { readonly [K in keyof Required<T>]: unknown };

/** A finding's fields in the order in which the schema has them. */
export function findingJson(finding: Finding): Written<Finding> {
  const { rule, title, category, severity, status, message, fingerprint, controls, baseline } = finding;
  return {
    rule,
    title,
    category,
    severity,
    status,
    message,
    fingerprint,
    resource: resource(finding.resource),
    location: finding.location === null ? null : location(finding.location),
    evidence: finding.evidence.map(evidence),
    remediation: remediation(finding.remediation),
    controls,
    suppression: finding.suppression === undefined ? undefined : suppression(finding.suppression),
    baseline,
  };
}

/** A scope's fields in the schema's order. */
export function scopeJson({ kind, path, account, region, complete }: ScopeSummary): Written<ScopeSummary> {
  return { kind, path, account, region, complete };
}

/** The summary's fields in the schema's order. */
export function summaryJson(summary: Summary): Written<Summary> {
  const { rules, resources, pass, fail, unknown, notApplicable, suppressed, notInSource } = summary;
  const { critical, high, medium, low, info } = summary.bySeverity;
  const bySeverity = { critical, high, medium, low, info } satisfies Written<Summary['bySeverity']>;
  return { rules, resources, pass, fail, unknown, notApplicable, suppressed, notInSource, bySeverity };
}

/** An undecided rule's fields in the schema's order. */
export function undecidedJson(undecided: Undecided): Written<Undecided> {
  const { rule, account, region, path, code, detail, resources } = undecided;
  return { rule, account, region, path, code, detail, resources };
}

/** A gap's fields in the schema's order. */
export function gapJson({ account, region, path, call, types, code, detail }: Gap): Written<Gap> {
  return { account, region, path, call, types, code, detail };
}

/** The fields of a failure that is gone in the schema's order. */
export function fixedJson({ rule, severity, resource, fingerprint }: KnownFailure): Written<KnownFailure> {
  const { type, id, account, region, path } = resource;
  return { rule, severity, resource: { type, id, account, region, path }, fingerprint };
}

/** An unused suppression's fields in the schema's order. */
export function unusedSuppressionJson(unused: UnusedSuppression): Written<UnusedSuppression> {
  const { rule, resource, reason, expires, why } = unused;
  return { rule, resource, reason, expires, why };
}

/** A framework's fields in the schema's order. */
export function frameworkJson({ id, title, controls }: FrameworkResult): Written<FrameworkResult> {
  return { id, title, controls: controls.map(control) };
}

function control(result: ControlResult): Written<ControlResult> {
  const { control: id, status, rules, resources, failing, undecided } = result;
  const { pass, fail, unknown, suppressed } = resources;
  return {
    control: id,
    status,
    rules,
    resources: { pass, fail, unknown, suppressed } satisfies Written<ControlResult['resources']>,
    failing: failing.map(one => ({ rule: one.rule, resource: resource(one.resource) })),
    undecided,
  };
}

function resource(one: FindingResource): Written<FindingResource> {
  const { type, id, arn, name, account, region, environment, calls } = one;
  return { type, id, arn, name, account, region, environment, calls };
}

function location({ file, startLine, startColumn, endLine, endColumn }: Location): Written<Location> {
  return { file, startLine, startColumn, endLine, endColumn };
}

function evidence({ path, actual, from, expected, outcome, location: at }: Evidence): Written<Evidence> {
  return { path, actual, from, expected, outcome, location: at === undefined ? undefined : location(at) };
}

function remediation({ summary, cli, cloudformation, terraform, impact }: Remediation): Written<Remediation> {
  return { summary, cli, cloudformation, terraform, impact };
}

function suppression({ reason, ticket, expires }: Suppression): Written<Suppression> {
  return { reason, ticket, expires };
}
