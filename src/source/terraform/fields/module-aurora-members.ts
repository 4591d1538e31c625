import { Unknown } from '../../../model/value.ts';
import type { Declaration, Written } from '../../template/declaration.ts';
import type { Context, Fields, Part } from '../../template/mapping.ts';
import { inside, tagList } from '../../template/shape.ts';
import { ENGINE } from './engine.ts';
import { ownKey } from './identity.ts';
import { CLUSTER_MEMBER } from './member.ts';
import { isAuroraCall } from './module-aurora.ts';
import { BY_MODULE, GIVEN_BY_MODULE, isAsked, tagsOf } from './module-call.ts';
import { argumentsOf, like, single } from './values.ts';

/** The instances of a call: each entry of `instances` over what the call says for all; one that may be, where they are not known. */
export function auroraMembers(declaration: Declaration, context: Context): readonly Part[] {
  if (!isAuroraCall(declaration)) return [];
  if ([isAsked(context, 'create', true), isAsked(context, 'create_cluster', true)].includes(false)) return [];
  const instances = context.get('instances');
  const known = instances === undefined ? undefined : argumentsOf(instances);
  const at = { at: instances?.at ?? declaration.header, origin: 'literal' } as const;
  const cluster = nameOf(context);
  const parts = [...(known ?? [])].map(([, entry]) => member(declaration, entry, cluster));
  const why = known === undefined ? hiddenBy(instances) : instances?.open;
  return why === undefined ? parts : [...parts, member(declaration, like(at, why), like(at, why))];
}

function nameOf(context: Context): Written {
  const isPrefix = isAsked(context, 'cluster_use_name_prefix', false) !== false;
  return isPrefix ? ownKey(context) : ownKey(context, 'name');
}

/** Versions before 6 count instances by other arguments. */
function hiddenBy(instances: Written | undefined): Unknown {
  return instances?.value instanceof Unknown ? instances.value : BY_MODULE;
}

/** For all instances the call names some arguments otherwise. */
const FOR_ALL = [
  'instance_class',
  'engine',
  'engine_version',
  'publicly_accessible',
  'auto_minor_version_upgrade',
  'ca_cert_identifier',
  'db_parameter_group_name',
  'monitoring_interval',
  'monitoring_role_arn',
  'performance_insights_enabled',
  'performance_insights_kms_key_id',
  'performance_insights_retention_period',
  'preferred_maintenance_window',
  'copy_tags_to_snapshot',
];

function member(declaration: Declaration, entry: Written, cluster: Written): Part {
  const shared = FOR_ALL.flatMap(name => {
    const written = declaration.properties.get(name);
    return written === undefined ? [] : [[name, written] as const];
  });
  const own = argumentsOf(entry) ?? new Map(FOR_ALL.map(name => [name, entry] as const));
  const tags = tagsOf({ ...declaration, properties: new Map([...declaration.properties, ...own]) }, ['tags']);
  return {
    properties: new Map([...shared, ...own, ...tags, ['$cluster', cluster]]),
    at: entry.at ?? declaration.header,
  };
}

const NAMED_BY_MODULE = new Unknown('computed-at-apply', 'the module names it', 'resource', true);

/** What a version does with an instance that says nothing is its own affair. */
export const AURORA_MEMBER: Fields = {
  ...CLUSTER_MEMBER,
  DBInstanceIdentifier: { absent: NAMED_BY_MODULE },
  DBInstanceArn: { absent: NAMED_BY_MODULE },
  DbiResourceId: { absent: NAMED_BY_MODULE },
  DBClusterIdentifier: { from: '$cluster' },
  Engine: { ...ENGINE, absent: BY_MODULE },
  MonitoringInterval: { from: 'monitoring_interval', absent: BY_MODULE },
  MonitoringRoleArn: { from: 'monitoring_role_arn', absent: BY_MODULE },
  PerformanceInsightsEnabled: { from: 'performance_insights_enabled', absent: BY_MODULE },
  DBParameterGroups: {
    from: 'db_parameter_group_name',
    as: single(inside('DBParameterGroupName')),
    absent: BY_MODULE,
  },
  DBSubnetGroup: { absent: GIVEN_BY_MODULE },
  VpcSecurityGroups: { absent: GIVEN_BY_MODULE },
  TagList: { from: '$tags', as: tagList },
};
