import { Unknown } from '../../../src/model/value.ts';
import type { Origin, Written, WrittenValue } from '../../../src/source/template/declaration.ts';

/** What a template that a test makes says at one place. */
export type Expression =
  | string
  | number
  | boolean
  | Reference
  | Hidden
  | Origins
  | readonly Expression[]
  | ReadonlyMap<string, Expression>;

/** What another resource of the template is called: `{ Ref: R1 }`, `aws_vpc.r1.id`. */
export class Reference {
  readonly to: string;
  /** Undefined is CloudFormation's Ref. */
  readonly attribute: string | undefined;

  constructor(to: string, attribute: string | undefined) {
    this.to = to;
    this.attribute = attribute;
  }
}

/** A value that nobody can resolve: a parameter or variable without one; `blocks`: so many blocks as that says. */
export class Hidden {
  readonly how: 'value' | 'something' | 'blocks';

  constructor(how: Hidden['how'] = 'value') {
    this.how = how;
  }
}

/** A text written in a way that rules tell apart. */
export class Origins {
  readonly origin: Origin;

  constructor(origin: Origin) {
    this.origin = origin;
  }
}

/** One resource that a test's template declares. */
export interface DeclaredExpression {
  readonly type: string;
  readonly name: string;
  readonly properties: ReadonlyMap<string, Expression>;
  /** CloudFormation's DeletionPolicy and UpdateReplacePolicy. */
  readonly attributes: ReadonlyMap<string, Expression>;
}

export function isList(value: Expression): value is readonly Expression[] {
  return Array.isArray(value);
}

/** As a source would have read it. */
export function toWritten(value: Expression, addressOf: (name: string) => string): Written {
  const origin = value instanceof Origins ? value.origin : 'literal';
  return { value: toValue(value, addressOf), at: undefined, origin };
}

function toValue(value: Expression, addressOf: (name: string) => string): WrittenValue {
  if (value instanceof Reference)
    return new Unknown('computed-at-apply', value.to, 'resource', true, addressOf(value.to));
  if (value instanceof Hidden) return new Unknown('unresolved-reference', 'hidden', 'resource', value.how !== 'value');
  if (value instanceof Origins) return 'given';
  if (isList(value)) return value.map(one => toWritten(one, addressOf));
  if (typeof value !== 'object') return value;
  return new Map([...value].map(([name, one]) => [name, toWritten(one, addressOf)]));
}
