// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are CloudFormation's
import { describe, expect, it } from 'vitest';
import { declarationsOf, find, mistakesIn, property, shown } from './support.ts';

const named = (id: string | number, name: string) =>
  `  R${id}:\n    Type: AWS::RDS::DBInstance\n    Properties: { DBInstanceIdentifier: ${name} }\n`;

describe('a text that is no template', () => {
  it.each([
    ['', 't.yaml:1:1 the text is empty'],
    ['hello', 't.yaml:1:1 not a CloudFormation template; a template has a map of Resources'],
    ['\u0000\u0001\u0002', 't.yaml:1:1 not a CloudFormation template; a template has a map of Resources'],
    ['Resources: [a]', 't.yaml:1:1 not a CloudFormation template; a template has a map of Resources'],
    ['Resources:\n  A: {}\n---\nResources: {}', 't.yaml:4:1 only one YAML document is read'],
    ['Resources:\n  A: 1\n  A: 2\n', 't.yaml:3:3 Map keys must be unique'],
    ['Resources:\n  R: !Ref X\n', 't.yaml:2:3 the resource R has no Type that is a plain text'],
    ['Resources:\n  R: { Type: !Ref X }\n', 't.yaml:2:3 the resource R has no Type that is a plain text'],
  ])('%j is a mistake with its place', (text, expected) => expect(mistakesIn(text)).toEqual([expected]));

  it.each([
    ['{"Resources": {"A": }', '1:21 not JSON: a value should stand here'],
    ['{"Resources": {}} x', '1:19 not JSON: the end of the text should stand here'],
    ['{\n"Resources": {"A": "\n"}}', '2:21 not JSON: a control character stands in a text'],
  ])('%j is a mistake with its place', (text, expected) =>
    expect(mistakesIn(text, 't.json')).toEqual([`t.json:${expected}`]),
  );

  it('of broken YAML names the place', () => expect(mistakesIn('Resources:\n  A: [\n')[0]).toMatch(/^t\.yaml:3:1 /));
});

describe('a text that asks for too much', () => {
  it('by its depth is refused', () => {
    const deep = '['.repeat(100_000);
    expect(mistakesIn(`Resources: ${deep}`)[0]).toMatch('YAML nested deeper than 200 levels');
    const closed = `{"Resources": ${deep}${']'.repeat(100_000)}}`;
    expect(mistakesIn(closed, 't.json')).toEqual(['t.json:1:214 JSON nested deeper than 200 levels']);
  });

  it('by the depth that its aliases make is refused', () => {
    const lines = Array.from({ length: 400 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]`);
    expect(mistakesIn(`a0: &a0 [x]\n${lines.join('\n')}\nResources: {}\n`)[0]).toMatch('nested deeper than 200');
  });

  it('by its aliases is refused', () => {
    const lines = Array.from({ length: 8 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]`);
    const text = `a0: &a0 [x, x, x, x, x, x, x, x, x]\n${lines.join('\n')}\nResources: {}\n`;
    expect(mistakesIn(text)).toEqual([expect.stringMatching('more than 200000 values')]);
  });

  it('by its loops is refused', () => {
    const list = JSON.stringify(Array.from({ length: 1000 }, (_, i) => `x${i}`));
    const inner = `[B, ${list}, { "R\${A}\${B}": { Type: "AWS::RDS::DBInstance" } }]`;
    const text = `Resources:\n  Fn::ForEach::A: [A, ${list}, { "Fn::ForEach::B": ${inner} }]\n`;
    expect(mistakesIn(text)).toEqual([expect.stringMatching('stands for more than a million values')]);
  });

  it('by a list that is named again and again is refused', () => {
    const text = `Parameters: { P: { Type: CommaDelimitedList, Default: "${'a,'.repeat(50_000)}" } }\nResources:\n`;
    const many = Array.from({ length: 100 }, (_, i) => named(i, '!Ref P')).join('');
    expect(mistakesIn(text + many)).toEqual([expect.stringMatching('more than a million values')]);
  });

  it('by stacks that nest others is refused', () => {
    const nests = (next: number) =>
      `Resources:\n${Array.from({ length: 9 }, (_, i) => `  S${i}: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: n${next}.yaml } }\n`).join('')}`;
    const readFile = (path: string) => nests(Number(/\d+/.exec(path)?.[0]) + 1);
    expect(mistakesIn(nests(0), 't.yaml', { readFile }).at(-1)).toMatch('more than a million values');
  });

  it('by names that double is not put together', () => {
    const lines = Array.from({ length: 60 }, (_, i) => named(i, `!Sub "\${R${i + 1}}\${R${i + 1}}"`));
    const declarations = declarationsOf(`Resources:\n${lines.join('')}${named(60, 'name')}`);
    expect(shown(property(declarations, 'R55', 'DBInstanceIdentifier').value)).toBe('name'.repeat(32));
    expect(shown(property(declarations, 'R0', 'DBInstanceIdentifier').value)).toMatch(/^\?/);
  });

  it('by names that lead over thousands of others is unknown there', () => {
    const lines = Array.from({ length: 5000 }, (_, i) => named(i, `!Ref R${i + 1}`));
    const declarations = declarationsOf(`Resources:\n${lines.join('')}${named(5000, 'name')}`);
    expect(shown(property(declarations, 'R4999', 'DBInstanceIdentifier').value)).toBe('name');
    expect(shown(property(declarations, 'R0', 'DBInstanceIdentifier').value)).toMatch(/^\?expression/);
  });

  it('by conditions that lead over thousands of others is unknown there', () => {
    const lines = Array.from({ length: 5000 }, (_, i) => `  C${i}: !Not [!Condition C${i + 1}]\n`);
    const text = `Conditions:\n${lines.join('')}  C5000: !Equals [a, a]\nResources: { R: { Type: A, Condition: C0 } }\n`;
    expect(find(declarationsOf(text), 'R').maybe?.code).toBe('expression');
  });

  it('by an endless text of variables is read', () => {
    const text = `Resources:\n${named(0, `!Sub "${'${'.repeat(200_000)}"`)}`;
    expect(shown(property(declarationsOf(text), 'R0', 'DBInstanceIdentifier').value)).toMatch(/^\?|^\$\{/);
  });
});

describe('what leads back to itself', () => {
  it('is a mistake, once, and unknown', () => {
    const text = `Resources:\n${named('A', '!Ref RB')}${named('B', '!Sub "${RA}"')}${named('C', '!Ref RA')}`;
    expect(mistakesIn(text)).toEqual(['t.yaml:4:19 the DBInstanceIdentifier of RA leads back to itself']);
  });

  it('in a mapping or a default is no function there', () => {
    const text = `Mappings: { M: { a: { b: !FindInMap [M, a, b] } } }\nResources:\n${named(0, '!FindInMap [M, a, b]')}`;
    expect(shown(property(declarationsOf(text), 'R0', 'DBInstanceIdentifier').value)).toBe('?expression');
  });

  it('in a loop over a resource that it makes is unknown', () => {
    const text = 'Resources:\n  Fn::ForEach::A: [A, !GetAtt R.Names, { R: { Type: A } }]\n';
    expect(find(declarationsOf(text), 'R').maybe?.code).toBe('unresolved-reference');
  });
});

describe('names that JavaScript objects have', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is a name like any other', name => {
    const text = `Resources:\n  ${name}:\n    Type: ${name}\n    Properties: { ${name}: !Ref ${name}s, A: !GetAtt ${name}.${name} }\n`;
    const declarations = declarationsOf(text);
    expect(shown(property(declarations, name, name).value)).toBe('?unresolved-reference');
    expect(shown(property(declarations, name, 'A').value)).toBe(`?computed-at-apply!@${name}`);
    expect(mistakesIn(`Resources: { R: { Type: A, Properties: { A: !${name} x } } }`)).toEqual([]);
  });
});
