import { describe, expect, it } from 'vitest';
import { type Policy, readPolicy } from '../../src/policy/policy.ts';
import { UserError } from '../../src/util/errors.ts';

const read = (text: string): Policy => readPolicy('p.yaml', text);

/** `line:column message` of every mistake. */
function mistakesIn(text: string): readonly string[] {
  try {
    read(text);
  } catch (error) {
    if (error instanceof UserError)
      return error.mistakes.map(({ at, message }) => `${at?.line}:${at?.column} ${message}`);
    throw error;
  }
  return [];
}

describe('a policy', () => {
  it.each(['', '# nothing\n', 'rules:\n', 'rules: {}\n', 'fail-on: low\n', '---\n'])('may say nothing: %j', text => {
    expect(read(text).rules).toEqual([]);
  });

  it.each([
    ['off', true],
    ['"off"', true],
    ['false', true],
    ['on', false],
    ['true', false],
  ])('turns a rule off or on: %s', (word, off) => {
    expect(read(`rules: { a: ${word} }`).rules).toMatchObject([
      { id: 'a', off, severity: undefined, params: undefined },
    ]);
  });

  it('sets a severity and params, in any order', () => {
    const [rule] = read('rules:\n  a: { params: { days: 7 }, severity: info }\n').rules;
    expect(rule).toMatchObject({ id: 'a', off: false, severity: 'info', at: { file: 'p.yaml', line: 2, column: 3 } });
    expect(rule?.params).toMatchObject({ is: 'map' });
  });

  it.each(['critical', 'high', 'medium', 'low', 'info', 'none'])('may count from %s on', severity => {
    expect(read(`fail-on: ${severity}`).failOn).toBe(severity);
  });

  it('leaves open from what on failures count', () => {
    expect(read('rules: {}').failOn).toBeUndefined();
  });
});

describe('a mistake in a policy has its place', () => {
  it.each([
    ['fail_on: high', ['1:1 a policy has no "fail_on"']],
    ['- a', ['1:1 a policy is a map']],
    ['rules: [a]', ['1:8 rules: takes a map']],
    ['rules: off', ['1:8 rules: takes a map']],
    ['rules: { a: never }', ['1:13 "never" says nothing of a rule']],
    ['rules: { a: 1 }', ['1:13 "1" says nothing of a rule']],
    ['rules: { a: [off] }', ['1:13 a is a map']],
    ['rules: { a: { severity: none } }', ['1:25 severity: is no "none"']],
    ['rules: { a: { severity: [low] } }', ['1:25 severity: is no ""']],
    ['fail-on: never', ['1:10 fail-on: is no "never"']],
    ['rules: {}\n---\nrules: {}', ['3:1 a policy is one YAML document']],
  ])('%j', (text, expected) => {
    expect(mistakesIn(text)).toEqual(expected);
  });

  it('and none hides another', () => {
    const text = 'fail-on: hihg\nrules:\n  a: { sev: low }\n  b: { severity: urgent }\nmore: 1\n';
    expect(mistakesIn(text)).toHaveLength(4);
  });

  it('a key that is written twice is one', () => {
    expect(mistakesIn('rules:\n  a: off\n  a: on\n')).toHaveLength(1);
  });

  it('a bare nothing is one: it may be meant as on or as off', () => {
    expect(mistakesIn('rules:\n  a:\n')).toHaveLength(1);
  });
});
