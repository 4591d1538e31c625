import type { Declaration, Written } from '../../template/declaration.ts';
import type { Context, Fields, Part, Shape } from '../../template/mapping.ts';
import { each, generated, inside, ownName, tagList } from '../../template/shape.ts';
import { DB_CLUSTER } from './cluster.ts';
import { encryptionType } from './cluster-defaults.ts';
import { BY_MODULE, GIVEN_BY_MODULE, isAsked, isCallOf, tagsOf } from './module-call.ts';
import { unsaid } from './module-rds.ts';
import { like } from './values.ts';

/** Whether a module's call is of terraform-aws-modules/rds-aurora. */
export const isAuroraCall = isCallOf('rds-aurora', 'none');

/** One cluster, unless the call says that none is to be made. */
export function auroraCluster(declaration: Declaration, context: Context): readonly Part[] {
  if (!isAuroraCall(declaration)) return [];
  if ([isAsked(context, 'create', true), isAsked(context, 'create_cluster', true)].includes(false)) return [];
  const tags = tagsOf(declaration, ['tags', 'cluster_tags']);
  return [{ properties: new Map([...declaration.properties, ...tags]), at: declaration.header }];
}

/** The cluster's name, but for one that Terraform completes. */
const clusterName: Shape = (written, context) =>
  isAsked(context, 'cluster_use_name_prefix', false) === false
    ? ownName(written, context)
    : like(written, generated(context));

/** The module adds a security group of its own to those that are named. */
const andItsOwn: Shape = (written, context) => {
  const groups: Written = each(inside('VpcSecurityGroupId', { Status: 'active' }))(written, context);
  return isAsked(context, 'create_security_group', true) === false ? groups : { ...groups, open: GIVEN_BY_MODULE };
};

const subnetGroup: Shape = (written, context) =>
  isAsked(context, 'create_db_subnet_group', true) === false ? written : like(written, GIVEN_BY_MODULE);

/** Left out, the cluster is encrypted with a KMS key. */
function kindOfEncryption(context: Context): unknown {
  return context.get('storage_encrypted') === undefined ? undefined : encryptionType(context);
}

/** The module passes most arguments on as they are: https://github.com/terraform-aws-modules/terraform-aws-rds-aurora */
export const AURORA_CLUSTER: Fields = {
  ...DB_CLUSTER,
  DBClusterIdentifier: { from: 'name', as: clusterName, absent: generated },
  Engine: { ...DB_CLUSTER.Engine, absent: BY_MODULE },
  MasterUsername: { from: 'master_username', absent: GIVEN_BY_MODULE },
  MasterUserSecret: { ...DB_CLUSTER.MasterUserSecret, absent: unsaid('manage_master_user_password') },
  IAMDatabaseAuthenticationEnabled: { from: 'iam_database_authentication_enabled', absent: BY_MODULE },
  StorageEncrypted: { ...DB_CLUSTER.StorageEncrypted, absent: true },
  StorageEncryptionType: { absent: kindOfEncryption },
  BackupRetentionPeriod: { from: 'backup_retention_period', absent: BY_MODULE },
  PreferredBackupWindow: { from: 'preferred_backup_window', absent: GIVEN_BY_MODULE },
  PreferredMaintenanceWindow: { ...DB_CLUSTER.PreferredMaintenanceWindow, absent: GIVEN_BY_MODULE },
  finalSnapshotIdentifier: {
    from: ['final_snapshot_identifier', 'final_snapshot_identifier_prefix'],
    absent: BY_MODULE,
  },
  VpcSecurityGroups: { from: 'vpc_security_group_ids', as: andItsOwn, absent: GIVEN_BY_MODULE },
  DBSubnetGroup: { from: 'db_subnet_group_name', as: subnetGroup, absent: GIVEN_BY_MODULE },
  DBClusterParameterGroup: {
    from: 'db_cluster_parameter_group_name',
    as: (written, context) =>
      isAsked(context, 'create_db_cluster_parameter_group', false) === false ? written : like(written, GIVEN_BY_MODULE),
    absent: (context: Context) =>
      isAsked(context, 'create_db_cluster_parameter_group', false) === false ? undefined : GIVEN_BY_MODULE,
  },
  MonitoringInterval: { from: 'cluster_monitoring_interval', absent: 0 },
  MonitoringRoleArn: { absent: BY_MODULE },
  PerformanceInsightsEnabled: { from: 'cluster_performance_insights_enabled', absent: false },
  PerformanceInsightsKMSKeyId: { from: 'cluster_performance_insights_kms_key_id' },
  PerformanceInsightsRetentionPeriod: { from: 'cluster_performance_insights_retention_period', absent: BY_MODULE },
  CertificateDetails: { absent: BY_MODULE },
  GlobalClusterIdentifier: { from: 'global_cluster_identifier' },
  ActivityStreamStatus: { absent: BY_MODULE },
  ActivityStreamMode: { absent: BY_MODULE },
  ActivityStreamKmsKeyId: { absent: BY_MODULE },
  TagList: { from: '$tags', as: tagList },
};
