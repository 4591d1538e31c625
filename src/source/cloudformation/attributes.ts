/** How what Ref and Fn::GetAtt return of a resource is written in its own properties. */
interface Named {
  /** The property that Ref returns where it is written. */
  readonly ref?: string;
  /** Attributes that name the resource, by the property that they return; OWN for ids and ARNs made with it. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
}

const OWN = undefined;

/** By type; source: the "Return values" of each type's page in the CloudFormation template reference. */
const TYPES: Readonly<Record<string, Named>> = {
  'AWS::RDS::DBInstance': {
    ref: 'DBInstanceIdentifier',
    attributes: {
      DBInstanceArn: OWN,
      DbiResourceId: OWN,
      'Endpoint.Address': OWN,
      'Endpoint.HostedZoneId': OWN,
      'Endpoint.Port': 'Port',
    },
  },
  'AWS::RDS::DBCluster': {
    ref: 'DBClusterIdentifier',
    attributes: {
      DBClusterArn: OWN,
      DBClusterResourceId: OWN,
      'Endpoint.Address': OWN,
      'Endpoint.Port': 'Port',
      'ReadEndpoint.Address': OWN,
    },
  },
  'AWS::RDS::DBSubnetGroup': { ref: 'DBSubnetGroupName', attributes: { DBSubnetGroupArn: OWN } },
  'AWS::RDS::DBParameterGroup': {
    ref: 'DBParameterGroupName',
    attributes: { DBParameterGroupName: 'DBParameterGroupName' },
  },
  'AWS::RDS::DBClusterParameterGroup': { ref: 'DBClusterParameterGroupName', attributes: {} },
  'AWS::RDS::OptionGroup': { ref: 'OptionGroupName', attributes: {} },
  'AWS::RDS::EventSubscription': { ref: 'SubscriptionName', attributes: {} },
  'AWS::RDS::GlobalCluster': { ref: 'GlobalClusterIdentifier', attributes: { GlobalClusterResourceId: OWN } },
  'AWS::RDS::DBProxy': { ref: 'DBProxyName', attributes: { DBProxyArn: OWN, Endpoint: OWN } },
  'AWS::RDS::DBProxyEndpoint': { ref: 'DBProxyEndpointName', attributes: { DBProxyEndpointArn: OWN, Endpoint: OWN } },
  'AWS::RDS::DBProxyTargetGroup': { attributes: { TargetGroupArn: OWN, TargetGroupName: 'TargetGroupName' } },
  'AWS::RDS::DBShardGroup': {
    ref: 'DBShardGroupIdentifier',
    attributes: { DBShardGroupArn: OWN, DBShardGroupResourceId: OWN },
  },
  'AWS::RDS::Integration': { attributes: { IntegrationArn: OWN } },
  'AWS::EC2::SecurityGroup': { attributes: { GroupId: OWN, Id: OWN } },
  'AWS::EC2::SecurityGroupIngress': { attributes: { Id: OWN } },
  'AWS::EC2::SecurityGroupEgress': { attributes: { Id: OWN } },
  'AWS::EC2::Subnet': { attributes: { SubnetId: OWN } },
  'AWS::EC2::VPC': { attributes: { VpcId: OWN } },
  'AWS::EC2::RouteTable': { attributes: { RouteTableId: OWN } },
  'AWS::EC2::PrefixList': { attributes: { PrefixListId: OWN, Arn: OWN } },
  'AWS::KMS::Key': { attributes: { Arn: OWN, KeyId: OWN } },
  'AWS::KMS::Alias': { ref: 'AliasName', attributes: {} },
  'AWS::SNS::Topic': { attributes: { TopicArn: OWN, TopicName: 'TopicName' } },
  'AWS::CloudWatch::Alarm': { ref: 'AlarmName', attributes: { Arn: OWN } },
  'AWS::CloudWatch::CompositeAlarm': { ref: 'AlarmName', attributes: { Arn: OWN } },
  'AWS::SecretsManager::Secret': { attributes: { Id: OWN } },
  'AWS::SecretsManager::SecretTargetAttachment': { ref: 'SecretId', attributes: { Id: OWN } },
  'AWS::SecretsManager::RotationSchedule': { ref: 'SecretId', attributes: { Id: OWN } },
  'AWS::Backup::BackupVault': {
    ref: 'BackupVaultName',
    attributes: { BackupVaultName: 'BackupVaultName', BackupVaultArn: OWN },
  },
  'AWS::Backup::BackupPlan': { attributes: { BackupPlanId: OWN, BackupPlanArn: OWN } },
  'AWS::Lambda::Function': { ref: 'FunctionName', attributes: { Arn: OWN } },
  'AWS::IAM::Role': { ref: 'RoleName', attributes: { Arn: OWN, RoleId: OWN } },
  'AWS::Logs::LogGroup': { ref: 'LogGroupName', attributes: { Arn: OWN } },
  'AWS::S3::Bucket': { ref: 'BucketName', attributes: { Arn: OWN } },
};

/** What Ref or Fn::GetAtt returns of a resource. */
export interface Returned {
  /** The property that it equals where that is written; undefined = only AWS knows it. */
  readonly property: string | undefined;
  /** It names this very resource, not one that the resource belongs to. */
  readonly isOwn: boolean;
}

export function returnedByRef(type: string | undefined): Returned {
  const property = named(type)?.ref;
  return { property, isOwn: property !== 'SecretId' };
}

export function returnedByAttribute(type: string | undefined, attribute: string): Returned {
  const attributes = named(type)?.attributes;
  if (attributes === undefined) return { property: undefined, isOwn: true };
  const isOwn = Object.hasOwn(attributes, attribute);
  return { property: isOwn ? attributes[attribute] : attribute, isOwn };
}

function named(type: string | undefined): Named | undefined {
  return type !== undefined && Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
}
