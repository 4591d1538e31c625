import { describe, expect, it } from 'vitest';
import type { Inventory } from '../../../src/model/inventory.ts';
import type { Location } from '../../../src/model/location.ts';
import { relationsOf } from '../../../src/model/relations.ts';
import type { TypeName } from '../../../src/model/types.ts';
import { Collection, type Resource, toCollection, Unknown } from '../../../src/model/value.ts';
import type { Declaration, Written, WrittenValue } from '../../../src/source/template/declaration.ts';
import { inventoryOf } from '../../../src/source/template/inventory.ts';
import type { Mappings } from '../../../src/source/template/mapping.ts';
import { each, generated, inside, ownName } from '../../../src/source/template/shape.ts';

const SERVICE_DEFAULT = new Unknown('service-default', "the VPC's default security group");
const MAPPINGS: Mappings = {
  db: [
    {
      to: 'DBInstance',
      fields: {
        DBInstanceIdentifier: { from: 'name', as: ownName, absent: generated },
        PubliclyAccessible: { from: 'public', absent: false },
        BackupRetentionPeriod: { from: 'retention', absent: 1 },
        DBClusterIdentifier: { from: 'cluster' },
        VpcSecurityGroups: {
          from: 'groups',
          as: each(inside('VpcSecurityGroupId', { Status: 'active' })),
          absent: SERVICE_DEFAULT,
        },
      },
    },
  ],
  cluster: [{ to: 'DBCluster', fields: { DBClusterIdentifier: { from: 'name', as: ownName, absent: generated } } }],
  group: [{ to: 'SecurityGroup', fields: { GroupId: { absent: generated } } }],
};

const line = (startLine: number): Location => ({
  file: 'f',
  startLine,
  startColumn: 1,
  endLine: startLine,
  endColumn: 9,
});
const at = (value: WrittenValue, startLine = 1): Written => ({ value, at: line(startLine), origin: 'literal' });
const declare = (
  type: string,
  address: string,
  properties: Readonly<Record<string, Written>>,
  rest: Partial<Declaration> = {},
): Declaration => ({
  type,
  address,
  properties: new Map(Object.entries(properties)),
  attributes: new Map(),
  header: line(100),
  ...rest,
});
const inventory = (...declarations: readonly Declaration[]): Inventory =>
  inventoryOf({ kind: 'terraform', path: 'f', declarations }, MAPPINGS);
const first = (from: Inventory, type: TypeName): Resource => from.rows(type)[0] ?? {};
const follow = (from: Inventory, type: TypeName, row: Resource, name: string) =>
  relationsOf(type)[name]?.follow(row, from);
const reference = (address: string) => new Unknown('computed-at-apply', 'known at apply', 'resource', true, address);

describe('fields', () => {
  it('are read as the schema has them, whatever the template writes them as', () => {
    const found = inventory(declare('db', 'a', { public: at('true'), retention: at('7') }));
    expect(first(found, 'DBInstance')).toMatchObject({ PubliclyAccessible: true, BackupRetentionPeriod: 7 });
  });

  it('that are left out mean what the table says, and null is left out', () => {
    const found = inventory(declare('db', 'a', { public: at(null) }));
    const row = first(found, 'DBInstance');
    expect(found.read('DBInstance', row, 'PubliclyAccessible')).toBe(false);
    expect(found.read('DBInstance', row, 'VpcSecurityGroups')).toBe(SERVICE_DEFAULT);
    expect(found.read('DBInstance', row, 'DBClusterIdentifier')).toBeUndefined();
  });

  it('that the table does not have are unknown', () => {
    const found = inventory(declare('db', 'a', {}));
    const value = found.read('DBInstance', first(found, 'DBInstance'), 'DbiResourceId');
    expect(value).toMatchObject({ code: 'not-in-source', level: 'scope' });
  });

  it('of structures that the table makes are unknown beyond those it makes', () => {
    const found = inventory(declare('db', 'a', { groups: at([at('sg-1')]) }));
    const [group] = toCollection(first(found, 'DBInstance').VpcSecurityGroups).items;
    expect(group).toEqual({ VpcSecurityGroupId: 'sg-1', Status: 'active' });
  });

  it('that are left out are unknown where something may add them', () => {
    const open = new Unknown('expression', 'a macro may change it');
    const found = inventory(declare('db', 'a', {}, { open }));
    expect(found.read('DBInstance', first(found, 'DBInstance'), 'PubliclyAccessible')).toBe(open);
  });

  it('that are sensitive are never shown', () => {
    const found = inventory(declare('db', 'a', { name: { ...at('secret'), sensitive: true } }));
    expect(JSON.stringify(found.rows('DBInstance'))).not.toContain('secret');
  });
});

describe('places', () => {
  it('are the line of the value, of its element, or the header of what is not written', () => {
    const found = inventory(declare('db', 'a', { public: at(true, 3), groups: at([at('sg-1', 5), at('sg-2', 6)], 4) }));
    const resource = first(found, 'DBInstance');
    const paths = [['PubliclyAccessible'], ['VpcSecurityGroups', 1, 'VpcSecurityGroupId'], ['MultiAZ'], []];
    const places = paths.map(path => ({ type: 'DBInstance', resource, path }));
    expect(found.locate(places).map(place => place?.startLine)).toEqual([3, 6, 100, 100]);
  });
});

describe('relations', () => {
  it('follow references to what has no name yet', () => {
    const found = inventory(
      declare('db', 'a', { groups: at([at(reference('g'))]), cluster: at(reference('c')) }),
      declare('group', 'g', {}),
      declare('cluster', 'c', {}),
    );
    const row = first(found, 'DBInstance');
    expect(toCollection(follow(found, 'DBInstance', row, 'securityGroups')).items).toEqual([
      first(found, 'SecurityGroup'),
    ]);
    expect(follow(found, 'DBInstance', row, 'cluster')).toBe(first(found, 'DBCluster'));
    expect(follow(found, 'DBCluster', first(found, 'DBCluster'), 'instances')).toEqual(new Collection([row]));
  });

  it('do not take a reference for what is not declared', () => {
    const found = inventory(declare('db', 'a', { cluster: at(reference('elsewhere')) }), declare('cluster', 'c', {}));
    const members = toCollection(follow(found, 'DBCluster', first(found, 'DBCluster'), 'instances'));
    expect(members.possible).toHaveLength(1);
    expect(follow(found, 'DBInstance', first(found, 'DBInstance'), 'cluster')).toBeInstanceOf(Unknown);
  });

  it('leave open whether a name that is not known is the one that another names', () => {
    const hidden = at(new Unknown('unresolved-reference', 'variable name has no value'));
    const found = inventory(declare('db', 'a', { cluster: at('main') }), declare('cluster', 'c', { name: hidden }));
    const members = toCollection(follow(found, 'DBCluster', first(found, 'DBCluster'), 'instances'));
    expect([members.items.length, members.possible.length]).toEqual([0, 1]);
  });

  it('hold what may not be created as possible', () => {
    const maybe = new Unknown('unresolved-reference', 'count is not known');
    const found = inventory(
      declare('db', 'a', { cluster: at(reference('c')) }, { maybe }),
      declare('cluster', 'c', {}),
    );
    const members = toCollection(follow(found, 'DBCluster', first(found, 'DBCluster'), 'instances'));
    expect([members.items.length, members.possible.length, members.doubt]).toEqual([0, 1, maybe]);
  });

  it('never find that something is not there because it is not declared here', () => {
    const found = inventory(declare('db', 'a', { cluster: at('main') }));
    expect(follow(found, 'DBInstance', first(found, 'DBInstance'), 'cluster')).toMatchObject({
      code: 'unresolved-reference',
    });
  });
});
