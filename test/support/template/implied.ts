import { isRecord } from '../../../src/model/value.ts';
import type { Inline } from './language.ts';
import type { Row } from './row.ts';

/** Rows beside those that are given: what inline rows stand in, and groups that were asked about and are empty. */
export function withParents(
  rows: readonly Row[],
  inline: Readonly<Record<string, Inline | undefined>>,
  asked: ReadonlySet<string>,
): readonly Row[] {
  const named = [...rows.flatMap(row => parentOf(row, inline)), ...rows.flatMap(row => groupsOf(row, asked))];
  const made = new Map<string, Row>();
  for (const { type, field, name } of named) {
    const isThere = rows.some(row => row.type === type && row.fields[field] === name && inline[type] === undefined);
    const key = `${type} ${name}`;
    if (isThere || made.has(key)) continue;
    made.set(key, { type, name: `P${made.size}`, fields: { [field]: name }, implied: true });
  }
  return [...rows, ...made.values()];
}

interface Named {
  readonly type: Row['type'];
  readonly field: string;
  readonly name: string;
}

/** The field that a parent is called by where its rows name it. */
const CALLED: Readonly<Record<string, string>> = {
  DBParameterGroup: 'DBParameterGroupName',
  DBClusterParameterGroup: 'DBClusterParameterGroupName',
  SecurityGroup: 'GroupId',
  PrefixListEntry: 'prefixListId',
  DBProxyTargetGroup: 'proxyName',
  DBSnapshot: 'DBSnapshotIdentifier',
  DBClusterSnapshot: 'DBClusterSnapshotIdentifier',
};

function parentOf({ type, fields }: Row, inline: Readonly<Record<string, Inline | undefined>>): readonly Named[] {
  const found = inline[type];
  const name = found === undefined ? undefined : fields[found.by];
  const field = found === undefined ? undefined : CALLED[found.parent];
  return found === undefined || typeof name !== 'string' || field === undefined
    ? []
    : [{ type: found.parent, field, name }];
}

/** Parameter groups that a database names, but AWS's own. */
function groupsOf({ type, fields }: Row, asked: ReadonlySet<string>): readonly Named[] {
  const own = type === 'DBInstance' && asked.has('Parameter') ? listOf(fields.DBParameterGroups) : [];
  const cluster = type === 'DBCluster' && asked.has('ClusterParameter') ? [fields.DBClusterParameterGroup] : [];
  const isOwn = (name: unknown): name is string =>
    typeof name === 'string' && !name.startsWith('default') && name !== '(unknown)';
  return [
    ...own.filter(isOwn).map(name => ({ type: 'DBParameterGroup', field: 'DBParameterGroupName', name }) as const),
    ...cluster
      .filter(isOwn)
      .map(name => ({ type: 'DBClusterParameterGroup', field: 'DBClusterParameterGroupName', name }) as const),
  ];
}

function listOf(groups: unknown): readonly unknown[] {
  return Array.isArray(groups) ? groups.map(one => (isRecord(one) ? one.DBParameterGroupName : undefined)) : [];
}
