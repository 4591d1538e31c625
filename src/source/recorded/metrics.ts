import type { Table } from '../../model/inventory.ts';
import { isMeasureId } from '../../model/measure.ts';
import { isRecord, type Resource } from '../../model/value.ts';
import type { Answer } from './answer.ts';
import { mergeRows } from './merge.ts';
import { type Asked, joined, metricTable } from './metric-table.ts';
import { gapIn } from './pages.ts';
import { type Built, groupBy } from './tables.ts';

/** The Ids that a recorded request asked for, those that say what they are. */
export function askedIds(input: Resource | undefined): readonly string[] {
  const queries = input?.MetricDataQueries;
  return Array.isArray(queries) ? queries.filter(isRecord).flatMap(({ Id }) => (isMeasureId(Id) ? [Id] : [])) : [];
}

/** What the pages of one answer have in common; undefined where their requests are not recorded. */
export function listingOf(input: Resource | undefined): string | undefined {
  return input === undefined ? undefined : JSON.stringify([input.StartTime, input.EndTime, askedIds(input)]);
}

/** A GetMetricData with its pages as they were recorded. */
interface Listing extends Asked {
  readonly pages: readonly Answer[];
}

/** The table of what was measured; of two answers that differ on one Id the later stands, as of any resource. */
export function metricsIn(answers: readonly Answer[], allowIncomplete: boolean): Built {
  const listings = [...groupBy(answers, answer => answer.subject ?? answer).values()].map(listing);
  const table = metricTable(listings.toSorted((a, b) => timeOf(a) - timeOf(b)));
  const wholes = listings.flatMap(({ pages: [first], rows }) => (first === undefined ? [] : [{ ...first, rows }]));
  return {
    type: 'MetricData',
    table,
    refusals: listings
      .filter(one => isOpen(one, table))
      .flatMap(({ pages }) => pages.flatMap(page => page.refusal ?? [])),
    mistakes: mergeRows('MetricData', wholes, allowIncomplete).mistakes,
  };
}

/** Notes on answers whose Ids are others': what they measured only their request said. */
export function foreignMetrics(answers: readonly Answer[]): readonly string[] {
  const files = answers.filter(({ rows }) => rows.some(({ Id }) => !isMeasureId(Id))).map(({ file }) => file.name);
  return [...new Set(files)].map(
    file => `${file} holds metrics whose Ids do not say what they measure; rds-audit record writes some that do`,
  );
}

function listing(pages: readonly Answer[]): Listing {
  const answered = pages.filter(({ refusal }) => refusal === undefined);
  const rows = joined(answered.flatMap(page => page.rows.filter(({ Id }) => isMeasureId(Id))));
  const partial = answered.length === 0 ? undefined : gapIn('MetricData', answered);
  const refusal = pages.find(page => page.refusal !== undefined)?.refusal;
  const isWhole = answered.length > 0 && partial === undefined;
  return { pages, ids: pages[0]?.asked ?? [], rows, failure: isWhole ? undefined : (refusal ?? partial) };
}

/** Those that do not say when they were recorded stand first. */
function timeOf({ pages }: Listing): number {
  return Math.max(...pages.map(({ recordedAt }) => recordedAt ?? 0));
}

/** Something that it asked for is still not known. */
function isOpen({ ids }: Listing, { subjects }: Table): boolean {
  return ids.some(id => subjects?.get(id) !== undefined);
}
