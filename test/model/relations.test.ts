import { describe, expect, it } from 'vitest';
import { relationsOf } from '../../src/model/relations.ts';
import { TYPE_NAMES, type TypeName } from '../../src/model/types.ts';
import { type Resource, Unknown } from '../../src/model/value.ts';
import { DENIED, HIDDEN, type Rows } from '../rule/support.ts';
import { follow, parts, short } from './follow.ts';

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

describe('the members of a cluster', () => {
  const member = (DBInstanceIdentifier: unknown, IsClusterWriter: unknown) => ({
    DBInstanceIdentifier,
    IsClusterWriter,
  });
  const rows = {
    DBInstance: ['w', 'r', 's'].map(DBInstanceIdentifier => ({ DBInstanceIdentifier, DBClusterIdentifier: 'c' })),
  };
  const roles = (DBClusterMembers: unknown, given: Rows = rows) => {
    const cluster = { DBClusterIdentifier: 'c', DBClusterMembers };
    return {
      writer: short(follow('DBCluster', 'writer', cluster, given), 'DBInstanceIdentifier'),
      readers: parts(follow('DBCluster', 'readers', cluster, given), 'DBInstanceIdentifier'),
    };
  };

  it.each([
    [
      'a writer and readers',
      [member('w', true), member('r', false), member('s', false)],
      { writer: 'w', readers: { items: ['r', 's'] } },
    ],
    ['a writer alone', [member('w', true)], { writer: 'w', readers: { items: [] } }],
    ['none at all', [], { writer: undefined, readers: { items: [] } }],
    [
      'one that is not listed',
      [member('w', true), member('x', false)],
      { writer: 'w', readers: { items: ['(not-found)'] } },
    ],
    [
      'a role that is hidden',
      [member('w', HIDDEN), member('r', false)],
      { writer: '(unresolved-reference)', readers: { items: ['r'], possible: ['w'], doubt: 'unresolved-reference' } },
    ],
    [
      'an identifier that is hidden',
      [member(HIDDEN, true)],
      { writer: '(unresolved-reference)', readers: { items: [] } },
    ],
    ['an identifier that is missing', [member(undefined, true)], { writer: '(unreadable)', readers: { items: [] } }],
    [
      'the whole list hidden',
      HIDDEN,
      { writer: '(unresolved-reference)', readers: { items: [], open: 'unresolved-reference' } },
    ],
  ])('%s', (_, members, expected) => {
    expect(roles(members)).toEqual(expected);
  });

  it('without a list of members nobody knows the roles of its instances', () => {
    expect(roles(undefined)).toEqual({
      writer: '(unresolved-reference)',
      readers: { items: [], open: 'unresolved-reference' },
    });
    expect(roles(undefined, {})).toMatchObject({ writer: '(not-collected)' });
    expect(roles(undefined, { DBInstance: [] })).toEqual({ writer: undefined, readers: { items: [] } });
  });
});

describe('subnets', () => {
  const rows = {
    Subnet: [{ SubnetId: 's-1' }, { SubnetId: 's-2' }],
    DBSubnetGroup: [{ DBSubnetGroupName: 'g', Subnets: [{ SubnetIdentifier: 's-1' }] }],
  };
  const subnets = (type: TypeName, group: unknown, given: Rows = rows) =>
    parts(follow(type, 'subnets', { DBSubnetGroup: group }, given), 'SubnetId');

  it('of an instance: its group stands in it whole', () => {
    expect(subnets('DBInstance', { Subnets: [{ SubnetIdentifier: 's-2' }] })).toEqual({ items: ['s-2'] });
    expect(subnets('DBInstance', undefined)).toEqual({ items: [] });
    expect(subnets('DBInstance', HIDDEN)).toEqual({ items: [], open: 'unresolved-reference' });
  });

  it('or by name, as templates have it', () => {
    expect(subnets('DBInstance', { DBSubnetGroupName: 'g' })).toEqual({ items: ['s-1'] });
    expect(subnets('DBInstance', { DBSubnetGroupName: 'x' })).toEqual({ items: [], open: 'not-found' });
  });

  it('of a cluster: by the name of its group', () => {
    expect(subnets('DBCluster', 'g')).toEqual({ items: ['s-1'] });
    expect(subnets('DBCluster', 'x')).toEqual({ items: [], open: 'not-found' });
    expect(subnets('DBCluster', 'g', { Subnet: [] })).toEqual({ items: [], open: 'not-collected' });
    expect(relationsOf('DBCluster').subnets?.needs).toContain('DBSubnetGroup');
  });
});

describe('the route table of a subnet', () => {
  const table = (RouteTableId: string, VpcId: unknown, ...Associations: readonly unknown[]) => ({
    RouteTableId,
    VpcId,
    Associations,
  });
  const of = (tables: readonly Resource[], subnet: Resource = { SubnetId: 's', VpcId: 'v' }, gap?: Unknown) =>
    short(
      follow(
        'Subnet',
        'routeTable',
        subnet,
        { RouteTable: tables },
        gap === undefined ? {} : { gaps: { RouteTable: gap } },
      ),
      'RouteTableId',
    );
  const main = table('main', 'v', { Main: true });

  it.each([
    ['the one associated with it', [main, table('own', 'v', { SubnetId: 's' })], 'own'],
    ["else its VPC's main one", [table('other', 'v', { SubnetId: 't' }), main], 'main'],
    ["not another VPC's", [table('main', 'w', { Main: true })], '(not-found)'],
    ['not one that is not main', [table('plain', 'v')], '(not-found)'],
    [
      'not main where another may be its own',
      [main, table('hidden', 'v', { SubnetId: HIDDEN })],
      '(unresolved-reference)',
    ],
    [
      'nor where associations are hidden',
      [main, { RouteTableId: 'x', VpcId: 'v', Associations: HIDDEN }],
      '(unresolved-reference)',
    ],
  ])('%s', (_, tables, expected) => {
    expect(of(tables)).toBe(expected);
  });

  it('an incomplete list knows its own association, but no main one', () => {
    expect(of([main], undefined, DENIED)).toBe('(access-denied)');
    expect(of([table('own', 'v', { SubnetId: 's' })], undefined, DENIED)).toBe('own');
  });

  it('a subnet that does not say where it is', () => {
    expect(of([main], { SubnetId: 's', VpcId: HIDDEN })).toBe('(unresolved-reference)');
    expect(of([main], { SubnetId: 's' })).toBe('(operand-absent)');
    expect(of([main], {})).toBe('(operand-absent)');
  });
});

describe('users of a parameter group', () => {
  const row = (DBInstanceIdentifier: string, groups: unknown) => ({ DBInstanceIdentifier, DBParameterGroups: groups });
  const users = (rows: Rows, group: Resource = { DBParameterGroupName: 'g' }) =>
    parts(follow('DBParameterGroup', 'instances', group, rows), 'DBInstanceIdentifier');
  const named = (DBParameterGroupName: unknown) => [{ DBParameterGroupName }];

  it('those that name it, DocumentDB and Neptune too', () => {
    const rows = {
      DBInstance: [row('a', named('g')), row('b', named('h')), { ...row('n', named('g')), Engine: 'neptune' }],
    };
    expect(users(rows)).toEqual({ items: ['a', 'n'] });
  });

  it('one that may name it', () => {
    expect(users({ DBInstance: [row('a', named(HIDDEN)), row('b', HIDDEN)] })).toMatchObject({
      items: [],
      possible: ['a', 'b'],
    });
  });

  it('not collected: open', () => {
    expect(users({})).toEqual({ items: [], open: 'not-collected' });
  });

  it('a group without a known name may be anyone’s', () => {
    expect(users({ DBInstance: [row('a', named('g'))] }, { DBParameterGroupName: HIDDEN })).toMatchObject({
      items: [],
      possible: ['a'],
    });
  });
});

describe('others', () => {
  it('blue and green are instances or clusters, by ARN', () => {
    const rows = {
      DBInstance: [{ DBInstanceArn: 'arn:i', DBInstanceIdentifier: 'i' }],
      DBCluster: [{ DBClusterArn: 'arn:c', DBInstanceIdentifier: 'c' }],
    };
    const side = (Source: unknown, given: Rows = rows) =>
      short(follow('BlueGreenDeployment', 'source', { Source }, given), 'DBInstanceIdentifier');
    expect([side('arn:i'), side('arn:c'), side('arn:x'), side(undefined), side(HIDDEN)]).toEqual([
      'i',
      'c',
      undefined,
      undefined,
      '(unresolved-reference)',
    ]);
    expect(side('arn:x', { DBInstance: [] })).toBe('(not-collected)');
  });

  it('reservations: active, of the family, engine and deployment', () => {
    const reserved = (ReservedDBInstanceId: string, more: object = {}) => ({
      ReservedDBInstanceId,
      State: 'active',
      DBInstanceClass: 'db.r6g.xlarge',
      ProductDescription: 'postgresql',
      MultiAZ: true,
      ...more,
    });
    const rows = {
      ReservedDBInstance: [
        reserved('fits'),
        reserved('retired', { State: 'retired' }),
        reserved('family', { DBInstanceClass: 'db.r5.large' }),
        reserved('engine', { ProductDescription: 'oracle-se2(li)' }),
        reserved('deployment', { MultiAZ: false }),
        reserved('hidden', { MultiAZ: HIDDEN }),
      ],
    };
    const instance = { DBInstanceClass: 'db.r6g.large', Engine: 'postgres', MultiAZ: true };
    expect(parts(follow('DBInstance', 'reservations', instance, rows), 'ReservedDBInstanceId')).toMatchObject({
      items: ['fits'],
      possible: ['hidden'],
    });
    expect(
      parts(follow('DBInstance', 'reservations', { ...instance, Engine: 'oracle-se2' }, rows), 'ReservedDBInstanceId'),
    ).toMatchObject({ items: ['engine'] });
  });

  it('a Region leads to every resource of a type', () => {
    expect(
      parts(follow('Region', 'instances', {}, { DBInstance: [{ DBInstanceIdentifier: 'a' }] }), 'DBInstanceIdentifier'),
    ).toEqual({ items: ['a'] });
    expect(parts(follow('Region', 'detectors', {}, {}))).toEqual({ items: [], open: 'not-collected' });
  });

  it('a group that a rule names may be of another account', () => {
    const rule = { ReferencedGroupInfo: { GroupId: 'sg-9' } };
    expect(follow('SecurityGroupRule', 'referencedGroup', rule, { SecurityGroup: [] })).toBeUndefined();
    expect(short(follow('SecurityGroupRule', 'referencedGroup', rule, {}), 'GroupId')).toBe('(not-collected)');
  });
});
