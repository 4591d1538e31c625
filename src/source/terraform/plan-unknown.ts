import { Unknown } from '../../model/value.ts';
import type { Written, WrittenValue } from '../template/declaration.ts';
import { argumentFor } from './module/identity.ts';
import { at } from './plan-json.ts';
import type { PlannedResource } from './plan-resources.ts';
import type { Source } from './plan-sources.ts';

/** A value that is not known before it is applied. `exists`: it is certainly something. */
export function computed(detail: string, exists: boolean, reference?: string): Unknown {
  return new Unknown('computed-at-apply', detail, 'resource', exists, reference);
}

/** Arguments that hold lists: in a plan a list that is not known looks like a value that is not known. */
const LISTS: ReadonlySet<string> = new Set([
  'alarm_actions',
  'availability_zones',
  'cidr_blocks',
  'enabled_cloudwatch_logs_exports',
  'event_categories',
  'insufficient_data_actions',
  'ipv6_cidr_blocks',
  'ok_actions',
  'prefix_list_ids',
  'security_groups',
  'session_pinning_filters',
  'shared_accounts',
  'source_ids',
  'subnet_ids',
  'vpc_security_group_ids',
  'vpc_subnet_ids',
]);

/** What a value that is not known yet may become: only what is itself not known yet. */
function pendingOf(sources: readonly Source[]): readonly Source[] {
  return sources.filter(source => {
    if (source.is === 'known') return false;
    if (source.is === 'data') return source.isPending;
    return source.is === 'hidden' || isPending(source.resource, source.attribute);
  });
}

function isPending({ unknown, partial }: PlannedResource, attribute: string | undefined): boolean {
  if (partial) return true;
  return attribute === undefined ? Object.values(unknown).some(isTrue) : at(unknown, attribute) !== undefined;
}

function isTrue(value: unknown): boolean {
  return value === true;
}

/** Arguments that AWS never fills in: not known, they are written, by a function like timestamp(). */
const NEVER_COMPUTED: ReadonlySet<string> = new Set([
  'deletion_protection',
  'enabled_cloudwatch_logs_exports',
  'final_snapshot_identifier',
  'global_cluster_identifier',
  'iam_database_authentication_enabled',
  'instance_class',
  'master_password',
  'password',
  'publicly_accessible',
  'replicate_source_db',
  'replication_source_identifier',
  'skip_final_snapshot',
  'storage_encrypted',
  'tags',
]);

/**
 * A value that is not known, by where it may come from; undefined where all of that is known: then nothing was written, since
 * what is written and known stands in the plan.
 */
export function unknownValue(name: string, sources: readonly Source[]): WrittenValue | undefined {
  const pending = pendingOf(sources);
  if (pending.length === 0) return NEVER_COMPUTED.has(name) ? hidden(name, true) : undefined;
  const targets = pending.flatMap(source => (source.is === 'resource' ? [targetOf(source, name)] : []));
  const isAll = targets.length === pending.length;
  if (LISTS.has(name)) return targets.length > 0 ? targets.map(target => generated(target)) : hidden(name, isAll);
  const [target] = targets;
  return isAll && targets.length === 1 && target !== undefined ? target : hidden(name, isAll);
}

/** A list that is not known may hold what was written beside its references: texts stand nowhere in a plan. */
export function openEnd(name: string): Unknown | undefined {
  return LISTS.has(name) ? computed(`${name} may hold more, which is known after apply`, false) : undefined;
}

function generated(value: WrittenValue): Written {
  return { value, at: undefined, origin: 'generated' };
}

function hidden(name: string, exists: boolean): Unknown {
  return computed(`${name} is known after apply`, exists);
}

/** Where the id of a resource is what one of its arguments says, and that is known, the id is known too. */
function targetOf({ resource, attribute }: Source & { is: 'resource' }, name: string): WrittenValue {
  const { type, address } = resource;
  const argument = argumentFor(type, attribute ?? (/arn$|topic/.test(name) ? 'arn' : 'id'));
  const known = argument === 'id' || argument === 'arn' ? undefined : at(resource.after, argument);
  if (typeof known === 'string' && known !== '') return known;
  const detail = `${address}${attribute === undefined ? '' : `.${attribute}`} is known after apply`;
  return NOT_ITS_NAME.has(`${type}.${attribute}`) ? computed(detail, true) : computed(detail, true, address);
}

/** Ids that nothing else calls the resource by: since version 5 of the provider an instance's is its resource id. */
const NOT_ITS_NAME: ReadonlySet<string> = new Set(['aws_db_instance.id']);
