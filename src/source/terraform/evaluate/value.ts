import { Unknown } from '../../../model/value.ts';
import type { Origin } from '../../template/declaration.ts';
import type { Span } from '../syntax/text.ts';

/** What an expression gives. A Written in the making: resources and modules are still handles, places are spans. */
export interface Value {
  readonly value: Plain;
  readonly origin: Origin;
  readonly from?: string | undefined;
  readonly sensitive?: boolean | undefined;
  readonly open?: Unknown | undefined;
  /** Where it stands; only what stands in the argument itself, or is fixed, keeps it. */
  readonly at?: Span | undefined;
  /** It came in through a module's call: the place of the caller's argument stays. */
  readonly fixed?: boolean | undefined;
  readonly isSet?: boolean | undefined;
}

export type Plain = string | number | boolean | null | readonly Value[] | ReadonlyMap<string, Value> | Handle | Unknown;

/** An object whose attributes are found when they are asked for: a resource, a module, `var`, `each`. */
export class Handle {
  readonly get: (name: string) => Value;
  /** What it is where a plain value is needed, and what an index or splat of it gives. */
  readonly whole: Unknown;
  /** Anything may be indexed here: how many there are is not known. */
  readonly loose: boolean;

  constructor(get: (name: string) => Value, whole: Unknown, loose = false) {
    this.get = get;
    this.whole = whole;
    this.loose = loose;
  }
}

/** Terraform would refuse it: what `try` and `can` are for. */
export class Failure extends Unknown {
  constructor(detail: string) {
    super('expression', detail);
  }
}

/** A list or a set. */
export function isList(value: Plain): value is readonly Value[] {
  return Array.isArray(value);
}

/** A map or an object. */
export function isMap(value: Plain): value is ReadonlyMap<string, Value> {
  return value instanceof Map;
}

/** A value that came from nowhere else. */
export function literal(value: Plain): Value {
  return { value, origin: 'literal' };
}

/** Beyond what is evaluated here: Terraform itself may well go on. */
export function notEvaluated(detail: string): Value {
  return literal(new Unknown('expression', detail));
}

/** What Terraform would refuse, and why. */
export function failure(detail: string): Value {
  return literal(new Failure(detail));
}
