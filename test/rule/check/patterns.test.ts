import { describe, expect, it } from 'vitest';
import { refusal } from '../../../src/rule/check/pattern.ts';
import { asserting, mistakesIn } from '../support.ts';

const mistakes = (pattern: string) => mistakesIn(asserting(`{ KmsKeyId: { matches: ${pattern} } }`));

describe('a regular expression', () => {
  it.each([
    ['that cannot be read', "'('", 'cannot be read: Invalid regular expression: /(/u: Unterminated group'],
    ['with a backreference', "'(a)\\1'", 'has a backreference, which is refused'],
    ['with a named backreference', "'(?<n>a)\\k<n>'", 'has a backreference, which is refused'],
    ['that looks ahead', "'a(?=b)'", 'looks ahead or behind, which is refused'],
    ['that looks ahead for nothing', "'a(?!b)'", 'looks ahead or behind, which is refused'],
    ['that looks behind', "'(?<=b)a'", 'looks ahead or behind, which is refused'],
    ['that looks behind for nothing', "'(?<!b)a'", 'looks ahead or behind, which is refused'],
    ['with a nested quantifier', "'(a+)+'", 'repeats a group that itself repeats or branches, which is refused'],
  ])('%s', (_, pattern, why) => {
    expect(mistakes(pattern)).toEqual([`r.yaml:5:32 the regular expression ${why}`]);
  });

  it('is text', () => {
    expect(mistakes('5')).toEqual(['r.yaml:5:32 a regular expression is expected here']);
    expect(mistakes('[a]')).toEqual(['r.yaml:5:32 a regular expression is expected here']);
  });

  it('does not come from a param', () => {
    expect(mistakes('$pattern')).toEqual(['r.yaml:5:32 a regular expression is written out, not taken from a param']);
  });
});

describe('slow ones are refused however deep', () => {
  it.each([
    '(a*)*',
    '(a|aa)+',
    '((a{2,})b)+',
    '(?:a+b?)*',
    '(x(a|b)y)*',
    '(a?){30}a{30}',
    '(a?b?)+c',
    '(\\d+\\.?)+',
    '(a{1,9}){9}',
    '([a-z]+)*',
  ])('%s', pattern => {
    expect(refusal(pattern)).toBe('repeats a group that itself repeats or branches, which is refused');
  });

  it.each([
    '^aurora',
    '^(mysql|postgres)$',
    '(ab)+',
    '(?:ab){2}',
    '^arn:aws:kms:[^:]+:\\d{12}:key/',
    'a?b',
    '^(foo-)?bar$',
    '[(a+)+]',
    '\\(a+\\)+',
  ])('a harmless one is taken: %s', pattern => {
    expect(refusal(pattern)).toBeUndefined();
  });
});
