import type { Inventory } from './inventory.ts';
import { Collection, isAbsent, type Resource, toCollection, Unknown } from './value.ts';

/** The metrics an alarm looks at: its own, or those of its metric-math queries, as {Namespace, MetricName, Dimensions}. */
export function watchedMetrics(alarm: Resource, inventory: Inventory): Collection {
  const own = inventory.read('MetricAlarm', alarm, 'MetricName');
  const queries = inventory.read('MetricAlarm', alarm, 'Metrics');
  const { items, possible, doubt, open } = toCollection(queries);
  const metrics = (list: readonly unknown[]) => list.map(metricOf).filter(metric => metric !== undefined);
  const hidden = own instanceof Unknown && !own.exists ? own : undefined;
  const certain = isAbsent(own) || hidden !== undefined ? [] : [alarm];
  const maybe = hidden === undefined ? [] : [alarm];
  return new Collection([...certain, ...metrics(items)], [...maybe, ...metrics(possible)], doubt ?? hidden, open);
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
