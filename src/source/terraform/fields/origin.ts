import { isAbsent, Unknown } from '../../../model/value.ts';
import type { Context, Shape } from '../../template/mapping.ts';
import { like, plainOf } from './values.ts';

/** Where a database comes from when it is not made anew: then what is left out is the source's. */
export interface Inherited {
  readonly from: 'replica' | 'restore';
}

const SOURCES: readonly (readonly [string, Inherited['from']])[] = [
  ['replicate_source_db', 'replica'],
  ['replication_source_identifier', 'replica'],
  ['snapshot_identifier', 'restore'],
  ['restore_to_point_in_time', 'restore'],
  ['s3_import', 'restore'],
];

/** Whether a database is a copy of something, as far as its arguments tell; one that is not known makes it one. */
export function inherited({ get }: Context): Inherited | undefined {
  const found = SOURCES.find(([name]) => isGiven(get(name)?.value, get(name)?.open));
  return found === undefined ? undefined : { from: found[1] };
}

function isGiven(value: unknown, open: Unknown | undefined): boolean {
  if (isAbsent(value)) return false;
  return !Array.isArray(value) || value.length > 0 || open !== undefined;
}

const BY_SOURCE = new Unknown('service-default', 'the source or snapshot that it is made from decides');
const SOME_BY_SOURCE = new Unknown(
  'service-default',
  'the source or snapshot that it is made from decides',
  'resource',
  true,
);

/** A default that holds for what is made anew; of a copy it is not known. */
export function anew(value?: unknown, exists = false): (context: Context) => unknown {
  return context => {
    if (inherited(context) !== undefined) return exists ? SOME_BY_SOURCE : BY_SOURCE;
    return typeof value === 'function' ? value(context) : value;
  };
}

/** A default that holds for replicas too, but not for what is restored. */
export function unlessRestored(value: unknown): (context: Context) => unknown {
  return context => (inherited(context)?.from === 'restore' ? BY_SOURCE : value);
}

/**
 * How a password or name is written. A plan without its configuration does not say it: there the value is unknown, never
 * an origin.
 */
export const howWritten: Shape = written =>
  written.value instanceof Unknown && written.value.code === 'not-in-source' ? written : like(written, written.origin);

/** Whether something is written at all, never what. */
export const secret: Shape = written => ({ ...written, sensitive: true });

const NAMED_BY_AWS = new Unknown('computed-at-apply', 'AWS gives the secret its ARN', 'resource', true);

/** `manage_master_user_password` as the secret that RDS keeps. */
export const managedSecret: Shape = (written, { get }) => {
  const value = plainOf(written);
  if (value instanceof Unknown) return { ...written, value };
  if (String(value) !== 'true') return { ...written, value: null };
  const key = get('master_user_secret_kms_key_id');
  const fields = [
    ['SecretArn', like(written, NAMED_BY_AWS)] as const,
    ...(key === undefined ? [] : [['KmsKeyId', key] as const]),
  ];
  return like(written, new Map(fields));
};
