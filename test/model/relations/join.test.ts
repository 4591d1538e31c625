import { describe, expect, it } from 'vitest';
import { relationsOf } from '../../../src/model/relations.ts';
import { TYPE_NAMES, type TypeName } from '../../../src/model/types.ts';
import { type Resource, Unknown } from '../../../src/model/value.ts';
import { DENIED, HIDDEN, type Rows } from '../../rule/support.ts';
import { follow, parts, short } from '../follow.ts';

const all = TYPE_NAMES.flatMap(type =>
  Object.entries(relationsOf(type)).map(([name, relation]) => ({ type, name, relation })),
);

describe('every relation', () => {
  it('needs the type it leads to', () => {
    expect(
      all.filter(({ relation }) => !relation.needs.includes(relation.to)).map(({ type, name }) => `${type}.${name}`),
    ).toEqual([]);
  });

  it.each(all.map(one => [`${one.type}.${one.name}`, one] as const))(
    '%s never says for certain what it cannot know',
    (_, { type, relation }) => {
      const nothing = follow(type, nameOf(type, relation), {}, {});
      if (!relation.many) expect(nothing === undefined || nothing instanceof Unknown).toBe(true);
      else expect(parts(nothing)).toMatchObject({ items: [] });
    },
  );
});

const nameOf = (type: TypeName, relation: object) =>
  Object.entries(relationsOf(type)).find(([, one]) => one === relation)?.[0] ?? '';

describe('a strong relation to one: what is not found is a gap in what we know', () => {
  const cluster = (id: unknown, rows: Rows, gap?: Unknown) =>
    short(
      follow(
        'DBInstance',
        'cluster',
        { DBClusterIdentifier: id },
        rows,
        gap === undefined ? {} : { gaps: { DBCluster: gap } },
      ),
      'DBClusterIdentifier',
    );
  const rows = { DBCluster: [{ DBClusterIdentifier: 'c' }, { DBClusterIdentifier: 'd' }] };

  it.each([
    ['found', 'd', rows, undefined, 'd'],
    ['found in an incomplete list', 'd', rows, DENIED, 'd'],
    ['not found in a complete one', 'x', rows, undefined, '(not-found)'],
    ['not found in an incomplete one', 'x', rows, DENIED, '(access-denied)'],
    ['not collected', 'c', {}, undefined, '(not-collected)'],
    ['no key', undefined, rows, undefined, undefined],
    ['an empty key', '', rows, undefined, undefined],
    ['a hidden key', HIDDEN, rows, undefined, '(unresolved-reference)'],
    ['a key that is no text', 5, rows, undefined, '(unreadable)'],
    [
      'a candidate whose key is hidden',
      'x',
      { DBCluster: [{ DBClusterIdentifier: HIDDEN }] },
      undefined,
      '(unresolved-reference)',
    ],
  ] as const)('%s', (_, id, given, gap, expected) => {
    expect(cluster(id, given, gap)).toBe(expected);
  });
});

describe('a weak relation to one: not found in a complete list is absent', () => {
  const instance = (rows: Rows, gap?: Unknown) =>
    short(
      follow(
        'DBSnapshot',
        'instance',
        { DbiResourceId: 'db-1' },
        rows,
        gap === undefined ? {} : { gaps: { DBInstance: gap } },
      ),
      'DbiResourceId',
    );

  it.each([
    ['found', { DBInstance: [{ DbiResourceId: 'db-1' }] }, undefined, 'db-1'],
    ['not found', { DBInstance: [{ DbiResourceId: 'db-2' }] }, undefined, undefined],
    ['not found, and there may be more', { DBInstance: [] }, DENIED, '(access-denied)'],
    [
      'not found, and one is not readable',
      { DBInstance: [{ DbiResourceId: HIDDEN }] },
      undefined,
      '(unresolved-reference)',
    ],
    ['not collected', {}, undefined, '(not-collected)'],
  ] as const)('%s', (_, rows, gap, expected) => {
    expect(instance(rows, gap)).toBe(expected);
  });
});

describe('a relation to many, by the keys that a resource holds', () => {
  const groups = (ids: unknown, rows: Rows = { SecurityGroup: [{ GroupId: 'sg-1' }, { GroupId: 'sg-2' }] }) =>
    parts(follow('DBInstance', 'securityGroups', { VpcSecurityGroups: ids }, rows), 'GroupId');
  const of = (...ids: readonly unknown[]) => ids.map(VpcSecurityGroupId => ({ VpcSecurityGroupId }));

  it.each([
    ['found', of('sg-2', 'sg-1'), { items: ['sg-2', 'sg-1'] }],
    ['none', [], { items: [] }],
    ['absent', undefined, { items: [] }],
    ['one is not found', of('sg-1', 'sg-9'), { items: ['sg-1', '(not-found)'] }],
    ['one is hidden', of('sg-1', HIDDEN), { items: ['sg-1', '(unresolved-reference)'] }],
    ['one membership is hidden whole', [...of('sg-1'), HIDDEN], { items: ['sg-1', '(unresolved-reference)'] }],
    ['the list is hidden', HIDDEN, { items: [], open: 'unresolved-reference' }],
  ])('%s', (_, ids, expected) => {
    expect(groups(ids)).toEqual(expected);
  });

  it('not collected: they exist, nothing is known of them', () => {
    expect(groups(of('sg-1', 'sg-2'), {})).toEqual({ items: ['(not-collected)', '(not-collected)'] });
  });
});

describe('a relation from the many that name a resource', () => {
  const instances = (cluster: Resource, rows: Rows, gap?: Unknown) =>
    parts(
      follow('DBCluster', 'instances', cluster, rows, gap === undefined ? {} : { gaps: { DBInstance: gap } }),
      'DBInstanceIdentifier',
    );
  const row = (DBInstanceIdentifier: string, DBClusterIdentifier: unknown) => ({
    DBInstanceIdentifier,
    DBClusterIdentifier,
  });
  const c = { DBClusterIdentifier: 'c' };

  it('those that do, and not those that name another or none', () => {
    expect(instances(c, { DBInstance: [row('a', 'c'), row('b', 'd'), row('e', undefined)] })).toEqual({ items: ['a'] });
  });

  it('one whose reference is hidden, or no text, may be one', () => {
    expect(instances(c, { DBInstance: [row('a', 'c'), row('b', HIDDEN)] })).toEqual({
      items: ['a'],
      possible: ['b'],
      doubt: 'unresolved-reference',
    });
    expect(instances(c, { DBInstance: [row('b', 5)] })).toEqual({ items: [], possible: ['b'], doubt: 'unreadable' });
  });

  it('an incomplete or missing list is open', () => {
    expect(instances(c, { DBInstance: [row('a', 'c')] }, DENIED)).toEqual({ items: ['a'], open: 'access-denied' });
    expect(instances(c, {})).toEqual({ items: [], open: 'not-collected' });
  });

  it('without a key of its own any may be', () => {
    for (const id of [HIDDEN, undefined]) {
      const found = instances({ DBClusterIdentifier: id }, { DBInstance: [row('a', 'c'), row('b', 'd')] });
      expect(found).toMatchObject({ items: [], possible: ['a', 'b'] });
    }
  });

  it('ingress is what is not egress; what is hidden may be', () => {
    const rule = (SecurityGroupRuleId: string, IsEgress: unknown) => ({ SecurityGroupRuleId, GroupId: 'sg', IsEgress });
    const rows = {
      SecurityGroupRule: [rule('in', false), rule('out', true), rule('plain', undefined), rule('hidden', HIDDEN)],
    };
    expect(parts(follow('SecurityGroup', 'ingress', { GroupId: 'sg' }, rows), 'SecurityGroupRuleId')).toEqual({
      items: ['in', 'plain'],
      possible: ['hidden'],
      doubt: 'unresolved-reference',
    });
  });

  it('automated and manual snapshots are told apart', () => {
    const snapshot = (DBSnapshotIdentifier: string, SnapshotType: unknown) => ({
      DBSnapshotIdentifier,
      DbiResourceId: 'db-1',
      SnapshotType,
    });
    const rows = {
      DBSnapshot: [
        snapshot('a', 'automated'),
        snapshot('m', 'manual'),
        snapshot('b', 'awsbackup'),
        snapshot('h', HIDDEN),
      ],
    };
    const ids = (name: string) =>
      parts(follow('DBInstance', name, { DbiResourceId: 'db-1' }, rows), 'DBSnapshotIdentifier');
    expect(ids('automatedSnapshots')).toMatchObject({ items: ['a'], possible: ['h'] });
    expect(ids('manualSnapshots')).toMatchObject({ items: ['m'], possible: ['h'] });
  });
});

describe('a call that asks about one subject covers that subject', () => {
  const entries = (list: string, asked: ReadonlyMap<string, Unknown | undefined>) =>
    parts(
      follow(
        'SecurityGroupRule',
        'prefixListEntries',
        { PrefixListId: list },
        { PrefixListEntry: [{ prefixListId: 'pl-1', Cidr: '10.0.0.0/8' }] },
        { subjects: { PrefixListEntry: asked } },
      ),
      'Cidr',
    );
  const asked = new Map<string, Unknown | undefined>([
    ['pl-1', undefined],
    ['pl-2', DENIED],
    ['pl-3', undefined],
  ]);

  it.each([
    ['answered', 'pl-1', { items: ['10.0.0.0/8'] }],
    ['denied', 'pl-2', { items: [], open: 'access-denied' }],
    ['answered with nothing', 'pl-3', { items: [] }],
    ['not asked', 'pl-4', { items: [], open: 'not-collected' }],
  ])('%s', (_, list, expected) => {
    expect(entries(list, asked)).toEqual(expected);
  });
});
