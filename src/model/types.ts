/** The AWS service that a type is described by, in the SDK's client name: `@aws-sdk/client-<service>`. */
export type Service = 'rds' | 'ec2' | 'cloudwatch' | 'kms' | 'guardduty';

export interface ResourceType {
  readonly service: Service;
  /** The structure in AWS's API model whose fields a rule reads. */
  readonly shape: string;
  /** The API operation that lists it. */
  readonly call: string;
  /** Where the resources stand in that operation's answer: a list, or one structure. Dots go deeper. */
  readonly answer: string;
  /** The field that names a resource in reports. */
  readonly id: string;
  readonly arn?: string;
  /** The field that says what state it is in; `creating` and `restoring` make absent fields unknown, `deleting` not-applicable. */
  readonly status?: string;
  /** Set by the source where AWS's answer does not say whom it is about: the request's subject. */
  readonly subject?: string;
  /** Has an Engine that may be docdb or neptune, which AWS lists beside RDS and which are never judged. */
  readonly engines?: true;
}

/** Every resource type of the model; Region stands for the account and region itself. */
export const TYPES = {
  DBInstance: {
    service: 'rds',
    shape: 'DBInstance',
    call: 'DescribeDBInstances',
    answer: 'DBInstances',
    id: 'DBInstanceIdentifier',
    arn: 'DBInstanceArn',
    status: 'DBInstanceStatus',
    engines: true,
  },
  DBCluster: {
    service: 'rds',
    shape: 'DBCluster',
    call: 'DescribeDBClusters',
    answer: 'DBClusters',
    id: 'DBClusterIdentifier',
    arn: 'DBClusterArn',
    status: 'Status',
    engines: true,
  },
  DBSnapshot: {
    service: 'rds',
    shape: 'DBSnapshot',
    call: 'DescribeDBSnapshots',
    answer: 'DBSnapshots',
    id: 'DBSnapshotIdentifier',
    arn: 'DBSnapshotArn',
    status: 'Status',
    engines: true,
  },
  DBClusterSnapshot: {
    service: 'rds',
    shape: 'DBClusterSnapshot',
    call: 'DescribeDBClusterSnapshots',
    answer: 'DBClusterSnapshots',
    id: 'DBClusterSnapshotIdentifier',
    arn: 'DBClusterSnapshotArn',
    status: 'Status',
    engines: true,
  },
  DBSnapshotAttributes: {
    service: 'rds',
    shape: 'DBSnapshotAttributesResult',
    call: 'DescribeDBSnapshotAttributes',
    answer: 'DBSnapshotAttributesResult',
    id: 'DBSnapshotIdentifier',
  },
  DBClusterSnapshotAttributes: {
    service: 'rds',
    shape: 'DBClusterSnapshotAttributesResult',
    call: 'DescribeDBClusterSnapshotAttributes',
    answer: 'DBClusterSnapshotAttributesResult',
    id: 'DBClusterSnapshotIdentifier',
  },
  DBSubnetGroup: {
    service: 'rds',
    shape: 'DBSubnetGroup',
    call: 'DescribeDBSubnetGroups',
    answer: 'DBSubnetGroups',
    id: 'DBSubnetGroupName',
    arn: 'DBSubnetGroupArn',
  },
  DBParameterGroup: {
    service: 'rds',
    shape: 'DBParameterGroup',
    call: 'DescribeDBParameterGroups',
    answer: 'DBParameterGroups',
    id: 'DBParameterGroupName',
    arn: 'DBParameterGroupArn',
  },
  DBClusterParameterGroup: {
    service: 'rds',
    shape: 'DBClusterParameterGroup',
    call: 'DescribeDBClusterParameterGroups',
    answer: 'DBClusterParameterGroups',
    id: 'DBClusterParameterGroupName',
    arn: 'DBClusterParameterGroupArn',
  },
  Parameter: {
    service: 'rds',
    shape: 'Parameter',
    call: 'DescribeDBParameters',
    answer: 'Parameters',
    id: 'ParameterName',
    subject: 'group',
  },
  ClusterParameter: {
    service: 'rds',
    shape: 'Parameter',
    call: 'DescribeDBClusterParameters',
    answer: 'Parameters',
    id: 'ParameterName',
    subject: 'group',
  },
  EventSubscription: {
    service: 'rds',
    shape: 'EventSubscription',
    call: 'DescribeEventSubscriptions',
    answer: 'EventSubscriptionsList',
    id: 'CustSubscriptionId',
    arn: 'EventSubscriptionArn',
  },
  GlobalCluster: {
    service: 'rds',
    shape: 'GlobalCluster',
    call: 'DescribeGlobalClusters',
    answer: 'GlobalClusters',
    id: 'GlobalClusterIdentifier',
    arn: 'GlobalClusterArn',
    status: 'Status',
    engines: true,
  },
  DBProxy: {
    service: 'rds',
    shape: 'DBProxy',
    call: 'DescribeDBProxies',
    answer: 'DBProxies',
    id: 'DBProxyName',
    arn: 'DBProxyArn',
    status: 'Status',
  },
  DBProxyTarget: {
    service: 'rds',
    shape: 'DBProxyTarget',
    call: 'DescribeDBProxyTargets',
    answer: 'Targets',
    id: 'RdsResourceId',
    subject: 'proxyName',
  },
  PendingMaintenance: {
    service: 'rds',
    shape: 'ResourcePendingMaintenanceActions',
    call: 'DescribePendingMaintenanceActions',
    answer: 'PendingMaintenanceActions',
    id: 'ResourceIdentifier',
  },
  BlueGreenDeployment: {
    service: 'rds',
    shape: 'BlueGreenDeployment',
    call: 'DescribeBlueGreenDeployments',
    answer: 'BlueGreenDeployments',
    id: 'BlueGreenDeploymentIdentifier',
    status: 'Status',
  },
  ReservedDBInstance: {
    service: 'rds',
    shape: 'ReservedDBInstance',
    call: 'DescribeReservedDBInstances',
    answer: 'ReservedDBInstances',
    id: 'ReservedDBInstanceId',
    arn: 'ReservedDBInstanceArn',
  },
  SecurityGroup: {
    service: 'ec2',
    shape: 'SecurityGroup',
    call: 'DescribeSecurityGroups',
    answer: 'SecurityGroups',
    id: 'GroupId',
    arn: 'SecurityGroupArn',
  },
  SecurityGroupRule: {
    service: 'ec2',
    shape: 'SecurityGroupRule',
    call: 'DescribeSecurityGroupRules',
    answer: 'SecurityGroupRules',
    id: 'SecurityGroupRuleId',
    arn: 'SecurityGroupRuleArn',
  },
  PrefixListEntry: {
    service: 'ec2',
    shape: 'PrefixListEntry',
    call: 'GetManagedPrefixListEntries',
    answer: 'Entries',
    id: 'Cidr',
    subject: 'prefixListId',
  },
  Subnet: {
    service: 'ec2',
    shape: 'Subnet',
    call: 'DescribeSubnets',
    answer: 'Subnets',
    id: 'SubnetId',
    arn: 'SubnetArn',
  },
  RouteTable: {
    service: 'ec2',
    shape: 'RouteTable',
    call: 'DescribeRouteTables',
    answer: 'RouteTables',
    id: 'RouteTableId',
  },
  Vpc: { service: 'ec2', shape: 'Vpc', call: 'DescribeVpcs', answer: 'Vpcs', id: 'VpcId' },
  MetricAlarm: {
    service: 'cloudwatch',
    shape: 'MetricAlarm',
    call: 'DescribeAlarms',
    answer: 'MetricAlarms',
    id: 'AlarmName',
    arn: 'AlarmArn',
  },
  CompositeAlarm: {
    service: 'cloudwatch',
    shape: 'CompositeAlarm',
    call: 'DescribeAlarms',
    answer: 'CompositeAlarms',
    id: 'AlarmName',
    arn: 'AlarmArn',
  },
  Key: { service: 'kms', shape: 'KeyMetadata', call: 'DescribeKey', answer: 'KeyMetadata', id: 'KeyId', arn: 'Arn' },
  Detector: {
    service: 'guardduty',
    shape: 'GetDetectorResponse',
    call: 'GetDetector',
    answer: '',
    id: 'detectorId',
    subject: 'detectorId',
  },
  Region: { service: 'ec2', shape: 'Region', call: 'DescribeRegions', answer: 'Regions', id: 'id' },
} as const satisfies Record<string, ResourceType>;

export type TypeName = keyof typeof TYPES;
export const TYPE_NAMES = Object.keys(TYPES).filter(isTypeName);

export function isTypeName(name: string): name is TypeName {
  return Object.hasOwn(TYPES, name);
}

/** The table's entry, with its optional cells readable. */
export function typeOf(name: TypeName): ResourceType {
  return TYPES[name];
}
