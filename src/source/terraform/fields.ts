import type { Mappings } from '../template/mapping.ts';
import { IMPLIED } from '../template/references.ts';
import { COMPOSITE_ALARMS, METRIC_ALARMS } from './fields/alarms.ts';
import { CLUSTERS } from './fields/cluster.ts';
import { EVENT_SUBSCRIPTIONS, TOPICS } from './fields/events.ts';
import { GLOBAL_CLUSTERS } from './fields/global.ts';
import { CLUSTER_PARAMETER_GROUPS, DB_SECURITY_GROUPS, OPTION_GROUPS, PARAMETER_GROUPS } from './fields/groups.ts';
import { INSTANCES } from './fields/instance.ts';
import { ALIASES, IMPLIED_KEYS, KEYS, SECRETS } from './fields/keys.ts';
import { FUNCTIONS } from './fields/lambda.ts';
import { MEMBERS } from './fields/member.ts';
import { MODULES } from './fields/modules.ts';
import { DEFAULT_SUBNETS, SUBNET_GROUPS, SUBNETS, vpcs } from './fields/network.ts';
import {
  AIR_GAPPED_VAULTS,
  BACKUP_REPLICATIONS,
  DETECTORS,
  INTEGRATIONS,
  SHARD_GROUPS,
  VAULTS,
} from './fields/others.ts';
import { PREFIX_LIST_ENTRIES, PREFIX_LISTS } from './fields/prefix-lists.ts';
import { PROXIES, PROXY_ENDPOINTS, TARGET_GROUPS, TARGETS } from './fields/proxy.ts';
import { DEFAULT_ROUTE_TABLES, ROUTE_TABLES } from './fields/routes.ts';
import { GROUP_RULES, SECURITY_GROUPS, singleRules } from './fields/security-groups.ts';
import { CLUSTER_SNAPSHOT_COPIES, CLUSTER_SNAPSHOTS, SNAPSHOT_COPIES, SNAPSHOTS } from './fields/snapshots.ts';

/** What the resources of the AWS provider (versions 5 and 6) are in AWS's own terms, by their type; for HCL and plans alike. */
export const TERRAFORM_MAPPINGS: Mappings = {
  aws_db_instance: INSTANCES,
  aws_rds_cluster: CLUSTERS,
  aws_rds_cluster_instance: MEMBERS,
  aws_rds_global_cluster: GLOBAL_CLUSTERS,
  aws_rds_shard_group: SHARD_GROUPS,
  aws_rds_integration: INTEGRATIONS,
  aws_db_subnet_group: SUBNET_GROUPS,
  aws_db_parameter_group: PARAMETER_GROUPS,
  aws_rds_cluster_parameter_group: CLUSTER_PARAMETER_GROUPS,
  aws_db_option_group: OPTION_GROUPS,
  aws_db_security_group: DB_SECURITY_GROUPS,
  aws_db_proxy: PROXIES,
  aws_db_proxy_default_target_group: TARGET_GROUPS,
  aws_db_proxy_target: TARGETS,
  aws_db_proxy_endpoint: PROXY_ENDPOINTS,
  aws_db_event_subscription: EVENT_SUBSCRIPTIONS,
  aws_db_snapshot: SNAPSHOTS,
  aws_db_snapshot_copy: SNAPSHOT_COPIES,
  aws_db_cluster_snapshot: CLUSTER_SNAPSHOTS,
  aws_rds_cluster_snapshot_copy: CLUSTER_SNAPSHOT_COPIES,
  aws_db_instance_automated_backups_replication: BACKUP_REPLICATIONS,
  aws_vpc: vpcs(false),
  aws_default_vpc: vpcs(true),
  aws_subnet: SUBNETS,
  aws_default_subnet: DEFAULT_SUBNETS,
  aws_route_table: ROUTE_TABLES,
  aws_default_route_table: DEFAULT_ROUTE_TABLES,
  aws_security_group: SECURITY_GROUPS,
  aws_default_security_group: SECURITY_GROUPS,
  aws_security_group_rule: GROUP_RULES,
  aws_vpc_security_group_ingress_rule: singleRules(false),
  aws_vpc_security_group_egress_rule: singleRules(true),
  aws_ec2_managed_prefix_list: PREFIX_LISTS,
  aws_ec2_managed_prefix_list_entry: PREFIX_LIST_ENTRIES,
  aws_cloudwatch_metric_alarm: METRIC_ALARMS,
  aws_cloudwatch_composite_alarm: COMPOSITE_ALARMS,
  aws_kms_key: KEYS,
  aws_kms_external_key: KEYS,
  [`aws_kms_key${IMPLIED}`]: IMPLIED_KEYS,
  [`aws_kms_external_key${IMPLIED}`]: IMPLIED_KEYS,
  aws_kms_replica_key: KEYS,
  aws_kms_replica_external_key: KEYS,
  aws_kms_alias: ALIASES,
  aws_secretsmanager_secret: SECRETS,
  aws_sns_topic: TOPICS,
  aws_lambda_function: FUNCTIONS,
  aws_guardduty_detector: DETECTORS,
  aws_backup_vault: VAULTS,
  aws_backup_logically_air_gapped_vault: AIR_GAPPED_VAULTS,
  module: MODULES,
};
