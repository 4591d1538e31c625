import type { Inventory } from './inventory.ts';
import { Collection, isAbsent, type Resource, toCollection, Unknown } from './value.ts';

/**
 * The metrics an alarm looks at: its own, or those of its metric-math queries, as {Namespace, MetricName, Dimensions}.
 * What is hidden may be a metric, or an expression, or nothing at all.
 */
export function watchedMetrics(alarm: Resource, inventory: Inventory): Collection {
  const own = inventory.read('MetricAlarm', alarm, 'MetricName');
  const queries = inventory.read('MetricAlarm', alarm, 'Metrics');
  if (queries === undefined && typeof own === 'string' && own !== '') return new Collection([alarm]);
  const { items, possible, doubt, open } = toCollection(queries);
  const metrics = (list: readonly unknown[]) => list.map(metricOf).filter(metric => metric !== undefined);
  const found = metrics(items);
  const hidden = [own, ...found].filter(metric => metric instanceof Unknown);
  const certain = [...(isAbsent(own) || own instanceof Unknown ? [] : [alarm]), ...found.filter(isKnown)];
  const maybe = [...(own instanceof Unknown ? [alarm] : []), ...found.filter(metric => !isKnown(metric))];
  return new Collection(certain, [...maybe, ...metrics(possible)], doubt ?? hidden[0], open);
}

function isKnown(metric: unknown): boolean {
  return !(metric instanceof Unknown);
}

/** The metric of one query; undefined for an expression over others. */
function metricOf(query: unknown): unknown {
  if (query instanceof Unknown) return query;
  const stat = property(query, 'MetricStat');
  if (isAbsent(stat)) return undefined;
  return stat instanceof Unknown ? stat : property(stat, 'Metric');
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}
