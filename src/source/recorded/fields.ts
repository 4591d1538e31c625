import { TYPE_NAMES, type TypeName, typeOf } from '../../model/types.ts';
import { isAbsent, type Resource, Unknown } from '../../model/value.ts';
import { alwaysReturned, isAboutAnother, isAlwaysInside, returnedOf } from './always.ts';

/** States in which AWS has not filled in every field yet (blue/green deployments shout theirs). */
const UNFINISHED: ReadonlySet<unknown> = new Set([
  'creating',
  'restoring',
  'copying',
  'pending',
  'provisioning',
  'PROVISIONING',
]);

/**
 * Where AWS may leave the first out once it writes the second: encryption with a key that AWS owns.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
 */
const SUCCEEDED: Readonly<Record<string, string>> = {
  StorageEncrypted: 'StorageEncryptionType',
  Encrypted: 'StorageEncryptionType',
};

/**
 * What CreateDBInstance answers at once: absent from an instance that is still being created, it is absent. Otherwise one
 * such instance would be a possible member of every cluster.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 */
const GIVEN_AT_ONCE: ReadonlySet<string> = new Set([
  'DBClusterIdentifier',
  'ReadReplicaSourceDBInstanceIdentifier',
  'ReadReplicaSourceDBClusterIdentifier',
]);

/** One reason for each, made once: many rows lack the same field. */
const MISSING = new Map(
  TYPE_NAMES.map(type => {
    const fields = [...alwaysReturned(type), ...Object.keys(returnedOf(type))];
    return [type, new Map(fields.map(unknownWithName))];
  }),
);

function unknownWithName(field: string): [string, Unknown] {
  return [field, new Unknown('not-collected', `AWS always returns ${field} and the answer lacks it`)];
}

/** Why a field that a recorded resource does not hold is not simply absent; undefined where it is. */
export function whenAbsent(type: TypeName, resource: Resource, field: string): Unknown | undefined {
  const { id, status } = typeOf(type);
  if (field === id) return isAboutAnother(type) ? unknownWithName(id)[1] : undefined;
  if (field === status) return undefined;
  if (status !== undefined && UNFINISHED.has(resource[status]) && !GIVEN_AT_ONCE.has(field)) {
    return unfinished(resource[id]);
  }
  const unknown = MISSING.get(type)?.get(field);
  return unknown === undefined || isSucceeded(resource, field) || isOfOthers(type, resource, field)
    ? undefined
    : unknown;
}

/** As `whenAbsent`, of a structure inside a resource. */
export function whenAbsentIn(_: Resource, field: string): Unknown | undefined {
  return isAlwaysInside(field) ? unknownWithName(field)[1] : undefined;
}

/** A field that AWS writes of other engines than this one. */
function isOfOthers(type: TypeName, { Engine }: Resource, field: string): boolean {
  const engines = returnedOf(type);
  return Object.hasOwn(engines, field) && typeof Engine === 'string' && engines[field]?.test(Engine) === false;
}

function unfinished(id: unknown): Unknown {
  return new Unknown('transient', `${typeof id === 'string' ? id : 'it'} is still being created`);
}

function isSucceeded(resource: Resource, field: string): boolean {
  const successor = Object.hasOwn(SUCCEEDED, field) ? SUCCEEDED[field] : undefined;
  return successor !== undefined && !isAbsent(resource[successor]);
}
