import { isAbsent, Unknown } from '../../../model/value.ts';
import type { Declaration, Written } from '../../template/declaration.ts';
import type { Context, Shape } from '../../template/mapping.ts';
import { defaultPort } from './engine.ts';
import { nameOfGroup } from './made-up.ts';
import { inherited } from './origin.ts';
import { target } from './relatives.ts';
import { like, plainOf, serviceDefault } from './values.ts';

const BY_PARAMETER_GROUP_OF_SOURCE = serviceDefault("a replica takes its source's parameter group", true);
const OF_SOURCE = serviceDefault('the source or snapshot that it is made from decides');
const SOME_OF_SOURCE = serviceDefault('the source or snapshot that it is made from decides', true);
const SOURCE = { aws_db_instance: ['identifier', 'arn'] };

/** Of a replica whose source is declared here, what the source says; of another copy nobody knows it. */
export function ofSource(argument: string, anew?: unknown): (context: Context) => unknown {
  return context => {
    const from = inherited(context)?.from;
    if (from === undefined) return anew;
    const source = from === 'replica' ? target(context.get('replicate_source_db'), context, SOURCE) : undefined;
    return plainOf(source?.properties.get(argument)) ?? SOME_OF_SOURCE;
  };
}

/**
 * A replica in the Region of its source takes its source's parameter group.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html
 */
export function groupsOfSource(context: Context): unknown {
  if (inherited(context)?.from !== 'replica') return undefined;
  const named = context.get('replicate_source_db');
  const source = target(named, context, SOURCE);
  if (source === undefined || !isSameRegion(named?.value, context.declaration, source))
    return BY_PARAMETER_GROUP_OF_SOURCE;
  const get = (name: string) => written(source.properties.get(name));
  const group = get('parameter_group_name');
  if (group !== undefined) return [{ DBParameterGroupName: nameOfGroup(group, context).value }];
  const isNew = source.open === undefined && inherited({ ...context, get }) === undefined;
  return isNew ? undefined : BY_PARAMETER_GROUP_OF_SOURCE;
}

/** Where it is not known which Regions they are in: only a source in the same one goes by its identifier. */
function isSameRegion(value: unknown, { region }: Declaration, source: Declaration): boolean {
  if (region !== undefined && source.region !== undefined) return region === source.region;
  return typeof value === 'string' && !value.startsWith('arn:');
}

function written(property: Written | undefined): Written | undefined {
  return property === undefined || isAbsent(property.value) ? undefined : property;
}

/** The endpoint of an instance that asks for no port. */
export function port(context: Context): unknown {
  const own = defaultPort(context);
  return own === undefined ? undefined : { Port: own };
}

/** How long Performance Insights keeps what nobody asked it to keep: seven days, where it is on. */
export function insightsRetention({ get }: Context): unknown {
  const isOn = plainOf(get('performance_insights_enabled'));
  if (isOn instanceof Unknown) return isOn;
  return String(isOn) === 'true' ? 7 : undefined;
}

/** A copy is as encrypted as what it is a copy of: Terraform does not pass on that it should not be. */
export const encryption: Shape = (written, context) => {
  const isCopy = inherited(context) !== undefined && String(plainOf(written)) === 'false';
  return isCopy ? like(written, sourceEncryption(context)) : written;
};

/** How an instance is encrypted: with a key of KMS or not at all. */
export const encryptionKind: Shape = (written, context) => {
  const asked = encryption(written, context);
  return { ...asked, value: kindOfEncryption(plainOf(asked)) };
};

/** The same of one that does not ask for it. */
export function sourceEncryptionKind(context: Context): unknown {
  return kindOfEncryption(sourceEncryption(context));
}

function kindOfEncryption(encrypted: unknown): Unknown | 'sse-kms' | 'none' {
  if (encrypted instanceof Unknown) return encrypted;
  return String(encrypted) === 'true' ? 'sse-kms' : 'none';
}

/** Of a replica in the same root, what its source says; of what is restored nobody knows. */
export function sourceEncryption(context: Context): boolean | Unknown {
  const from = inherited(context)?.from;
  if (from === undefined) return false;
  if (from === 'restore') return OF_SOURCE;
  const source = target(context.get('replicate_source_db'), context, SOURCE);
  return String(plainOf(source?.properties.get('storage_encrypted'))) === 'true' ? true : OF_SOURCE;
}

/** A replica's source is an instance or a Multi-AZ cluster: an ARN or a reference tells which. */
export function ofKind(kind: 'instance' | 'cluster'): Shape {
  return (written, context) => {
    const is = kindOf(written, context);
    if (is === undefined) return kind === 'instance' ? written : like(written, undecided(written.value));
    return is === kind ? written : like(written, null);
  };
}

function kindOf(written: Written, context: Context): 'instance' | 'cluster' | undefined {
  const { value } = written;
  if (value instanceof Unknown && value.reference === undefined) return undefined;
  const isCluster =
    value instanceof Unknown
      ? target(written, context, { aws_rds_cluster: [] }) !== undefined
      : String(value).includes(':cluster:');
  return isCluster ? 'cluster' : 'instance';
}

/** Whether there is such a source is not known either. */
function undecided(value: Written['value']): Unknown | null {
  return value instanceof Unknown ? new Unknown(value.code, value.detail, value.level) : null;
}
