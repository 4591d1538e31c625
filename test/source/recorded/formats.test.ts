import { expect, test } from 'vitest';
import { loadRecorded } from '../../../src/source/recorded.ts';
import { envelope, folderOf, instance, inventoryOf, load, only } from './support.ts';

test('an answer is known by its key, several calls may stand in one file', () => {
  const inventory = inventoryOf({
    'all.json': { DBInstances: [instance('a')], DBClusters: [], EventSubscriptionsList: [] },
  });
  expect(inventory.rows('DBInstance')).toMatchObject([{ DBInstanceIdentifier: 'a' }]);
  expect(inventory.gap('DBCluster')).toBeUndefined();
  expect(inventory.gap('EventSubscription')).toBeUndefined();
});

test('a type without an answer was not collected', () => {
  const inventory = inventoryOf({ 'all.json': { DBInstances: [] } });
  expect(inventory.gap('SecurityGroup')).toMatchObject({ code: 'not-collected', level: 'scope' });
  expect(inventory.gap('SecurityGroupRule')?.code).toBe('not-collected');
  expect(inventory.types).toEqual(['DBInstance', 'Region']);
});

test.each([
  ['an envelope', envelope('DescribeDBInstances', { output: { DBInstances: [instance('a')] } })],
  ['a list of envelopes', [envelope('DescribeDBInstances', { output: { DBInstances: [instance('a')] } })]],
  ['a list of answers', [{ DBInstances: [instance('a')] }, { DBClusters: [] }]],
  ['a replay file', { status_code: 200, data: { DBInstances: [instance('a')], ResponseMetadata: {} } }],
])('%s is read', (_, content) => {
  expect(inventoryOf({ 'some.json': content }).rows('DBInstance')).toHaveLength(1);
});

test('JSON Lines are read, and pretty documents one behind the other', () => {
  const [a, b] = [{ DBInstances: [instance('a')] }, { DBInstances: [instance('b')] }];
  expect(
    inventoryOf({ 'lines.jsonl': `${JSON.stringify(a)}\n${JSON.stringify(b)}\n` }).rows('DBInstance'),
  ).toHaveLength(2);
  expect(
    inventoryOf({ 'two.json': `${JSON.stringify(a, null, 2)}\r\n${JSON.stringify(b, null, 2)}` }).rows('DBInstance'),
  ).toHaveLength(2);
});

test('the times of AWS CLI v1 stay numbers', () => {
  const inventory = inventoryOf({ 'v1.json': { DBInstances: [instance('a', { InstanceCreateTime: 1600000000.5 })] } });
  expect(inventory.rows('DBInstance')[0]?.InstanceCreateTime).toBe(1600000000.5);
});

test('keys that other services have too count only where the elements look like ours', () => {
  const files = {
    'a.json': {
      DBInstances: [],
      Targets: [{ Id: 'rule', Arn: 'x' }],
      Entries: [{ Id: 1 }],
      Parameters: [{ Name: '/ssm' }],
    },
  };
  expect(inventoryOf(files).types).toEqual(['DBInstance', 'Region']);
  const template = { 'b.json': { DBInstances: [], Parameters: { Size: { Type: 'String' } } } };
  expect(load(template)).toMatchObject({ mistakes: [], notes: [] });
});

test('standard input is read once and named so', () => {
  let reads = 0;
  const stdin = () => {
    reads++;
    return JSON.stringify({ DBInstances: [instance('a')] });
  };
  const inventory = only(loadRecorded(['-', '-'], { stdin }));
  expect(reads).toBe(1);
  expect(inventory.scope.path).toBe('-');
  const place = { type: 'DBInstance', resource: inventory.rows('DBInstance')[0] ?? {}, path: [] };
  expect(inventory.locate([place])[0]).toMatchObject({ file: '<stdin>', startLine: 1, startColumn: 41 });
});

test('text in UTF-16, as PowerShell redirects, and with a byte order mark', () => {
  const text = JSON.stringify({ DBInstances: [instance('ä')] });
  const utf16 = inventoryOf({ 'a.json': Buffer.from(`\uFEFF${text}`, 'utf16le') });
  expect(utf16.rows('DBInstance')).toMatchObject([{ DBInstanceIdentifier: 'ä' }]);
  expect(inventoryOf({ 'a.json': `\uFEFF${text}` }).rows('DBInstance')).toHaveLength(1);
});

test('a file is read once, however often it is given', () => {
  const folder = folderOf({ 'a.json': { DBInstances: [instance('a')] } });
  const loaded = loadRecorded([
    `${folder}/a.json`,
    folder,
    `${folder}/a.json`,
    `${folder}/../${folder.split('/').at(-1)}`,
  ]);
  expect(only(loaded).rows('DBInstance')).toHaveLength(1);
});
