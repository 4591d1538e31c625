import type { Table } from '../../model/inventory.ts';
import type { TypeName } from '../../model/types.ts';
import { callOf } from '../aws/calls.ts';

/** What is known of a scope: tables, and the types whose requests are recorded too, as `rds-audit record` does. */
export interface Known {
  readonly tables: ReadonlyMap<TypeName, Table>;
  readonly asked: ReadonlySet<TypeName>;
}

/**
 * A type that is asked about one by one, as far as the lists that say whom to ask tell: where one of those was refused there
 * may be more, and where they were all asked for and name nobody there was nothing to ask. Undefined where it was not collected.
 */
export function withUnasked(type: TypeName, known: Known): Table | undefined {
  const table = known.tables.get(type);
  const subjects = callOf(type)?.subjects;
  if (subjects === undefined || 'listedBy' in subjects) return table;
  const sources = [...subjects.from, ...(subjects.also ?? [])];
  const lists = new Map(sources.map(source => [source, withUnasked(source, known)]));
  const refused = [...lists.values()].map(list => list?.gap).find(gap => gap !== undefined && isRefusal(gap.code));
  if (table !== undefined) return refused === undefined ? table : { ...table, gap: refused };
  if (refused !== undefined) return { rows: [], gap: refused, subjects: new Map() };
  const isAsked = subjects.from.length > 0 && subjects.from.every(source => known.asked.has(source));
  const areWhole = [...lists.values()].every(list => list?.gap === undefined);
  const [first] = isAsked && areWhole ? subjects.of(source => lists.get(source)?.rows ?? []) : ['someone'];
  return first === undefined ? { rows: [], subjects: new Map() } : undefined;
}

function isRefusal(code: string): boolean {
  return code === 'access-denied' || code === 'call-failed';
}
