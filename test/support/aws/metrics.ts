import { isRecord, type Resource } from '../../../src/model/value.ts';
import type { Call } from './call.ts';
import { AwsError } from './errors.ts';
import type { Output } from './rows.ts';

/** The API reference's limits: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
const MOST_QUERIES = 500;
const ID = /^[a-z][a-zA-Z0-9_]{0,254}$/;

/** What GetMetricData answers: of each query what was recorded under its Id, else that there are no datapoints. */
export function measured({ input }: Call, recorded: Output): Output {
  const queries = Array.isArray(input.MetricDataQueries) ? input.MetricDataQueries.filter(isRecord) : [];
  refuseMistakes(queries, input);
  const rows = Array.isArray(recorded.MetricDataResults) ? recorded.MetricDataResults.filter(isRecord) : [];
  const byId = new Map(rows.map(row => [row.Id, row]));
  return { MetricDataResults: queries.map(({ Id }) => byId.get(Id) ?? nothing(Id)), Messages: [] };
}

function nothing(Id: unknown): Resource {
  return { Id, Label: String(Id), Timestamps: [], Values: [], StatusCode: 'Complete' };
}

function refuseMistakes(queries: readonly Resource[], { StartTime, EndTime }: Call['input']): void {
  const ids = queries.map(({ Id }) => Id);
  if (queries.length === 0 || queries.length > MOST_QUERIES) throw invalid(`${queries.length} MetricDataQueries`);
  if (new Set(ids).size < ids.length) throw invalid('The values for parameter id must be unique');
  const wrong = queries.find(({ Id, MetricStat }) => !ID.test(String(Id)) || !isPeriod(MetricStat));
  if (wrong !== undefined) throw invalid(`The query ${String(wrong.Id)} is not valid`);
  if (!(Number(StartTime) < Number(EndTime))) throw invalid('StartTime must be less than EndTime');
}

function isPeriod(stat: unknown): boolean {
  return isRecord(stat) && Number(stat.Period) > 0 && Number(stat.Period) % 60 === 0;
}

function invalid(message: string): AwsError {
  return new AwsError(400, 'ValidationError', message);
}
