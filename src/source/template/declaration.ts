import type { Location } from '../../model/location.ts';
import type { SourceKind } from '../../model/scope.ts';
import type { Unknown } from '../../model/value.ts';

/**
 * How a value came to be in a template: what tells a password in the clear from one that is looked up. `plain-parameter` is
 * a parameter whose value CloudFormation shows (NoEcho is not set); `parameter` one that is hidden, or of Terraform.
 */
export type Origin =
  | 'literal'
  | 'parameter-default'
  | 'plain-parameter'
  | 'parameter'
  | 'secret-reference'
  | 'generated';

/**
 * What a template says at one place, resolved as far as it tells. null: written as nothing (Terraform's null,
 * AWS::NoValue), which means the same as leaving it out. A reference to another declared resource's attribute is what that
 * resource writes there; where it writes nothing, an Unknown that exists and carries the resource's address as `reference`.
 */
export type WrittenValue =
  | string
  | number
  | boolean
  | null
  | readonly Written[]
  | ReadonlyMap<string, Written>
  | Unknown;

/** A value with where it stands. */
export interface Written {
  readonly value: WrittenValue;
  /**
   * One line: the argument or property of the resource; where the value came in through a module's or nested stack's
   * call, the caller's argument. Undefined where no source text is at hand (a plan without its HCL).
   */
  readonly at: Location | undefined;
  readonly origin: Origin;
  /** Where the value came from when not from its own line, for people: `the default of parameter Public`, `variable public`. */
  readonly from?: string | undefined;
  /** Never shown: NoEcho, Terraform's sensitive, a literal password. */
  readonly sensitive?: boolean | undefined;
  /** The list or map may hold more than this: a dynamic block over something unknown, a merge with something unknown. */
  readonly open?: Unknown | undefined;
}

/** One resource that a template declares. Nested blocks of Terraform are lists of maps, as its JSON syntax and plans have them. */
export interface Declaration {
  /** `AWS::RDS::DBInstance`, `aws_db_instance`. */
  readonly type: string;
  /** Logical id, or full Terraform address with its index: `module.db.aws_db_instance.this[0]`. */
  readonly address: string;
  readonly properties: ReadonlyMap<string, Written>;
  /** CloudFormation's resource attributes (DeletionPolicy, UpdateReplacePolicy), Terraform's lifecycle arguments. */
  readonly attributes: ReadonlyMap<string, Written>;
  /** The line that opens the resource. */
  readonly header: Location | undefined;
  /** Why it may not be created at all: a Condition or count that is not resolved. It is judged as if it were. */
  readonly maybe?: Unknown | undefined;
  /** Why properties may stand there beside those written (a transform, a merge); what is not written is then unknown. */
  readonly open?: Unknown | undefined;
  /** Region and account of its provider, where they are known. */
  readonly region?: string | undefined;
  readonly account?: string | undefined;
  /** Calls of modules that lead to it, outermost first: `module.db (main.tf:3)`. */
  readonly calls?: readonly string[] | undefined;
}

/** What one template or root declares. */
export interface Template {
  readonly kind: SourceKind;
  /** File or folder as given, POSIX separators. */
  readonly path: string;
  /** The same from the top of the repository that it is in. */
  readonly root?: string | undefined;
  readonly declarations: readonly Declaration[];
}
