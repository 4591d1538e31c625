import type { Output } from '../rows.ts';
import type { Network } from './network.ts';
import { rdsArn, type SyntheticRegion, tagsOf } from './place.ts';

/** A synthetic Aurora cluster with the members named. */
export function clusterOf(place: SyntheticRegion, network: Network, name: string, members: readonly string[]): Output {
  const { region, dice } = place;
  return {
    DBClusterIdentifier: name,
    DBClusterArn: rdsArn(place, 'cluster', name),
    DbClusterResourceId: `cluster-${dice.hex(26).toUpperCase()}`,
    Engine: 'aurora-postgresql',
    EngineVersion: dice.pick('16.6', '15.10', '13.18'),
    EngineMode: 'provisioned',
    Status: 'available',
    Endpoint: `${name}.cluster.${region}.rds.amazonaws.com`,
    ClusterCreateTime: dice.time(),
    AvailabilityZones: ['a', 'b', 'c'].map(zone => `${region}${zone}`),
    DBClusterMembers: members.map((DBInstanceIdentifier, index) => ({
      DBInstanceIdentifier,
      IsClusterWriter: index === 0,
      DBClusterParameterGroupStatus: 'in-sync',
      PromotionTier: 1,
    })),
    DBSubnetGroup: network.subnetGroup.DBSubnetGroupName,
    DBClusterParameterGroup: 'tuned-aurora',
    VpcSecurityGroups: [{ VpcSecurityGroupId: dice.pick(...network.groupIds), Status: 'active' }],
    ...settings(place),
    TagList: tagsOf(place),
  };
}

function settings({ dice }: SyntheticRegion): Output {
  const encrypted = dice.chance(0.9);
  return {
    MultiAZ: dice.chance(0.5),
    StorageEncrypted: encrypted,
    StorageEncryptionType: encrypted ? 'sse-rds' : 'none',
    DeletionProtection: dice.chance(0.7),
    BackupRetentionPeriod: dice.pick(7, 1, 14, 35),
    CopyTagsToSnapshot: dice.chance(0.8),
    IAMDatabaseAuthenticationEnabled: dice.chance(0.3),
    AutoMinorVersionUpgrade: dice.chance(0.8),
    HttpEndpointEnabled: dice.chance(0.1),
    EngineLifecycleSupport: 'open-source-rds-extended-support',
  };
}
