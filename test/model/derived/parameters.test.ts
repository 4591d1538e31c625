import { describe, expect, it } from 'vitest';
import { type Resource, Unknown } from '../../../src/model/value.ts';
import { DENIED, HIDDEN, type Rows } from '../../rule/support.ts';
import { derived, short } from '../follow.ts';

describe('the engine parameter in force', () => {
  const row = (group: string, more: Resource = {}) => ({
    group,
    ParameterName: 'p',
    ParameterValue: '1',
    ApplyType: 'static',
    ...more,
  });
  const own = (status: unknown = 'in-sync', name: unknown = 'g') => [
    { DBParameterGroupName: name, ParameterApplyStatus: status },
  ];
  const instance = (groups: unknown, rows: Rows, more: Resource = {}) =>
    short(derived('DBInstance', 'parameters', { DBParameterGroups: groups, ...more }, rows, {}, 'p'), '');

  it.each([
    ['its own group’s', own(), { Parameter: [row('g')] }, '1'],
    ['not another group’s', own(), { Parameter: [row('h')] }, undefined],
    ['not another parameter', own(), { Parameter: [row('g', { ParameterName: 'q' })] }, undefined],
    ['without a value', own(), { Parameter: [row('g', { ParameterValue: undefined })] }, undefined],
    ['a static one waits for the restart', own('pending-reboot'), { Parameter: [row('g')] }, '(pending-change)'],
    ['a dynamic one does not', own('pending-reboot'), { Parameter: [row('g', { ApplyType: 'dynamic' })] }, '1'],
    [
      'one that may be static may wait',
      own('pending-reboot'),
      { Parameter: [row('g', { ApplyType: HIDDEN })] },
      '(pending-change)',
    ],
    ['whether it waits is hidden', own(HIDDEN), { Parameter: [row('g')] }, '(unresolved-reference)'],
    ['the group is hidden', own('in-sync', HIDDEN), { Parameter: [row('g')] }, '(unresolved-reference)'],
    ['the groups are hidden', HIDDEN, { Parameter: [row('g')] }, '(unresolved-reference)'],
    ['no group is named', undefined, { Parameter: [row('g')] }, '(not-collected)'],
    ['parameters were not read', own(), {}, '(not-collected)'],
    ['a name is hidden', own(), { Parameter: [row('g', { ParameterName: HIDDEN })] }, '(unresolved-reference)'],
    ['a group of a row is hidden', own(), { Parameter: [{ ...row('g'), group: HIDDEN }] }, '(unresolved-reference)'],
  ])('%s', (_, groups, rows, expected) => {
    expect(instance(groups, rows)).toBe(expected);
  });

  it('has no source either while it waits: a reset one still runs with what was set', () => {
    const reset = row('g', { ParameterValue: undefined, Source: 'engine-default' });
    const source = (status: string) =>
      short(
        derived('DBInstance', 'parameterSources', { DBParameterGroups: own(status) }, { Parameter: [reset] }, {}, 'p'),
        '',
      );
    expect([source('in-sync'), source('pending-reboot')]).toEqual(['engine-default', '(pending-change)']);
  });

  it('the group of one subject may have been read and that of another not', () => {
    const subjects = {
      Parameter: new Map<string, Unknown | undefined>([
        ['g', undefined],
        ['h', DENIED],
      ]),
    };
    const read = (name: string) =>
      short(
        derived(
          'DBInstance',
          'parameters',
          { DBParameterGroups: own('in-sync', name) },
          { Parameter: [] },
          { subjects },
          'p',
        ),
        '',
      );
    expect([read('g'), read('h'), read('i')]).toEqual([undefined, '(access-denied)', '(not-collected)']);
  });

  describe('of a member', () => {
    const c = (more: Resource = {}) => ({ DBClusterIdentifier: 'c', DBClusterParameterGroup: 'cg', ...more });
    const member = (rows: Rows) => instance(own(), { Parameter: [], ...rows }, { DBClusterIdentifier: 'c' });
    const inCluster = { ClusterParameter: [row('cg', { ParameterValue: '2' })] };

    it('its own group’s first, else the cluster’s', () => {
      expect(member({ Parameter: [row('g')], DBCluster: [c()], ...inCluster })).toBe('1');
      expect(member({ DBCluster: [c()], ...inCluster })).toBe('2');
      expect(member({ DBCluster: [c()], ClusterParameter: [] })).toBeUndefined();
    });

    it('not the cluster’s where its own is not known', () => {
      expect(instance(own(), { DBCluster: [c()], ...inCluster }, { DBClusterIdentifier: 'c' })).toBe('(not-collected)');
    });

    it('nothing where the cluster or its parameters are not known', () => {
      expect(member({})).toBe('(not-collected)');
      expect(member({ DBCluster: [] })).toBe('(not-found)');
      expect(member({ DBCluster: [c()] })).toBe('(not-collected)');
      expect(instance(own(), { Parameter: [] }, { DBClusterIdentifier: HIDDEN })).toBe('(unresolved-reference)');
    });

    it.each([
      [
        'one member waits',
        [{ DBClusterParameterGroupStatus: 'in-sync' }, { DBClusterParameterGroupStatus: 'pending-reboot' }],
        '(pending-change)',
      ],
      ['none waits', [{ DBClusterParameterGroupStatus: 'in-sync' }], '2'],
      ['one is hidden', [{ DBClusterParameterGroupStatus: HIDDEN }], '(unresolved-reference)'],
      ['one member is hidden whole', [HIDDEN], '(unresolved-reference)'],
      ['all are hidden', HIDDEN, '(unresolved-reference)'],
    ])('whether the cluster waits: %s', (_, DBClusterMembers, expected) => {
      expect(member({ DBCluster: [c({ DBClusterMembers })], ...inCluster })).toBe(expected);
      const cluster = derived('DBCluster', 'parameters', c({ DBClusterMembers }), inCluster, {}, 'p');
      expect(short(cluster, '')).toBe(expected);
    });
  });
});

describe('the parameter of a database that a template declares', () => {
  const kind = 'cloudformation';
  const row = (group: string, more: Resource = {}) => ({ group, ParameterName: 'general_log', ...more });
  const mysql = { Engine: 'mysql', EngineVersion: '8.0' };
  const read = (
    instance: Resource,
    rows: Rows,
    subjects: Record<string, Unknown | undefined> = {},
    key = 'general_log',
  ) =>
    short(
      derived(
        'DBInstance',
        'parameters',
        { ...mysql, ...instance },
        rows,
        { kind, subjects: { Parameter: new Map(Object.entries(subjects)) } },
        key,
      ),
      '',
    );
  const inGroup = (name: unknown) => ({ DBParameterGroups: [{ DBParameterGroupName: name }] });

  it('is what its group sets', () => {
    const rows = { Parameter: [row('g', { ParameterValue: '1', Source: 'user', ApplyType: 'dynamic' })] };
    expect(read(inGroup('g'), rows, { g: undefined })).toBe('1');
  });

  it('is left to the engine where its group does not set it', () => {
    expect(read(inGroup('g'), { Parameter: [] }, { g: undefined })).toBe('0');
    expect(read(inGroup('g'), { Parameter: [row('h', { ParameterValue: '1' })] }, { g: undefined })).toBe('0');
    expect(read(inGroup('g'), { Parameter: [] }, { g: undefined }, 'tmp_table_size')).toBe('(service-default)');
  });

  it('is left to the engine where it names no group, or one of AWS’s own', () => {
    expect(read({}, { Parameter: [] })).toBe('0');
    expect(read(inGroup('default.mysql8.0'), { Parameter: [] })).toBe('0');
    expect(read({ Engine: 'postgres' }, { Parameter: [] })).toBe('(service-default)');
  });

  it('is not known of a group that is not declared here', () => {
    expect(read(inGroup('g'), { Parameter: [] })).toBe('(unresolved-reference)');
    expect(read(inGroup('defaults'), { Parameter: [] })).toBe('(unresolved-reference)');
    expect(read(inGroup(HIDDEN), { Parameter: [] })).toBe('(unresolved-reference)');
  });

  it('is not known where the group may set more than is seen, or something that is not', () => {
    expect(read(inGroup('g'), { Parameter: [] }, { g: HIDDEN })).toBe('(unresolved-reference)');
    const hidden = { Parameter: [row('g', { ParameterName: HIDDEN })] };
    expect(read(inGroup('g'), hidden, { g: undefined })).toBe('(unresolved-reference)');
    const value = { Parameter: [row('g', { ParameterValue: HIDDEN, ApplyType: 'dynamic' })] };
    expect(read(inGroup('g'), value, { g: undefined })).toBe('(unresolved-reference)');
  });

  describe('of a member', () => {
    const member = { DBClusterIdentifier: 'c', Engine: 'aurora-mysql', EngineVersion: '8.0.mysql_aurora.3.05.2' };
    const cluster = (more: Resource = {}) => ({ DBClusterIdentifier: 'c', ...more });
    const inCluster = { ClusterParameter: [row('cg', { ParameterValue: '1', Source: 'user', ApplyType: 'dynamic' })] };

    it('that names no group is its cluster’s', () => {
      const rows = { Parameter: [], DBCluster: [cluster({ DBClusterParameterGroup: 'cg' })], ...inCluster };
      expect(read(member, rows)).toBe('1');
    });

    it('is left to the engine where neither names a group', () => {
      expect(read(member, { Parameter: [], DBCluster: [cluster()], ClusterParameter: [] })).toBe('0');
    });

    it('is not known where the cluster’s group is hidden, or is not declared here', () => {
      const of = (DBClusterParameterGroup: unknown) => ({
        Parameter: [],
        DBCluster: [cluster({ DBClusterParameterGroup })],
        ClusterParameter: new Unknown('not-collected', 'no group is declared', 'scope'),
      });
      expect(read(member, of(HIDDEN))).toBe('(unresolved-reference)');
      expect(read(member, of('cg'))).toBe('(not-collected)');
    });
  });
});
