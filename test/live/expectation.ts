import type { Status } from '../../src/model/finding.ts';
import type { Wanted } from './creation.ts';

type Instance = Wanted['instances'][number];
type Cluster = Wanted['clusters'][number];
type Expected = Readonly<Record<string, Status>>;

/**
 * What rules must say of what was created, given what moto 5.2 returns of it:
 * - PerformanceInsightsEnabled is never returned, which AWS always does: unknown.
 * - PubliclyAccessible is returned only where it was given: else unknown.
 * - MultiAZ, StorageEncrypted and DeletionProtection are false where they were not given.
 * - BackupRetentionPeriod is 1 where it was not given, as with AWS.
 * - MaxAllocatedStorage is returned only where it is more than AllocatedStorage, as with AWS.
 * - StorageEncryptionType is never returned, which AWS did not do either before 2026: StorageEncrypted is judged.
 */
export function expectedOf(instance: Instance): Expected {
  const ofAll = {
    'rds-instance-not-publicly-accessible': publicity(instance),
    'rds-performance-insights-enabled': 'unknown',
  } as const;
  return instance.DBClusterIdentifier === undefined
    ? { ...ofAll, ...ownSettings(instance), ...storage(instance) }
    : { ...ofAll, ...OF_MEMBERS };
}

const OF_MEMBERS: Expected = {
  'rds-instance-multi-az': 'not-applicable',
  'rds-instance-storage-encrypted': 'not-applicable',
  'rds-instance-deletion-protection': 'not-applicable',
  'rds-instance-automated-backups-enabled': 'not-applicable',
  'rds-instance-backup-retention-period': 'not-applicable',
  'rds-storage-autoscaling-enabled': 'not-applicable',
  'rds-storage-autoscaling-capped': 'not-applicable',
};

/** Every rule whose verdicts are expected. */
export const EXPECTED_RULES: readonly string[] = [
  'rds-instance-not-publicly-accessible',
  'rds-performance-insights-enabled',
  ...Object.keys(OF_MEMBERS),
  'rds-cluster-storage-encrypted',
  'rds-cluster-deletion-protection',
  'rds-cluster-backup-retention-period',
  'aurora-cluster-has-reader',
  'rds-cluster-multi-az',
];

function publicity({ PubliclyAccessible }: Instance): Status {
  return PubliclyAccessible === undefined ? 'unknown' : holds(!PubliclyAccessible);
}

function ownSettings(instance: Instance): Expected {
  const { MultiAZ, StorageEncrypted, DeletionProtection, BackupRetentionPeriod: days = 1 } = instance;
  return {
    'rds-instance-multi-az': holds(MultiAZ === true),
    'rds-instance-storage-encrypted': holds(StorageEncrypted === true),
    'rds-instance-deletion-protection': holds(DeletionProtection === true),
    'rds-instance-automated-backups-enabled': holds(days >= 1),
    'rds-instance-backup-retention-period': holds(days >= 7),
  };
}

function storage({ AllocatedStorage: size = 0, MaxAllocatedStorage: most = 0 }: Instance): Expected {
  const isOn = most > size;
  return {
    'rds-storage-autoscaling-enabled': holds(isOn),
    'rds-storage-autoscaling-capped': isOn ? holds(most <= size * 4) : 'not-applicable',
  };
}

/** What rules must say of a cluster that was created with these members. */
export function expectedOfCluster(cluster: Cluster, members: readonly Instance[]): Expected {
  const { StorageEncrypted, DeletionProtection, BackupRetentionPeriod: days = 1 } = cluster;
  return {
    'rds-cluster-storage-encrypted': holds(StorageEncrypted === true),
    'rds-cluster-deletion-protection': holds(DeletionProtection === true),
    'rds-cluster-backup-retention-period': holds(days >= 7),
    'aurora-cluster-has-reader': holds(members.length >= 2),
    'rds-cluster-multi-az': holds(new Set(members.map(({ AvailabilityZone }) => AvailabilityZone)).size >= 2),
  };
}

function holds(right: boolean): Status {
  return right ? 'pass' : 'fail';
}
