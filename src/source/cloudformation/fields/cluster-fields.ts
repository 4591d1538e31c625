import type { Fields } from '../../template/mapping.ts';
import { chosenByAws, DEFAULT_GROUPS, DEFAULT_SUBNETS, OF_SOURCE, SOME_OF_SOURCE, SOME_WINDOW } from './defaults.ts';
import { clusterEncryption, clusterIsEncrypted, withoutKey } from './encryption.ts';
import { clusterEngine, engineDefaultPort } from './engine.ts';
import { securityGroups } from './group-membership.ts';
import { cluster, unlessSecondary } from './kind.ts';
import { subnetGroupName } from './made-up.ts';
import { clusterIsPublic } from './public.ts';
import { kmsKey } from './shapes.ts';

/** Express configuration, which needs no VPC, is not offered in templates; MultiAZ follows from the members. */
export const CLUSTER_NETWORK: Fields = {
  DBSubnetGroup: { from: 'DBSubnetGroupName', as: subnetGroupName, absent: DEFAULT_SUBNETS },
  VpcSecurityGroups: securityGroups('VpcSecurityGroupIds', DEFAULT_GROUPS),
  PubliclyAccessible: { from: 'PubliclyAccessible', absent: clusterIsPublic },
  Port: {
    from: 'Port',
    absent: cluster({ new: context => engineDefaultPort(clusterEngine(context)), copy: SOME_OF_SOURCE }),
  },
  AvailabilityZones: { from: 'AvailabilityZones', absent: chosenByAws('the Availability Zones') },
  MultiAZ: {},
  NetworkType: { from: 'NetworkType', absent: 'IPV4' },
  HttpEndpointEnabled: { from: 'EnableHttpEndpoint', absent: false },
  VPCNetworkingEnabled: {},
  InternetAccessGatewayEnabled: {},
};

/** What a cluster stores, and how it is kept. */
export const CLUSTER_DATA: Fields = {
  AllocatedStorage: { from: 'AllocatedStorage' },
  StorageType: { from: 'StorageType', absent: chosenByAws('the storage type') },
  Iops: { from: 'Iops' },
  StorageEncrypted: { from: 'StorageEncrypted', absent: clusterIsEncrypted },
  StorageEncryptionType: { from: 'StorageEncrypted', as: clusterEncryption, absent: withoutKey },
  KmsKeyId: { from: 'KmsKeyId', as: kmsKey, absent: unlessSecondary(undefined) },
  BackupRetentionPeriod: { from: 'BackupRetentionPeriod', absent: cluster({ new: 1, copy: SOME_OF_SOURCE }) },
  BacktrackWindow: { from: 'BacktrackWindow', absent: 0 },
  CopyTagsToSnapshot: { from: 'CopyTagsToSnapshot', absent: false },
  DeletionProtection: { from: 'DeletionProtection', absent: false },
  PreferredBackupWindow: { from: 'PreferredBackupWindow', absent: SOME_WINDOW },
  PreferredMaintenanceWindow: { from: 'PreferredMaintenanceWindow', absent: SOME_WINDOW },
  AutoMinorVersionUpgrade: { from: 'AutoMinorVersionUpgrade', absent: cluster({ new: true, copy: OF_SOURCE }) },
  IAMDatabaseAuthenticationEnabled: { from: 'EnableIAMDatabaseAuthentication', absent: false },
};

/** What is measured and logged, and how a cluster scales. */
export const CLUSTER_OBSERVATION: Fields = {
  MonitoringInterval: { from: 'MonitoringInterval', absent: 0 },
  MonitoringRoleArn: { from: 'MonitoringRoleArn' },
  PerformanceInsightsEnabled: { from: 'PerformanceInsightsEnabled', absent: false },
  PerformanceInsightsKMSKeyId: { from: 'PerformanceInsightsKmsKeyId', as: kmsKey },
  PerformanceInsightsRetentionPeriod: { from: 'PerformanceInsightsRetentionPeriod', absent: 7 },
  DatabaseInsightsMode: { from: 'DatabaseInsightsMode', absent: 'standard' },
  EnabledCloudwatchLogsExports: { from: 'EnableCloudwatchLogsExports' },
  ServerlessV2ScalingConfiguration: { from: 'ServerlessV2ScalingConfiguration' },
  ScalingConfigurationInfo: { from: 'ScalingConfiguration' },
};
