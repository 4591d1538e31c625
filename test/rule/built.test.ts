import { describe, expect, it } from 'vitest';
import { fromBuilt, plainRule, toBuilt } from '../../src/rule/built.ts';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';

const RULES = loadBuiltinRules();
const BUILT = fromBuilt(toBuilt(RULES));

describe('the rules of a build', () => {
  it('are those that were loaded, without their examples', () => {
    expect(BUILT.map(plainRule)).toEqual(RULES.map(rule => ({ ...rule, tests: [] })));
    expect(RULES.every(({ tests }) => tests.length > 0)).toBe(true);
  });

  it('may be copied and written out once they are plain', () => {
    for (const rule of [...RULES.slice(0, 5), ...BUILT.slice(0, 5)]) {
      const plain = plainRule(rule);
      expect({ ...plain }).toEqual(plain);
      expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
      expect(plain.when).toBe(rule.when);
    }
  });

  it('are ASCII, whatever their texts are', () => {
    const [first] = RULES;
    const text = toBuilt(first === undefined ? [] : [{ ...first, title: 'Größe \u{1f4be}' }]);
    expect(text).toMatch(/^[\n -~]*$/);
    expect(fromBuilt(text)[0]?.title).toBe('Größe \u{1f4be}');
  });
});
