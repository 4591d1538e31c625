import { describe, expect, it } from 'vitest';
import type { Resource, Unknown } from '../../../src/model/value.ts';
import { DENIED, HIDDEN, type Rows } from '../../rule/support.ts';
import { follow, parts, short } from '../follow.ts';

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
