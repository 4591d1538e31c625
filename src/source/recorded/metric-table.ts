import type { Table } from '../../model/inventory.ts';
import { type ReasonCode, type ReasonLevel, type Resource, Unknown } from '../../model/value.ts';
import { groupBy } from './tables.ts';

/** One GetMetricData, as far as its pages came. */
export interface Asked {
  /** The Ids of its queries. */
  readonly ids: readonly string[];
  /** Of all pages: what did not fit on one goes on, under the same Id, on the next. */
  readonly rows: readonly Resource[];
  /** Why they may not be all. */
  readonly failure?: { readonly code: ReasonCode; readonly detail: string } | undefined;
}

/**
 * The measures of a scope, by Id: what failed is not known of the Ids that were asked for then, and of the scope where
 * nothing at all was answered. Of two answers to one Id the later in the list stands, unless only the earlier is complete.
 */
export function metricTable(asked: readonly Asked[]): Table {
  const level = asked.every(({ rows, failure }) => failure !== undefined && rows.length === 0) ? 'scope' : 'resource';
  const rows = new Map<string, Resource>();
  const subjects = new Map<string, Unknown | undefined>();
  for (const one of asked) {
    const found = new Map(joined(one.rows).map(row => [String(row.Id), row]));
    for (const id of new Set([...one.ids, ...found.keys()])) {
      const row = found.get(id);
      const gap = gapOf(row, one, level);
      if (isComplete(rows.get(id)) && !isComplete(row)) continue;
      subjects.set(id, gap);
      if (row !== undefined) rows.set(id, row);
    }
  }
  const failure = asked.find(one => one.failure !== undefined)?.failure;
  const gap = failure && new Unknown(failure.code, failure.detail, 'scope');
  return { rows: [...rows.values()], gap, subjects };
}

function gapOf(row: Resource | undefined, { failure }: Asked, level: ReasonLevel): Unknown | undefined {
  if (isComplete(row)) return undefined;
  if (failure !== undefined) return new Unknown(failure.code, failure.detail, level);
  return row === undefined ? UNANSWERED : undefined;
}

function isComplete(row: Resource | undefined): boolean {
  return row?.StatusCode === 'Complete';
}

const UNANSWERED = new Unknown('call-failed', 'GetMetricData did not answer for it');

/** One row for each Id. */
export function joined(rows: readonly Resource[]): readonly Resource[] {
  return [...groupBy(rows, ({ Id }) => Id).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : others.length === 0 ? [first] : [together([first, ...others])],
  );
}

/** Complete once a page says so: those before it say that there is more. */
function together(rows: readonly Resource[]): Resource {
  const values = (field: string) => rows.flatMap(({ [field]: list }) => (Array.isArray(list) ? list : []));
  const statuses = rows.map(({ StatusCode }) => StatusCode);
  const StatusCode = statuses.includes('Complete') ? 'Complete' : statuses.at(-1);
  return { ...rows[0], Timestamps: values('Timestamps'), Values: values('Values'), StatusCode };
}
