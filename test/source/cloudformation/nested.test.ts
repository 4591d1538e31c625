// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are CloudFormation's
import { describe, expect, it } from 'vitest';
import { readCloudFormation } from '../../../src/source/cloudformation/read.ts';
import { formatMistake } from '../../../src/util/errors.ts';
import { find, property, shown } from './support.ts';

function read(files: Readonly<Record<string, string>>) {
  const { template, notes, mistakes } = readCloudFormation('stacks/main.yaml', files['stacks/main.yaml'] ?? '', {
    parameters: new Map([['Public', 'of main only']]),
    readFile: path => files[path],
  });
  return { declarations: template?.declarations ?? [], notes, mistakes: mistakes.map(formatMistake) };
}

const stack = (url: string, parameters = '{}') => `Resources:
  Books:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ${url}
      Parameters: ${parameters}
`;

const CHILD = `Parameters:
  Public: { Type: String, Default: "no" }
  Names: { Type: CommaDelimitedList, Default: x }
Resources:
  Db:
    Type: AWS::RDS::DBInstance
    Properties:
      PubliclyAccessible: !Ref Public
      Names: !Ref Names
      Other: !Ref Group
  Group: { Type: AWS::RDS::DBSubnetGroup }
Outputs:
  Id: { Value: !Ref Db }
  Name: { Value: !Ref Public }
`;

describe('a nested stack', () => {
  it('that is a module of the registry is told, for what it declares is not judged', () => {
    const { notes } = read({ 'stacks/main.yaml': 'Resources:\n  Books: { Type: My::Rds::Books::MODULE }\n' });
    expect(notes).toEqual(['stacks/main.yaml: what the module Books (My::Rds::Books::MODULE) declares is not judged']);
  });

  it('declares what its template does, under its own name', () => {
    const { declarations, mistakes, notes } = read({
      'stacks/main.yaml': stack('./child.yaml'),
      'stacks/child.yaml': CHILD,
    });
    expect([mistakes, notes]).toEqual([[], []]);
    expect(declarations.map(({ address }) => address)).toEqual(['Books', 'Books/Db', 'Books/Group']);
    expect(find(declarations, 'Books/Db').calls).toEqual(['Books (stacks/main.yaml:2)']);
    expect(find(declarations, 'Books/Db').header).toMatchObject({ file: 'stacks/child.yaml', startLine: 5 });
    expect(shown(property(declarations, 'Books/Db', 'Other').value)).toBe('?computed-at-apply!@Books/Group');
    expect(property(declarations, 'Books/Db', 'PubliclyAccessible')).toMatchObject({
      value: 'no',
      origin: 'parameter-default',
    });
  });

  it('takes its parameters from the caller, whose line they have', () => {
    const { declarations } = read({
      'stacks/main.yaml': stack('child.yaml', '\n        Public: true\n        Names: !Join [",", [a, b]]'),
      'stacks/child.yaml': CHILD,
    });
    const value = property(declarations, 'Books/Db', 'PubliclyAccessible');
    expect(value).toMatchObject({ value: 'true', origin: 'literal' });
    expect(value.at).toMatchObject({ file: 'stacks/main.yaml', startLine: 7, startColumn: 17 });
    expect(shown(property(declarations, 'Books/Db', 'Names').value)).toEqual(['a', 'b']);
  });

  it('has no defaults where what is passed is not known', () => {
    const { declarations } = read({
      'stacks/main.yaml': stack('child.yaml', '!Ref Nobody'),
      'stacks/child.yaml': CHILD,
    });
    expect(shown(property(declarations, 'Books/Db', 'PubliclyAccessible').value)).toBe('?unresolved-reference');
  });

  it('gives its outputs', () => {
    const main = `${stack('child.yaml', '{ Public: !Ref AWS::NoValue }')}  R:
    Type: AWS::RDS::DBInstance
    Properties:
      A: !GetAtt Books.Outputs.Id
      B: !Sub "\${Books.Outputs.Name}"
      C: !GetAtt Books.Outputs.Nothing
`;
    const { declarations } = read({ 'stacks/main.yaml': main, 'stacks/child.yaml': CHILD });
    const values = ['A', 'B', 'C'].map(name => shown(property(declarations, 'R', name).value));
    expect(values).toEqual(['?computed-at-apply!@Books/Db', 'no', '?unresolved-reference']);
    expect(property(declarations, 'R', 'A').at).toMatchObject({ file: 'stacks/main.yaml', startLine: 10 });
  });

  it('may not be there where its condition is not known', () => {
    const main = `Conditions: { Open: !Equals [!Ref AWS::Region, x] }\n${stack('child.yaml')}    Condition: Open\n`;
    const { declarations } = read({ 'stacks/main.yaml': main, 'stacks/child.yaml': CHILD });
    expect(declarations.map(({ maybe }) => maybe?.code)).toEqual(Array(3).fill('unresolved-reference'));
  });

  it('is found where the CDK says it is', () => {
    const main = `${stack('!Sub "https://s3.${AWS::URLSuffix}/x"')}    Metadata: { "aws:asset:path": child.yaml }\n`;
    const { declarations } = read({ 'stacks/main.yaml': main, 'stacks/child.yaml': CHILD });
    expect(declarations).toHaveLength(3);
  });

  it.each([
    ['https://bucket.s3.amazonaws.com/child.yaml', 'its template is not a local file'],
    ['s3://bucket/child.yaml', 'its template is not a local file'],
    ['/etc/child.yaml', 'its template is not a local file'],
    ['!Ref Nobody', 'where its template is, is not known here'],
    ['../missing.yaml', 'missing.yaml could not be read'],
  ])('at %s is passed over, and that is said', (url, why) => {
    const { declarations, notes, mistakes } = read({ 'stacks/main.yaml': stack(url) });
    expect(declarations.map(({ address }) => address)).toEqual(['Books']);
    expect(notes).toEqual([`stacks/main.yaml: what the nested stack Books declares is not judged: ${why}`]);
    expect(mistakes).toEqual([]);
  });

  it('that nests itself is a mistake', () => {
    const { mistakes } = read({ 'stacks/main.yaml': stack('a.yaml'), 'stacks/a.yaml': stack('../stacks/main.yaml') });
    expect(mistakes).toEqual(['stacks/a.yaml:2:3 the nested stack Books leads back to stacks/main.yaml, or too deep']);
  });

  it('that is broken is a mistake in its own file', () => {
    const { mistakes, declarations } = read({ 'stacks/main.yaml': stack('a.yaml'), 'stacks/a.yaml': 'Resources: [' });
    expect(mistakes[0]).toMatch(/^stacks\/a\.yaml:1:/);
    expect(declarations).toHaveLength(1);
  });

  it('whose parameters lead back to its own outputs is a mistake', () => {
    const main = stack('child.yaml', '{ Public: !GetAtt Books.Outputs.Name }');
    const { mistakes } = read({ 'stacks/main.yaml': main, 'stacks/child.yaml': CHILD });
    expect(mistakes).toEqual(['stacks/main.yaml:6:7 the Parameters of Books leads back to itself']);
  });
});
