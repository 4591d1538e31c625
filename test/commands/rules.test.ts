import { describe, expect, it } from 'vitest';
import type { Io } from '../../src/commands/io.ts';
import { filterRules, type RuleFilter } from '../../src/commands/rule-filter.ts';
import { type RulesOptions, rulesCommand } from '../../src/commands/rules.ts';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';
import { type Mistake, UserError } from '../../src/util/errors.ts';

const RULES = loadBuiltinRules();
const NONE: RuleFilter = { frameworks: [], equivalents: [], categories: [], severities: [], tags: [] };

function run(options: Partial<RulesOptions>): string {
  const out: string[] = [];
  const io: Io = {
    out: chunk => void out.push(chunk),
    err: () => undefined,
    stdin: () => '',
    cwd: '/nowhere',
    now: () => new Date(0),
    version: '1',
    color: false,
    width: 80,
    interactive: false,
    proxy: {},
  };
  rulesCommand({ ...NONE, id: undefined, rules: [], format: 'text', ...options }, io);
  return out.join('');
}

const found = (filter: Partial<RuleFilter>) => filterRules(RULES, { ...NONE, ...filter });

function mistakesOf(attempt: () => unknown): readonly Mistake[] {
  try {
    attempt();
  } catch (error) {
    if (error instanceof UserError) return error.mistakes;
    throw error;
  }
  return [];
}

describe('rules that a filter finds', () => {
  it('are all of them without one', () => {
    expect(found({})).toEqual(RULES);
  });

  it('have all that is asked for, and of one kind any', () => {
    const both = found({ categories: ['network', 'encryption'], severities: ['high', 'critical'] });
    expect(new Set(both.map(({ category }) => category))).toEqual(new Set(['network', 'encryption']));
    expect(both.filter(({ severity }) => severity !== 'high' && severity !== 'critical')).toEqual([]);
    expect(both.length).toBeLessThan(found({ categories: ['network', 'encryption'] }).length);
  });

  it('stand for a control of the framework, opinions too', () => {
    const cis = found({ frameworks: ['cis-aws-5.0'] });
    expect(cis.length).toBeGreaterThan(3);
    expect(cis.filter(({ controls }) => controls['cis-aws-5.0'] === undefined)).toEqual([]);
    expect(found({ tags: ['opinion'] }).every(({ tags }) => tags.includes('opinion'))).toBe(true);
    expect(found({ tags: ['opinion'] }).length).toBeGreaterThan(10);
  });

  it('stand for the check of another tool', () => {
    const ids = [
      'CKV_AWS_17',
      'ckv_aws_17',
      'checkov:CKV_AWS_17',
      'RDS.2',
      'fsbp:rds.2',
      'prowler:rds_instance_no_public_access',
    ];
    for (const name of ids) {
      expect(
        found({ equivalents: [name] }).map(({ id }) => id),
        name,
      ).toContain('rds-instance-not-publicly-accessible');
    }
  });
});

describe('the list of rules', () => {
  it('says which check a rule stands for, with the params given there', () => {
    const shown = run({ equivalents: ['ckv_aws_133'] });
    expect(shown).toContain('stands for checkov CKV_AWS_133 with {"minDays":1}');
    expect(shown.split('\n').filter(line => line.length > 80)).toEqual([]);
    expect(run({ categories: ['network'] })).not.toContain('stands for');
  });

  it('is, as JSON, of the same rules', () => {
    const listed: readonly { id: string }[] = JSON.parse(run({ format: 'json', severities: ['critical'] }));
    expect(listed.map(({ id }) => id)).toEqual(found({ severities: ['critical'] }).map(({ id }) => id));
  });
});

describe('a filter that finds nothing is a mistake', () => {
  it('where no rule has the word, all of them at once', () => {
    expect(
      mistakesOf(() => found({ categories: ['netwrok'], tags: ['no-such-tag-at-all'], equivalents: ['CKV_AWS_I7'] })),
    ).toEqual([
      { message: '--equivalent: no rule has "CKV_AWS_I7"', hint: expect.stringContaining('did you mean CKV_AWS_') },
      { message: '--category: no rule has "netwrok"', hint: 'did you mean network?' },
      { message: '--tag: no rule has "no-such-tag-at-all"', hint: expect.any(String) },
    ]);
  });

  it('where each has something, and nothing has both', () => {
    const [mistake, ...others] = mistakesOf(() => found({ categories: ['network'], tags: ['opinion'] }));
    expect(others).toEqual([]);
    expect(mistake?.message).toBe('no rule has all that is asked for');
    expect(mistake?.hint).toMatch(/^rules found by --category network alone \d+, by --tag opinion alone \d+$/);
  });

  it('where a rule is named as well', () => {
    expect(mistakesOf(() => run({ id: 'rds-instance-multi-az', tags: ['opinion'] }))).toHaveLength(1);
  });
});
