import type { TypeName } from '../../model/types.ts';
import { isRecord, type Resource } from '../../model/value.ts';
import { valueAt } from './at.ts';

/** Rows of a type, as far as they were listed. */
export type RowsOf = (type: TypeName) => readonly Resource[];

/** Listed beside RDS, judged by nobody: what only they use is not asked about. */
const FOREIGN: ReadonlySet<unknown> = new Set(['docdb', 'neptune']);

/** Only manual snapshots can be shared with others, so the automated ones are never asked about. */
export function manualSnapshots(rows: RowsOf): Iterable<string> {
  return texts(rows('DBSnapshot').filter(isManual), 'DBSnapshotIdentifier');
}

/** As for instances' snapshots. */
export function manualClusterSnapshots(rows: RowsOf): Iterable<string> {
  return texts(rows('DBClusterSnapshot').filter(isManual), 'DBClusterSnapshotIdentifier');
}

/** The parameter groups that instances are in. */
export function parameterGroupsInUse(rows: RowsOf): Iterable<string> {
  return texts(
    own(rows('DBInstance')).flatMap(row => elements(row.DBParameterGroups)),
    'DBParameterGroupName',
  );
}

/** The parameter groups that clusters are in. */
export function clusterParameterGroupsInUse(rows: RowsOf): Iterable<string> {
  return texts(own(rows('DBCluster')), 'DBClusterParameterGroup');
}

/** Every proxy. */
export function proxyNames(rows: RowsOf): Iterable<string> {
  return texts(rows('DBProxy'), 'DBProxyName');
}

/** The prefix lists that rules name in security groups of instances, clusters and proxies. */
export function prefixListsOfDatabases(rows: RowsOf): Iterable<string> {
  const databases = own([...rows('DBInstance'), ...rows('DBCluster')]);
  const groups = new Set<unknown>(
    texts(
      databases.flatMap(row => elements(row.VpcSecurityGroups)),
      'VpcSecurityGroupId',
    ),
  );
  for (const { VpcSecurityGroupIds } of rows('DBProxy')) {
    if (Array.isArray(VpcSecurityGroupIds)) for (const id of VpcSecurityGroupIds) groups.add(id);
  }
  return texts(
    rows('SecurityGroupRule').filter(({ GroupId }) => groups.has(GroupId)),
    'PrefixListId',
  );
}

/** Where keys are named: by what, in which field, a structure's with dots. */
const KEYS = [
  ['DBInstance', 'KmsKeyId PerformanceInsightsKMSKeyId ActivityStreamKmsKeyId MasterUserSecret.KmsKeyId'],
  ['DBCluster', 'KmsKeyId PerformanceInsightsKMSKeyId ActivityStreamKmsKeyId MasterUserSecret.KmsKeyId'],
  ['DBSnapshot', 'KmsKeyId'],
  ['DBClusterSnapshot', 'KmsKeyId'],
  ['DBInstanceAutomatedBackup', 'KmsKeyId'],
  ['DBClusterAutomatedBackup', 'KmsKeyId'],
  ['Integration', 'KMSKeyId'],
] as const satisfies readonly (readonly [TypeName, string])[];

/** The types that keys are looked for in, beside databases, where they are listed anyway. */
export const KEYED = KEYS.map(([type]) => type).filter(type => type !== 'DBInstance' && type !== 'DBCluster');

/** The keys that databases, their backups and what leads out of them are encrypted with, by ARN. */
export function keysInUse(rows: RowsOf): Iterable<string> {
  return KEYS.flatMap(([type, fields]) => fields.split(' ').flatMap(way => textsAt(own(rows(type)), way)));
}

function textsAt(rows: readonly Resource[], way: string): readonly string[] {
  return rows
    .map(row => valueAt(row, way))
    .filter(value => typeof value === 'string' && value !== '')
    .map(String);
}

function isManual({ SnapshotType, Engine }: Resource): boolean {
  return SnapshotType === 'manual' && !FOREIGN.has(Engine);
}

/** Without what other services keep beside RDS. */
export function own(rows: readonly Resource[]): readonly Resource[] {
  return rows.filter(({ Engine }) => !FOREIGN.has(Engine));
}

function elements(list: unknown): readonly Resource[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

/** A field's texts. */
export function texts(rows: readonly Resource[], field: string): readonly string[] {
  return rows.flatMap(({ [field]: value }) => (typeof value === 'string' && value !== '' ? [value] : []));
}
