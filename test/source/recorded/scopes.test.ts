import { expect, test } from 'vitest';
import { envelope, instance, inventoryOf, load, mistakesOf } from './support.ts';

const GROUPS = { SecurityGroups: [{ GroupId: 'sg-1', IpPermissions: [] }] };
const at = (account: string, region: string, id = 'a') => ({
  DBInstances: [{ DBInstanceIdentifier: id, DBInstanceArn: `arn:aws-cn:rds:${region}:${account}:db:${id}` }],
});

test('the envelope says it, before folders and ARNs', () => {
  const files = {
    '444455556666/us-east-1/a.json': envelope('DescribeDBInstances', { output: at('777788889999', 'cn-north-1') }),
  };
  expect(inventoryOf(files).scope).toMatchObject({
    kind: 'recorded',
    account: '111122223333',
    region: 'eu-west-1',
    partition: 'aws-cn',
  });
});

test('the folders say it, before ARNs', () => {
  const { scope } = inventoryOf({ '444455556666/us-gov-west-1/a.json': at('777788889999', 'cn-north-1') });
  expect(scope).toMatchObject({ account: '444455556666', region: 'us-gov-west-1' });
});

test('ARNs say it, but not those of global resources', () => {
  const global = {
    GlobalClusters: [{ GlobalClusterIdentifier: 'g', GlobalClusterArn: 'arn:aws:rds::111122223333:global-cluster:g' }],
  };
  expect(inventoryOf({ 'a.json': { ...global, ...at('777788889999', 'cn-north-1') } }).scope).toMatchObject({
    account: '777788889999',
    region: 'cn-north-1',
    partition: 'aws-cn',
  });
  expect(inventoryOf({ 'a.json': global }).scope.region).toBeUndefined();
});

test('a file that says nothing belongs to the only scope of the input', () => {
  const inventory = inventoryOf({ 'groups.json': GROUPS, 'instances.json': at('777788889999', 'cn-north-1') });
  expect(inventory.types).toContain('SecurityGroup');
});

test('where the input holds several scopes it is a mistake', () => {
  const files = {
    'groups.json': GROUPS,
    'a.json': at('111122223333', 'eu-west-1'),
    'b.json': at('111122223333', 'us-east-1'),
  };
  expect(mistakesOf(files)).toEqual([
    expect.stringMatching(/^groups\.json:1:1 .*several; put it into a folder <account>\/<region>\/$/),
  ]);
  expect(load(files).inventories.map(({ types }) => types)).toEqual([
    ['DBInstance', 'Region'],
    ['DBInstance', 'Region'],
  ]);
});

test('answers in one file stand by each other', () => {
  const files = { 'a.json': [at('111122223333', 'eu-west-1'), GROUPS], 'b.json': at('111122223333', 'us-east-1') };
  const { inventories, mistakes } = load(files);
  expect(mistakes).toEqual([]);
  expect(inventories[0]?.types).toContain('SecurityGroup');
  expect(inventories[1]?.types).not.toContain('SecurityGroup');
});

test('what another account owns does not make a scope', () => {
  const subnets = { Subnets: [{ SubnetId: 's', SubnetArn: 'arn:aws:ec2:eu-west-1:999999999999:subnet/s' }] };
  const snapshots = {
    DBSnapshots: [
      {
        DBSnapshotIdentifier: 'x',
        SnapshotType: 'shared',
        DBSnapshotArn: 'arn:aws:rds:eu-west-1:999999999999:snapshot:x',
      },
    ],
  };
  const inventory = inventoryOf({ 'a.json': at('111122223333', 'eu-west-1'), 'b.json': subnets, 'c.json': snapshots });
  expect(inventory.rows('Subnet')).toHaveLength(1);
  expect(inventory.rows('DBSnapshot')).toHaveLength(1);
});

test('scopes come in order, each with its Region', () => {
  const { inventories } = load({
    'a.json': at('111122223333', 'us-east-1'),
    'b.json': at('111122223333', 'eu-west-1'),
  });
  expect(inventories.map(inventory => inventory.rows('Region'))).toEqual([
    [{ id: '111122223333/eu-west-1', account: '111122223333', region: 'eu-west-1' }],
    [{ id: '111122223333/us-east-1', account: '111122223333', region: 'us-east-1' }],
  ]);
});

test('without account and region there is still a Region', () => {
  const inventory = inventoryOf({ 'a.json': { DBInstances: [] } });
  expect(inventory.rows('Region')).toEqual([{ id: 'unknown' }]);
  expect(inventory.gap('Region')).toBeUndefined();
});

test('files of one scope join', () => {
  const { scope, types } = inventoryOf({
    'x/a.json': { DBInstances: [instance('a')] },
    'y/b.json': { DBClusters: [] },
  });
  expect(scope.path).toMatch(/rds-audit-/);
  expect(types).toEqual(['DBInstance', 'DBCluster', 'Region']);
});
