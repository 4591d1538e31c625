import { describe, expect, it } from 'vitest';
import { relationsOf } from '../../../src/model/relations.ts';
import type { TypeName } from '../../../src/model/types.ts';
import { HIDDEN, type Rows } from '../../rule/support.ts';
import { follow, parts, short } from '../follow.ts';

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
