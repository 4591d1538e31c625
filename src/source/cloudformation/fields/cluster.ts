import { Unknown } from '../../../model/value.ts';
import type { Context, Fields, Mapping } from '../../template/mapping.ts';
import { lowerCase } from '../../template/shape.ts';
import { CLUSTER_DATA, CLUSTER_NETWORK, CLUSTER_OBSERVATION } from './cluster-fields.ts';
import { DEFAULT_VERSION, ENROLLED, SOME_OF_SOURCE } from './defaults.ts';
import { cluster, unlessSecondary } from './kind.ts';
import { clusterParameterGroupName } from './made-up.ts';
import { masterFields } from './master.ts';
import { naming } from './others.ts';
import { policyFields, withAttributes } from './policies.ts';
import { lowerName, MADE, TAGS } from './shapes.ts';

/** The global database that is declared here over this cluster as its first member; one that may be is nobody's certainty. */
function globalCluster(context: Context): unknown {
  const { certain, open } = naming(
    context,
    'AWS::RDS::GlobalCluster',
    'SourceDBClusterIdentifier',
    'DBClusterIdentifier',
  );
  const [found] = certain;
  if (found === undefined) return open && new Unknown(open.code, open.detail, open.level);
  const name = found.properties.get('GlobalClusterIdentifier')?.value;
  if (typeof name === 'string') return name.toLowerCase();
  return new Unknown('computed-at-apply', 'AWS names the global database', 'resource', true, found.address);
}

const IDENTITY: Fields = {
  DBClusterIdentifier: lowerName('DBClusterIdentifier'),
  DBClusterArn: MADE,
  Engine: { from: 'Engine', as: lowerCase },
  EngineMode: { from: 'EngineMode', as: lowerCase, absent: 'provisioned' },
  EngineVersion: { from: 'EngineVersion', absent: cluster({ new: DEFAULT_VERSION, copy: SOME_OF_SOURCE }) },
  ClusterScalabilityType: { from: 'ClusterScalabilityType', as: lowerCase, absent: 'standard' },
  DBClusterInstanceClass: { from: 'DBClusterInstanceClass' },
  GlobalClusterIdentifier: { from: 'GlobalClusterIdentifier', as: lowerCase, absent: globalCluster },
  ReplicationSourceIdentifier: { from: 'ReplicationSourceIdentifier', as: lowerCase },
  DatabaseName: { from: 'DatabaseName', absent: unlessSecondary(undefined) },
  DBClusterParameterGroup: { from: 'DBClusterParameterGroupName', as: clusterParameterGroupName },
  DBClusterOptionGroupMemberships: {},
  EngineLifecycleSupport: { from: 'EngineLifecycleSupport', absent: unlessSecondary(ENROLLED) },
  TagList: TAGS,
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbcluster.html */
export const CLUSTER: Mapping = {
  to: 'DBCluster',
  rows: withAttributes,
  fields: {
    ...IDENTITY,
    ...CLUSTER_NETWORK,
    ...CLUSTER_DATA,
    ...CLUSTER_OBSERVATION,
    ...masterFields(unlessSecondary(undefined), unlessSecondary(undefined)),
    ...policyFields('Snapshot'),
  },
};
