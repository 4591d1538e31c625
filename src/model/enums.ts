const ENGINES = [
  'aurora',
  'aurora-mysql',
  'aurora-postgresql',
  'custom-oracle-ee',
  'custom-oracle-ee-cdb',
  'custom-oracle-se2',
  'custom-oracle-se2-cdb',
  'custom-sqlserver-dev',
  'custom-sqlserver-ee',
  'custom-sqlserver-se',
  'custom-sqlserver-web',
  'db2-ae',
  'db2-ce',
  'db2-se',
  'docdb',
  'mariadb',
  'mysql',
  'neptune',
  'oracle-ee',
  'oracle-ee-cdb',
  'oracle-se',
  'oracle-se1',
  'oracle-se2',
  'oracle-se2-cdb',
  'postgres',
  'sqlserver-dev-ee',
  'sqlserver-dev-se',
  'sqlserver-ee',
  'sqlserver-ex',
  'sqlserver-se',
  'sqlserver-web',
];

/** RDS User Guide, Overview.DBInstance.Status. */
const INSTANCE_STATUSES = [
  'available',
  'backing-up',
  'backtracking',
  'configuring-enhanced-monitoring',
  'configuring-iam-database-auth',
  'configuring-log-exports',
  'converting-to-vpc',
  'creating',
  'delete-precheck',
  'deleting',
  'failed',
  'inaccessible-encryption-credentials',
  'inaccessible-encryption-credentials-recoverable',
  'incompatible-create',
  'incompatible-credentials',
  'incompatible-network',
  'incompatible-option-group',
  'incompatible-parameters',
  'incompatible-restore',
  'insufficient-capacity',
  'maintenance',
  'modifying',
  'moving-to-vpc',
  'rebooting',
  'renaming',
  'resetting-master-credentials',
  'restore-error',
  'starting',
  'stopped',
  'stopping',
  'storage-config-upgrade',
  'storage-full',
  'storage-initialization',
  'storage-optimization',
  'upgrading',
];

/** Aurora User Guide, Aurora.Status; those of Multi-AZ clusters (scaling-compute, storage-full …) are seen, not documented. */
const CLUSTER_STATUSES = [
  'available',
  'backing-up',
  'backtracking',
  'cloning-failed',
  'configuring-enhanced-monitoring',
  'configuring-iam-database-auth',
  'creating',
  'deleting',
  'failed',
  'failing-over',
  'inaccessible-encryption-credentials',
  'inaccessible-encryption-credentials-recoverable',
  'incompatible-credentials',
  'incompatible-parameters',
  'incompatible-restore',
  'maintenance',
  'migrating',
  'migration-failed',
  'modifying',
  'preparing-data-migration',
  'promoting',
  'rebooting',
  'renaming',
  'resetting-master-credentials',
  'scaling-compute',
  'scaling-storage',
  'starting',
  'stopped',
  'stopping',
  'storage-full',
  'storage-optimization',
  'update-iam-db-auth',
  'upgrading',
];

/** AWS documents available, copying and creating; the others are what the SDK's waiters know and recordings hold. */
const SNAPSHOT_STATUSES = [
  'available',
  'copying',
  'creating',
  'deleted',
  'deleting',
  'failed',
  'incompatible-parameters',
  'incompatible-restore',
  'modifying',
  'pending',
  'rebooting',
  'resetting-master-credentials',
];

const GLOBAL_CLUSTER_STATUSES = [
  'available',
  'creating',
  'deleting',
  'failing-over',
  'modifying',
  'switching-over',
  'upgrading',
];

/** The last three stand in cluster snapshots only. */
const LICENSE_MODELS = [
  'bring-your-own-license',
  'bring-your-own-media',
  'general-public-license',
  'license-included',
  'marketplace-license',
  'postgresql-license',
  'aurora',
  'aurora-mysql-license',
  'docdb',
];

const ENGINE_MODES = ['global', 'multimaster', 'parallelquery', 'provisioned', 'serverless'];
const STORAGE_TYPES = ['aurora', 'aurora-iopt1', 'gp2', 'gp3', 'io1', 'io2', 'standard'];
const SNAPSHOT_TYPES = ['automated', 'awsbackup', 'manual', 'public', 'shared'];
const NETWORK_TYPES = ['DUAL', 'IPV4'];
const BACKUP_TARGETS = ['local', 'outposts', 'region'];
const LIFECYCLE_SUPPORT = ['open-source-rds-extended-support', 'open-source-rds-extended-support-disabled'];
const ROLE_STATUSES = ['ACTIVE', 'INVALID', 'PENDING'];
const PARAMETER_STATUSES = ['applying', 'failed-to-apply', 'in-sync', 'pending-database-upgrade', 'pending-reboot'];
const OPTION_STATUSES = [
  'applying',
  'failed',
  'in-sync',
  'pending-apply',
  'pending-maintenance-apply',
  'pending-maintenance-removal',
  'pending-removal',
  'removing',
];

const SOURCE_TYPES = [
  'blue-green-deployment',
  'custom-engine-version',
  'db-cluster',
  'db-cluster-snapshot',
  'db-instance',
  'db-parameter-group',
  'db-proxy',
  'db-security-group',
  'db-shard-group',
  'db-snapshot',
  'zero-etl',
];

const MAINTENANCE_ACTIONS = [
  'ca-certificate-rotation',
  'db-upgrade',
  'hardware-maintenance',
  'os-upgrade',
  'serverless-platform-version-update',
  'system-update',
];

/** RDS User Guide, custom-cev: the last five are those of custom engine versions. */
const VERSION_STATUSES = [
  'available',
  'deprecated',
  'creating',
  'failed',
  'inactive',
  'inactive-except-restore',
  'pending-validation',
];

const AUTOMATED_BACKUP_STATUSES = ['active', 'creating', 'deleting', 'retained'];

/** The API's description of AdditionalStorageVolumeOutput; an instance's own volume has the same. */
const VOLUME_STATUSES = [
  'ACTIVE',
  'CREATING',
  'DELETING',
  'MODIFYING',
  'NOT-IN-USE',
  'STORAGE-OPTIMIZATION',
  'VOLUME-FULL',
];

const SWITCHOVER_STATUSES = [
  'AVAILABLE',
  'PROVISIONING',
  'SWITCHOVER_COMPLETED',
  'SWITCHOVER_FAILED',
  'SWITCHOVER_IN_PROGRESS',
];

/**
 * The values of fields that AWS types as plain text, by `Shape.Field` or `service.Shape.Field`; the nearer key wins.
 * From the API's descriptions, the user guides named above and recorded answers (2026-11).
 * AWS adds values without notice: a new one belongs in its list.
 */
export const ENUMERATIONS: Readonly<Record<string, readonly string[]>> = {
  'DBInstance.Engine': ENGINES,
  'DBCluster.Engine': ENGINES,
  'DBSnapshot.Engine': ENGINES,
  'DBClusterSnapshot.Engine': ENGINES,
  'GlobalCluster.Engine': ENGINES,
  'PendingModifiedValues.Engine': ENGINES,
  'OptionGroup.EngineName': ENGINES,
  'DBInstanceAutomatedBackup.Engine': ENGINES,
  'DBClusterAutomatedBackup.Engine': ENGINES,
  'DBEngineVersion.Engine': ENGINES,
  'DBMajorEngineVersion.Engine': ENGINES,
  'UpgradeTarget.Engine': ENGINES,
  'ServerlessV2PlatformVersionInfo.Engine': ENGINES,
  'DBCluster.EngineMode': ENGINE_MODES,
  'DBClusterSnapshot.EngineMode': ENGINE_MODES,
  'Parameter.SupportedEngineModes': ENGINE_MODES,

  'DBInstance.DBInstanceStatus': INSTANCE_STATUSES,
  'DBCluster.Status': CLUSTER_STATUSES,
  'DBInstance.StorageVolumeStatus': VOLUME_STATUSES,
  'AdditionalStorageVolumeOutput.StorageVolumeStatus': VOLUME_STATUSES,
  'DBSnapshot.Status': SNAPSHOT_STATUSES,
  'DBClusterSnapshot.Status': SNAPSHOT_STATUSES,
  'GlobalCluster.Status': GLOBAL_CLUSTER_STATUSES,
  'EventSubscription.Status': ['active', 'creating', 'deleting', 'modifying', 'no-permission', 'topic-not-exist'],
  'BlueGreenDeployment.Status': [...SWITCHOVER_STATUSES, 'DELETING', 'INVALID_CONFIGURATION'],
  'SwitchoverDetail.Status': [...SWITCHOVER_STATUSES, 'MISSING_SOURCE', 'MISSING_TARGET'],
  'BlueGreenDeploymentTask.Status': ['COMPLETED', 'FAILED', 'IN_PROGRESS', 'PENDING'],
  'ReservedDBInstance.State': ['active', 'payment-failed', 'payment-pending', 'retired'],
  'MasterUserSecret.SecretStatus': ['active', 'creating', 'impaired', 'rotating'],
  'VpcSecurityGroupMembership.Status': ['active', 'adding', 'removing'],
  'DBParameterGroupStatus.ParameterApplyStatus': PARAMETER_STATUSES,
  'DBClusterMember.DBClusterParameterGroupStatus': PARAMETER_STATUSES,
  'OptionGroupMembership.Status': OPTION_STATUSES,
  'DBClusterOptionGroupStatus.Status': OPTION_STATUSES,
  'DBEngineVersion.Status': VERSION_STATUSES,
  'DBInstanceAutomatedBackup.Status': AUTOMATED_BACKUP_STATUSES,
  'DBClusterAutomatedBackup.Status': AUTOMATED_BACKUP_STATUSES,
  'DBRecommendation.Status': ['active', 'dismissed', 'pending', 'resolved'],
  'DBRecommendation.Severity': ['high', 'informational', 'low', 'medium'],
  'ExportTask.Status': ['CANCELED', 'CANCELING', 'COMPLETE', 'FAILED', 'IN_PROGRESS', 'STARTING'],
  'ServerlessV2PlatformVersionInfo.Status': ['disabled', 'enabled'],
  'DBInstanceRole.Status': ROLE_STATUSES,
  'DBClusterRole.Status': ROLE_STATUSES,

  'DBSnapshot.SnapshotType': SNAPSHOT_TYPES,
  'DBClusterSnapshot.SnapshotType': SNAPSHOT_TYPES,
  'DBInstance.StorageType': STORAGE_TYPES,
  'DBCluster.StorageType': STORAGE_TYPES,
  'DBSnapshot.StorageType': STORAGE_TYPES,
  'DBClusterSnapshot.StorageType': STORAGE_TYPES,
  'PendingModifiedValues.StorageType': STORAGE_TYPES,
  'ClusterPendingModifiedValues.StorageType': STORAGE_TYPES,
  'DBInstanceAutomatedBackup.StorageType': STORAGE_TYPES,
  'DBClusterAutomatedBackup.StorageType': STORAGE_TYPES,
  'DBInstanceAutomatedBackup.LicenseModel': LICENSE_MODELS,
  'DBClusterAutomatedBackup.LicenseModel': LICENSE_MODELS,
  'DBInstanceAutomatedBackup.BackupTarget': BACKUP_TARGETS,
  'DBInstance.LicenseModel': LICENSE_MODELS,
  'DBSnapshot.LicenseModel': LICENSE_MODELS,
  'DBClusterSnapshot.LicenseModel': LICENSE_MODELS,
  'PendingModifiedValues.LicenseModel': LICENSE_MODELS,
  'DBInstance.EngineLifecycleSupport': LIFECYCLE_SUPPORT,
  'DBCluster.EngineLifecycleSupport': LIFECYCLE_SUPPORT,
  'GlobalCluster.EngineLifecycleSupport': LIFECYCLE_SUPPORT,
  'DBInstance.NetworkType': NETWORK_TYPES,
  'DBCluster.NetworkType': NETWORK_TYPES,
  'DBSubnetGroup.SupportedNetworkTypes': NETWORK_TYPES,
  'DBInstance.BackupTarget': BACKUP_TARGETS,
  'DBSnapshot.SnapshotTarget': BACKUP_TARGETS,

  'EventSubscription.SourceType': SOURCE_TYPES,
  'Parameter.Source': ['engine-default', 'system', 'user'],
  'Parameter.ApplyType': ['dynamic', 'static'],
  'PendingMaintenanceAction.Action': MAINTENANCE_ACTIONS,
  'PendingMaintenanceAction.OptInStatus': ['immediate', 'next-maintenance', 'undo-opt-in'],
  'ScalingConfigurationInfo.TimeoutAction': ['ForceApplyCapacityChange', 'RollbackCapacityChange'],
  'DBProxy.EngineFamily': ['MYSQL', 'POSTGRESQL', 'SQLSERVER'],
  'DBProxy.DefaultAuthScheme': ['IAM_AUTH', 'NONE'],
  'MetricAlarm.TreatMissingData': ['breaching', 'ignore', 'missing', 'notBreaching'],
};

/** How fields that AWS types as plain text are compared, by `Field`, `Shape.Field` or `service.Shape.Field`. */
export const KINDS: Readonly<Record<string, 'version' | 'window' | 'cidr' | 'setting'>> = {
  EngineVersion: 'version',
  MajorEngineVersion: 'version',
  MinimumEngineVersion: 'version',
  PreferredBackupWindow: 'window',
  PreferredMaintenanceWindow: 'window',
  CIDRIP: 'cidr',
  Cidr: 'cidr',
  CidrBlock: 'cidr',
  CidrIp: 'cidr',
  CidrIpv4: 'cidr',
  CidrIpv6: 'cidr',
  DestinationCidrBlock: 'cidr',
  DestinationIpv6CidrBlock: 'cidr',
  Ipv6CidrBlock: 'cidr',
  'Parameter.ParameterValue': 'setting',
  'OptionSetting.Value': 'setting',
};
