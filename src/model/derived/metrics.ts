import { MEASURED, type MeasuredType, measureId, metricOf, STATISTICS, statisticOf } from '../measure.ts';
import type { Run } from '../run.ts';
import { type Resource, toCollection, Unknown } from '../value.ts';
import { type DerivedFields, derive, mapOf, scalar } from './derived.ts';

/** What CloudWatch measured of a resource over a window; without a datapoint it is not known. `key` is a `measureKey`. */
function measured(type: MeasuredType) {
  return (resource: Resource, { inventory }: Run, key: string): unknown => {
    const identifier = inventory.read(type, resource, MEASURED[type].id);
    if (typeof identifier !== 'string') return identifier instanceof Unknown ? identifier : NAMELESS;
    if (inventory.isLacking('MetricData')) return inventory.gap('MetricData');
    const id = measureId(type, key, identifier);
    const row = inventory.find('MetricData', 'Id', id).rows[0];
    return inventory.subjectGap('MetricData', id) ?? (row === undefined ? unasked(key) : combined(row, key));
  };
}

const NAMELESS = new Unknown('operand-absent', 'what CloudWatch would measure has no identifier');

const unasked = (key: string): Unknown => new Unknown('not-collected', `${metricOf(key)} was not asked for`);

/** The window's value, where CloudWatch gave all of its datapoints. */
function combined({ StatusCode, Values }: Resource, key: string): unknown {
  const statistic = statisticOf(key);
  if (StatusCode instanceof Unknown) return StatusCode;
  if (StatusCode !== 'Complete' || statistic === undefined) return incomplete(StatusCode, key);
  const { items, possible, open } = toCollection(Values);
  if (open !== undefined) return open;
  const values = items.filter(value => typeof value === 'number');
  const hidden = [...items, ...possible].find(value => value instanceof Unknown);
  if (hidden instanceof Unknown) return hidden;
  if (values.length < items.length) return new Unknown('unreadable', `a datapoint of ${metricOf(key)} is no number`);
  return values.length === 0
    ? new Unknown('no-datapoints', `CloudWatch has no datapoints of ${metricOf(key)}`)
    : STATISTICS[statistic](values);
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataResult.html */
function incomplete(status: unknown, key: string): Unknown {
  const what = `GetMetricData answered ${String(status ?? 'without a status')} for ${metricOf(key)}`;
  return new Unknown(status === 'Forbidden' ? 'access-denied' : 'call-failed', what);
}

/** The measures that a rule declares, by the name it gives them. */
export function metricFields(type: MeasuredType): DerivedFields {
  return {
    metrics: derive(mapOf(scalar('number')), measured(type), {
      says: "`metrics[name]`, declared under `metrics:`, in CloudWatch's unit; unknown without datapoints",
      needs: ['MetricData'],
    }),
  };
}
