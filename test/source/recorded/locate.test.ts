import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Inventory } from '../../../src/model/inventory.ts';
import type { Key, Location } from '../../../src/model/location.ts';
import type { TypeName } from '../../../src/model/types.ts';
import { findSpans, type Span } from '../../../src/source/recorded/scan.ts';
import { loadRecorded } from '../../../src/source/recorded.ts';
import { folderOf, inventoryOf, only } from './support.ts';

/** What stands between two spots. */
function slice(text: string, { start, end }: Span): string {
  const lines = text.split('\n');
  const offset = (line: number, column: number) =>
    lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  return text.slice(offset(start.line, start.column), offset(end.line, end.column));
}

function written({ file, startLine, startColumn, endLine, endColumn }: Location): string {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  return slice(text, { start: { line: startLine, column: startColumn }, end: { line: endLine, column: endColumn } });
}

function at(inventory: Inventory, type: TypeName, path: readonly Key[], row = 0): string | undefined {
  const location = inventory.locate([{ type, resource: inventory.rows(type)[row] ?? {}, path }])[0];
  return location === undefined ? undefined : written(location);
}

/** Every path into a value, with what stands there. */
function paths(value: unknown, path: readonly Key[] = []): readonly (readonly [readonly Key[], unknown])[] {
  const own: readonly [readonly Key[], unknown] = [path, value];
  if (Array.isArray(value)) return [own, ...value.flatMap((item, index) => paths(item, [...path, index]))];
  if (typeof value !== 'object' || value === null) return [own];
  return [own, ...Object.entries(value).flatMap(([key, item]) => paths(item, [...path, key]))];
}

/** A text in chunks of that many bytes. */
function* chunks(text: string, size: number): Iterable<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

describe('for any JSON document', () => {
  const layout = fc.record({
    indent: fc.constantFrom('', ' ', '\t', '    '),
    newline: fc.constantFrom('\n', '\r\n'),
    size: fc.integer({ min: 1, max: 40 }),
  });
  const json = fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 });

  test('every value is found exactly where it is written', () => {
    fc.assert(
      fc.property(json, layout, (value, { indent, newline, size }) => {
        const text = JSON.stringify(value, null, indent).replaceAll('\n', newline);
        const wanted = paths(JSON.parse(text));
        const spans = findSpans(
          chunks(text, size),
          wanted.map(([path]) => [0, ...path]),
        );
        for (const [index, [, expected]] of wanted.entries()) {
          const span = spans[index];
          expect(span && JSON.parse(slice(text, span))).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });

  const rows = fc.array(fc.record({ id: fc.string({ unit: 'binary' }), more: json }), { minLength: 1, maxLength: 40 });

  test('leaping through a list that is indented line by line comes to the same', () => {
    fc.assert(
      fc.property(rows, layout, fc.array(fc.nat(45), { maxLength: 4 }), (items, { indent, newline, size }, few) => {
        fc.pre(indent !== '\t');
        const text = JSON.stringify({ before: [{}], List: items, after: [{}] }, null, indent).replaceAll('\n', newline);
        const wanted = [...few.map(index => [0, 'List', index % items.length, 'id']), [0, 'after', 0]];
        const leapt = findSpans(chunks(text, size), wanted, [[0, 'List']]);
        expect(leapt).toEqual(findSpans(chunks(text, size), wanted));
      }),
      { numRuns: 500 },
    );
  });

  test('of several documents the right one is searched', () => {
    fc.assert(
      fc.property(fc.array(json, { minLength: 1, maxLength: 4 }), documents => {
        const text = documents.map(document => JSON.stringify(document)).join('\n');
        const spans = findSpans(
          chunks(text, 16),
          documents.map((_, index) => [index]),
        );
        expect(spans.map(span => span && slice(text, span))).toEqual(
          documents.map(document => JSON.stringify(document)),
        );
      }),
    );
  });
});

test.each([
  ['{"a": 1, "a": {"b": 2}}', [0, 'a', 'b'], '2'],
  ['{"a": {"b": 2}, "a": {}}', [0, 'a', 'b'], undefined],
  ['{"\\u0061": 1}', [0, 'a'], '1'],
  ['{"a\\"}": [1, "]}", {"x": "\\\\"}], "b": 3}', [0, 'b'], '3'],
  ['[ [ ], { } , 1e5 ]', [0, 2], '1e5'],
  ['{"__proto__": {"x": 1}, "constructor": 2}', [0, '__proto__', 'x'], '1'],
  ['{"0": 1}', [0, 0], undefined],
  ['["\\\\", "\\"", 1]', [0, 2], '1'],
] as const)('%s', (text, path, expected) => {
  const [span] = findSpans(chunks(text, 3), [path]);
  expect(span && slice(text, span)).toBe(expected);
});

test('what was wanted is deep, what is skipped is deeper', () => {
  const text = `{"deep": ${'['.repeat(100_000)}${']'.repeat(100_000)}, "a": 1}`;
  expect(findSpans(chunks(text, 1000), [[0, 'a']])[0]).toEqual({
    start: { line: 1, column: 200_017 },
    end: { line: 1, column: 200_018 },
  });
});

const INSTANCES =
  '\uFEFF{\r\n  "DBInstances": [\r\n    {"DBInstanceIdentifier": "a😀", "MultiAZ": false,\r\n     "Tags": [{"Key": "ü"}]},\r\n    {"Engine": "x"}\r\n  ]\r\n}';

test('a place is the value, with CRLF, a byte order mark and characters of several units', () => {
  const inventory = inventoryOf({ 'a.json': INSTANCES });
  const [row] = inventory.rows('DBInstance');
  const place = { type: 'DBInstance', resource: row ?? {}, path: ['MultiAZ'] };
  expect(inventory.locate([place])[0]).toMatchObject({ startLine: 3, startColumn: 48, endLine: 3, endColumn: 53 });
  expect(at(inventory, 'DBInstance', ['MultiAZ'])).toBe('false');
  expect(at(inventory, 'DBInstance', ['Tags', 0, 'Key'])).toBe('"ü"');
  expect(at(inventory, 'DBInstance', ['Tags'])).toBe('[{"Key": "ü"}]');
});

test('the resource itself is its id, or its opening brace', () => {
  const inventory = inventoryOf({ 'a.json': INSTANCES });
  expect(at(inventory, 'DBInstance', [])).toBe('"a😀"');
  expect(at(inventory, 'DBInstance', [], 1)).toBe('{');
});

test('what is not written points at the resource', () => {
  const inventory = inventoryOf({ 'a.json': INSTANCES });
  expect(at(inventory, 'DBInstance', ['Engine'])).toBe('"a😀"');
  expect(at(inventory, 'DBInstance', ['Tags', 7, 'Value'])).toBe('"a😀"');
  expect(at(inventory, 'DBInstance', ['MultiAZ'], 1)).toBe('{');
});

test('places of many files at once, in the order asked for', () => {
  const inventory = inventoryOf({
    'b.json': { DBClusters: [{ DBClusterIdentifier: 'c', Engine: 'e' }] },
    'a.json': { DBInstances: [{ DBInstanceIdentifier: 'i' }] },
  });
  const [instance, cluster] = [inventory.rows('DBInstance')[0] ?? {}, inventory.rows('DBCluster')[0] ?? {}];
  const places = [
    { type: 'DBCluster', resource: cluster, path: ['Engine'] },
    { type: 'DBInstance', resource: instance, path: [] },
    { type: 'Region', resource: inventory.rows('Region')[0] ?? {}, path: [] },
    { type: 'DBCluster', resource: cluster, path: [] },
  ];
  expect(inventory.locate(places).map(place => place && written(place))).toEqual(['"e"', '"i"', undefined, '"c"']);
});

test('a structure, an envelope and JSON Lines', () => {
  const attributes = {
    DBSnapshotAttributesResult: { DBSnapshotIdentifier: 's', DBSnapshotAttributes: [{ AttributeName: 'restore' }] },
  };
  expect(
    at(inventoryOf({ 'a.json': attributes }), 'DBSnapshotAttributes', ['DBSnapshotAttributes', 0, 'AttributeName']),
  ).toBe('"restore"');
  const lines = ['x', 'y'].map(id =>
    JSON.stringify({
      rdsAudit: 1,
      operation: 'DescribeDBInstances',
      output: { DBInstances: [{ DBInstanceIdentifier: id }] },
    }),
  );
  expect(at(inventoryOf({ 'a.jsonl': lines.join('\n') }), 'DBInstance', [], 1)).toBe('"y"');
});

test('a subject that we wrote into a row is written nowhere', () => {
  const inventory = inventoryOf({ 'rds.describe-db-parameters.g.json': { Parameters: [{ ParameterName: 'p' }] } });
  expect(at(inventory, 'Parameter', ['group'])).toBe('"p"');
});

test('a flattened rule is where its permission is', () => {
  const permission = {
    IpProtocol: 'tcp',
    FromPort: 1,
    ToPort: 2,
    IpRanges: [{ CidrIp: '10.0.0.0/8' }, { CidrIp: '0.0.0.0/0', Description: 'd' }],
  };
  const pairs = { IpProtocol: 'udp', UserIdGroupPairs: [{ GroupId: 'sg-2', UserId: '1' }] };
  const inventory = inventoryOf({
    'a.json': { SecurityGroups: [{ GroupId: 'sg-1', IpPermissions: [permission], IpPermissionsEgress: [pairs] }] },
  });
  const places = [[], ['CidrIpv4'], ['FromPort'], ['IpProtocol'], ['GroupId'], ['Description'], ['Tags']];
  expect(places.map(path => at(inventory, 'SecurityGroupRule', path, 1))).toEqual(
    ['"0.0.0.0/0"', '"0.0.0.0/0"', '1', '"tcp"', '"sg-1"', '"d"'].concat(expect.stringContaining('"0.0.0.0/0"')),
  );
  expect(at(inventory, 'SecurityGroupRule', ['ReferencedGroupInfo', 'GroupId'], 2)).toBe('"sg-2"');
  expect(at(inventory, 'SecurityGroupRule', [], 2)).toBe('"sg-2"');
});

test('the file is named as it was given', () => {
  const folder = folderOf({ 'x/b.json': { DBInstances: [{ DBInstanceIdentifier: 'a' }] } });
  const fileOf = (input: string) => {
    const inventory = only(loadRecorded([input]));
    return inventory.locate([{ type: 'DBInstance', resource: inventory.rows('DBInstance')[0] ?? {}, path: [] }])[0]
      ?.file;
  };
  expect(fileOf(folder)).toBe(`${folder}/x/b.json`);
  expect(fileOf(`${folder}/`)).toBe(`${folder}/x/b.json`);
  expect(fileOf(`${folder}/x/b.json`)).toBe(`${folder}/x/b.json`);
});

describe('a list that is not indented line by line', () => {
  const rows = Array.from({ length: 30 }, (_, i) => ({
    DBInstanceIdentifier: `db-${i}`,
    MultiAZ: i % 2 === 0,
    Tags: [{ Key: 'a' }, { Key: 'b' }],
  }));
  const [before, after] = ['{"DBInstances": [', ']}'];
  const oneLine = rows.map(row => JSON.stringify(row));
  const asElements = (row: string) => row.replaceAll('{"Key"', '\n    {"Key"');

  test.each([
    ['with what is inside as far left', `${before}\n    ${oneLine.map(asElements).join(',\n    ')}${after}`],
    [
      'with some inside as far left',
      `${before}\n    ${oneLine.map((row, i) => (i === 3 ? asElements(row) : row)).join(',\n    ')}${after}`,
    ],
    [
      'two to a line',
      `${before}\n    ${oneLine
        .map((row, i) => row + (i % 2 === 0 ? ', ' : ',\n    '))
        .join('')
        .replace(/,\s*$/, '')}${after}`,
    ],
    ['on one line', `${before}${oneLine.join()}${after}`],
  ])('%s', (_, text) => {
    const inventory = inventoryOf({ 'a.json': text });
    const found = [7, 29].map(row => at(inventory, 'DBInstance', ['MultiAZ'], row));
    expect(found).toEqual(['false', 'false']);
    const all = inventory.locate(
      [7, 29].map(row => ({ type: 'DBInstance', resource: rowsOf(inventory)[row] ?? {}, path: [] })),
    );
    expect(all.map(location => location && written(location))).toEqual(['"db-7"', '"db-29"']);
  });

  const rowsOf = (inventory: Inventory) => inventory.rows('DBInstance');
});
