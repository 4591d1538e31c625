import { describe, expect, it } from 'vitest';
import { fromBuilt, ruleWith, toBuilt } from '../../src/rule/built.ts';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';
import type { Rule } from '../../src/rule/rule.ts';

const RULES = loadBuiltinRules();
const BUILT = fromBuilt(toBuilt(RULES));

/** All that a rule is but its examples, which the build leaves out. */
function wholeOf(rule: Rule): Omit<Rule, 'tests'> {
  const { id, title, severity, category, tags, aliases, since, resource, description, remediation, references } = rule;
  const { controls, equivalents, params, metrics, when, assert, needs } = rule;
  return {
    ...{ id, title, severity, category, tags, aliases, ...(since !== undefined && { since }), resource, description },
    ...{ remediation, references, controls, equivalents, params, metrics, when, assert, needs },
  };
}

describe('the rules of a build', () => {
  it('are those that were loaded, without their examples', () => {
    expect(BUILT.length).toBe(RULES.length);
    for (const [i, rule] of RULES.entries()) {
      const { tests, ...whole } = rule;
      const built = BUILT[i] ?? rule;
      expect(wholeOf(built)).toEqual(whole);
      expect(built.tests).toEqual([]);
      expect(tests.length).toBeGreaterThan(0);
    }
  });

  it('keep everything but what is changed of one, and stay as they were themselves', () => {
    for (const [i, rule] of [...RULES.slice(0, 5), ...BUILT.slice(0, 5)].entries()) {
      const changed = ruleWith(rule, { severity: 'info', needs: [] });
      expect(wholeOf(changed)).toEqual({ ...wholeOf(RULES[i % 5] ?? rule), severity: 'info', needs: [] });
      expect(rule.needs.length).toBeGreaterThan(0);
    }
  });

  it('are ASCII, whatever their texts are', () => {
    const [first] = RULES;
    const text = toBuilt(first === undefined ? [] : [{ ...first, title: 'Größe \u{1f4be}' }]);
    expect(text).toMatch(/^[\n -~]*$/);
    expect(fromBuilt(text)[0]?.title).toBe('Größe \u{1f4be}');
  });
});
