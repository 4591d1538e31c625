import { commonFields } from './derived/common.ts';
import { databaseFields, TEMPLATE_FIELDS } from './derived/database.ts';
import type { DerivedFields } from './derived/derived.ts';
import { METRIC_ALARM_FIELDS } from './derived/monitoring.ts';
import { SECURITY_GROUP_RULE_FIELDS, SUBNET_FIELDS } from './derived/network.ts';
import { CLUSTER_SNAPSHOT_FIELDS, SNAPSHOT_FIELDS } from './derived/snapshot.ts';
import type { TypeName } from './types.ts';

export type { Derived } from './derived/derived.ts';

const OWN: Partial<Record<TypeName, DerivedFields>> = {
  DBInstance: { ...databaseFields('DBInstance'), ...TEMPLATE_FIELDS },
  DBCluster: { ...databaseFields('DBCluster'), ...TEMPLATE_FIELDS },
  DBSnapshot: SNAPSHOT_FIELDS,
  DBClusterSnapshot: CLUSTER_SNAPSHOT_FIELDS,
  MetricAlarm: METRIC_ALARM_FIELDS,
  SecurityGroupRule: SECURITY_GROUP_RULE_FIELDS,
  Subnet: SUBNET_FIELDS,
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
