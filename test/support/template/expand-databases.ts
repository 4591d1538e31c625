import { isAbsent, isRecord } from '../../../src/model/value.ts';
import { HIDDEN } from '../../../src/rule/check/fixture.ts';
import type { Row } from './row.ts';

/** Replicas that are listed name their source. */
export function replicated(rows: readonly Row[]): readonly Row[] {
  return rows.flatMap(row => {
    const { type, name, fields } = row;
    const list = type === 'DBInstance' ? fields.ReadReplicaDBInstanceIdentifiers : undefined;
    const source = fields.DBInstanceIdentifier ?? `${name.toLowerCase()}-source`;
    const ids = (Array.isArray(list) ? list : []).filter(id => typeof id === 'string' && id !== HIDDEN);
    const missing = ids.filter(id => !rows.some(row => row.fields.DBInstanceIdentifier === id));
    const made = missing.map((id, index): Row => {
      const fieldsOf = { DBInstanceIdentifier: id, ReadReplicaSourceDBInstanceIdentifier: source };
      return { type: 'DBInstance', name: `${name}C${index}`, fields: fieldsOf };
    });
    return made.length === 0 ? [row] : [{ ...row, fields: { ...fields, DBInstanceIdentifier: source } }, ...made];
  });
}

/** A cluster lists its members, and members name their cluster: templates say only that. */
export function members(rows: readonly Row[]): readonly Row[] {
  const clusterOf = new Map<unknown, unknown>();
  for (const { type, fields } of rows) {
    const list = type === 'DBCluster' && Array.isArray(fields.DBClusterMembers) ? fields.DBClusterMembers : [];
    for (const one of list) if (isRecord(one)) clusterOf.set(one.DBInstanceIdentifier, fields.DBClusterIdentifier);
  }
  return rows.map(row => {
    const { DBInstanceIdentifier: id, DBClusterIdentifier: own } = row.fields;
    const cluster = row.type === 'DBInstance' && isAbsent(own) ? clusterOf.get(id) : undefined;
    return cluster === undefined ? row : { ...row, fields: { ...row.fields, DBClusterIdentifier: cluster } };
  });
}

const GROUPS = {
  DBInstance: { rows: 'Parameter', group: 'DBParameterGroup' },
  DBCluster: { rows: 'ClusterParameter', group: 'DBClusterParameterGroup' },
} as const;

/** Parameters that are given by name stand in a group. */
export function parameters(rows: readonly Row[]): readonly Row[] {
  return rows.flatMap(row => {
    if (row.type !== 'DBInstance' && row.type !== 'DBCluster') return [row];
    const { parameters: exact, parameterSources: whose, parameterCeilings: most } = row.fields;
    const known = { ...(isRecord(most) ? most : {}), ...(isRecord(exact) ? exact : {}) };
    if (Object.keys(known).length === 0) return [row];
    const { rows: type, group } = GROUPS[row.type];
    const name = `${row.name.toLowerCase()}-parameters`;
    const sourceOf = (one: string) => (isRecord(whose) ? (whose[one] ?? 'user') : 'user');
    const all = Object.entries(known).map(([one, value]) => ({
      type,
      name: `${row.name}${one.replaceAll(/\W/g, '')}`,
      fields: {
        group: name,
        ParameterName: one,
        ParameterValue: value === null ? value : String(value),
        Source: sourceOf(one),
      },
    }));
    const own =
      group === 'DBParameterGroup'
        ? { DBParameterGroups: [{ DBParameterGroupName: name }] }
        : { DBClusterParameterGroup: name };
    return [{ ...row, fields: { ...row.fields, ...own } }, ...all];
  });
}
