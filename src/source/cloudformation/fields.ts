import type { Mappings } from '../template/mapping.ts';
import { COMPOSITE_ALARM, METRIC_ALARM } from './fields/alarms.ts';
import { CLUSTER } from './fields/cluster.ts';
import { DB_SECURITY_GROUP, OPTION_GROUP, SUBNET_GROUP } from './fields/groups.ts';
import { INSTANCE } from './fields/instance.ts';
import { LAMBDA } from './fields/lambda.ts';
import { PREFIX_LIST, ROUTE_TABLE, SUBNET, VPC } from './fields/network.ts';
import { CLUSTER_PARAMETER_GROUP, PARAMETER_GROUP } from './fields/parameters.ts';
import { PROXY, PROXY_ENDPOINT } from './fields/proxy.ts';
import { PROXY_TARGET_GROUP } from './fields/proxy-targets.ts';
import { EVENT_SUBSCRIPTION, GLOBAL_CLUSTER, INTEGRATION, SHARD_GROUP } from './fields/rds-others.ts';
import { SECRET } from './fields/secret.ts';
import { EGRESS_RULE, INGRESS_RULE, INLINE_RULES, SECURITY_GROUP } from './fields/security-group.ts';
import { AIR_GAPPED_VAULT, ALIAS, BACKUP_VAULT, DETECTOR, KEY } from './fields/services.ts';
import { TOPIC } from './fields/topic.ts';

/** What CloudFormation's resource types are in the model, and what leaving a property out means. */
export const CLOUDFORMATION_MAPPINGS: Mappings = {
  'AWS::RDS::DBInstance': [INSTANCE],
  'AWS::RDS::DBCluster': [CLUSTER],
  'AWS::RDS::DBSubnetGroup': [SUBNET_GROUP],
  'AWS::RDS::DBParameterGroup': PARAMETER_GROUP,
  'AWS::RDS::DBClusterParameterGroup': CLUSTER_PARAMETER_GROUP,
  'AWS::RDS::OptionGroup': [OPTION_GROUP],
  'AWS::RDS::DBSecurityGroup': [DB_SECURITY_GROUP],
  'AWS::RDS::DBProxy': [PROXY],
  'AWS::RDS::DBProxyEndpoint': [PROXY_ENDPOINT],
  'AWS::RDS::DBProxyTargetGroup': PROXY_TARGET_GROUP,
  'AWS::RDS::EventSubscription': [EVENT_SUBSCRIPTION],
  'AWS::RDS::GlobalCluster': [GLOBAL_CLUSTER],
  'AWS::RDS::DBShardGroup': [SHARD_GROUP],
  'AWS::RDS::Integration': [INTEGRATION],
  'AWS::EC2::SecurityGroup': [SECURITY_GROUP, ...INLINE_RULES],
  'AWS::EC2::SecurityGroupIngress': [INGRESS_RULE],
  'AWS::EC2::SecurityGroupEgress': [EGRESS_RULE],
  'AWS::EC2::PrefixList': [PREFIX_LIST],
  'AWS::EC2::Subnet': [SUBNET],
  'AWS::EC2::RouteTable': [ROUTE_TABLE],
  'AWS::EC2::VPC': [VPC],
  'AWS::CloudWatch::Alarm': [METRIC_ALARM],
  'AWS::CloudWatch::CompositeAlarm': [COMPOSITE_ALARM],
  'AWS::KMS::Key': [KEY],
  'AWS::KMS::ReplicaKey': [KEY],
  'AWS::KMS::Alias': [ALIAS],
  'AWS::SecretsManager::Secret': [SECRET],
  'AWS::Lambda::Function': [LAMBDA],
  'AWS::Serverless::Function': [LAMBDA],
  'AWS::SNS::Topic': [TOPIC],
  'AWS::GuardDuty::Detector': [DETECTOR],
  'AWS::Backup::BackupVault': [BACKUP_VAULT],
  'AWS::Backup::LogicallyAirGappedBackupVault': [AIR_GAPPED_VAULT],
};
