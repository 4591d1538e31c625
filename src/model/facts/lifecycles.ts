import data from './engine-lifecycles.generated.json' with { type: 'json' };

interface Row {
  readonly engines: readonly string[];
  readonly major: string;
  readonly standardEnd: string;
  /** A day, `none` or `unknown`. */
  readonly extended: string;
}

/** The support of a major version by the dated table; days as the instants they begin or end at. */
export interface Lifecycle {
  readonly standardEnd: string;
  /** Undefined where the version has no Extended Support; its end is `unknown` where no day is known. */
  readonly extended: { readonly start: string; readonly end: string } | undefined;
}

const ROWS: readonly Row[] = data.rows;

/** The day of the table, for reasons. */
export const LIFECYCLES_AS_OF = data.asOf;

const told = new Map<Row, Lifecycle>();

/** Undefined where the table has no such version. */
export function lifecycleOf(engine: string, major: string): Lifecycle | undefined {
  const row = ROWS.find(candidate => candidate.major === major && candidate.engines.includes(engine));
  if (row === undefined) return undefined;
  const found = told.get(row) ?? { standardEnd: endOf(row.standardEnd), extended: extendedOf(row) };
  told.set(row, found);
  return found;
}

function extendedOf({ standardEnd, extended }: Row): Lifecycle['extended'] {
  if (extended === 'none') return undefined;
  const start = `${dayAfter(standardEnd)}T00:00:00Z`;
  return { start, end: extended === 'unknown' ? extended : endOf(extended) };
}

function endOf(day: string): string {
  return `${day}T23:59:59Z`;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
