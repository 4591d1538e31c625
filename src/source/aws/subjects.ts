import type { TypeName } from '../../model/types.ts';
import { isRecord, type Resource } from '../../model/value.ts';

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

/** The keys that storage of databases and their snapshots is encrypted with, by ARN. */
export function keysInUse(rows: RowsOf): Iterable<string> {
  const types = ['DBInstance', 'DBCluster', 'DBSnapshot', 'DBClusterSnapshot'] as const;
  return texts(own(types.flatMap(rows)), 'KmsKeyId');
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
