import type { ResourceDetails } from '@aws-sdk/client-securityhub';

/** A type that Security Hub has a shape for, the account, or what it calls anything else. */
type SecurityHubType = keyof ResourceDetails | 'AwsAccount';

const TYPES: ReadonlyMap<string, SecurityHubType> = new Map<string, SecurityHubType>([
  ['DBInstance', 'AwsRdsDbInstance'],
  ['DBCluster', 'AwsRdsDbCluster'],
  ['DBSnapshot', 'AwsRdsDbSnapshot'],
  ['DBClusterSnapshot', 'AwsRdsDbClusterSnapshot'],
  ['DBSecurityGroup', 'AwsRdsDbSecurityGroup'],
  ['EventSubscription', 'AwsRdsEventSubscription'],
  ['SecurityGroup', 'AwsEc2SecurityGroup'],
  ['Subnet', 'AwsEc2Subnet'],
  ['RouteTable', 'AwsEc2RouteTable'],
  ['Vpc', 'AwsEc2Vpc'],
  ['MetricAlarm', 'AwsCloudWatchAlarm'],
  ['CompositeAlarm', 'AwsCloudWatchAlarm'],
  ['Key', 'AwsKmsKey'],
  ['Secret', 'AwsSecretsManagerSecret'],
  ['Topic', 'AwsSnsTopic'],
  ['BackupVault', 'AwsBackupBackupVault'],
  ['RecoveryPoint', 'AwsBackupRecoveryPoint'],
  ['Detector', 'AwsGuardDutyDetector'],
  ['Region', 'AwsAccount'],
]);

/** Security Hub's name of a type of the model. */
export function resourceTypeOf(type: string): SecurityHubType {
  return TYPES.get(type) ?? 'Other';
}
