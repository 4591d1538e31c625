import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit.ts';
import { Inventory } from '../../src/model/inventory.ts';
import { Memo } from '../../src/model/memo.ts';
import { TYPE_NAMES } from '../../src/model/types.ts';
import { EMPTY_POLICY } from '../../src/policy/policy.ts';
import { detachedRule, fromBuilt, plainRule, toBuilt } from '../../src/rule/built.ts';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';
import { type CompiledRule, compileRule } from '../../src/rule/compile/rule.ts';
import { kindsAt } from '../../src/rule/kinds/index.ts';
import { defaultsOf } from '../../src/rule/params.ts';
import type { Condition, Rule } from '../../src/rule/rule.ts';
import { nowOf, readGiven, runOf, subjectOf } from '../../src/rule/test/given.ts';
import { leavesOf } from '../../src/rule/walk.ts';
import { selectRules } from '../../src/select.ts';

const RULES = loadBuiltinRules();
const BUILT = fromBuilt(toBuilt(RULES));

/** A condition in text, without the numbers that tell its leaves apart. */
const said = (condition: Condition): string =>
  JSON.stringify(condition, (name, value) => (name === 'id' || name === 'common' ? undefined : value));
const unnumbered = (rule: Rule) => ({ ...rule, when: said(rule.when), assert: said(rule.assert), tests: [] });

/** A condition of a rule, and all within it that are asked of the resource itself. */
function within(condition: Condition): readonly Condition[] {
  if (condition.is === 'all' || condition.is === 'any') return [condition, ...condition.of.flatMap(within)];
  return condition.is === 'not' ? [condition, ...within(condition.of)] : [condition];
}

describe('the rules of a build', () => {
  it('are those that were loaded, without their examples', () => {
    expect(BUILT.map(rule => unnumbered(plainRule(rule)))).toEqual(RULES.map(unnumbered));
    expect(RULES.every(({ tests }) => tests.length > 0)).toBe(true);
  });

  it('may be copied, changed and written out once they are detached', () => {
    for (const rule of [...RULES.slice(0, 5), ...BUILT].map(detachedRule)) {
      expect({ ...rule }).toEqual(rule);
      expect(JSON.parse(JSON.stringify(rule))).toEqual(rule);
      expect(JSON.stringify([rule.when, rule.assert])).not.toContain('"common"');
      const ids = leavesOf(rule).map(({ leaf }) => leaf.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    const conditions = BUILT.map(detachedRule).flatMap(({ when, assert }) => [when, assert].flatMap(within));
    expect(new Set(conditions).size).toBe(conditions.length);
  });

  it('are ASCII, whatever their texts are', () => {
    const [first] = RULES;
    const text = toBuilt(first === undefined ? [] : [{ ...first, title: 'Größe \u{1f4be}' }]);
    expect(text).toMatch(/^[\n -~]*$/);
    expect(fromBuilt(text)[0]?.title).toBe('Größe \u{1f4be}');
  });

  it('have one number for conditions that are the same, and none for what speaks of params or metrics', () => {
    const numbers = new Map<number, string>();
    const texts = new Map<string, number>();
    for (const condition of BUILT.flatMap(({ when, assert }) => [when, assert].flatMap(within))) {
      const { common } = condition;
      const text = said(condition);
      expect(common).toBeDefined();
      expect(common === false).toBe(/"is":"param"|"param":|"text":"metrics\[/.test(text));
      if (common === undefined || common === false) continue;
      expect(numbers.get(common) ?? text).toBe(text);
      expect(texts.get(text) ?? common).toBe(common);
      numbers.set(common, text);
      texts.set(text, common);
    }
    expect(numbers.size).toBeGreaterThan(500);
  });

  it('are read where they are asked for, and only there', () => {
    const lines = toBuilt(RULES).split('\n');
    const torn = fromBuilt([lines[0], ...lines.slice(1).map(() => '{ torn')].join('\n'));
    expect(torn.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
    for (const rule of torn) {
      expect(() => rule.title).toThrow(SyntaxError);
      expect(() => rule.when).toThrow(SyntaxError);
    }
  });

  it('are selected and judged without their prose', () => {
    const [heads = '', ...lines] = toBuilt(RULES).split('\n');
    const torn = [heads, ...lines.map((line, i) => (i < RULES.length ? '{ torn' : line))].join('\n');
    const selected = selectRules(fromBuilt(torn), EMPTY_POLICY, { only: [], skip: [] });
    const now = new Date('2026-09-01T00:00:00Z');
    const tables = new Map([['DBInstance', { rows: [{ DBInstanceIdentifier: 'a', Engine: 'docdb' }] }]] as const);
    const inventory = new Inventory({ scope: { kind: 'recorded' }, tables });
    const { tally, findings } = audit(selected, inventory, { now, include: new Set() });
    expect(findings).toEqual([]);
    expect(tally.notApplicable).toBeGreaterThan(50);
  });
});

describe('with their conditions compiled once for all of them', () => {
  const alone = (rule: Rule, now: Date) => compileRule(rule, { kinds: kindsAt(now), now, params: defaultsOf(rule) });
  const told = (one: CompiledRule | undefined, ...asked: Parameters<CompiledRule['explain']>) => {
    const { status, evidence, reasons } = one?.explain(...asked) ?? {};
    const shown = evidence?.map(({ path, actual, expected, outcome }) => ({ path, actual, expected, outcome }));
    return { status, shown, reasons: reasons?.map(({ detail }) => detail) };
  };

  it.each(TYPE_NAMES)('they say of examples with a %s what each rule says on its own', type => {
    const rules = RULES.filter(({ resource }) => resource === type);
    const now = new Date('2026-09-01T00:00:00Z');
    const settings = { kinds: kindsAt(now), now, shared: new Map() };
    const together = BUILT.filter(({ resource }) => resource === type).map(rule =>
      compileRule(rule, { ...settings, params: defaultsOf(rule) }),
    );
    const apart = rules.map(rule => alone(rule, now));
    const examples = rules.flatMap(rule => rule.tests.map(test => ({ rule, test })));
    const memo = new Memo();
    for (const { rule, test } of examples.filter((_, i) => i % 12 === 0)) {
      const given = readGiven(test);
      const subject = subjectOf(given, rule);
      if (subject === undefined || nowOf(test).getTime() !== now.getTime()) continue;
      const run = runOf(given, rule, test);
      memo.next();
      for (const [i, one] of apart.entries())
        expect(told(together[i], subject, { ...run, memo })).toEqual(told(one, subject, run));
    }
  });
});
