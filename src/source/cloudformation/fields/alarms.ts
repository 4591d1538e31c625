import type { Fields, Mapping, Shape } from '../../template/mapping.ts';
import { each, lowerCase } from '../../template/shape.ts';
import { MADE, name } from './shapes.ts';

/** Dimensions that name databases, whose names RDS keeps in lower case. */
const DATABASES: ReadonlySet<unknown> = new Set(['DBInstanceIdentifier', 'DBClusterIdentifier']);

const dimension: Shape = (written, context) => {
  const { value } = written;
  if (!(value instanceof Map) || !DATABASES.has(value.get('Name')?.value)) return written;
  const named = value.get('Value');
  return named === undefined
    ? written
    : { ...written, value: new Map([...value, ['Value', lowerCase(named, context)]]) };
};

const DIMENSIONS = { from: 'Dimensions', as: each(dimension) };

const METRIC: Fields = {
  MetricName: { from: 'MetricName' },
  Namespace: { from: 'Namespace' },
  Dimensions: DIMENSIONS,
};

const QUERY: Fields = {
  Id: { from: 'Id' },
  Expression: { from: 'Expression' },
  Label: { from: 'Label' },
  ReturnData: { from: 'ReturnData', absent: true },
  Period: { from: 'Period' },
  AccountId: { from: 'AccountId' },
  MetricStat: {
    from: 'MetricStat',
    fields: {
      Metric: { from: 'Metric', fields: METRIC },
      Period: { from: 'Period' },
      Stat: { from: 'Stat' },
      Unit: { from: 'Unit' },
    },
  },
};

/** What both kinds of alarms have. */
const ALARM: Fields = {
  AlarmName: name('AlarmName'),
  AlarmArn: MADE,
  AlarmDescription: { from: 'AlarmDescription' },
  ActionsEnabled: { from: 'ActionsEnabled', absent: true },
  AlarmActions: { from: 'AlarmActions' },
  OKActions: { from: 'OKActions' },
  InsufficientDataActions: { from: 'InsufficientDataActions' },
};

export const METRIC_ALARM: Mapping = {
  to: 'MetricAlarm',
  fields: {
    ...ALARM,
    ...METRIC,
    Metrics: { from: 'Metrics', fields: QUERY },
    Statistic: { from: 'Statistic' },
    ExtendedStatistic: { from: 'ExtendedStatistic' },
    Period: { from: 'Period' },
    Unit: { from: 'Unit' },
    EvaluationPeriods: { from: 'EvaluationPeriods' },
    DatapointsToAlarm: { from: 'DatapointsToAlarm' },
    Threshold: { from: 'Threshold' },
    ThresholdMetricId: { from: 'ThresholdMetricId' },
    ComparisonOperator: { from: 'ComparisonOperator' },
    TreatMissingData: { from: 'TreatMissingData', absent: 'missing' },
  },
};

export const COMPOSITE_ALARM: Mapping = {
  to: 'CompositeAlarm',
  fields: { ...ALARM, AlarmRule: { from: 'AlarmRule' } },
};
