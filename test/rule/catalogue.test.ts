import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { frameworkId } from '../../src/model/frameworks.ts';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';
import { checksNamed } from '../../src/rule/peers.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** The controls of the field, and for each the checks of other tools by tool. */
const KEYS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = parse(
  read('fixtures/catalogue/keys.yaml'),
);
const PAGE = read('docs/catalogue.md');
const RULES = loadBuiltinRules();
const IDS = new Set(RULES.map(({ id }) => id));

/** What stands as code in the first column under a heading of the page. */
function firstColumn(heading: string): readonly string[] {
  const section = PAGE.split(/^## /m).find(text => text.startsWith(`${heading}\n`)) ?? '';
  const cells = [...section.matchAll(/^\| ([^|]*) \|/gm)].map(([, cell]) => cell ?? '');
  return cells.flatMap(cell => [...cell.matchAll(/`([^`]+)`/g)].map(([, id]) => id ?? ''));
}

const WITHOUT_RULE = firstColumn('No rule');

describe('the catalogue', () => {
  it('has 210 controls, each a rule or told as none', () => {
    expect(Object.keys(KEYS)).toHaveLength(210);
    expect(Object.keys(KEYS).filter(key => !IDS.has(key) && !WITHOUT_RULE.includes(key))).toEqual([]);
  });

  it('tells of no control as without a rule that has one, and of few', () => {
    expect(WITHOUT_RULE.filter(key => IDS.has(key) || !Object.hasOwn(KEYS, key))).toEqual([]);
    expect(WITHOUT_RULE.length).toBeLessThan(5);
  });

  it('is written of rules that there are', () => {
    const named = [...PAGE.matchAll(/`((?:rds|aurora|db)-[a-z0-9-]+[a-z0-9])`/g)].map(([, id]) => id ?? '');
    const known = named.filter(id => !id.startsWith('rds-audit'));
    expect(known.length).toBeGreaterThan(50);
    expect(known.filter(id => !IDS.has(id) && !WITHOUT_RULE.includes(id))).toEqual([]);
  });
});

describe('a check of another tool', () => {
  const checks = Object.values(KEYS).flatMap(peers =>
    Object.entries(peers).flatMap(([peer, ids]) => ids.map(id => ({ peer, id }))),
  );

  it('is found by its id, in any case, with and without the tool', () => {
    const isFound = (name: string) => RULES.some(rule => checksNamed(name, rule).length > 0);
    const names = checks.flatMap(({ peer, id }) => [id, id.toUpperCase(), id.toLowerCase(), `${peer}:${id}`]);
    expect(names.length).toBeGreaterThan(2000);
    expect([...new Set(names)].filter(name => !isFound(name))).toEqual([]);
  });

  it('is not found by another tool, a part of its id, or a framework', () => {
    const found = (name: string) => RULES.filter(rule => checksNamed(name, rule).length > 0).map(({ id }) => id);
    expect(found('CKV_AWS_17')).toEqual(['rds-instance-not-publicly-accessible']);
    for (const other of ['prowler:CKV_AWS_17', 'CKV_AWS_1', 'CKV_AWS', ':CKV_AWS_17', 'checkov:', '', '2.2.3', 'CC6.1'])
      expect(found(other), other).toEqual([]);
  });

  it('names the param with which our rule means the same', () => {
    const given = RULES.flatMap(rule => checksNamed('CKV_AWS_133', rule)).map(({ peer, params }) => ({ peer, params }));
    expect(given).toContainEqual({ peer: 'checkov', params: { minDays: 1 } });
  });
});

describe('the frameworks of the rules', () => {
  it('are those that --framework takes', () => {
    const named = new Set(RULES.flatMap(({ controls }) => Object.keys(controls)));
    expect([...named].filter(name => frameworkId(name) === undefined)).toEqual([]);
  });
});
