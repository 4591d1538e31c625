import { watchedMetrics } from '../alarm.ts';
import type { Inventory } from '../inventory.ts';
import { is, readField } from '../relations/readers.ts';
import type { Run } from '../run.ts';
import { anyOf, both, either, NO, OPEN, type Truth, YES } from '../truth.ts';
import { isAbsent, type Resource, toCollection, Unknown } from '../value.ts';
import { type DerivedFields, derive, listOf, scalar } from './derived.ts';

/** Whether an alarm tells anyone: by actions of its own, or of a composite alarm (of any depth) that its state is part of. */
function notifies(alarm: Resource, run: Run): unknown {
  const { inventory } = run;
  const truth = either(
    acts('MetricAlarm', alarm, inventory),
    byComposite(inventory.read('MetricAlarm', alarm, 'AlarmName'), inventory, new Set()),
  );
  if (truth !== OPEN) return truth === YES;
  return (
    inventory.gap('CompositeAlarm') ??
    new Unknown('unresolved-reference', 'whether the alarm tells anyone is not known')
  );
}

function acts(type: 'MetricAlarm' | 'CompositeAlarm', alarm: Resource, inventory: Inventory): Truth {
  const actions = toCollection(inventory.read(type, alarm, 'AlarmActions'));
  const open = actions.possible.length > 0 || actions.open !== undefined;
  const some = actions.items.length > 0 ? YES : open ? OPEN : NO;
  return both(is(inventory.read(type, alarm, 'ActionsEnabled'), true), some);
}

function byComposite(name: unknown, inventory: Inventory, seen: Set<Resource>): Truth {
  const rest: Truth = inventory.gap('CompositeAlarm') === undefined ? NO : OPEN;
  const parents = inventory.rows('CompositeAlarm').filter(parent => !seen.has(parent));
  const truths = parents.map(parent => {
    const mentioned = mentions(parent.AlarmRule, name);
    return mentioned === NO ? NO : both(mentioned, speaks(parent, inventory, new Set([...seen, parent])));
  });
  return anyOf([rest, ...truths]);
}

function speaks(parent: Resource, inventory: Inventory, seen: Set<Resource>): Truth {
  return either(
    acts('CompositeAlarm', parent, inventory),
    byComposite(inventory.read('CompositeAlarm', parent, 'AlarmName'), inventory, seen),
  );
}

/** Whether a composite's rule has ALARM(name): quoted or bare; a NOT around it is not evaluated. */
function mentions(rule: unknown, name: unknown): Truth {
  if (rule instanceof Unknown || typeof name !== 'string') return OPEN;
  if (typeof rule !== 'string') return NO;
  const calls = rule.matchAll(/\bALARM\s*\(\s*("[^"]*"|'[^']*'|[^)\s]+)\s*\)/gi);
  const names = [...calls].map(call => (call[1] ?? '').replace(/^["']|["']$/g, '').replace(/^arn:.*:alarm:/, ''));
  return names.includes(name) ? YES : NO;
}

/** The threshold that the metric itself is compared with: absent for anomaly bands, not known where an expression stands between. */
function staticThreshold(alarm: Resource, run: Run): unknown {
  const read = (name: string) => run.inventory.read('MetricAlarm', alarm, name);
  const band = read('ThresholdMetricId');
  if (band instanceof Unknown) return band;
  if (!isAbsent(band)) return undefined;
  const { items, possible, open } = toCollection(read('Metrics'));
  const math = [...items, ...possible].some(
    query => query instanceof Unknown || !isAbsent(readField(query, 'Expression')),
  );
  if (math || open !== undefined)
    return open ?? new Unknown('expression', 'the threshold is compared with an expression over metrics');
  return read('Threshold');
}

const METRIC = { is: 'struct', service: 'cloudwatch', shape: 'Metric' } as const;

export const METRIC_ALARM_FIELDS: DerivedFields = {
  watches: derive(listOf(METRIC), (alarm, run) => watchedMetrics(alarm, run.inventory), {
    says: 'its own metric, or those of Metrics[].MetricStat',
    writtenIn: ['MetricName', 'Metrics'],
  }),
  notifies: derive(scalar('boolean'), notifies, {
    says: 'it has an action that is enabled, itself or through a composite alarm',
    needs: ['CompositeAlarm'],
    writtenIn: ['AlarmActions', 'ActionsEnabled'],
    total: true,
  }),
  staticThreshold: derive(scalar('number'), staticThreshold, {
    says: 'in the unit of the metric; absent for anomaly bands, unknown for metric math',
    writtenIn: ['Threshold', 'ThresholdMetricId'],
  }),
};
