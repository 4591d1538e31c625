import { Collection, isAbsent, Unknown } from '../../../model/value.ts';
import type { Context, Fields, Mapping } from '../../template/mapping.ts';
import { chain, inside, lowerCase } from '../../template/shape.ts';
import { AUTHORITY, AZ, DEFAULT_VPC, LICENSE, VERSION, VPC_GROUP, WINDOW } from './defaults.ts';
import { defaultPort, ENGINE } from './engine.ts';
import { ARN, named, TAGS } from './identity.ts';
import { keyReference } from './keys.ts';
import { nameOfGroup } from './made-up.ts';
import { target } from './relatives.ts';
import { blocksOf, plainOf, serviceDefault, single } from './values.ts';

const BY_CLUSTER = serviceDefault('the cluster decides', true);
const CLUSTER = { aws_rds_cluster: ['cluster_identifier'] };

/** What the cluster says under a name, `other` where it says nothing; unknown for a cluster that is not declared here. */
function ofCluster(name: string, other: unknown): (context: Context) => unknown {
  return context => {
    const cluster = target(context.get('cluster_identifier'), context, CLUSTER);
    if (cluster === undefined) return BY_CLUSTER;
    const value = plainOf(cluster.properties.get(name));
    return isAbsent(value) ? (cluster.open ?? other) : value;
  };
}

function subnetGroup(context: Context): unknown {
  const name = ofCluster('db_subnet_group_name', DEFAULT_VPC)(context);
  return name instanceof Unknown && name.reference === undefined ? name : { DBSubnetGroupName: name };
}

function endpoint(context: Context): unknown {
  return { Port: ofCluster('port', undefined)(context) ?? defaultPort(context) ?? BY_CLUSTER };
}

/** The security groups of its cluster, which are its own. */
function groups(context: Context): unknown {
  const cluster = target(context.get('cluster_identifier'), context, CLUSTER);
  const written = cluster?.properties.get('vpc_security_group_ids');
  if (cluster === undefined || written?.value instanceof Unknown) return written?.value ?? BY_CLUSTER;
  const items = blocksOf(written).map(({ value }) => ({ VpcSecurityGroupId: value, Status: 'active' }));
  if (items.length === 0 && written?.open === undefined) return cluster.open ?? VPC_GROUP;
  return new Collection(items, [], undefined, written?.open);
}

/** What leaving an argument out means: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster_instance */
export const CLUSTER_MEMBER: Fields = {
  DBInstanceIdentifier: named('identifier'),
  DBInstanceArn: ARN,
  DbiResourceId: named('resource_id'),
  DBClusterIdentifier: { from: 'cluster_identifier', absent: BY_CLUSTER },
  DBInstanceClass: { from: 'instance_class' },
  Engine: { ...ENGINE, absent: ofCluster('engine', BY_CLUSTER) },
  EngineVersion: { from: 'engine_version', absent: ofCluster('engine_version', VERSION) },
  EngineLifecycleSupport: { absent: ofCluster('engine_lifecycle_support', BY_CLUSTER) },
  LicenseModel: { absent: LICENSE },
  PubliclyAccessible: { from: 'publicly_accessible', absent: false },
  PromotionTier: { from: 'promotion_tier', absent: 0 },
  AvailabilityZone: { from: 'availability_zone', absent: AZ },
  AutoMinorVersionUpgrade: { from: 'auto_minor_version_upgrade', absent: true },
  CertificateDetails: {
    from: 'ca_cert_identifier',
    as: inside('CAIdentifier'),
    fields: { CAIdentifier: { from: 'CAIdentifier' } },
    absent: AUTHORITY,
  },
  CACertificateIdentifier: { from: 'ca_cert_identifier', absent: AUTHORITY },
  CopyTagsToSnapshot: { from: 'copy_tags_to_snapshot', absent: false },
  PreferredBackupWindow: { from: 'preferred_backup_window', absent: ofCluster('preferred_backup_window', WINDOW) },
  PreferredMaintenanceWindow: { from: 'preferred_maintenance_window', as: lowerCase, absent: WINDOW },
  MonitoringInterval: { from: 'monitoring_interval', absent: ofCluster('monitoring_interval', 0) },
  MonitoringRoleArn: { from: 'monitoring_role_arn', absent: ofCluster('monitoring_role_arn', undefined) },
  PerformanceInsightsEnabled: {
    from: 'performance_insights_enabled',
    absent: ofCluster('performance_insights_enabled', false),
  },
  PerformanceInsightsKMSKeyId: {
    from: 'performance_insights_kms_key_id',
    as: keyReference,
    absent: ofCluster('performance_insights_kms_key_id', undefined),
  },
  PerformanceInsightsRetentionPeriod: {
    from: 'performance_insights_retention_period',
    absent: ofCluster('performance_insights_retention_period', 7),
  },
  DatabaseInsightsMode: { absent: ofCluster('database_insights_mode', 'standard') },
  DBParameterGroups: {
    from: 'db_parameter_group_name',
    as: single(chain(nameOfGroup, inside('DBParameterGroupName'))),
  },
  DBSubnetGroup: { from: 'db_subnet_group_name', as: inside('DBSubnetGroupName'), absent: subnetGroup },
  DBSecurityGroups: {},
  Endpoint: { absent: endpoint },
  AllocatedStorage: { absent: BY_CLUSTER },
  MaxAllocatedStorage: {},
  Iops: {},
  StorageType: { absent: BY_CLUSTER },
  StorageEncrypted: { absent: ofCluster('storage_encrypted', BY_CLUSTER) },
  StorageEncryptionType: { absent: BY_CLUSTER },
  KmsKeyId: { absent: BY_CLUSTER },
  BackupRetentionPeriod: { absent: ofCluster('backup_retention_period', 1) },
  DeletionProtection: { absent: false },
  MultiAZ: { absent: false },
  EnabledCloudwatchLogsExports: { absent: BY_CLUSTER },
  IAMDatabaseAuthenticationEnabled: { absent: ofCluster('iam_database_authentication_enabled', false) },
  MasterUsername: { absent: ofCluster('master_username', BY_CLUSTER) },
  masterUsernameOrigin: {},
  masterPassword: {},
  MasterUserSecret: {},
  VpcSecurityGroups: { absent: groups },
  OptionGroupMemberships: { absent: BY_CLUSTER },
  ReadReplicaSourceDBInstanceIdentifier: {},
  ReadReplicaSourceDBClusterIdentifier: {},
  ReadReplicaDBInstanceIdentifiers: {},
  ReadReplicaDBClusterIdentifiers: {},
  DBInstanceAutomatedBackupsReplications: {},
  AdditionalStorageVolumes: {},
  skipFinalSnapshot: {},
  finalSnapshotIdentifier: {},
  TagList: TAGS,
};

export const MEMBERS: readonly Mapping[] = [{ to: 'DBInstance', fields: CLUSTER_MEMBER }];
