/**
 * Why something is not known. Codes are stable and appear in reports; the sentence that a person reads is the detail.
 * - not-collected: the input never held it · access-denied, call-failed: it was asked for and not answered
 * - not-found: a reference whose target is not among what was listed, or is not there any more
 * - not-in-source: this kind of source cannot know it
 * - transient: the resource is still being created · unreadable: a value of the wrong type or form
 * - no-entry: a map has no entry for the key · operand-absent: what a test compares with is absent
 */
export type ReasonCode =
  | 'computed-at-apply'
  | 'unresolved-reference'
  | 'service-default'
  | 'not-collected'
  | 'access-denied'
  | 'call-failed'
  | 'not-found'
  | 'pending-change'
  | 'not-in-source'
  | 'no-datapoints'
  | 'unreadable'
  | 'expression'
  | 'no-entry'
  | 'operand-absent'
  | 'transient'
  | 'environment-unknown';

/** `scope`: the reason holds for the whole account and region or template (a call that was denied). `resource`: for one resource. */
export type ReasonLevel = 'scope' | 'resource';

/** Something that is not known, and why. Never equal to anything, never pass. */
export class Unknown {
  readonly code: ReasonCode;
  /** One plain clause without a full stop, for people: "DescribeDBSnapshotAttributes was denied". */
  readonly detail: string;
  readonly level: ReasonLevel;
  /** It is certainly *something* (a reference to a key that is created at apply): `present: true` holds of it. */
  readonly exists: boolean;
  /** The address of the declared resource that it refers to or belongs to: relations join by it though the value is not known. */
  readonly reference: string | undefined;

  constructor(code: ReasonCode, detail: string, level: ReasonLevel = 'resource', exists = false, reference?: string) {
    this.code = code;
    this.detail = detail;
    this.level = level;
    this.exists = exists;
    this.reference = reference;
  }
}

/** A resource as its source gave it: for recordings and live answers the parsed JSON itself, never a copy. Absent fields are undefined, null or "". */
export interface Resource {
  readonly [field: string]: unknown;
}

/**
 * A list with what is not known of it. A plain array is a collection of certain elements and nothing more.
 * - `items` certainly belong; one that is an Unknown exists with its content hidden.
 * - `possible` may or may not belong; they matter only if they would.
 * - `open`: there may be more, for this reason.
 */
export class Collection {
  readonly items: readonly unknown[];
  readonly possible: readonly unknown[];
  /** Why membership of `possible` is not known; undefined where there is none. */
  readonly doubt: Unknown | undefined;
  readonly open: Unknown | undefined;

  constructor(items: readonly unknown[], possible: readonly unknown[] = [], doubt?: Unknown, open?: Unknown) {
    this.items = items;
    this.possible = possible;
    this.doubt = doubt;
    this.open = open;
  }
}

const EMPTY = new Collection([]);

const nothings = new WeakMap<Unknown, Collection>();

/** A list of which nothing is known but why; the same one for the same reason. */
export function nothingBut(open: Unknown | undefined): Collection {
  if (open === undefined) return EMPTY;
  const known = nothings.get(open) ?? new Collection([], [], undefined, open);
  nothings.set(open, known);
  return known;
}

/** Whatever stands where a list belongs, as a collection: absent is empty, unknown is open, a value that is no list is unreadable. */
export function toCollection(value: unknown): Collection {
  if (value instanceof Collection) return value;
  if (Array.isArray(value)) return new Collection(value);
  if (isAbsent(value)) return EMPTY;
  if (value instanceof Unknown) return new Collection([], [], undefined, value);
  return new Collection([], [], undefined, new Unknown('unreadable', 'a list was expected here'));
}

/** Missing, null and "" mean the same: nothing is written. (An empty list is a list.) */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** An object with named fields (not an Unknown, a list or a collection). */
export function isRecord(value: unknown): value is Resource {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Unknown) &&
    !(value instanceof Collection)
  );
}
