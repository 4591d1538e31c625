import { describe, expect, it } from 'vitest';
import { type Resource, Unknown } from '../../../src/model/value.ts';
import { HIDDEN, type Rows } from '../../rule/support.ts';
import { derived, short } from '../follow.ts';

/** A group that the template declares and AWS has yet to name. */
const GROUP = new Unknown('computed-at-apply', 'known at apply', 'resource', true, 'Group');
const CLUSTER_GROUP = new Unknown('computed-at-apply', 'known at apply', 'resource', true, 'ClusterGroup');
const KEY = '\u0000Group';
const CLUSTER_KEY = '\u0000ClusterGroup';

const MYSQL = { Engine: 'mysql', EngineVersion: '8.0.41' };
const using = (name: unknown) => ({ DBParameterGroups: [{ DBParameterGroupName: name }] });
const sets = (ParameterName: unknown, ParameterValue: unknown, group: unknown = GROUP) => ({
  group,
  ParameterName,
  ParameterValue,
  Source: 'user',
});

/** `general_log`, of which the table knows that MySQL leaves it off. */
function generalLog(type: 'DBInstance' | 'DBCluster', of: Resource, rows: Rows, names: readonly string[] = [KEY]) {
  const declared = new Map(names.map(name => [name, undefined]));
  const options = { kind: 'terraform', subjects: { Parameter: declared, ClusterParameter: declared } } as const;
  const all = { Parameter: [], ClusterParameter: [], DBCluster: [], ...rows };
  return short(derived(type, 'parameters', of, all, options, 'general_log'), '');
}

describe('parameters of a database in a template', () => {
  const of = (group: object, Parameter: readonly Resource[] = []) =>
    generalLog('DBInstance', { ...MYSQL, ...group }, { Parameter });

  it.each([
    ['what the declared group sets', using(GROUP), [sets('general_log', '1')], '1'],
    ['the engine’s, where the declared group does not set it', using(GROUP), [sets('long_query_time', '2')], '0'],
    ['the engine’s, where no group is named', {}, [], '0'],
    ['the engine’s, where AWS’s own group is named', using('default.mysql8.0'), [], '0'],
    ['not known, where the group is declared elsewhere', using('books'), [], '(unresolved-reference)'],
    ['not known, where the group is not known', using(HIDDEN), [], '(unresolved-reference)'],
    [
      'not known, where the declared value is not',
      using(GROUP),
      [sets('general_log', HIDDEN)],
      '(unresolved-reference)',
    ],
    ['not known, where a declared name is not', using(GROUP), [sets(HIDDEN, '1')], '(unresolved-reference)'],
    [
      'not known, where another row may be of the group',
      using(GROUP),
      [sets('general_log', '1', HIDDEN)],
      '(unresolved-reference)',
    ],
  ])('are %s', (_, group, Parameter, expected) => {
    expect(of(group, Parameter)).toBe(expected);
  });

  it('are not known where the group may hold more than is written', () => {
    const open = { kind: 'terraform', subjects: { Parameter: new Map([[KEY, HIDDEN]]) } } as const;
    const ask = (rows: readonly Resource[]) =>
      short(
        derived('DBInstance', 'parameters', { ...MYSQL, ...using(GROUP) }, { Parameter: rows }, open, 'general_log'),
        '',
      );
    expect(ask([])).toBe('(unresolved-reference)');
    expect(ask([sets('general_log', '1')])).toBe('1');
  });
});

describe('parameters of a member in a template', () => {
  const AURORA = { Engine: 'aurora-mysql', EngineVersion: '8.0.mysql_aurora.3.08.0' };
  const CLUSTER = { DBClusterIdentifier: 'c', DBClusterParameterGroup: CLUSTER_GROUP, ...AURORA };
  const of = (group: object, parameters: Rows, cluster: object = CLUSTER) =>
    generalLog(
      'DBInstance',
      { ...AURORA, DBClusterIdentifier: 'c', ...group },
      { DBCluster: [{ ...cluster }], ...parameters },
      [KEY, CLUSTER_KEY],
    );

  it.each([
    ['its own, where its group sets it', { Parameter: [sets('general_log', '1')] }, '1'],
    ['the cluster’s, where only that sets it', { ClusterParameter: [sets('general_log', '1', CLUSTER_GROUP)] }, '1'],
    ['the engine’s, where neither does', {}, '0'],
  ])('are %s', (_, parameters, expected) => {
    expect(of(using(GROUP), parameters)).toBe(expected);
  });

  it('are not known where the cluster is declared elsewhere', () => {
    expect(of(using(GROUP), {}, { ...CLUSTER, DBClusterIdentifier: 'other' })).toBe('(not-found)');
  });
});
