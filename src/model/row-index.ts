import { addressIn, asKey } from './reference.ts';
import { isAbsent, type Resource, Unknown } from './value.ts';

/** The rows of a type by a key of theirs. */
export interface RowIndex {
  readonly byKey: ReadonlyMap<string, readonly Resource[]>;
  /** Rows whose key is not known, with the reason. */
  readonly unsure: readonly { readonly row: Resource; readonly why: Unknown }[];
  /** Rows that have a plain name for a key, not only the address of a declared resource. */
  readonly named: ReadonlySet<Resource>;
}

/** What was found by a key. */
export interface Found extends Pick<RowIndex, 'unsure' | 'named'> {
  readonly rows: readonly Resource[];
}

/** Gives the keys of a row: undefined = none, Unknown = not known. */
export type KeysOfRow = (row: Resource, add: (key: unknown) => void) => void;

/** Indexes rows; a key that is neither text nor absent may be any. */
export function indexRows(rows: readonly Resource[], keysOf: KeysOfRow): RowIndex {
  const byKey = new Map<string, Resource[]>();
  const unsure: { row: Resource; why: Unknown }[] = [];
  const named = new Set<Resource>();
  for (const row of rows) {
    keysOf(row, given => {
      const key = asKey(given);
      if (key instanceof Unknown) unsure.push({ row, why: key });
      else if (typeof key === 'string' && key !== '') {
        append(byKey, key, row);
        if (addressIn(key) === undefined) named.add(row);
      } else if (!isAbsent(key)) unsure.push({ row, why: new Unknown('unreadable', 'a key is not text') });
    });
  }
  return { byKey, unsure, named };
}

/** Rows with this key, and those that may have it. */
export function foundBy(key: string, { byKey, unsure, named }: RowIndex): Found {
  return { rows: byKey.get(key) ?? NO_ROWS, unsure, named };
}

const NO_ROWS: readonly Resource[] = [];

function append(map: Map<string, Resource[]>, key: string, row: Resource): void {
  const rows = map.get(key);
  if (rows === undefined) map.set(key, [row]);
  else rows.push(row);
}
