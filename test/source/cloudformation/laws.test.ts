// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are CloudFormation's
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unknown } from '../../../src/model/value.ts';
import { readCloudFormation } from '../../../src/source/cloudformation/read.ts';
import type { Declaration, Written } from '../../../src/source/template/declaration.ts';
import { NOTHING, shown } from './support.ts';

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

const HIDDEN = { Ref: 'Nobody' };
const NAMES = ['Given', 'Hidden', 'List', 'Ports', 'A', 'B', 'Key', 'AWS::Region', 'AWS::NoValue', 'AWS::StackName'];
const CONDITIONS = ['Yes', 'No', 'Open', 'Both', 'Either'];

const name = fc.constantFrom(...NAMES);
const word = fc.constantFrom('', 'a', 'b', 'c', 'x-y', 'true', '1', '{{resolve:ssm:p}}');
const leaf: fc.Arbitrary<Json> = fc.oneof(
  word,
  fc.constantFrom<Json>(0, 1, 2, true, false),
  name.map(Ref => ({ Ref })),
  name.map(one => ({ 'Fn::Sub': `a-\${${one}}` })),
  name.map(one => ({ 'Fn::Sub': `\${${one}}` })),
  fc.constantFrom('Name', 'Port').map(one => ({ 'Fn::GetAtt': ['A', one] })),
);

/** Values of any functions, most of them meaningful. */
const { value } = fc.letrec<{ value: Json; list: Json }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.tuple(fc.constantFrom(...CONDITIONS), tie('value'), tie('value')).map(items => ({ 'Fn::If': items })),
    fc.tuple(fc.constantFrom('', '-', ','), tie('list')).map(items => ({ 'Fn::Join': items })),
    fc.tuple(fc.constantFrom<Json>(0, '1', 2), tie('list')).map(items => ({ 'Fn::Select': items })),
    fc.tuple(fc.constantFrom<Json>('M', 'N'), tie('value'), tie('value')).map(items => ({ 'Fn::FindInMap': items })),
    fc
      .tuple(tie('value'), tie('value'))
      .map(([key, DefaultValue]) => ({ 'Fn::FindInMap': ['M', key, 'a', { DefaultValue }] })),
    tie('value').map(one => ({ 'Fn::Base64': one })),
    tie('value').map(one => ({ 'Fn::ToJsonString': { one } })),
    tie('list').map(one => ({ 'Fn::Length': one })),
    tie('value').map(one => ({ 'Fn::Sub': ['${V}/${Given}', { V: one }] })),
    fc.dictionary(fc.constantFrom('k', 'l'), tie('value'), { maxKeys: 2 }),
    tie('list'),
  ),
  list: fc.oneof(
    { depthSize: 'small' },
    fc.array(tie('value'), { maxLength: 4 }),
    fc.tuple(fc.constantFrom('-', ','), tie('value')).map(items => ({ 'Fn::Split': items })),
    fc.constant<Json>({ Ref: 'List' }),
    fc.tuple(fc.constantFrom(...CONDITIONS), tie('list'), tie('list')).map(items => ({ 'Fn::If': items })),
  ),
}));

const template = fc
  .record({ a: value, b: value, name: value, left: value, right: value, loop: fc.array(word, { maxLength: 3 }) })
  .map(
    ({ a, b, name: own, left, right, loop }): Json => ({
      Parameters: {
        Given: { Type: 'String', Default: 'a' },
        Hidden: { Type: 'String' },
        List: { Type: 'CommaDelimitedList', Default: 'a,b' },
        Ports: { Type: 'Number', Default: 1 },
      },
      Mappings: { M: { a: { a: 'b', b: ['a', 'b'] }, b: { a: 'c' } }, N: { a: { a: '' } } },
      Conditions: {
        Yes: { 'Fn::Equals': ['a', { Ref: 'Given' }] },
        No: { 'Fn::Not': [{ Condition: 'Yes' }] },
        Open: { 'Fn::Equals': [{ Ref: 'Hidden' }, 'a'] },
        Both: { 'Fn::And': [{ Condition: 'Yes' }, { 'Fn::Equals': [left, right] }] },
        Either: { 'Fn::Or': [{ Condition: 'Open' }, { 'Fn::Equals': [left, right] }] },
      },
      Resources: {
        A: {
          Type: 'AWS::RDS::DBCluster',
          Condition: 'Both',
          DeletionPolicy: 'Retain',
          Properties: { DBClusterIdentifier: own, Port: 1, First: a, Second: { Ref: 'B' } },
        },
        B: { Type: 'AWS::RDS::DBInstance', Properties: { Third: b, List: [a, { Ref: 'AWS::NoValue' }, b] } },
        Key: { Type: 'AWS::KMS::Key', Condition: 'Either' },
        'Fn::ForEach::L': ['V', loop, { 'L${V}': { Type: 'AWS::RDS::DBInstance', Properties: { V: '${V}', W: a } } }],
      },
    }),
  );

/** Ways to every value of a template but its sections. */
function pathsIn(json: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  const here = path.length > 1 ? [path] : [];
  if (typeof json !== 'object') return here;
  return [...here, ...Object.entries(json).flatMap(([key, item]) => pathsIn(item, [...path, key]))];
}

function hiding(json: Json, [key, ...rest]: readonly string[]): Json {
  if (key === undefined) return HIDDEN;
  if (typeof json !== 'object') return json;
  if (Array.isArray(json)) return json.map((item, index) => (String(index) === key ? hiding(item, rest) : item));
  return Object.fromEntries(Object.entries(json).map(([one, item]) => [one, one === key ? hiding(item, rest) : item]));
}

function read(json: Json): ReadonlyMap<string, Declaration> {
  const { template: found } = readCloudFormation('t.json', JSON.stringify(json), NOTHING);
  return new Map(found?.declarations.map(one => [one.address, one]));
}

/** Whether all that is known afterwards was so before. */
function isWeaker(before: Written | undefined, after: Written | undefined): boolean {
  if (after === undefined || before === undefined) return after === before;
  const [was, is] = [before.value, after.value];
  if (is instanceof Unknown || was instanceof Unknown) return true;
  if (Array.isArray(was) && Array.isArray(is)) return isWeakerList(was, is, after);
  if (was instanceof Map && is instanceof Map) return isWeakerMap(was, is, after.open ?? before.open);
  return was === is;
}

/** An element that may be left out moves those behind it. */
function isWeakerList(was: readonly Written[], is: readonly Written[], { open }: Written): boolean {
  if (was.length !== is.length) return open !== undefined || is.some(item => item.value instanceof Unknown);
  return was.every((item, index) => isWeaker(item, is[index]));
}

function isWeakerMap(
  was: ReadonlyMap<string, Written>,
  is: ReadonlyMap<string, Written>,
  open: Unknown | undefined,
): boolean {
  const keys = new Set([...was.keys(), ...is.keys()]);
  return [...keys].every(key =>
    open !== undefined && !(was.has(key) && is.has(key)) ? true : isWeaker(was.get(key), is.get(key)),
  );
}

function isWeakerResource(before: Declaration | undefined, after: Declaration): boolean {
  if (before === undefined) return after.maybe !== undefined;
  const properties = isWeakerMap(before.properties, after.properties, after.open);
  return properties && isWeakerMap(before.attributes, after.attributes, undefined);
}

describe('hiding one value of a template', () => {
  it('makes others unknown at most', () => {
    fc.assert(
      fc.property(template, fc.nat(), (json, pick) => {
        const paths = pathsIn(json);
        const path = paths[pick % paths.length] ?? [];
        const [before, after] = [read(json), read(hiding(json, path))];
        const wrong = [...after.values()].filter(one => !isWeakerResource(before.get(one.address), one));
        expect({ path, wrong: wrong.map(one => [one.address, shown(one.properties)]) }).toEqual({ path, wrong: [] });
      }),
      { numRuns: 400 },
    );
  });

  it('takes away only a resource whose own type is hidden', () => {
    fc.assert(
      fc.property(template, fc.nat(), (json, pick) => {
        const paths = pathsIn(json).filter(
          path => path.at(-1) !== 'Type' && path.length > 2 && !path.includes('Fn::ForEach::L'),
        );
        const hidden = hiding(json, paths[pick % paths.length] ?? []);
        const [before, after] = [read(json), read(hidden)];
        expect([...before.keys()].filter(address => !after.has(address))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('any text', () => {
  it('is read or is a mistake with a place, and never a crash', () => {
    const pieces = fc.constantFrom(
      'Resources:',
      '\n',
      '  ',
      'R: ',
      'Type: A',
      '!Ref ',
      '!Sub ',
      '"',
      '[',
      ']',
      '{',
      '}',
      ', ',
      '&a ',
      '*a',
      '<<: ',
      '- ',
      '${',
      'Fn::ForEach::L: ',
      'Properties: ',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 25 }).map(parts => `Resources:\n  ${parts.join('')}`),
    );
    fc.assert(
      fc.property(text, given => {
        const { template: found, mistakes } = readCloudFormation('t.yaml', given, NOTHING);
        expect(found !== undefined || mistakes.some(({ at }) => at !== undefined)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
