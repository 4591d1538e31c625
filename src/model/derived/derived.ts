import type { Place } from '../location.ts';
import type { Run } from '../run.ts';
import type { FieldType, Kind } from '../schema.ts';
import type { TypeName } from '../types.ts';
import type { Resource } from '../value.ts';

/** A field of ours that AWS spreads over several, or keeps elsewhere. */
export interface Derived {
  readonly type: FieldType;
  /** For docs/model.md: what its value is and in what unit, when it is absent and when unknown, in a clause or two. */
  readonly says: string;
  /** Types beside the resource's own that must have been listed for it to be known. */
  readonly needs: readonly TypeName[];
  /** Absent is undefined; what cannot be told is an Unknown. `key` is the entry asked for, where the field is a map. */
  readonly get: (resource: Resource, run: Run, key: string) => unknown;
  /** The AWS fields that it is written in, the first one present being the place that evidence points at. */
  readonly writtenIn: readonly string[];
  /** Where it stands when that is in another resource; wins over `writtenIn`. Elements of a list stand at their index there. */
  readonly place?: (resource: Resource, run: Run) => Place | undefined;
  /** The dated table that decided its value, for people; only ever asked for what is reported. */
  readonly datedBy?: DatedBy;
  /** It is never absent, only known or unknown. */
  readonly total?: true;
  /** Of its resource not only what the inventory reads has a say, but all of it, or which one it is. */
  readonly ofWhole?: true;
}

/** Undefined where no dated table had a say: AWS's own answer decided, or nothing did. */
export type DatedBy = (resource: Resource, run: Run, key: string) => string | undefined;

export type DerivedFields = Readonly<Record<string, Derived>>;

/** A scalar field type. */
export function scalar(kind: Kind, values?: readonly string[]): FieldType {
  return values === undefined ? { is: 'scalar', kind } : { is: 'scalar', kind, values };
}

/** A list field type. */
export function listOf(of: FieldType): FieldType {
  return { is: 'list', of };
}

/** A map field type. */
export function mapOf(of: FieldType): FieldType {
  return { is: 'map', of };
}

interface Options {
  readonly says: string;
  readonly needs?: readonly TypeName[];
  readonly writtenIn?: readonly string[];
  readonly place?: Derived['place'];
  readonly datedBy?: DatedBy | undefined;
  readonly total?: true;
  readonly ofWhole?: true;
}

/** Builds a derived field. */
export function derive(type: FieldType, get: Derived['get'], options: Options): Derived {
  const { place, datedBy, ...rest } = options;
  const optional = { ...(place === undefined ? {} : { place }), ...(datedBy === undefined ? {} : { datedBy }) };
  return { type, get, needs: [], writtenIn: [], ...rest, ...optional };
}
