import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STATUSES, type Status } from '../../src/model/finding.ts';
import { loadRules } from '../../src/rule/load.ts';
import type { Rule } from '../../src/rule/rule.ts';
import { testRule } from '../../src/rule/test.ts';

/** Where the built-in rules stand, a folder a category. */
export const FOLDER = resolve(import.meta.dirname, '../../rules');

const hasWhen = ({ when }: Rule) => when.is !== 'all' || when.of.length > 0;

/** What stands in the way of publishing a rule. */
function lacks(rule: Rule): readonly string[] {
  const { title, description, remediation, references, severity, since } = rule;
  const { summary, impact } = remediation;
  const wants = {
    title: title.length > 10 && title !== rule.id && !title.endsWith('.'),
    description: description.length > 80,
    'remediation.summary': summary.length > 20,
    'remediation.impact': impact !== undefined && impact.length > 0,
    references: references.length > 0 && references.every(url => /^https:\/\/[^\s]+$/.test(url)),
    severity: severity.length > 0,
    since: since !== undefined && /^\d+\.\d+\.\d+$/.test(since),
  };
  return Object.entries(wants).flatMap(([name, has]) => (has ? [] : [name]));
}

function missingVerdicts(rule: Rule): readonly Status[] {
  const shown = new Set(rule.tests.map(test => test.expect));
  const wanted = STATUSES.filter(status => status !== 'not-applicable' || hasWhen(rule));
  return wanted.filter(verdict => !shown.has(verdict));
}

/** The proofs of every rule of a category; each is a file of tests of its own, since together they take a minute. */
export function proveCategory(category: string): void {
  const rules = loadRules([resolve(FOLDER, category)]);

  describe.each(rules.map(rule => [rule.id, rule] as const))('%s', (_, rule) => {
    it('is proved', () => {
      const { examples, wrong, flips, survivors, unshown } = testRule(rule);
      expect(examples).toBeGreaterThan(0);
      expect(wrong.map(({ example, got }) => ({ name: example.name, expect: example.expect, got }))).toEqual([]);
      expect({ flips, survivors, unshown }).toEqual({ flips: [], survivors: [], unshown: [] });
    });

    it('says all that a reader needs', () => {
      expect(lacks(rule)).toEqual([]);
    });

    it('stands in the folder of its category', () => {
      expect(rule.category).toBe(category);
    });

    it('shows every verdict it can have', () => {
      expect(missingVerdicts(rule)).toEqual([]);
    });
  });
}
