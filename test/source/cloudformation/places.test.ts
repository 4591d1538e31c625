import { describe, expect, it } from 'vitest';
import { readCloudFormation } from '../../../src/source/cloudformation/read.ts';
import type { Written } from '../../../src/source/template/declaration.ts';
import { find, NOTHING, property } from './support.ts';

function read(file: string, text: string) {
  const { template, mistakes } = readCloudFormation(file, text, NOTHING);
  expect(mistakes).toEqual([]);
  return template?.declarations ?? [];
}

/** The text that a value's place covers, with its line. */
function marked(text: string, { at }: Written): string {
  expect(at?.endLine).toBe(at?.startLine);
  const line = text.split('\n')[(at?.startLine ?? 0) - 1] ?? '';
  return `${at?.startLine}: ${line.slice((at?.startColumn ?? 0) - 1, (at?.endColumn ?? 0) - 1)}`;
}

const YAML = `Parameters: { Ports: { Type: CommaDelimitedList, Default: "1,2" } }
Resources:
  'Db':
    Type: AWS::RDS::DBInstance
    DeletionPolicy: Retain
    Properties:
      Engine: mysql
      DBName: "books 📚"   # a name
      MultiAZ: !If [Nothing, true, false]
      KmsKeyId:
        Fn::GetAtt: [Key, Arn]
      Text: |
        long
      Wide: >-
        one
      Empty:
      Below:
        mysql
      Ports: !Ref Ports
      List:
        - one
        - Key: a
          Value: b
        - { Key: a,
            Value: b }
        - !Ref Ports
      Flow: [one, { a: b }]
      Spread: { a: 1,
        b: 2 }
`;

describe('places in YAML', () => {
  const db = () => find(read('t.yaml', YAML), 'Db');
  const value = (name: string) => property(read('t.yaml', YAML), 'Db', name);

  it.each([
    ['Engine', '7: mysql'],
    ['DBName', '8: "books 📚"'],
    ['MultiAZ', '9: [Nothing, true, false]'],
    ['KmsKeyId', '10: KmsKeyId'],
    ['Text', '12: Text'],
    ['Wide', '14: Wide'],
    ['Empty', '16: Empty'],
    ['Below', '17: Below'],
    ['Ports', '19: Ports'],
    ['List', '20: List'],
    ['Flow', '27: [one, { a: b }]'],
    ['Spread', '28: Spread'],
  ])('of %s is one line', (name, expected) => expect(marked(YAML, value(name))).toBe(expected));

  it('of a resource is its logical id, of an attribute its value', () => {
    const { header, attributes } = db();
    expect(header).toEqual({ file: 't.yaml', startLine: 3, startColumn: 3, endLine: 3, endColumn: 7 });
    expect(attributes.get('DeletionPolicy')).toMatchObject({ value: 'Retain', at: { startLine: 5, startColumn: 21 } });
  });

  it('of elements are their own', () => {
    const { value: list } = value('List');
    const items = Array.isArray(list) ? list : [];
    expect(items.map(item => marked(YAML, item))).toEqual(['21: one', '22: Key', '24: { Key', '26: Ports']);
    const [, map] = items;
    expect(map?.value instanceof Map && marked(YAML, map.value.get('Value'))).toBe('23: b');
  });

  it('of a list that came in from elsewhere are the line that names it', () => {
    const { value: list } = value('Ports');
    expect(Array.isArray(list) && list.map(item => marked(YAML, item))).toEqual(['19: Ports', '19: Ports']);
  });
});

describe('places in JSON', () => {
  const pretty = (data: unknown) => JSON.stringify(data, null, 2);
  const text = pretty({
    Resources: {
      Db: {
        Type: 'AWS::RDS::DBInstance',
        Properties: {
          Engine: 'my"sql\\',
          Port: 1.5,
          KmsKeyId: { Ref: 'Key' },
          Tags: [{ Key: 'ä📚' }, 'x', null],
          Nil: null,
        },
      },
    },
  });
  const value = (name: string) => property(read('t.json', text), 'Db', name);

  it.each([
    ['Engine', '6: "my\\"sql\\\\"'],
    ['Port', '7: 1.5'],
    ['KmsKeyId', '8: "KmsKeyId"'],
    ['Tags', '11: "Tags"'],
    ['Nil', '18: null'],
  ])('of %s is one line', (name, expected) => expect(marked(text, value(name))).toBe(expected));

  it('of elements are their own', () => {
    const { value: list } = value('Tags');
    expect(Array.isArray(list) && list.map(item => marked(text, item))).toEqual(['12: {', '15: "x"']);
    expect(find(read('t.json', text), 'Db').header).toMatchObject({ startLine: 3, startColumn: 5, endColumn: 9 });
  });

  it('hold in one line, behind a byte order mark and with Windows line ends', () => {
    const engine = (given: string) => property(read('t.json', given), 'Db', 'Engine').at?.startColumn;
    const short = '{"Resources":{"Db":{"Type":"A","Properties":{"Engine":"mysql"}}}}';
    expect(engine(short)).toBe(short.indexOf('"mysql"') + 1);
    expect(engine(`\uFEFF${short}`)).toBe(short.indexOf('"mysql"') + 1);
    expect(engine(`{\r\n${short.slice(1)}`)).toBe(short.indexOf('"mysql"'));
  });
});
