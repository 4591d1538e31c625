import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../src/policy/policy.ts';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';
import type { Rule } from '../../src/rule/rule.ts';
import { type Selection, selectRules } from '../../src/select.ts';
import { UserError } from '../../src/util/errors.ts';

const [first, second, third] = loadBuiltinRules();
if (first === undefined || second === undefined || third === undefined) throw new Error('there are no built-in rules');

const PLAIN: Rule = { ...first, id: 'plain', tags: [], aliases: [], params: {} };
const RENAMED: Rule = { ...second, id: 'renamed', tags: [], aliases: ['old-name', 'older-name'], params: {} };
const OPINION: Rule = { ...third, id: 'taste', tags: ['opinion'], aliases: [], params: {} };
const COUNTED: Rule = {
  ...first,
  id: 'counted',
  tags: [],
  aliases: ['was-counted'],
  params: { days: { type: 'integer', default: 7 }, name: { type: 'text' } },
};
const RULES = [PLAIN, RENAMED, OPINION, COUNTED];

function select(policy: string, selection: Partial<Selection> = {}) {
  return selectRules(RULES, readPolicy('p.yaml', policy), { only: [], skip: [], ...selection });
}

const idsOf = (policy: string, selection?: Partial<Selection>) => select(policy, selection).map(({ rule }) => rule.id);

function mistakesOf(policy: string, selection?: Partial<Selection>): readonly string[] {
  try {
    select(policy, selection);
  } catch (error) {
    if (error instanceof UserError) return error.mistakes.map(({ message }) => message);
    throw error;
  }
  return [];
}

describe('which rules are judged', () => {
  it('all but opinions', () => {
    expect(idsOf('')).toEqual(['plain', 'renamed', 'counted']);
  });

  it('an opinion, when it is named', () => {
    expect(idsOf('', { only: ['taste'] })).toEqual(['taste']);
    expect(idsOf('rules: { taste: on }')).toContain('taste');
    expect(idsOf('rules: { taste: { severity: low } }')).toContain('taste');
    expect(idsOf('rules: { taste: off }')).not.toContain('taste');
  });

  it('those that are asked for, by any of their names, in the order of the rules', () => {
    expect(idsOf('', { only: ['counted', 'old-name'] })).toEqual(['renamed', 'counted']);
    expect(idsOf('', { only: ['older-name', 'renamed'] })).toEqual(['renamed']);
  });

  it('without those that are left out, by any of their names', () => {
    expect(idsOf('', { skip: ['was-counted', 'plain'] })).toEqual(['renamed']);
    expect(idsOf('', { only: ['plain', 'renamed'], skip: ['old-name'] })).toEqual(['plain']);
  });

  it('without those that the policy turns off, unless they are asked for by name', () => {
    expect(idsOf('rules: { old-name: off }')).toEqual(['plain', 'counted']);
    expect(idsOf('rules: { plain: off }', { only: ['plain'] })).toEqual(['plain']);
  });

  it('never none', () => {
    expect(mistakesOf('', { skip: ['plain', 'renamed', 'counted'] })).toEqual(['no rule is selected']);
    expect(mistakesOf('rules: { plain: off, renamed: off, counted: off }')).toEqual(['no rule is selected']);
  });

  it('names that there are not, all of them at once', () => {
    const policy = 'rules: { palin: off, counted: { params: { day: 3, days: many } } }';
    const mistakes = mistakesOf(policy, { only: ['renamd'], skip: ['tast'] });
    expect(mistakes).toHaveLength(5);
    expect(mistakes).toContain('there is no rule "palin"');
    expect(mistakes).toContain('--only: there is no rule "renamd"');
    expect(mistakes).toContain('--skip: there is no rule "tast"');
  });

  it('a rule that is set by two of its names', () => {
    expect(mistakesOf('rules: { old-name: off, renamed: on }')).toEqual(['renamed is set twice']);
  });

  it('what every object inherits is no rule', () => {
    expect(mistakesOf('', { only: ['constructor', '__proto__'] })).toHaveLength(2);
  });
});

describe('what the policy makes of a rule', () => {
  const one = (policy: string) => select(policy, { only: ['counted'] })[0];

  it('its own severity and defaults, where nothing is said', () => {
    expect(one('')).toMatchObject({ severity: COUNTED.severity, params: { days: 7 } });
  });

  it('what is said, by the name it had as well', () => {
    expect(one('rules: { was-counted: { severity: info, params: { days: 14, name: x } } }')).toMatchObject({
      severity: 'info',
      params: { days: 14, name: 'x' },
    });
  });

  it.each(['{ days: "14" }', '{ days: 1.5 }', '{ days: [14] }', '{ days: }', '{ name: 7 }', '[days]'])(
    'nothing of another type: %s',
    params => {
      expect(mistakesOf(`rules: { counted: { params: ${params} } }`)).toHaveLength(1);
    },
  );
});
