import { describe, expect, it } from 'vitest';
import { ask, reads } from './ask.ts';

const is = (value: unknown, operand: unknown) => ask('setting', value, 'equals', operand);

describe('one boolean, however it is spelt', () => {
  it.each(['1', 'ON', 'on', 'true', 'TRUE', 'yes', 'Enabled', ' on ', 1, true])('%s is on', value => {
    expect(is(value, true)).toBe('yes');
    expect(is(value, false)).toBe('no');
  });

  it.each(['0', 'OFF', 'off', 'false', 'no', 'disabled', 0, false])('%s is off', value => {
    expect(is(value, false)).toBe('yes');
    expect(is(value, true)).toBe('no');
  });

  it.each(['require', '2', 'auto'])('%s is neither, so not known', value => {
    expect(is(value, true)).toBe('open');
    expect(is(value, false)).toBe('open');
  });
});

describe('numbers compare as numbers', () => {
  it.each([
    ['10', 10, 'yes'],
    ['010', 10, 'yes'],
    ['10.0', 10, 'yes'],
    ['-1', -1, 'yes'],
    ['9', 10, 'no'],
    ['ten', 10, 'open'],
    ['', 10, 'open'],
  ] as const)('%s is %s: %s', (value, operand, answer) => {
    expect(is(value, operand)).toBe(answer);
  });

  it('in order, not as text', () => {
    expect(ask('setting', '9', 'min', 10)).toBe('no');
    expect(ask('setting', '100', 'min', 99)).toBe('yes');
    expect(ask('setting', '100', 'max', '99')).toBe('no');
    expect(ask('setting', 'all', 'max', 99)).toBe('open');
    expect(ask('setting', '5', 'max', 'all')).toBe('open');
  });
});

describe('text compares without case', () => {
  it.each([
    ['TLSv1.2,TLSv1.3', 'tlsv1.2,tlsv1.3', 'yes'],
    ['MIXED', 'mixed', 'yes'],
    ['mixed', 'row', 'no'],
  ] as const)('%s is %s: %s', (value, operand, answer) => {
    expect(is(value, operand)).toBe(answer);
  });
});

describe('a formula is not evaluated', () => {
  const formula = '{DBInstanceClassMemory/12582880}';
  it('so nothing is known of it', () => {
    expect([is(formula, true), is(formula, 0), is(formula, formula.toLowerCase().slice(1, -1))]).toEqual([
      'open',
      'open',
      'open',
    ]);
    expect(ask('setting', formula, 'min', 6)).toBe('open');
    expect(reads('setting', formula)).toBe(false);
  });

  it('nor is a list or a structure a setting', () => {
    expect(is(['1'], true)).toBe('open');
    expect(is({ value: 1 }, true)).toBe('open');
  });
});
