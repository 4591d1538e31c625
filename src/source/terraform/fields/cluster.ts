import type { Fields, Mapping } from '../../template/mapping.ts';
import { each, inside, lowerCase } from '../../template/shape.ts';
import { activityStream, NO_STREAM_HERE } from './activity-stream.ts';
import {
  clusterEncryption,
  encryptionType,
  globalName,
  onlyMultiAz,
  plainEncryption,
  publicByVpc,
  SCALING,
  SCALING_V1,
} from './cluster-defaults.ts';
import { insightsRetention } from './copy.ts';
import { AUTHORITY, AZ, DEFAULT_VPC, NETWORK, STORAGE, VERSION, VPC_GROUP, WINDOW } from './defaults.ts';
import { defaultPort, ENGINE, enrolled } from './engine.ts';
import { ARN, named, TAGS } from './identity.ts';
import { keyReference } from './keys.ts';
import { nameOfGroup } from './made-up.ts';
import { anew, howWritten, managedSecret, secret } from './origin.ts';
import { notZero, serviceDefault } from './values.ts';

/** What leaving an argument out means: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster */
export const DB_CLUSTER: Fields = {
  DBClusterIdentifier: named('cluster_identifier'),
  DBClusterArn: ARN,
  DbClusterResourceId: named('cluster_resource_id'),
  Engine: ENGINE,
  EngineMode: { from: 'engine_mode', absent: 'provisioned' },
  EngineVersion: { from: 'engine_version', absent: VERSION },
  EngineLifecycleSupport: { from: 'engine_lifecycle_support', absent: anew(enrolled) },
  ClusterScalabilityType: { from: 'cluster_scalability_type', absent: 'standard' },
  DBClusterInstanceClass: { from: 'db_cluster_instance_class' },
  DatabaseName: { from: 'database_name', absent: anew() },
  MasterUsername: { from: 'master_username', absent: anew(undefined, true) },
  masterUsernameOrigin: { from: 'master_username', as: howWritten },
  MasterUserPassword: { from: ['master_password', 'master_password_wo'], as: secret },
  masterPassword: { from: ['master_password', 'master_password_wo'], as: howWritten },
  MasterUserSecret: {
    from: 'manage_master_user_password',
    as: managedSecret,
    fields: { SecretArn: { from: 'SecretArn' }, KmsKeyId: { from: 'KmsKeyId', as: keyReference } },
  },
  IAMDatabaseAuthenticationEnabled: { from: 'iam_database_authentication_enabled', absent: anew(false) },
  AllocatedStorage: { from: 'allocated_storage', absent: anew() },
  StorageType: { from: 'storage_type', absent: STORAGE },
  Iops: { from: 'iops', as: notZero, absent: anew() },
  StorageEncrypted: { from: 'storage_encrypted', as: clusterEncryption, absent: plainEncryption },
  StorageEncryptionType: { absent: encryptionType },
  KmsKeyId: { from: 'kms_key_id', as: keyReference, absent: anew() },
  BackupRetentionPeriod: { from: 'backup_retention_period', absent: anew(1) },
  PreferredBackupWindow: { from: 'preferred_backup_window', absent: WINDOW },
  BacktrackWindow: { from: 'backtrack_window', absent: 0 },
  CopyTagsToSnapshot: { from: 'copy_tags_to_snapshot', absent: false },
  DeletionProtection: { from: 'deletion_protection', absent: false },
  skipFinalSnapshot: { from: 'skip_final_snapshot', absent: false },
  finalSnapshotIdentifier: { from: 'final_snapshot_identifier' },
  PreferredMaintenanceWindow: { from: 'preferred_maintenance_window', as: lowerCase, absent: WINDOW },
  AutoMinorVersionUpgrade: {
    from: 'auto_minor_version_upgrade',
    absent: onlyMultiAz(true, serviceDefault('the instances of the cluster decide')),
  },
  AvailabilityZones: { from: 'availability_zones', absent: AZ },
  /** It follows from the members. */
  MultiAZ: {},
  PubliclyAccessible: { absent: publicByVpc },
  HttpEndpointEnabled: { from: 'enable_http_endpoint', absent: false },
  NetworkType: { from: 'network_type', absent: NETWORK },
  Port: { from: 'port', as: notZero, absent: anew(defaultPort, true) },
  DBSubnetGroup: { from: 'db_subnet_group_name', absent: DEFAULT_VPC },
  VpcSecurityGroups: {
    from: 'vpc_security_group_ids',
    as: each(inside('VpcSecurityGroupId', { Status: 'active' })),
    absent: VPC_GROUP,
  },
  DBClusterParameterGroup: { from: 'db_cluster_parameter_group_name', as: nameOfGroup },
  MonitoringInterval: { from: 'monitoring_interval', absent: 0 },
  MonitoringRoleArn: { from: 'monitoring_role_arn' },
  PerformanceInsightsEnabled: { from: 'performance_insights_enabled', absent: false },
  PerformanceInsightsKMSKeyId: { from: 'performance_insights_kms_key_id', as: keyReference, absent: anew() },
  PerformanceInsightsRetentionPeriod: {
    from: 'performance_insights_retention_period',
    absent: anew(insightsRetention),
  },
  DatabaseInsightsMode: { from: 'database_insights_mode', absent: anew('standard') },
  EnabledCloudwatchLogsExports: { from: 'enabled_cloudwatch_logs_exports', absent: anew() },
  CertificateDetails: {
    from: 'ca_certificate_identifier',
    as: inside('CAIdentifier'),
    fields: { CAIdentifier: { from: 'CAIdentifier' } },
    absent: AUTHORITY,
  },
  GlobalClusterIdentifier: { from: 'global_cluster_identifier', absent: globalName },
  ReplicationSourceIdentifier: { from: 'replication_source_identifier' },
  ServerlessV2ScalingConfiguration: { from: 'serverlessv2_scaling_configuration', fields: SCALING },
  ScalingConfigurationInfo: { from: 'scaling_configuration', fields: SCALING_V1 },
  ActivityStreamStatus: { from: '$stream.status', absent: NO_STREAM_HERE },
  ActivityStreamMode: { from: '$stream.mode', absent: NO_STREAM_HERE },
  ActivityStreamKmsKeyId: { from: '$stream.kms_key_id', as: keyReference, absent: NO_STREAM_HERE },
  InternetAccessGatewayEnabled: {},
  VPCNetworkingEnabled: {},
  TagList: TAGS,
};

export const CLUSTERS: readonly Mapping[] = [{ to: 'DBCluster', fields: DB_CLUSTER, rows: activityStream }];
