import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches } from '../../src/policy/pattern.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '+', '[', '(', '\\', '$', '^') });

/** The same by a regular expression in which everything but `*` is escaped. */
function byExpression(pattern: string, given: string): boolean {
  const escaped = pattern.split('*').map(part => part.replace(/[.+[(\\$^]/g, '\\$&'));
  return new RegExp(`^(?:${escaped.join('[\\s\\S]*')})$`).test(given);
}

describe('a pattern', () => {
  it('means a text exactly where it has no *', () => {
    fc.assert(fc.property(text, text, (a, b) => matches(a, b) === (a === b)));
  });

  it('means what is put for its *, and nothing else is special', () => {
    const pattern = fc.array(fc.constantFrom('a', 'b', '.', '*', '[', '$')).map(parts => parts.join(''));
    fc.assert(fc.property(pattern, text, (p, t) => matches(p, t) === byExpression(p, t)));
  });

  it.each([
    ['*', ''],
    ['a*', 'a'],
    ['*-prod-*', 'db-prod-1'],
    ['module.*.aws_db_instance.this[0]', 'module.db.aws_db_instance.this[0]'],
  ])('%s means %j', (pattern, given) => {
    expect(matches(pattern, given)).toBe(true);
  });

  it.each([
    ['a*a', 'a'],
    ['ab*ba', 'aba'],
    ['.*', 'db'],
    ['db', 'DB'],
    ['d?', 'db'],
  ])('%s does not mean %j', (pattern, given) => {
    expect(matches(pattern, given)).toBe(false);
  });
});
