import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { policySchema } from '../../scripts/policy-schema.ts';
import { initCommand } from '../../src/commands/init.ts';
import type { Io } from '../../src/commands/io.ts';
import { ENVIRONMENT_KEYS, MATCH_KEYS } from '../../src/policy/environment.ts';
import { POLICY_KEYS, parsePolicy, readPolicy } from '../../src/policy/policy.ts';
import { RULE_KEYS } from '../../src/policy/rules.ts';
import { SUPPRESSION_KEYS } from '../../src/policy/suppression.ts';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';
import { selectRules } from '../../src/select.ts';

const ROOT = join(import.meta.dirname, '../..');
const RULES = loadBuiltinRules();
const schema = JSON.parse(JSON.stringify(policySchema(RULES)));
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
const PAGE = readFileSync(join(ROOT, 'docs/policy.md'), 'utf8');
const SNIPPETS = [...PAGE.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, body]) => body ?? '');

/** Nothing where both the schema and the program take it. */
function refusals(text: string): readonly unknown[] {
  const { policy, mistakes } = parsePolicy('p.yaml', text);
  if (mistakes.length === 0) selectRules(RULES, policy, { only: [], skip: [] });
  return [...mistakes, ...(validate(parse(text)) ? [] : (validate.errors ?? []))];
}

describe('docs/policy.md', () => {
  it.each(SNIPPETS)('shows what is a policy: %s', snippet => {
    expect(refusals(snippet)).toEqual([]);
  });

  it('shows every key', () => {
    const shown = SNIPPETS.join('\n');
    const keys = [...POLICY_KEYS, ...ENVIRONMENT_KEYS, ...MATCH_KEYS, ...SUPPRESSION_KEYS];
    const regions = '`regions`';
    expect(keys.filter(key => !shown.includes(`${key}:`) && !PAGE.includes(`\`${key}`))).toEqual([]);
    expect(PAGE).toContain(regions);
  });
});

describe('what init writes', () => {
  const written = (): string => {
    const cwd = mkdtempSync(join(tmpdir(), 'rds-audit-init-'));
    const io: Io = { ...NOWHERE, cwd };
    initCommand(io);
    const text = readFileSync(join(cwd, 'rds-audit.yaml'), 'utf8');
    rmSync(cwd, { recursive: true });
    return text;
  };

  it('is a policy, and so it is with every setting uncommented', () => {
    const whole = written()
      .replace(/^#(?! |$)/gm, '')
      .replace(/^#( {2,})/gm, '$1');
    expect(refusals(written())).toEqual([]);
    expect(refusals(whole)).toEqual([]);
    const policy = readPolicy('p.yaml', whole);
    expect(policy.rules.length).toBeGreaterThan(1);
    expect(policy.environments.length).toBeGreaterThan(1);
    expect(policy.suppressions).toHaveLength(1);
  });

  it('names every key of a policy', () => {
    expect(POLICY_KEYS.filter(key => !written().includes(`${key}:`))).toEqual([]);
  });
});

const NOWHERE: Omit<Io, 'cwd'> = {
  out: () => undefined,
  err: () => undefined,
  stdin: () => '',
  now: () => new Date(0),
  version: '1',
  color: false,
  width: 80,
  interactive: false,
  proxy: {},
};

describe('schema/policy.schema.json', () => {
  it('has the keys that the program knows, and no others', () => {
    const { environment, match, setting, suppression } = schema.$defs;
    expect(Object.keys(schema.properties).sort()).toEqual([...POLICY_KEYS].sort());
    expect(Object.keys(environment.properties).sort()).toEqual([...ENVIRONMENT_KEYS].sort());
    expect(Object.keys(match.properties).sort()).toEqual([...MATCH_KEYS].sort());
    expect(Object.keys(setting.anyOf[1].properties).sort()).toEqual([...RULE_KEYS].sort());
    expect(Object.keys(suppression.properties).sort()).toEqual([...SUPPRESSION_KEYS].sort());
  });

  it.each([
    'rules: { rds-instance-multi-az: never }',
    'rules: { rds-instance-backup-retention-period: { params: { days: 3 } } }',
    'rules: { rds-instance-backup-retention-period: { params: { minDays: "3" } } }',
    'environments: { e: { rules: {} } }',
    'environments: { e: { match: {} } }',
    'suppressions: [{ rule: r, resource: x }]',
    'frameworks: [soc3]',
    'complete: [Subnet]',
    'fail-on: never',
    'more: 1',
  ])('refuses what the program refuses: %s', text => {
    expect(validate(parse(text))).toBe(false);
    expect(() => {
      const found = refusals(text);
      if (found.length > 1) throw new Error('both');
    }).toThrow();
  });

  it('stands beside the others, and knows every built-in rule that it was written from', () => {
    const published = JSON.parse(readFileSync(join(ROOT, 'schema/policy.schema.json'), 'utf8'));
    expect(published.title).toBe(schema.title);
    expect(Object.keys(published.properties)).toEqual(Object.keys(schema.properties));
  });
});
