import { Unknown } from '../../../model/value.ts';
import type { Context, Fields, Mapping, Shape } from '../../template/mapping.ts';
import { chain, inside, lowerCase } from '../../template/shape.ts';
import { ENROLLED, OF_CLUSTER, OF_SOURCE, SOME_OF_SOURCE, SOME_WINDOW } from './defaults.ts';
import { inheritedEngine, instanceEngine } from './engine.ts';
import { flagOfSource, isReplica, numberOfCluster, replicaSource, textOfCluster } from './inherit.ts';
import { INSTANCE_NETWORK } from './instance-network.ts';
import { INSTANCE_OBSERVATION } from './instance-observation.ts';
import { INSTANCE_PARTS } from './instance-parts.ts';
import { INSTANCE_STORAGE } from './instance-storage.ts';
import { instance } from './kind.ts';
import { masterFields } from './master.ts';
import { instancePolicy, policyFields, withAttributes } from './policies.ts';
import { listOfOne, lowerName, MADE, replaced, TAGS } from './shapes.ts';

/** The Region that automated backups are copied to shows that they are; AWS names the copies. */
const replication: Shape = listOfOne((written, context) =>
  inside('DBInstanceAutomatedBackupsArn')(replaced(written, COPY), context),
);

const COPY = new Unknown('computed-at-apply', 'AWS names the copies of the backups', 'resource', true);

/** Restored from a snapshot, SQL Server instances may be mirrored as they were. */
function isMultiAz(context: Context): unknown {
  const engine = instanceEngine(context);
  if (engine instanceof Unknown) return engine;
  return isReplica(context) === false && engine?.startsWith('sqlserver') !== false ? OF_SOURCE : false;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html */
const OWN: Fields = {
  DBInstanceIdentifier: lowerName('DBInstanceIdentifier'),
  DBInstanceArn: MADE,
  DBInstanceClass: {
    from: 'DBInstanceClass',
    absent: instance({ new: undefined, member: undefined, copy: SOME_OF_SOURCE }),
  },
  Engine: { from: 'Engine', as: lowerCase, absent: inheritedEngine },
  DBClusterIdentifier: { from: 'DBClusterIdentifier', as: lowerCase },
  ReadReplicaSourceDBInstanceIdentifier: { from: 'SourceDBInstanceIdentifier', as: chain(lowerCase, replicaSource) },
  ReadReplicaSourceDBClusterIdentifier: { from: 'SourceDBClusterIdentifier', as: chain(lowerCase, replicaSource) },
  ReplicaMode: { from: 'ReplicaMode', absent: OF_SOURCE },
  BackupRetentionPeriod: {
    from: 'BackupRetentionPeriod',
    absent: instance({ new: 1, member: numberOfCluster('BackupRetentionPeriod', 1), copy: SOME_OF_SOURCE }),
  },
  PreferredBackupWindow: {
    from: 'PreferredBackupWindow',
    absent: instance({
      new: SOME_WINDOW,
      member: textOfCluster('PreferredBackupWindow', SOME_WINDOW),
      copy: SOME_WINDOW,
    }),
  },
  PreferredMaintenanceWindow: { from: 'PreferredMaintenanceWindow', absent: SOME_WINDOW },
  MultiAZ: { from: 'MultiAZ', absent: instance({ new: false, member: false, copy: isMultiAz }) },
  AutoMinorVersionUpgrade: {
    from: 'AutoMinorVersionUpgrade',
    absent: instance({ new: true, member: true, copy: flagOfSource('AutoMinorVersionUpgrade', true) }),
  },
  CopyTagsToSnapshot: { from: 'CopyTagsToSnapshot', absent: false },
  DeletionProtection: { from: 'DeletionProtection', absent: false },
  IAMDatabaseAuthenticationEnabled: { from: 'EnableIAMDatabaseAuthentication', absent: false },
  PromotionTier: { from: 'PromotionTier', absent: 1 },
  EngineLifecycleSupport: {
    from: 'EngineLifecycleSupport',
    absent: instance({ new: ENROLLED, member: textOfCluster('EngineLifecycleSupport', OF_CLUSTER), copy: OF_SOURCE }),
  },
  DBInstanceAutomatedBackupsReplications: { from: 'AutomaticBackupReplicationRegion', as: replication },
  AssociatedRoles: { from: 'AssociatedRoles' },
  TagList: TAGS,
};

export const INSTANCE: Mapping = {
  to: 'DBInstance',
  rows: withAttributes,
  fields: {
    ...OWN,
    ...INSTANCE_NETWORK,
    ...INSTANCE_STORAGE,
    ...INSTANCE_OBSERVATION,
    ...INSTANCE_PARTS,
    ...masterFields(
      instance({ new: undefined, member: OF_CLUSTER, copy: OF_SOURCE }),
      instance({ new: undefined, member: undefined, copy: OF_SOURCE }),
    ),
    ...policyFields(instancePolicy),
  },
};
