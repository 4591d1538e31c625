import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Rule } from '../../src/rule/rule.ts';

/** The built-in rules' YAML is read and checked once for a run of tests, by the file that first needs it. */
vi.mock(import('../../src/rule/builtin.ts'), async original => {
  const builtin = await original();
  let rules: readonly Rule[] | undefined;
  return {
    ...builtin,
    loadBuiltinRules: () => {
      rules ??= keptRules() ?? keepRules(builtin.loadBuiltinRules());
      return rules;
    },
  };
});

const FILE = join(process.env.RDS_AUDIT_TESTS ?? '', 'rules.json');

function keptRules(): readonly Rule[] | undefined {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : undefined;
}

/** Renamed into place, so that another file of tests never reads half of it. */
function keepRules(rules: readonly Rule[]): readonly Rule[] {
  const part = `${FILE}.${process.pid}.${process.hrtime.bigint()}`;
  writeFileSync(part, JSON.stringify(rules));
  renameSync(part, FILE);
  return rules;
}
