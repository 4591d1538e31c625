import type { Resource } from '../../../src/model/value.ts';
import type { Account } from './account.ts';
import type { Call } from './call.ts';
import type { Structure } from './schema.ts';

/**
 * Whether a snapshot or cluster is listed, by whose it is: another account's only with IncludeShared or SnapshotType
 * shared. (Public ones of strangers are never recorded, so IncludePublic and SnapshotType public add nothing.)
 */
export function ownershipTest(
  { operation, input }: Call,
  schema: Structure,
  account: Account,
): (row: Resource) => boolean {
  if (!operation.input.members.has('IncludeShared')) return () => true;
  const arn = `${schema.name}Arn`;
  const isOwn = (row: Resource) => String(row[arn]).split(':')[4] === account.id;
  const { SnapshotType: type, IncludeShared: includesShared } = input;
  if (type === 'shared') return row => !isOwn(row);
  return row => (isOwn(row) || includesShared === true) && (type === undefined || row.SnapshotType === type);
}
