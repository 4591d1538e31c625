import type { Severity, Status } from '../model/finding.ts';
import type { Kind } from '../model/schema.ts';
import type { TypeName } from '../model/types.ts';

/** One step of a path, its meaning settled when the rule was checked. `list`: its result is a list whose elements the next step reads. */
export type Step =
  | { readonly is: 'field'; readonly name: string; readonly on?: TypeName; readonly list?: true }
  | { readonly is: 'relation'; readonly name: string; readonly on: TypeName; readonly list?: true }
  | { readonly is: 'derived'; readonly name: string; readonly on: TypeName; readonly list?: true }
  | { readonly is: 'entry'; readonly key: string | ParamName; readonly list?: true };

export interface ParamName {
  readonly param: string;
}

/** A path as written and as understood; the empty path is the element itself. */
export interface Path {
  readonly text: string;
  readonly steps: readonly Step[];
}

export type Literal = string | number | boolean;

/** What a test compares with. */
export type Operand =
  | { readonly is: 'literal'; readonly value: Literal | readonly Literal[] }
  | { readonly is: 'param'; readonly name: string; readonly entry?: Path }
  | { readonly is: 'path'; readonly from: 'resource' | 'element'; readonly path: Path }
  | { readonly is: 'product'; readonly factors: readonly Operand[] }
  | { readonly is: 'now'; readonly sign?: '+' | '-'; readonly offset?: Operand };

export type ValueOperator =
  | 'equals'
  | 'not'
  | 'in'
  | 'notIn'
  | 'present'
  | 'min'
  | 'max'
  | 'matches'
  | 'notMatches'
  | 'covers'
  | 'within'
  | 'overlaps';

/** One operator with its operand, on one value. */
export interface ValueTest {
  readonly operator: ValueOperator;
  readonly operand: Operand;
}

/** One operator on a list. A quantifier's condition is judged with the element as its base. */
export type ListTest =
  | { readonly operator: 'every' | 'some' | 'none'; readonly condition: Condition }
  | { readonly operator: 'count' | 'distinct'; readonly tests: readonly ValueTest[] }
  | { readonly operator: 'covers' | 'within' | 'overlaps'; readonly operand: Operand; readonly kind: Kind }
  | { readonly operator: 'present'; readonly operand: Operand };

/** What a rule asks of a resource, or of an element of a list. A leaf's `id` numbers it within its rule. */
export type Condition = (
  | { readonly is: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly is: 'not'; readonly of: Condition }
  | {
      readonly is: 'value';
      readonly id: number;
      readonly path: Path;
      /** `none` where only presence can be asked: a structure or a resource. */
      readonly kind: Kind | 'none';
      readonly tests: readonly ValueTest[];
    }
  | {
      readonly is: 'list';
      readonly id: number;
      /** Up to the last list, and on from its elements. */
      readonly path: Path;
      readonly projection: Path;
      /** The kind of a projected scalar element; `none` for structures. */
      readonly kind: Kind | 'none';
      readonly where?: Condition;
      readonly tests: readonly ListTest[];
    }
) & {
  /**
   * Only where the build says it: the same number = the same condition, in whichever rule it stands, and then also its
   * `id`; false where it speaks of params or metrics and is its rule's own.
   */
  readonly common?: number | false | undefined;
};

export const PARAM_TYPES = [
  'number',
  'integer',
  'text',
  'boolean',
  'list',
  'map',
  'duration',
  'version',
  'window',
  'windows',
  'cidr',
  'cidrs',
] as const;
export type ParamType = (typeof PARAM_TYPES)[number];

export type ParamValue = Literal | readonly Literal[] | { readonly [key: string]: Literal | readonly Literal[] };

export interface Param {
  readonly type: ParamType;
  /** Absent: nothing is expected until a policy says so. */
  readonly default?: ParamValue;
  readonly description?: string;
  /** Of a list or map: the kind its values are read as, from where the rule uses it. */
  readonly of?: Kind;
}

export interface Metric {
  /** CloudWatch's name, in AWS/RDS. */
  readonly name: string;
  readonly statistic: string;
  /** The window that is looked at. */
  readonly over: Operand;
}

/** A peer's check that this rule stands for, with the params under which it means the same. */
export interface Equivalent {
  readonly id: string;
  readonly params?: Readonly<Record<string, ParamValue>>;
}

export interface RemediationText {
  readonly summary: string;
  /** With {Field} for the resource's own fields. */
  readonly cli?: string;
  readonly cloudformation?: Readonly<Record<string, unknown>>;
  readonly terraform?: Readonly<Record<string, unknown>>;
  readonly impact?: string;
}

/** An example inside a rule: an inventory in short, and the verdict it must get. */
export interface RuleTest {
  readonly name: string;
  readonly expect: Status;
  /** Rows by type; the first row of the rule's type is the subject. `(unknown)` stands for a hidden value. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly params?: Readonly<Record<string, ParamValue>>;
  /** ISO time; 2026-09-01T00:00:00Z where it is not said. */
  readonly now?: string;
  readonly environment?: string;
  readonly gaps?: Readonly<Record<string, string>>;
}

/** A checked rule: plain data, so that built-in ones are checked at build time and shipped as JSON. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly category: string;
  readonly tags: readonly string[];
  readonly aliases: readonly string[];
  readonly since?: string;
  readonly resource: TypeName;
  readonly description: string;
  readonly remediation: RemediationText;
  readonly references: readonly string[];
  /** Framework to control ids. */
  readonly controls: Readonly<Record<string, readonly string[]>>;
  /** Peer tool to its checks. */
  readonly equivalents: Readonly<Record<string, readonly Equivalent[]>>;
  readonly params: Readonly<Record<string, Param>>;
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly when: Condition;
  readonly assert: Condition;
  readonly needs: readonly TypeName[];
  readonly tests: readonly RuleTest[];
}
