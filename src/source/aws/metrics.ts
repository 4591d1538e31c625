import { MEASURED, type Measure, measureId, measureKey } from '../../model/measure.ts';
import type { Resource } from '../../model/value.ts';
import { groupBy } from '../recorded/tables.ts';
import type { Place, Question } from './ask.ts';
import { callOf } from './calls.ts';
import { own, type RowsOf, texts } from './subjects.ts';

/** What to measure, and up to when. */
export interface Measuring {
  readonly measures: readonly Measure[];
  readonly now: Date;
}

/** A GetMetricData with the Ids that it asks for. */
export interface MetricQuestion {
  readonly ids: readonly string[];
  readonly question: Question;
}

/** GetMetricData takes so many queries at once. */
const BATCH = 500;

/** Seconds that CloudWatch can give one datapoint for, of any age that it keeps. */
const PERIODS = [60, 300, 900, 3600, 7200, 14_400, 21_600, 43_200, 86_400] as const;
/** The periods that a window is divided into, or fewer: the first and last may be cut, and count as the others do. */
const MOST_PERIODS = 100;

/** All that rules want measured of the listed resources: one question for each window and batch. */
export function metricQuestions(measuring: Measuring, rows: RowsOf, place: Place): readonly MetricQuestion[] {
  const byWindow = groupBy(measuring.measures, ({ window }) => window);
  return [...byWindow]
    .sort(([a], [b]) => a - b)
    .flatMap(([window, measures]) => {
      const queries = queriesOf(measures, rows);
      return batches(queries).map((batch, index) => ({
        ids: batch.map(({ Id }) => Id),
        question: questionOf(batch, { window, number: index + 1, now: measuring.now, place }),
      }));
    });
}

interface Query extends Resource {
  readonly Id: string;
}

function queriesOf(measures: readonly Measure[], rows: RowsOf): readonly Query[] {
  const queries = measures.flatMap(measure => {
    const names = texts(own(rows(measure.type)), MEASURED[measure.type].id);
    return names.map(name => queryOf(measure, name));
  });
  const distinct = new Map(queries.map(query => [query.Id, query]));
  return [...distinct.values()].sort((a, b) => (a.Id < b.Id ? -1 : 1));
}

function queryOf(measure: Measure, name: string): Query {
  const { type, name: MetricName, statistic: Stat, window } = measure;
  const Dimensions = [{ Name: MEASURED[type].dimension, Value: name }];
  const Metric = { Namespace: 'AWS/RDS', MetricName, Dimensions };
  return { Id: measureId(type, measureKey(measure), name), MetricStat: { Metric, Period: periodOf(window), Stat } };
}

function periodOf(window: number): number {
  return PERIODS.find(period => window / period <= MOST_PERIODS) ?? 86_400;
}

interface When {
  readonly window: number;
  readonly number: number;
  readonly now: Date;
  readonly place: Place;
}

function questionOf(MetricDataQueries: readonly Query[], { window, number, now, place }: When): Question {
  const end = Math.floor(now.getTime() / 60_000) * 60_000;
  const [StartTime, EndTime] = [end - window * 1000, end].map(time => new Date(time).toISOString());
  return {
    ...place,
    service: 'cloudwatch',
    operation: 'GetMetricData',
    input: { MetricDataQueries, StartTime, EndTime },
    subject: `${window}s-${number}`,
    paging: callOf('MetricData')?.paging,
  };
}

function batches(queries: readonly Query[]): readonly (readonly Query[])[] {
  const count = Math.ceil(queries.length / BATCH);
  return Array.from({ length: count }, (_, index) => queries.slice(index * BATCH, (index + 1) * BATCH));
}
