import type { Resource } from '../../../../src/model/value.ts';
import { rdsArn, type SyntheticAnswer, type SyntheticRegion } from './place.ts';

/** The parameter groups `tuned` and `tuned-aurora` with their parameters, and the engine's, of which there are none. */
export function parametersOf(place: SyntheticRegion, count: number): readonly SyntheticAnswer[] {
  const group = { DBParameterGroupFamily: 'postgres17', Description: 'Tuned' };
  const own = { ...group, DBParameterGroupName: 'tuned', DBParameterGroupArn: rdsArn(place, 'pg', 'tuned') };
  const clusterArn = rdsArn(place, 'cluster-pg', 'tuned-aurora');
  const ofCluster = { ...group, DBClusterParameterGroupName: 'tuned-aurora', DBClusterParameterGroupArn: clusterArn };
  const output = { Parameters: Array.from({ length: count }, (_, index) => parameter(place, index)) };
  const defaults = { EngineDefaults: { DBParameterGroupFamily: 'postgres17', Parameters: [] } };
  const subject = 'postgres17';
  const service = 'rds';
  return [
    { service, operation: 'DescribeDBParameterGroups', output: { DBParameterGroups: [own] } },
    { service, operation: 'DescribeDBClusterParameterGroups', output: { DBClusterParameterGroups: [ofCluster] } },
    { service, operation: 'DescribeDBParameters', subject: 'tuned', output },
    { service, operation: 'DescribeEngineDefaultParameters', subject, output: defaults },
    { service, operation: 'DescribeEngineDefaultClusterParameters', subject, output: defaults },
    { service, operation: 'DescribeDBClusterParameters', subject: 'tuned-aurora', output },
  ];
}

function parameter({ dice }: SyntheticRegion, index: number): Resource {
  const known = ['rds.force_ssl', 'log_connections', 'require_secure_transport'][index];
  return {
    ParameterName: known ?? `setting_${index}`,
    ParameterValue: dice.pick('0', '1'),
    Description: `Setting ${index}`,
    Source: dice.pick('user', 'system', 'engine-default'),
    ApplyType: dice.pick('dynamic', 'static'),
    DataType: 'boolean',
    AllowedValues: '0,1',
    IsModifiable: true,
    ApplyMethod: 'pending-reboot',
  };
}
