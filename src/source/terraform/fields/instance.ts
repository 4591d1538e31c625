import type { Fields, Mapping } from '../../template/mapping.ts';
import { chain, each, inside, lowerCase } from '../../template/shape.ts';
import {
  encryption,
  encryptionKind,
  groupsOfSource,
  insightsRetention,
  ofKind,
  ofSource,
  port,
  sourceEncryption,
  sourceEncryptionKind,
} from './copy.ts';
import {
  AUTHORITY,
  AZ,
  DEFAULT_VPC,
  LICENSE,
  NETWORK,
  OPTIONS,
  STORAGE,
  VERSION,
  VPC_GROUP,
  WINDOW,
} from './defaults.ts';
import { ENGINE, enrolled } from './engine.ts';
import { ARN, named, TAGS } from './identity.ts';
import { keyReference } from './keys.ts';
import { nameOfGroup } from './made-up.ts';
import { anew, howWritten, managedSecret, secret, unlessRestored } from './origin.ts';
import { NO_REPLICA_HERE, NO_REPLICATION_HERE, withReplicas } from './replicas.ts';
import { notZero, single } from './values.ts';

/** What leaving an argument out means: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance */
export const DB_INSTANCE: Fields = {
  DBInstanceIdentifier: named('identifier'),
  DBInstanceArn: ARN,
  DbiResourceId: named('resource_id'),
  DBInstanceClass: { from: 'instance_class' },
  DBClusterIdentifier: {},
  Engine: { ...ENGINE, absent: ofSource('engine') },
  EngineVersion: { from: 'engine_version', absent: ofSource('engine_version', VERSION) },
  EngineLifecycleSupport: { from: 'engine_lifecycle_support', absent: anew(enrolled) },
  LicenseModel: { from: 'license_model', absent: LICENSE },
  DBName: { from: ['db_name', 'name'], absent: anew() },
  MasterUsername: { from: 'username', absent: anew(undefined, true) },
  masterUsernameOrigin: { from: 'username', as: howWritten },
  MasterUserPassword: { from: ['password', 'password_wo'], as: secret },
  masterPassword: { from: ['password', 'password_wo'], as: howWritten },
  MasterUserSecret: {
    from: 'manage_master_user_password',
    as: managedSecret,
    fields: { SecretArn: { from: 'SecretArn' }, KmsKeyId: { from: 'KmsKeyId', as: keyReference } },
  },
  IAMDatabaseAuthenticationEnabled: { from: 'iam_database_authentication_enabled', absent: anew(false) },
  AllocatedStorage: { from: 'allocated_storage', absent: anew(undefined, true) },
  MaxAllocatedStorage: { from: 'max_allocated_storage', as: notZero, absent: anew() },
  StorageType: { from: 'storage_type', absent: STORAGE },
  Iops: { from: 'iops', as: notZero, absent: anew() },
  StorageThroughput: { from: 'storage_throughput', as: notZero, absent: anew() },
  DedicatedLogVolume: { from: 'dedicated_log_volume', absent: false },
  StorageEncrypted: { from: 'storage_encrypted', as: encryption, absent: sourceEncryption },
  StorageEncryptionType: { from: 'storage_encrypted', as: encryptionKind, absent: sourceEncryptionKind },
  KmsKeyId: { from: 'kms_key_id', as: keyReference, absent: anew() },
  BackupRetentionPeriod: { from: 'backup_retention_period', absent: unlessRestored(0) },
  PreferredBackupWindow: { from: 'backup_window', absent: WINDOW },
  CopyTagsToSnapshot: { from: 'copy_tags_to_snapshot', absent: false },
  DeletionProtection: { from: 'deletion_protection', absent: false },
  skipFinalSnapshot: { from: 'skip_final_snapshot', absent: false },
  finalSnapshotIdentifier: { from: 'final_snapshot_identifier' },
  PreferredMaintenanceWindow: { from: 'maintenance_window', as: lowerCase, absent: WINDOW },
  AutoMinorVersionUpgrade: { from: 'auto_minor_version_upgrade', absent: true },
  MultiAZ: { from: 'multi_az', absent: unlessRestored(false) },
  AvailabilityZone: { from: 'availability_zone', absent: AZ },
  PubliclyAccessible: { from: 'publicly_accessible', absent: false },
  NetworkType: { from: 'network_type', absent: NETWORK },
  Endpoint: {
    from: 'port',
    as: inside('Port'),
    fields: { Port: { from: 'Port' } },
    absent: anew(port, true),
  },
  DBSubnetGroup: {
    from: 'db_subnet_group_name',
    as: inside('DBSubnetGroupName'),
    absent: anew(DEFAULT_VPC, true),
  },
  VpcSecurityGroups: {
    from: 'vpc_security_group_ids',
    as: each(inside('VpcSecurityGroupId', { Status: 'active' })),
    absent: VPC_GROUP,
  },
  DBSecurityGroups: { from: 'security_group_names', as: each(inside('DBSecurityGroupName')) },
  DBParameterGroups: {
    from: 'parameter_group_name',
    as: single(chain(nameOfGroup, inside('DBParameterGroupName'))),
    absent: groupsOfSource,
  },
  OptionGroupMemberships: {
    from: 'option_group_name',
    as: single(chain(nameOfGroup, inside('OptionGroupName'))),
    absent: OPTIONS,
  },
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
    from: 'ca_cert_identifier',
    as: inside('CAIdentifier'),
    fields: { CAIdentifier: { from: 'CAIdentifier' } },
    absent: AUTHORITY,
  },
  CACertificateIdentifier: { from: 'ca_cert_identifier', absent: AUTHORITY },
  ReadReplicaSourceDBInstanceIdentifier: { from: 'replicate_source_db', as: ofKind('instance') },
  ReadReplicaSourceDBClusterIdentifier: { from: 'replicate_source_db', as: ofKind('cluster') },
  ReadReplicaDBInstanceIdentifiers: { from: '$replicas', absent: NO_REPLICA_HERE },
  ReadReplicaDBClusterIdentifiers: { absent: NO_REPLICA_HERE },
  DBInstanceAutomatedBackupsReplications: {
    from: '$replications',
    as: each(inside('DBInstanceAutomatedBackupsArn')),
    absent: NO_REPLICATION_HERE,
  },
  AdditionalStorageVolumes: {
    from: 'additional_storage_volume',
    fields: {
      VolumeName: { from: 'volume_name' },
      AllocatedStorage: { from: 'allocated_storage' },
      MaxAllocatedStorage: { from: 'max_allocated_storage', as: notZero },
      IOPS: { from: 'iops' },
      StorageThroughput: { from: 'storage_throughput' },
      StorageType: { from: 'storage_type' },
    },
  },
  PromotionTier: {},
  MultiTenant: { from: 'multi_tenant', absent: anew() },
  TagList: TAGS,
};

export const INSTANCES: readonly Mapping[] = [{ to: 'DBInstance', fields: DB_INSTANCE, rows: withReplicas }];
