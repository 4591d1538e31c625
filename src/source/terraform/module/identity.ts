/** Attributes of the AWS provider that are what an argument says, by type of resource. */
const SAME: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_db_instance: {},
  aws_rds_cluster: { id: 'cluster_identifier' },
  aws_rds_cluster_instance: { id: 'identifier' },
  aws_rds_global_cluster: { id: 'global_cluster_identifier' },
  aws_db_subnet_group: { id: 'name' },
  aws_db_parameter_group: { id: 'name' },
  aws_rds_cluster_parameter_group: { id: 'name' },
  aws_db_option_group: { id: 'name' },
  aws_db_proxy: { id: 'name' },
  aws_db_event_subscription: { id: 'name' },
  aws_db_snapshot: { id: 'db_snapshot_identifier' },
  aws_db_cluster_snapshot: { id: 'db_cluster_snapshot_identifier' },
  aws_cloudwatch_metric_alarm: { id: 'alarm_name' },
  aws_kms_alias: { id: 'name' },
};

/** The argument that an attribute repeats: `id` of a DB subnet group is its name. */
export function argumentFor(type: string, attribute: string): string {
  return SAME[type]?.[attribute] ?? attribute;
}

/** Attributes that say which resource it is: one that is not resolved is certainly there, and points at the resource. */
const IDENTITY: ReadonlySet<string> = new Set(['id', 'arn', 'name', 'key_id', 'identifier', 'bucket']);

/** Whether an attribute says which resource it is. */
export function isIdentity(type: string, attribute: string): boolean {
  return IDENTITY.has(attribute) || SAME[type]?.id === attribute;
}

/** Arguments that a database may do without: where they are not written, nobody knows that there is something. */
const OPTIONAL =
  /^(?:kms_key_id|performance_insights_kms_key_id|monitoring_role_arn|snapshot_identifier|replicate_source_db|replication_source_identifier|final_snapshot_identifier|global_cluster_identifier|domain.*|source_.*|master_user_secret.*|option_group_name|db_cluster_parameter_group_name|password|master_password|secret_string|value)$/;

/** Whether an attribute that is not written may be nothing. */
export function mayBeNothing(attribute: string): boolean {
  return OPTIONAL.test(attribute);
}
