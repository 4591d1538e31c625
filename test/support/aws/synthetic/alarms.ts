import type { Resource } from '../../../../src/model/value.ts';
import type { SyntheticAnswer, SyntheticRegion } from './place.ts';

const METRICS = ['CPUUtilization', 'FreeStorageSpace', 'FreeableMemory'];

/** Alarms on three metrics of every other instance, some of them muted. */
export function alarmsOf(place: SyntheticRegion, instances: readonly Resource[]): SyntheticAnswer {
  const watched = instances.filter((_, index) => index % 2 === 0);
  const alarms = watched.flatMap(instance =>
    METRICS.map(metric => alarm(place, String(instance.DBInstanceIdentifier), metric)),
  );
  return { service: 'cloudwatch', operation: 'DescribeAlarms', output: { MetricAlarms: alarms, CompositeAlarms: [] } };
}

function alarm({ account, region, dice }: SyntheticRegion, instance: string, metric: string): Resource {
  const name = `${instance}-${metric}`;
  const actions = dice.chance(0.8) ? [`arn:aws:sns:${region}:${account}:alerts`] : [];
  return {
    AlarmName: name,
    AlarmArn: `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`,
    AlarmConfigurationUpdatedTimestamp: dice.time(),
    ActionsEnabled: dice.chance(0.9),
    AlarmActions: actions,
    OKActions: [],
    InsufficientDataActions: [],
    StateValue: 'OK',
    Namespace: 'AWS/RDS',
    MetricName: metric,
    Dimensions: [{ Name: 'DBInstanceIdentifier', Value: instance }],
    Statistic: 'Average',
    Period: 300,
    EvaluationPeriods: 3,
    Threshold: metric === 'CPUUtilization' ? 90 : 2_000_000_000,
    ComparisonOperator: metric === 'CPUUtilization' ? 'GreaterThanThreshold' : 'LessThanThreshold',
    TreatMissingData: 'missing',
  };
}
