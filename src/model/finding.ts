import type { Location, Place } from './location.ts';
import type { SourceKind } from './scope.ts';
import type { ReasonCode } from './value.ts';

/** Worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const STATUSES = ['pass', 'fail', 'unknown', 'not-applicable'] as const;
export type Status = (typeof STATUSES)[number];

/** What stood at a path when a rule was judged. Lists and objects appear as they are written; secrets as "(sensitive)". */
export type Actual =
  | { readonly absent: true }
  | { readonly unknown: { readonly code: ReasonCode; readonly detail: string } }
  | Literal;
export type Literal = string | number | boolean | readonly unknown[] | { readonly [key: string]: unknown };

export interface Evidence {
  /** The path read, elements named: `securityGroups.ingress[sgr-0a1].cidrs`. */
  readonly path: string;
  readonly actual: Actual;
  /** Where the value came from, for people: a dated table, a template's parameter, a default. Absent where it simply stands there. */
  readonly from?: string | undefined;
  /** The test in the rule language, params filled in: `{ min: 7 }`, `false`, `{ not: { in: [...] } }`. */
  readonly expected: unknown;
  readonly outcome: 'met' | 'not-met' | 'unknown';
  readonly location?: Location | undefined;
}

/** Evidence before its place in a file has been looked up. */
export interface PlacedEvidence extends Omit<Evidence, 'location'> {
  /** Absent for what is written nowhere: a count over a relation, say. */
  readonly place?: Place | undefined;
}

export interface FindingResource {
  /** The model's type: DBInstance, DBCluster … */
  readonly type: string;
  /** DB identifier live and recorded, logical id in CloudFormation, address in Terraform. */
  readonly id: string;
  readonly arn?: string | undefined;
  readonly name?: string | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly environment?: string | undefined;
  /** In a module or nested stack: the calls that lead to it, outermost first, `module.db (main.tf:3)`. */
  readonly calls?: readonly string[] | undefined;
}

export interface Remediation {
  readonly summary: string;
  /** The command with this resource's values filled in and quoted; absent where a value cannot be put into a shell safely. */
  readonly cli?: string | undefined;
  readonly cloudformation?: Readonly<Record<string, unknown>> | undefined;
  readonly terraform?: Readonly<Record<string, unknown>> | undefined;
  /** Downtime, replacement, cost. */
  readonly impact?: string | undefined;
}

export interface Finding {
  readonly rule: string;
  readonly title: string;
  readonly category: string;
  readonly severity: Severity;
  readonly status: Status;
  /** One sentence made from the evidence. */
  readonly message: string;
  /** sha256 in hex over rule, partition, account, region (or root), type and id. */
  readonly fingerprint: string;
  readonly resource: FindingResource;
  /** The offending value's place, else the resource's; null where nothing is written in a file. */
  readonly location: Location | null;
  readonly evidence: readonly Evidence[];
  readonly remediation: Remediation;
  readonly controls: Readonly<Record<string, readonly string[]>>;
  readonly suppression?: Suppression | undefined;
  /** Of failures and unknowns, where a baseline was given: `known` failures are not counted in the summary. */
  readonly baseline?: 'new' | 'known' | undefined;
}

/** A failure, or what could not be decided, as a baseline holds it. */
export interface KnownFailure {
  readonly rule: string;
  readonly severity: Severity;
  readonly resource: Pick<FindingResource, 'type' | 'id' | 'account' | 'region'> & {
    /** File or folder of a scope without account and region. */
    readonly path?: string | undefined;
  };
  readonly fingerprint: string;
}

export interface Suppression {
  readonly reason: string;
  readonly ticket?: string | undefined;
  /** ISO date; on it (0:00 UTC) the suppression no longer works. */
  readonly expires?: string | undefined;
}

/** A rule that could not be judged in a scope for a reason of the scope: told once, never once per resource. */
export interface Undecided {
  readonly rule: string;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly path?: string | undefined;
  readonly code: ReasonCode;
  readonly detail: string;
  /** How many resources it leaves open; null where even those could not be listed. */
  readonly resources: number | null;
}

/** Something that was attempted and not answered, or that the input lacks, in one scope. */
export interface Gap {
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly path?: string | undefined;
  /** `rds:DescribeDBSnapshotAttributes`; absent where the input simply holds no such answer. */
  readonly call?: string | undefined;
  readonly types: readonly string[];
  readonly code: ReasonCode;
  readonly detail: string;
}

export interface ScopeSummary {
  readonly kind: SourceKind;
  readonly path?: string | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  /** Every type that the selected rules read was listed to its end. */
  readonly complete: boolean;
}

export interface OpenCount {
  readonly fail: number;
  readonly unknown: number;
}

export interface Summary {
  readonly rules: number;
  /** Resources that at least one rule judged. */
  readonly resources: number;
  readonly pass: number;
  /** Without suppressed ones and those that a baseline knows. */
  readonly fail: number;
  /** With what is undecided. */
  readonly unknown: number;
  readonly notApplicable: number;
  readonly suppressed: number;
  /** Verdicts that this kind of source can never give (a template has no metrics). */
  readonly notInSource: number;
  readonly bySeverity: Readonly<Record<Severity, OpenCount>>;
}

export interface UnusedSuppression {
  readonly rule: string;
  readonly resource: string;
  readonly reason: string;
  readonly expires?: string | undefined;
  readonly why: 'matched-nothing' | 'expired';
}

/** Worst first. */
export const CONTROL_STATUSES = ['violated', 'undecided', 'satisfied', 'not-applicable'] as const;
export type ControlStatus = (typeof CONTROL_STATUSES)[number];

/** What a control of a framework came to, over all scopes. */
export interface ControlResult {
  readonly control: string;
  /** Satisfied: every rule of it was decided, none failed and at least one resource passed. */
  readonly status: ControlStatus;
  /** Every rule that stands for it. */
  readonly rules: readonly string[];
  /** Verdicts, one per rule and resource. One that is suppressed counts as nothing else; failures that a baseline knows count. */
  readonly resources: ControlCounts;
  /** The first of its failures, worst first. */
  readonly failing: readonly { readonly rule: string; readonly resource: FindingResource }[];
  /** Those of its rules that were not decided everywhere, or that the run or an environment leaves out. */
  readonly undecided: readonly string[];
}

interface ControlCounts {
  readonly pass: number;
  readonly fail: number;
  readonly unknown: number;
  readonly suppressed: number;
}

/** A framework that was asked for, with those of its controls that rules stand for. */
export interface FrameworkResult {
  readonly id: string;
  readonly title: string;
  /** In natural order: 2.2.3 before 2.2.10. */
  readonly controls: readonly ControlResult[];
}

/** The whole result of a run; what the JSON reporter writes. */
export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'rds-audit'; readonly version: string };
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly scopes: readonly ScopeSummary[];
  readonly summary: Summary;
  /** Worst first: by severity, status, rule, account, region, type, id. Fail and unknown; others where asked for. */
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  readonly gaps: readonly Gap[];
  /** Failures of the baseline that are gone, where their rule was judged; only where a baseline was given. */
  readonly fixed?: readonly KnownFailure[] | undefined;
  readonly unusedSuppressions: readonly UnusedSuppression[];
  /** Only where frameworks were asked for. */
  readonly frameworks?: readonly FrameworkResult[] | undefined;
}
