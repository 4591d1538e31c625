import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRules } from '../../src/rule/load.ts';
import { testRule } from '../../src/rule/test.ts';

const FILE = resolve(import.meta.dirname, '../../fixtures/language/worked-rules.yaml');
const rules = loadRules([FILE]);

describe('the worked rules', () => {
  it('are thirty-three, each with examples', () => {
    expect(rules).toHaveLength(33);
    expect(rules.filter(rule => rule.tests.length < 3).map(rule => rule.id)).toEqual([]);
  });

  it.each(rules.map(rule => [rule.id, rule] as const))(
    '%s: examples, masking, mutation and polarity hold',
    (_, rule) => {
      const { wrong, flips, survivors, unshown, mutants, maskings } = testRule(rule);
      expect(wrong.map(({ example, got }) => ({ name: example.name, expect: example.expect, got }))).toEqual([]);
      expect({ flips, survivors, unshown }).toEqual({ flips: [], survivors: [], unshown: [] });
      expect(mutants).toBeGreaterThan(0);
      expect(maskings).toBeGreaterThan(mutants);
    },
  );
});
