import { mkdirSync, symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadRecorded } from '../../../src/source/recorded.ts';
import { formatMistake } from '../../../src/util/errors.ts';
import { envelope, folderOf, instance, inventoryOf, load, mistakesOf, only } from './support.ts';

const GOOD = { DBInstances: [instance('a')] };
const direct = (name: string, content: unknown) => {
  const folder = folderOf({ [name]: content });
  const { inventories, mistakes } = loadRecorded([`${folder}/${name}`]);
  expect(inventories).toEqual([]);
  return mistakes.map(mistake => formatMistake(mistake).replace(`${folder}/`, ''));
};

test('a path that is not there', () => {
  expect(loadRecorded(['nowhere/at/all']).mistakes).toEqual([
    { message: 'cannot be read: there is no such file or folder', at: { file: 'nowhere/at/all', line: 1, column: 1 } },
  ]);
});

test.each([
  ['{"a": 1,\n  "b" 2}', 'a.json:2:7 is not JSON: a colon should stand here'],
  ['{"DBInstances": [\n', 'a.json:2:1 is not JSON: it ends where a value should stand'],
  ['{"DBInstances": []}\n{"x"', 'a.json:2:5 is not JSON: it ends where a colon should stand'],
  ['{"a": [1, 2,]}', 'a.json:1:13 is not JSON: a value should stand here'],
  ['AWSTemplateFormatVersion: "2010-09-09"', 'a.json:1:1 is not JSON: a value should stand here'],
  ['{"a": "x', 'a.json:1:7 is not JSON: a text is not closed'],
  ['{"a": "\\q"}', 'a.json:1:8 is not JSON: an escape that JSON does not know'],
  ['{"DBInstances": []} x', 'a.json:1:21 is not JSON: nothing should stand behind the document'],
  [Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]), 'a.json:1:1 is not JSON: a value should stand here'],
  ['', 'a.json:1:1 is empty; the command that wrote it may have failed'],
  [' \r\n', 'a.json:1:1 is empty; the command that wrote it may have failed'],
])('%j is no JSON', (content, expected) => {
  expect(direct('a.json', content)).toEqual([expected]);
});

test('a file that is named must hold an answer', () => {
  expect(direct('a.json', { Resources: {} })).toEqual([
    expect.stringMatching(
      /^a\.json:1:1 holds no describe output that rds-audit knows; .*aws rds describe-db-instances/,
    ),
  ]);
  expect(direct('b.json', [1, 'x', null])).toEqual([expect.stringContaining('holds no describe output')]);
});

test('in a folder others are passed over with a note', () => {
  const { mistakes, notes, inventories } = load({
    'package.json': { name: 'x' },
    'main.tf': 'resource',
    'a.json': GOOD,
  });
  expect(mistakes).toEqual([]);
  expect(notes).toEqual([expect.stringMatching(/package\.json holds no describe output/)]);
  expect(inventories).toHaveLength(1);
});

test('a folder without any answer is a mistake', () => {
  expect(mistakesOf({ 'package.json': { name: 'x' }, 'b.yaml': 'x: 1' })).toEqual([
    expect.stringContaining('no file in this folder'),
  ]);
});

test('one bad file does not keep the rest from being read', () => {
  const { mistakes, inventories } = load({ 'a.json': GOOD, 'b.json': '{' });
  expect(mistakes).toHaveLength(1);
  expect(inventories[0]?.rows('DBInstance')).toHaveLength(1);
});

test('a file that is too large is refused', () => {
  expect(mistakesOf({ 'a.json': GOOD }, { sizeLimit: 10 })).toEqual([
    expect.stringMatching(/^a\.json:1:1 is larger than the 10 bytes that one text can hold; split it/),
  ]);
});

test('an answer of the wrong form is a mistake at its place', () => {
  expect(mistakesOf({ 'a.json': '{\n "DBInstances": {},\n "DBClusters": []}' })).toEqual([
    'a.json:2:17 DBInstances is not a list',
  ]);
  expect(mistakesOf({ 'a.json': '{"DBSnapshotAttributesResult": []}' })).toEqual([
    'a.json:1:32 DBSnapshotAttributesResult is not an object',
  ]);
});

test('a row that is no object is a mistake, and the list is not complete', () => {
  const files = { 'a.json': '{"DBInstances": [{"DBInstanceIdentifier": "a"},\n null, {"DBInstanceIdentifier": "b"}]}' };
  expect(mistakesOf(files)).toEqual(['a.json:2:2 an element of DBInstances is not an object']);
  const [inventory] = load(files).inventories;
  expect(inventory?.rows('DBInstance')).toHaveLength(2);
  expect(inventory?.gap('DBInstance')?.code).toBe('unreadable');
  const places = (inventory?.rows('DBInstance') ?? []).map(resource => ({ type: 'DBInstance', resource, path: [] }));
  expect(inventory?.locate(places)[1]).toMatchObject({ startLine: 2, startColumn: 33 });
});

test('envelopes that cannot be read', () => {
  expect(mistakesOf({ 'a.json': { rdsAudit: 2 } })).toEqual([expect.stringContaining('another version')]);
  expect(mistakesOf({ 'a.json': envelope('DescribeDBInstances', {}) })).toEqual([
    expect.stringContaining('neither output nor error'),
  ]);
});

test('links in a circle, hidden folders and node_modules', () => {
  const folder = folderOf({ 'a/a.json': GOOD, '.git/b.json': '{', 'node_modules/c.json': '{' });
  symlinkSync('..', `${folder}/a/loop`);
  symlinkSync('self', `${folder}/a/self`);
  expect(only({ ...loadRecorded([folder]), mistakes: [] }).rows('DBInstance')).toHaveLength(1);
});

test('no standard input', () => {
  expect(loadRecorded(['-']).mistakes).toMatchObject([{ message: 'there is no standard input to read' }]);
});

test('an empty folder', () => {
  const folder = folderOf({});
  mkdirSync(`${folder}/x`);
  expect(loadRecorded([folder]).mistakes).toHaveLength(1);
});

test('hostile documents', () => {
  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
  const row = `{"DBInstanceIdentifier": "a", "constructor": 1, "__proto__": {"DBClusters": []}, "deep": ${deep}}`;
  const text = `{"__proto__": {"DBClusters": []}, "constructor": {}, "DBInstances": [${row}, ${row}]}`;
  const inventory = inventoryOf({ 'a.json': text, 'b.json': text });
  expect(inventory.types).toEqual(['DBInstance', 'Region']);
  expect(inventory.rows('DBInstance')).toHaveLength(1);
  expect(direct('c.json', deep)).toEqual([expect.stringContaining('holds no describe output')]);
  expect(direct('d.json', '['.repeat(100_000))).toEqual([expect.stringContaining('is not JSON')]);
});
