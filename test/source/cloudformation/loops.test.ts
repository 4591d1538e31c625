// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are CloudFormation's
import { describe, expect, it } from 'vitest';
import { declarationsOf, find, shown } from './support.ts';

const shownProperties = (text: string, address: string, options = {}) =>
  Object.fromEntries(
    [...find(declarationsOf(text, options), address).properties].map(([name, { value }]) => [name, shown(value)]),
  );

const SHELVES = `Parameters:
  Shelves: { Type: CommaDelimitedList, Default: "new,old-er" }
  Hidden: { Type: CommaDelimitedList }
Transform: AWS::LanguageExtensions
`;

describe('Fn::ForEach', () => {
  it('makes a resource for each element', () => {
    const text = `${SHELVES}Resources:
  Fn::ForEach::Databases:
    - Shelf
    - !Ref Shelves
    - Db&{Shelf}:
        Type: AWS::RDS::DBInstance
        Properties:
          DBInstanceIdentifier: !Sub "db-\${Shelf}"
          DBName: "\${Shelf}"
          Tags: [{ Key: Shelf, Value: !Ref Shelf }, { Key: Other, Value: { Ref: Shelf } }]
`;
    expect(declarationsOf(text).map(({ address }) => address)).toEqual(['Dbnew', 'Dbolder']);
    expect(shownProperties(text, 'Dbolder')).toEqual({
      DBInstanceIdentifier: 'db-old-er',
      DBName: 'old-er',
      Tags: [
        { Key: 'Shelf', Value: 'old-er' },
        { Key: 'Other', Value: 'old-er' },
      ],
    });
  });

  it('may stand in another', () => {
    const text = `Resources:
  Fn::ForEach::Outer:
    - A
    - [x, y]
    - Fn::ForEach::Inner:
        - B
        - ["1", "2"]
        - R\${A}\${B}: { Type: AWS::RDS::DBInstance }
  Last: { Type: AWS::RDS::DBInstance }
`;
    expect(declarationsOf(text).map(({ address }) => address)).toEqual(['Rx1', 'Rx2', 'Ry1', 'Ry2', 'Last']);
  });

  it('makes properties, conditions and what refers to them', () => {
    const text = `Conditions:
  Fn::ForEach::Cs:
    - C
    - [a, b]
    - Is\${C}: !Equals ["\${C}", a]
Resources:
  R:
    Type: AWS::RDS::DBInstance
    Condition: Isa
    Properties:
      Fn::ForEach::Ps:
        - P
        - [Engine, DBName]
        - \${P}: "the \${P}"
      Other: !If [Isb, yes, no]
  Gone: { Type: AWS::RDS::DBInstance, Condition: Isb }
`;
    expect(declarationsOf(text).map(({ address }) => address)).toEqual(['R']);
    expect(shownProperties(text, 'R')).toEqual({ Engine: 'the Engine', DBName: 'the DBName', Other: false });
  });

  it('over what is not known stands for a resource that may be there, with its variable unknown', () => {
    const text = `${SHELVES}Resources:
  Fn::ForEach::Databases:
    - Shelf
    - !Ref Hidden
    - Db\${Shelf}:
        Type: AWS::RDS::DBInstance
        Properties: { DBName: "\${Shelf}", Engine: mysql, DBInstanceIdentifier: "x-&{Shelf}" }
`;
    const [database] = declarationsOf(text);
    expect(database?.maybe?.detail).toMatch('what Fn::ForEach::Databases runs over is not known');
    expect(shownProperties(text, 'Db${Shelf}')).toEqual({
      DBName: '?unresolved-reference',
      Engine: 'mysql',
      DBInstanceIdentifier: '?unresolved-reference!',
    });
  });

  it('over what is not known leaves properties open', () => {
    const text = `${SHELVES}Resources:
  R:
    Type: AWS::RDS::DBInstance
    Properties:
      Fn::ForEach::Ps: [P, !Ref Hidden, { "\${P}": x }]
      Engine: mysql
`;
    expect(shownProperties(text, 'R')).toEqual({ Engine: 'mysql' });
    expect(find(declarationsOf(text), 'R').open?.code).toBe('unresolved-reference');
  });

  it('knows the elements that are known', () => {
    const text = `Resources:
  Fn::ForEach::Rs: [A, [x, !Ref Nobody], { "R\${A}": { Type: AWS::RDS::DBInstance } }]
`;
    const found = declarationsOf(text).map(({ address, maybe }) => [address, maybe === undefined]);
    expect(found).toEqual([
      ['Rx', true],
      ['R${A}', false],
    ]);
  });
});
