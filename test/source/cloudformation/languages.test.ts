// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are CloudFormation's
import { describe, expect, it } from 'vitest';
import { readCloudFormation } from '../../../src/source/cloudformation/read.ts';
import { find, NOTHING, shown } from './support.ts';

function properties(file: string, text: string): unknown {
  const { template, mistakes } = readCloudFormation(file, text, NOTHING);
  expect(mistakes).toEqual([]);
  return shown(find(template?.declarations ?? [], 'R').properties);
}

const LONG = {
  Parameters: { Name: { Type: 'String', Default: 'books' } },
  Mappings: { M: { a: { b: ['x', 1, true] } } },
  Conditions: { Yes: { 'Fn::Equals': [{ Ref: 'Name' }, 'books'] } },
  Resources: {
    R: {
      Type: 'AWS::RDS::DBInstance',
      Condition: 'Yes',
      Properties: {
        A: { Ref: 'Name' },
        B: { 'Fn::Sub': ['${X}-${Name}', { X: { 'Fn::FindInMap': ['M', 'a', 'b'] } }] },
        C: { 'Fn::If': ['Yes', { 'Fn::Join': ['', ['a', { Ref: 'Name' }]] }, 'x'] },
        D: { 'Fn::GetAtt': ['Key', 'Arn'] },
        E: { 'Fn::Select': [0, { 'Fn::Split': ['-', 'a-b'] }] },
        F: { 'Fn::FindInMap': ['M', 'a', 'b'] },
      },
    },
    Key: { Type: 'AWS::KMS::Key' },
  },
};

const SHORT = `
Parameters: { Name: { Type: String, Default: books } }
Mappings: { M: { a: { b: [x, 1, true] } } }
Conditions: { Yes: !Equals [!Ref Name, books] }
Resources:
  R:
    Type: AWS::RDS::DBInstance
    Condition: Yes
    Properties:
      A: !Ref Name
      B: !Sub ['\${X}-\${Name}', { X: !FindInMap [M, a, b] }]
      C: !If [Yes, !Join ['', [a, !Ref Name]], x]
      D: !GetAtt Key.Arn
      E: !Select [0, !Split ['-', a-b]]
      F: !FindInMap [M, a, b]
  Key: { Type: AWS::KMS::Key }
`;

describe('YAML and JSON', () => {
  it('mean the same, in the long form and the short one', () => {
    const expected = properties('t.yaml', SHORT);
    expect(expected).toMatchObject({
      A: 'books',
      C: 'abooks',
      D: '?computed-at-apply!@Key',
      E: 'a',
      F: ['x', 1, true],
    });
    expect(properties('t.json', JSON.stringify(LONG))).toEqual(expected);
    expect(properties('t.yaml', JSON.stringify(LONG, null, 1))).toEqual(expected);
  });

  it('of a key that JSON holds twice the last counts', () => {
    const text = '{"Resources":{"R":{"Type":"A","Properties":{"A":{"Ref":"x"},"A":1}}}}';
    expect(properties('t.json', text)).toEqual({ A: 1 });
  });

  it('YAML that begins as JSON does is YAML where its file says so', () => {
    expect(properties('t.yaml', '{ Resources: { R: { Type: A, Properties: { A: yes } } } }')).toEqual({ A: true });
  });
});

describe('anchors and merge keys', () => {
  it('stand for what they name; what is written beside them wins', () => {
    const text = `Shared:
  one: &one { Engine: mysql, MultiAZ: true }
  two: &two { Engine: postgres, Port: 5432 }
Resources:
  R:
    Type: AWS::RDS::DBInstance
    Properties:
      <<: [*one, *two]
      MultiAZ: false
      Tags: [{ <<: *two }, *one]
`;
    expect(properties('t.yaml', text)).toEqual({
      MultiAZ: false,
      Engine: 'mysql',
      Port: 5432,
      Tags: [
        { Engine: 'postgres', Port: 5432 },
        { Engine: 'mysql', MultiAZ: true },
      ],
    });
  });

  it('have the place where they are written', () => {
    const text = 'X: &x\n  Engine: mysql\nResources:\n  R:\n    Type: A\n    Properties:\n      <<: *x\n';
    const { template } = readCloudFormation('t.yaml', text, NOTHING);
    expect(find(template?.declarations ?? [], 'R').properties.get('Engine')?.at?.startLine).toBe(2);
  });
});
