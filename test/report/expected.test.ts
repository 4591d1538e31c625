import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedInWords } from '../../src/report/expected.ts';

describe('expectedInWords', () => {
  it.each([
    [false, 'false'],
    ['postgres', 'postgres'],
    [{ equals: 5432 }, '5432'],
    [{ not: 'default.mysql8.0' }, 'not default.mysql8.0'],
    [{ not: { in: ['a', 'b'] } }, 'not one of a, b'],
    [{ in: ['a', 'b'] }, 'one of a, b'],
    [{ in: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }, 'one of a, b, c, d, e, … 2 more'],
    [{ notIn: ['a'] }, 'none of a'],
    [{ present: true }, 'set'],
    [{ present: false }, 'not set'],
    [{ min: 7 }, 'at least 7'],
    [{ min: 7, max: 35 }, 'at least 7 and at most 35'],
    [{ matches: '^db-' }, 'matching ^db-'],
    [{ notMatches: '^db-' }, 'not matching ^db-'],
    [{ covers: ['audit', 'error'] }, 'covering audit, error'],
    [{ within: 'mon:03:00-mon:05:00' }, 'within mon:03:00-mon:05:00'],
    [{ overlaps: [5432] }, 'overlapping 5432'],
    [{ every: { min: 1 } }, 'each at least 1'],
    [{ some: 'audit' }, 'at least one that is audit'],
    [{ none: { in: ['0.0.0.0/0', '::/0'] } }, 'none that is one of 0.0.0.0/0, "::/0"'],
    [{ count: 0 }, 'a count of 0'],
    [{ count: { min: 2 } }, 'a count of at least 2'],
    [{ distinct: { min: 2 } }, 'at least 2 distinct'],
    [{ where: { Status: 'active' }, count: { min: 1 } }, 'a count of at least 1 where Status is active'],
    [
      { some: { Enabled: true, Sources: { count: 0 }, any: [{ A: 1 }, { not: { B: { present: true } } }] } },
      'at least one with Enabled is true and Sources has a count of 0 and any of (A is 1; not (B is set))',
    ],
    [{ what: 1 }, '{"what":1}'],
    [[], '[]'],
    [null, 'null'],
  ])('%j is "%s"', (test, words) => {
    expect(expectedInWords(test)).toBe(words);
  });

  it('has words for anything', () => {
    fc.assert(fc.property(fc.jsonValue(), test => expectedInWords(test) !== ''));
  });
});
