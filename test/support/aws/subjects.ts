/** What an operation can be asked about by name, and what AWS answers where there is no such thing. */
interface Subject {
  /** The request's field. */
  readonly input: string;
  readonly notFound: string;
  /** Each answer is about one subject and there is no asking for all. */
  readonly only?: true;
}

const snapshot = { input: 'DBSnapshotIdentifier', notFound: 'DBSnapshotNotFound' };
const clusterSnapshot = { input: 'DBClusterSnapshotIdentifier', notFound: 'DBClusterSnapshotNotFoundFault' };
const parameterGroup = { input: 'DBParameterGroupName', notFound: 'DBParameterGroupNotFound' };
const clusterParameterGroup = { input: 'DBClusterParameterGroupName', notFound: 'DBParameterGroupNotFound' };
const family = { input: 'DBParameterGroupFamily', notFound: 'InvalidParameterValue', only: true } as const;
const proxy = { input: 'DBProxyName', notFound: 'DBProxyNotFoundFault' };

/** By operation; codes from each operation's page in the API references. */
export const SUBJECTS: Readonly<Record<string, Subject>> = {
  DescribeDBInstances: { input: 'DBInstanceIdentifier', notFound: 'DBInstanceNotFound' },
  DescribeDBClusters: { input: 'DBClusterIdentifier', notFound: 'DBClusterNotFoundFault' },
  DescribeDBSnapshots: snapshot,
  DescribeDBSnapshotAttributes: { ...snapshot, only: true },
  DescribeDBClusterSnapshots: clusterSnapshot,
  DescribeDBClusterSnapshotAttributes: { ...clusterSnapshot, only: true },
  DescribeDBParameterGroups: parameterGroup,
  DescribeDBParameters: { ...parameterGroup, only: true },
  DescribeDBClusterParameterGroups: clusterParameterGroup,
  DescribeDBClusterParameters: { ...clusterParameterGroup, only: true },
  DescribeDBSubnetGroups: { input: 'DBSubnetGroupName', notFound: 'DBSubnetGroupNotFoundFault' },
  DescribeDBProxies: proxy,
  DescribeDBProxyTargets: { ...proxy, only: true },
  DescribeDBProxyTargetGroups: { ...proxy, only: true },
  DescribeEngineDefaultParameters: family,
  DescribeEngineDefaultClusterParameters: family,
  DescribeEventSubscriptions: { input: 'SubscriptionName', notFound: 'SubscriptionNotFound' },
  DescribeGlobalClusters: { input: 'GlobalClusterIdentifier', notFound: 'GlobalClusterNotFoundFault' },
  DescribeBlueGreenDeployments: {
    input: 'BlueGreenDeploymentIdentifier',
    notFound: 'BlueGreenDeploymentNotFoundFault',
  },
  DescribeReservedDBInstances: { input: 'ReservedDBInstanceId', notFound: 'ReservedDBInstanceNotFound' },
  DescribeSecurityGroups: { input: 'GroupIds', notFound: 'InvalidGroup.NotFound' },
  DescribeSecurityGroupRules: { input: 'SecurityGroupRuleIds', notFound: 'InvalidSecurityGroupRuleId.NotFound' },
  DescribeSubnets: { input: 'SubnetIds', notFound: 'InvalidSubnetID.NotFound' },
  DescribeRouteTables: { input: 'RouteTableIds', notFound: 'InvalidRouteTableID.NotFound' },
  DescribeVpcs: { input: 'VpcIds', notFound: 'InvalidVpcID.NotFound' },
  GetManagedPrefixListEntries: { input: 'PrefixListId', notFound: 'InvalidPrefixListID.NotFound', only: true },
  DescribeKey: { input: 'KeyId', notFound: 'NotFoundException', only: true },
  GetKeyRotationStatus: { input: 'KeyId', notFound: 'NotFoundException', only: true },
  DescribeSecret: { input: 'SecretId', notFound: 'ResourceNotFoundException', only: true },
  GetTopicAttributes: { input: 'TopicArn', notFound: 'NotFound', only: true },
  ListTagsForResource: { input: 'ResourceName', notFound: 'DBInstanceNotFound', only: true },
  GetDetector: { input: 'DetectorId', notFound: 'BadRequestException', only: true },
  ListRecoveryPointsByBackupVault: { input: 'BackupVaultName', notFound: 'ResourceNotFoundException', only: true },
  GetBackupPlan: { input: 'BackupPlanId', notFound: 'ResourceNotFoundException', only: true },
};
