import { describe, expect, it } from 'vitest';
import { checkRule } from '../../../src/rule/check/rule.ts';
import { parseYaml, toData } from '../../../src/util/yaml.ts';
import { asserting, compiled, mistakesIn, ruleOf, runOf, verdict } from '../support.ts';

const head = 'id: r\nresource: DBInstance\n';
const DEEP = 'YAML nested deeper than 200 levels';
const flow = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const nots = (depth: number) => `${'{ not: '.repeat(depth)}{ MultiAZ: true }${' }'.repeat(depth)}`;
const block = (depth: number) => Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}a:\n`).join('');

describe('deep nesting is refused before it is composed', () => {
  it.each([
    ['10,000 nested arrays', `${head}tags: ${flow(10_000)}\n`, 'r.yaml:3:206'],
    ['10,000 nested maps', `${head}tags: ${'{ a: '.repeat(10_000)}`, 'r.yaml:3'],
    ['10,000 dashes', `${'- '.repeat(10_000)}a\n`, 'r.yaml:1'],
    ['10,000 dashes behind a key', `${head}tags: ${'- '.repeat(10_000)}a\n`, 'r.yaml:3'],
    ['10,000 questions, tabs between', `a: ${'?\t'.repeat(10_000)}a\n`, 'r.yaml:1'],
    ['201 negations', `${head}assert: ${nots(201)}\n`, 'r.yaml:3'],
  ])('%s', (_, text, place) => {
    const [first, ...others] = mistakesIn(text);
    expect(others).toEqual([]);
    expect(first?.slice(0, place.length)).toBe(place);
    expect(first?.endsWith(` ${DEEP}`)).toBe(true);
  });

  it('1,000 indented keys', () => {
    expect(mistakesIn(block(1000))).toEqual([`r.yaml:201:201 ${DEEP}`]);
  });

  it('dashes that go on behind those of the line before', () => {
    const line = (_: unknown, i: number) => `${' '.repeat(300 * i)}${'- '.repeat(150)}`;
    expect(mistakesIn(`${Array.from({ length: 10 }, line).join('\n')}x\n`)[0]).toMatch(DEEP);
  });

  it('190 negations are a rule like any other', () => {
    const rule = ruleOf(`${head}assert: ${nots(190)}\n`);
    expect(compiled(rule).judge({ MultiAZ: true }, runOf({}))).toBe('pass');
    expect(compiled(rule).judge({ MultiAZ: false }, runOf({}))).toBe('fail');
  });
});

describe('alias bombs are refused', () => {
  const bomb = (levels: number) => {
    const lines = Array.from({ length: levels }, (_, i) => `b${i + 1}: &b${i + 1} [${`*b${i}, `.repeat(9)}]`);
    return `${head}b0: &b0 [${'x, '.repeat(1000)}]\n${lines.join('\n')}\n`;
  };

  it('of lists, nine times as many at each level', () => {
    expect(mistakesIn(bomb(4)).filter(line => line.includes('values, aliases counted'))).toHaveLength(1);
  });

  it('of a list that holds itself', () => {
    expect(mistakesIn(`${head}tags: &tags [*tags]\n`)[0]).toMatch('r.yaml:3');
  });

  it('but aliases are welcome', () => {
    const text = `${head}assert: { any: [&a { MultiAZ: true }, { not: *a }] }\n`;
    expect(mistakesIn(text)).toEqual([]);
  });
});

describe('names that JavaScript objects have', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s is no field, operator, type or param',
    name => {
      expect(mistakesIn(asserting(`{ ${name}: true }`))[0]).toBe(`r.yaml:5:11 DBInstance has no field "${name}"`);
      expect(mistakesIn(asserting(`{ Endpoint.${name}: true }`))[0]).toBe(
        `r.yaml:5:20 Endpoint has no field "${name}"`,
      );
      expect(mistakesIn(asserting(`{ MultiAZ: { ${name}: true } }`))[0]).toMatch(
        `r.yaml:5:22 there is no operator "${name}"`,
      );
      expect(mistakesIn(asserting(`{ MultiAZ: $resource.${name} }`))[0]).toBe(
        `r.yaml:5:20 DBInstance has no field "${name}"`,
      );
      expect(mistakesIn(asserting(`{ 'metrics[${name}]': 1 }`))[0]).toMatch(
        `r.yaml:5:11 the rule declares no metric "${name}"`,
      );
      expect(mistakesIn(`id: r\nresource: ${name}\nassert: {}\n`)[0]).toMatch(
        `r.yaml:2:11 there is no resource type "${name}"`,
      );
      expect(mistakesIn(`${head}assert: { MultiAZ: true }\n${name}: 1\n`)[0]).toMatch(
        `r.yaml:4:1 a rule has no "${name}"`,
      );
    },
  );

  it('constructor may be a param, __proto__ may not', () => {
    const params = '{ constructor: { type: boolean, default: true } }';
    expect(mistakesIn(asserting('{ MultiAZ: $constructor }', { params }))).toEqual([]);
    expect(verdict('{ MultiAZ: $constructor }', { MultiAZ: true }, { params })).toBe('pass');
    expect(mistakesIn(asserting('{ MultiAZ: true }', { params: '{ __proto__: { type: boolean } }' }))).toEqual([
      'r.yaml:3:11 "__proto__" is not a param name; write camelCase',
    ]);
  });

  it.each(['__proto__', 'constructor'])('a tag %s is a tag like any other', key => {
    const condition = `{ 'tags[${key}]': x }`;
    expect(verdict(condition, { TagList: [{ Key: key, Value: 'x' }] })).toBe('pass');
    expect(verdict(condition, { TagList: [{ Key: 'other', Value: 'x' }] })).toBe('fail');
    expect(verdict(condition, {})).toBe('fail');
  });

  it.each(['__proto__', 'constructor', 'toString'])('a map has no entry %s unless it is written', key => {
    const params = '{ least: { type: map, default: { mysql: 7 } } }';
    const condition = "{ BackupRetentionPeriod: { min: '$least[Engine]' } }";
    expect(verdict(condition, { Engine: key, BackupRetentionPeriod: 9 }, { params })).toBe('unknown');
    expect(verdict(condition, { Engine: 'mysql', BackupRetentionPeriod: 9 }, { params })).toBe('pass');
  });

  it('a map that is written with __proto__ holds it as an entry', () => {
    const params = '{ least: { type: map, default: { __proto__: 7 } } }';
    const condition = "{ BackupRetentionPeriod: { min: '$least[Engine]' } }";
    expect(verdict(condition, { Engine: '__proto__', BackupRetentionPeriod: 7 }, { params })).toBe('pass');
    expect(verdict(condition, { Engine: '__proto__', BackupRetentionPeriod: 6 }, { params })).toBe('fail');
  });

  it('properties that a value inherits are not read', () => {
    const inherited: object = Object.create({ Port: 5432 });
    expect(verdict('{ Endpoint.Port: 5432 }', { Endpoint: inherited })).toBe('fail');
    expect(verdict('{ Endpoint.Port: 5432 }', { Endpoint: { Port: 5432 } })).toBe('pass');
  });

  it('data of an example keeps them as its own', () => {
    const [node] = parseYaml('r.yaml', 'tags: { __proto__: { a: 1 }, constructor: 2 }\n').nodes;
    const data = node === undefined ? undefined : toData(node);
    expect(JSON.stringify(data)).toBe('{"tags":{"__proto__":{"a":1},"constructor":2}}');
    expect(Object.prototype).not.toHaveProperty('a');
  });

  it('controls and equivalents too', () => {
    const text = `${head}assert: { MultiAZ: true }\ncontrols: { __proto__: [a], constructor: [b] }\n`;
    const [node] = parseYaml('r.yaml', text).nodes;
    const rule = node === undefined ? undefined : checkRule(node).rule;
    expect(Object.entries(rule?.controls ?? {})).toEqual([
      ['__proto__', ['a']],
      ['constructor', ['b']],
    ]);
  });
});
