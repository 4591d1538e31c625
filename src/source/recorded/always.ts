import type { TypeName } from '../../model/types.ts';

const ENGINE_PARAMETER = 'Source ApplyType DataType IsModifiable ApplyMethod';
const SNAPSHOT = `
  Engine EngineVersion SnapshotType SnapshotCreateTime AllocatedStorage MasterUsername LicenseModel PercentProgress
  IAMDatabaseAuthenticationEnabled TagList`;

/**
 * What AWS writes in every answer of recent years, so that its absence means a trimmed or old recording. A field that AWS
 * may leave out (Endpoint, KmsKeyId, MaxAllocatedStorage, DBSubnetGroup …) must never stand here.
 */
const ALWAYS: Partial<Record<TypeName, string>> = {
  DBInstance: `
    DBInstanceArn DbiResourceId DBInstanceClass Engine EngineVersion LicenseModel MasterUsername InstanceCreateTime
    AllocatedStorage StorageType StorageEncrypted DedicatedLogVolume BackupTarget AvailabilityZone MultiAZ
    PubliclyAccessible VpcSecurityGroups DBSecurityGroups DomainMemberships BackupRetentionPeriod PreferredBackupWindow
    PreferredMaintenanceWindow AutoMinorVersionUpgrade DBParameterGroups OptionGroupMemberships PendingModifiedValues
    ReadReplicaDBInstanceIdentifiers CACertificateIdentifier CertificateDetails IAMDatabaseAuthenticationEnabled
    DeletionProtection CopyTagsToSnapshot MonitoringInterval PerformanceInsightsEnabled AssociatedRoles TagList`,
  DBCluster: `
    DBClusterArn DbClusterResourceId Engine EngineVersion MasterUsername Port ClusterCreateTime AllocatedStorage
    StorageEncrypted AvailabilityZones MultiAZ DBClusterMembers VpcSecurityGroups BackupRetentionPeriod
    PreferredBackupWindow PreferredMaintenanceWindow AutoMinorVersionUpgrade DBClusterParameterGroup
    IAMDatabaseAuthenticationEnabled DeletionProtection CopyTagsToSnapshot HttpEndpointEnabled CrossAccountClone
    ReadReplicaIdentifiers AssociatedRoles TagList`,
  DBSnapshot: `${SNAPSHOT} DBSnapshotArn DBInstanceIdentifier DbiResourceId StorageType Encrypted`,
  DBClusterSnapshot: `${SNAPSHOT}
    DBClusterSnapshotArn DBClusterIdentifier DbClusterResourceId ClusterCreateTime AvailabilityZones StorageEncrypted`,
  DBSnapshotAttributes: 'DBSnapshotAttributes',
  DBClusterSnapshotAttributes: 'DBClusterSnapshotAttributes',
  DBSubnetGroup: 'DBSubnetGroupArn VpcId SubnetGroupStatus Subnets',
  DBParameterGroup: 'DBParameterGroupArn DBParameterGroupFamily Description',
  DBClusterParameterGroup: 'DBClusterParameterGroupArn DBParameterGroupFamily Description',
  Parameter: ENGINE_PARAMETER,
  ClusterParameter: ENGINE_PARAMETER,
  EventSubscription: 'SnsTopicArn Status Enabled',
  GlobalCluster: 'GlobalClusterArn Engine EngineVersion StorageEncrypted DeletionProtection GlobalClusterMembers',
  DBProxy: 'DBProxyArn EngineFamily VpcId VpcSecurityGroupIds VpcSubnetIds Auth RoleArn RequireTLS DebugLogging',
  DBProxyTarget: 'Type',
  PendingMaintenance: 'PendingMaintenanceActionDetails',
  RdsEvent: 'SourceType Message Date',
  DBEngineVersion: 'Engine DBParameterGroupFamily Status ValidUpgradeTarget',
  DBMajorEngineVersion: 'Engine',
  DBSecurityGroup: 'OwnerId EC2SecurityGroups IPRanges',
  BlueGreenDeployment: 'BlueGreenDeploymentName Source CreateTime',
  ReservedDBInstance: 'DBInstanceClass DBInstanceCount ProductDescription MultiAZ State StartTime Duration',
  SecurityGroup: 'GroupName Description OwnerId VpcId IpPermissions IpPermissionsEgress',
  SecurityGroupRule: 'GroupId IsEgress IpProtocol',
  Subnet: 'VpcId CidrBlock AvailabilityZone AvailableIpAddressCount MapPublicIpOnLaunch DefaultForAz',
  RouteTable: 'VpcId Associations Routes',
  Vpc: 'CidrBlock IsDefault State',
  MetricAlarm: `
    AlarmArn ActionsEnabled AlarmActions OKActions InsufficientDataActions StateValue ComparisonOperator EvaluationPeriods`,
  CompositeAlarm: 'AlarmArn AlarmRule ActionsEnabled AlarmActions StateValue',
  Key: 'Arn Enabled KeyState KeyManager Origin',
  Detector: 'Status',
};

/** The fields that every answer of recent years has of a type. */
export function alwaysReturned(type: TypeName): readonly string[] {
  const fields = ALWAYS[type]?.trim();
  return fields === undefined ? [] : fields.split(/\s+/);
}

/** What has no name of its own is about something else, and always says about what: the type's id. */
const ABOUT: ReadonlySet<TypeName> = new Set<TypeName>(['PendingMaintenance', 'RdsEvent']);

/** Whether a row's id names another resource, so that a row without it may be about any. */
export function isAboutAnother(type: TypeName): boolean {
  return ABOUT.has(type);
}

/** As above of structures inside resources, where only one structure has a field of the name. */
const INSIDE: ReadonlySet<string> = new Set([
  'LifecycleSupportName',
  'ParameterApplyStatus',
  'DBClusterParameterGroupStatus',
]);

/** Whether every answer of recent years has the field of a structure inside a resource. */
export function isAlwaysInside(field: string): boolean {
  return INSIDE.has(field);
}

/**
 * What AWS writes of some engines only, and of those always: how long they are supported is said of MySQL and PostgreSQL.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html
 */
const OF_ENGINES: Partial<Record<TypeName, Readonly<Record<string, RegExp>>>> = {
  DBInstance: { EngineLifecycleSupport: /^(aurora-)?(mysql|postgres)/ },
  DBCluster: { EngineLifecycleSupport: /^(aurora-)?(mysql|postgres)/ },
};

/** The fields that every answer of recent years has of some engines of a type, by name. */
export function returnedOf(type: TypeName): Readonly<Record<string, RegExp>> {
  return OF_ENGINES[type] ?? {};
}
