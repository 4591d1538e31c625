import { Unknown } from '../../../model/value.ts';
import type { Written } from '../../template/declaration.ts';
import type { Context, Field, Fields, Mapping } from '../../template/mapping.ts';
import { ARN, named } from './identity.ts';
import { target } from './relatives.ts';
import { like } from './values.ts';

/** The dimension that names a resource, by the declared type that it may refer to, with the argument that is its value. */
const NAMED: Readonly<Record<string, string>> = {
  aws_db_instance: 'identifier',
  aws_rds_cluster: 'cluster_identifier',
  aws_rds_cluster_instance: 'identifier',
  aws_db_proxy: 'name',
};

/** `{ DBInstanceIdentifier = … }` as AWS's list of `{ Name, Value }`. */
function dimensions(written: Written, context: Context): Written {
  if (!(written.value instanceof Map)) return written;
  const pairs = [...written.value].map(([name, value]) => {
    const at = { at: value.at, origin: value.origin };
    return like(at, new Map([['Name', like(at, name)] as const, ['Value', plain(value, context)] as const]));
  });
  return { ...written, value: pairs };
}

/**
 * A reference to a resource that writes its name is to something else of it: CloudWatch's value would then be another,
 * and nobody knows which.
 */
function plain(written: Written, context: Context): Written {
  const { value } = written;
  const types = Object.fromEntries(Object.keys(NAMED).map(type => [type, []]));
  const found = target(written, context, types);
  const own = found === undefined ? undefined : found.properties.get(NAMED[found.type] ?? '');
  if (!(value instanceof Unknown) || typeof own?.value !== 'string') return written;
  return like(written, new Unknown('unresolved-reference', value.detail, value.level, value.exists));
}

const DIMENSIONS: Field = { from: 'dimensions', as: dimensions };

const METRIC: Fields = {
  Namespace: { from: 'namespace' },
  MetricName: { from: 'metric_name' },
  Dimensions: DIMENSIONS,
};

const QUERY: Fields = {
  Id: { from: 'id' },
  Expression: { from: 'expression' },
  Label: { from: 'label' },
  Period: { from: 'period' },
  AccountId: { from: 'account_id' },
  ReturnData: { from: 'return_data', absent: false },
  MetricStat: {
    from: 'metric',
    as: metricStat,
    fields: {
      Metric: { from: 'metric', fields: METRIC },
      Period: { from: 'metric.period' },
      Stat: { from: 'metric.stat' },
      Unit: { from: 'metric.unit' },
    },
  },
};

/** AWS has the metric inside its statistic, Terraform beside it. */
function metricStat(written: Written): Written {
  return written.value instanceof Unknown || isEmpty(written)
    ? emptied(written)
    : like(written, new Map([['metric', written]]));
}

function emptied(written: Written): Written {
  return written.value instanceof Unknown ? written : like(written, null);
}

function isEmpty({ value, open }: Written): boolean {
  return Array.isArray(value) && value.length === 0 && open === undefined;
}

const ACTIONS = {
  AlarmName: named('alarm_name'),
  AlarmArn: ARN,
  AlarmDescription: { from: 'alarm_description' },
  ActionsEnabled: { from: 'actions_enabled', absent: true },
  AlarmActions: { from: 'alarm_actions' },
  OKActions: { from: 'ok_actions' },
  InsufficientDataActions: { from: 'insufficient_data_actions' },
} as const satisfies Fields;

export const METRIC_ALARMS: readonly Mapping[] = [
  {
    to: 'MetricAlarm',
    fields: {
      ...ACTIONS,
      ...METRIC,
      Metrics: { from: 'metric_query', fields: QUERY },
      Statistic: { from: 'statistic' },
      ExtendedStatistic: { from: 'extended_statistic' },
      Period: { from: 'period' },
      Unit: { from: 'unit' },
      EvaluationPeriods: { from: 'evaluation_periods' },
      DatapointsToAlarm: { from: 'datapoints_to_alarm' },
      Threshold: { from: 'threshold' },
      ThresholdMetricId: { from: 'threshold_metric_id' },
      ComparisonOperator: { from: 'comparison_operator' },
      TreatMissingData: { from: 'treat_missing_data', absent: 'missing' },
    },
  },
];

export const COMPOSITE_ALARMS: readonly Mapping[] = [
  { to: 'CompositeAlarm', fields: { ...ACTIONS, AlarmRule: { from: 'alarm_rule' } } },
];
