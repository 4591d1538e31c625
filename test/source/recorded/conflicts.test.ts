import { expect, test } from 'vitest';
import { envelope, instance, inventoryOf, load, mistakesOf } from './support.ts';

const answer = (multiAZ: boolean) => ({ DBInstances: [instance('a', { MultiAZ: multiAZ })] });
const recorded = (multiAZ: boolean, recordedAt?: string) =>
  envelope('DescribeDBInstances', { output: answer(multiAZ), recordedAt });

test('the same resource twice is one, whatever the order of its keys', () => {
  const other = { DBInstances: [{ MultiAZ: true, ...instance('a') }] };
  expect(inventoryOf({ 'a.json': answer(true), 'b.json': other }).rows('DBInstance')).toHaveLength(1);
});

test('two answers that differ are a mistake that names both', () => {
  expect(mistakesOf({ 'a.json': answer(true), 'b.json': answer(false) })).toEqual([
    expect.stringMatching(/^b\.json:4:31 describes DBInstance a otherwise than a\.json; .*--allow-incomplete/),
  ]);
});

test('with --allow-incomplete the last in natural order wins', () => {
  const files = { 'a10.json': answer(false), 'a9.json': answer(true) };
  expect(inventoryOf(files, { allowIncomplete: true }).rows('DBInstance')).toMatchObject([{ MultiAZ: false }]);
});

test('the later recording wins, whatever the order of the files', () => {
  const [early, late] = [recorded(true, '2026-08-01T00:00:00Z'), recorded(false, '2026-08-01T02:00:00+01:00')];
  expect(inventoryOf({ 'a.json': early, 'b.json': late }).rows('DBInstance')).toMatchObject([{ MultiAZ: false }]);
  expect(inventoryOf({ 'a.json': late, 'b.json': early }).rows('DBInstance')).toMatchObject([{ MultiAZ: false }]);
});

test.each([
  ['one of them does not say when', recorded(true), recorded(false, '2026-08-01T00:00:00Z')],
  ['both are of the same moment', recorded(true, '2026-08-01T00:00:00Z'), recorded(false, '2026-08-01T00:00:00Z')],
  ['the time is unreadable', recorded(true, 'yesterday'), recorded(false, '2026-08-01T00:00:00Z')],
])('%s', (_, a, b) => {
  expect(mistakesOf({ 'a.json': a, 'b.json': b })).toHaveLength(1);
});

test('a resource twice in one answer', () => {
  const twice = { DBInstances: [instance('a', { MultiAZ: true }), instance('a', { MultiAZ: false })] };
  expect(mistakesOf({ 'a.json': twice })).toEqual([
    expect.stringContaining('describes DBInstance a twice, differently'),
  ]);
});

test('parameters of two groups, and a target that is an instance and a cluster, do not collide', () => {
  const parameters = (value: string) => ({ Parameters: [{ ParameterName: 'p', ParameterValue: value }] });
  const targets = {
    Targets: [
      { RdsResourceId: 'x', Type: 'TRACKED_CLUSTER' },
      { RdsResourceId: 'x', Type: 'RDS_INSTANCE' },
    ],
  };
  const { inventories, mistakes } = load({
    'rds.describe-db-parameters.a.json': parameters('1'),
    'rds.describe-db-parameters.b.json': parameters('2'),
    'rds.describe-db-proxy-targets.p.json': targets,
    'more/rds.describe-db-proxy-targets.p.json': targets,
  });
  expect(mistakes).toEqual([]);
  expect(inventories[0]?.rows('Parameter')).toHaveLength(2);
  expect(inventories[0]?.rows('DBProxyTarget')).toHaveLength(2);
});

test('rows without an id stay apart', () => {
  expect(
    inventoryOf({ 'a.json': { DBInstances: [{ Engine: 'mysql' }, { Engine: 'postgres' }] } }).rows('DBInstance'),
  ).toHaveLength(2);
});
