import { describe, expect, it } from 'vitest';
import { actualInWords } from '../../src/report/value.ts';

describe('actualInWords', () => {
  it.each([
    [true, 'true'],
    [0, '0'],
    ['postgres', 'postgres'],
    ['(sensitive)', '(sensitive)'],
    ['arn:aws:rds:eu-west-1:111122223333:db:a', 'arn:aws:rds:eu-west-1:111122223333:db:a'],
    ['', '""'],
    [' edge ', '" edge "'],
    ['not set', '"not set"'],
    ['unknown (x)', '"unknown (x)"'],
    ['a, b', '"a, b"'],
    ['::/0', '"::/0"'],
    ['a\nb', '"a\\nb"'],
    [{ absent: true }, 'not set'],
    [{ unknown: { code: 'access-denied', detail: 'DescribeKey was denied' } }, 'unknown (DescribeKey was denied)'],
    [[], '[]'],
    [['a', 'b'], '[a, b]'],
    [[1, 2, 3, 4, 5, 6, 7], '[1, 2, 3, 4, 5, … 2 more]'],
    [{ Name: 'a', Value: 1 }, '{"Name":"a","Value":1}'],
    ['x'.repeat(200), `${'x'.repeat(159)}…`],
    [`${'x'.repeat(158)}😀${'x'.repeat(40)}`, `${'x'.repeat(158)}…`],
  ])('%j is %s', (actual, words) => {
    expect(actualInWords(actual)).toBe(words);
  });
});
