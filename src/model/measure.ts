import type { TypeName } from './types.ts';

/** The types that CloudWatch measures in AWS/RDS: the dimension of each, and the field that its value stands in. */
export const MEASURED = {
  DBInstance: { prefix: 'i', dimension: 'DBInstanceIdentifier', id: 'DBInstanceIdentifier' },
  DBCluster: { prefix: 'c', dimension: 'DBClusterIdentifier', id: 'DBClusterIdentifier' },
  DBProxy: { prefix: 'p', dimension: 'ProxyName', id: 'DBProxyName' },
} as const satisfies Partial<Record<TypeName, { prefix: string; dimension: string; id: string }>>;

export type MeasuredType = keyof typeof MEASURED;

/** The types that have metrics. */
export const MEASURED_TYPES = Object.keys(MEASURED).filter(isMeasured);

/** How the datapoints of a window are taken together: CloudWatch gives one for each period of it. */
export const STATISTICS = {
  Average: values => total(values) / values.length,
  Maximum: values => values.reduce((a, b) => Math.max(a, b)),
  Minimum: values => values.reduce((a, b) => Math.min(a, b)),
  Sum: total,
  SampleCount: total,
} as const satisfies Record<string, (values: readonly number[]) => number>;

export type Statistic = keyof typeof STATISTICS;
export const STATISTIC_NAMES = Object.keys(STATISTICS).filter(isStatistic);

/** What is to be measured of every resource of a type. */
export interface Measure {
  readonly type: MeasuredType;
  /** CloudWatch's name, in AWS/RDS. */
  readonly name: string;
  readonly statistic: Statistic;
  /** Seconds, up to now. */
  readonly window: number;
}

/** What is asked, apart from of whom: the key of the derived field `metrics`, and part of each query's Id. */
export function measureKey({ name, statistic, window }: Omit<Measure, 'type'>): string {
  return [name, statistic, String(window)].map(encoded).join(BETWEEN);
}

/**
 * A query's Id, which says all that it asks, so that an answer can be read without its request. CloudWatch takes letters,
 * digits and underscores, a small letter first, up to 255.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html
 */
export function measureId(type: MeasuredType, key: string, identifier: string): string {
  if (identifier !== last.identifier) last = { identifier, encoded: encoded(identifier) };
  return `${MEASURED[type].prefix}${BETWEEN}${key}${BETWEEN}${last.encoded}`;
}

/** Of one resource many measures are asked for in a row. */
let last = { identifier: '', encoded: '' };

/** Whether an Id is one of ours. */
export function isMeasureId(id: unknown): id is string {
  if (typeof id !== 'string') return false;
  const [prefix, name, statistic = '', window = '', identifier] = id.split(BETWEEN);
  const isKnown = MEASURED_TYPES.some(type => MEASURED[type].prefix === prefix) && isStatistic(statistic);
  return isKnown && !!name && !!identifier && /^\d+$/.test(window) && id.split(BETWEEN).length === 5;
}

/** The statistic that a key asks for; undefined where it is no key of ours. */
export function statisticOf(key: string): Statistic | undefined {
  const statistic = key.split(BETWEEN)[1] ?? '';
  return isStatistic(statistic) ? statistic : undefined;
}

/** The metric's name in a key. */
export function metricOf(key: string): string {
  const name = key.split(BETWEEN)[0] ?? key;
  return name.replace(/_([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

export function isMeasured(type: string): type is MeasuredType {
  return Object.hasOwn(MEASURED, type);
}

export function isStatistic(text: string): text is Statistic {
  return Object.hasOwn(STATISTICS, text);
}

/** Stands in no part: an escape has a digit behind its underscore. */
const BETWEEN = '__';

function encoded(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, character => `_${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
