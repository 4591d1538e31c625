import { commonFields } from './derived/common.ts';
import { databaseFields } from './derived/database.ts';
import type { DerivedFields } from './derived/derived.ts';
import { AUTHORITY_FIELDS } from './derived/known.ts';
import { metricFields } from './derived/metrics.ts';
import { METRIC_ALARM_FIELDS } from './derived/monitoring.ts';
import { DB_SECURITY_GROUP_FIELDS, SECURITY_GROUP_RULE_FIELDS, SUBNET_FIELDS } from './derived/network.ts';
import { AUTOMATED_BACKUP_FIELDS, GLOBAL_CLUSTER_FIELDS, RESTORE_JOB_FIELDS, TOPIC_FIELDS } from './derived/others.ts';
import { CLUSTER_SNAPSHOT_FIELDS, SNAPSHOT_FIELDS } from './derived/snapshot.ts';
import { REGION_FIELDS } from './derived/subscribed.ts';
import { TEMPLATE_FIELDS } from './derived/template.ts';
import type { TypeName } from './types.ts';

const OWN: Partial<Record<TypeName, DerivedFields>> = {
  DBInstance: { ...databaseFields('DBInstance'), ...AUTHORITY_FIELDS, ...TEMPLATE_FIELDS },
  DBCluster: { ...databaseFields('DBCluster'), ...TEMPLATE_FIELDS },
  DBSnapshot: SNAPSHOT_FIELDS,
  DBClusterSnapshot: CLUSTER_SNAPSHOT_FIELDS,
  DBProxy: metricFields('DBProxy'),
  MetricAlarm: METRIC_ALARM_FIELDS,
  DBSecurityGroup: DB_SECURITY_GROUP_FIELDS,
  SecurityGroupRule: SECURITY_GROUP_RULE_FIELDS,
  Subnet: SUBNET_FIELDS,
  GlobalCluster: GLOBAL_CLUSTER_FIELDS,
  DBInstanceAutomatedBackup: AUTOMATED_BACKUP_FIELDS,
  RestoreJob: RESTORE_JOB_FIELDS,
  Topic: TOPIC_FIELDS,
  Region: REGION_FIELDS,
};

const cache = new Map<TypeName, DerivedFields>();

/** The derived fields of a resource type, those common to all included. */
export function derivedOf(type: TypeName): DerivedFields {
  const cached = cache.get(type);
  if (cached !== undefined) return cached;
  const fields = { ...commonFields(type), ...OWN[type] };
  cache.set(type, fields);
  return fields;
}
