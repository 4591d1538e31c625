import { describe, expect, it } from 'vitest';
import { ask, type Question, reads } from './ask.ts';

const ports = (value: unknown, question: Question, operand: unknown) => ask('ports', value, question, operand);

describe('ports are sets', () => {
  it.each([
    [{ from: 5000, to: 6000 }, 'covers', 5432, 'yes'],
    [{ from: 5432, to: 5432 }, 'equals', '5432', 'yes'],
    [{ from: 5000, to: 6000 }, 'covers', '5400-5500', 'yes'],
    [{ from: 5000, to: 6000 }, 'covers', '5900-6001', 'no'],
    [{ from: 5000, to: 6000 }, 'overlaps', '5900-6001', 'yes'],
    [{ from: 5000, to: 6000 }, 'within', '0-65535', 'yes'],
    [{ from: 5000, to: 6000 }, 'within', [5432, '4000-7000'], 'yes'],
    [{ from: 22, to: 23 }, 'within', [22, 23], 'yes'],
    [{ from: 22, to: 24 }, 'within', [22, 24], 'no'],
    [5432, 'within', '5000-6000', 'yes'],
  ] as const)('%o %s %o: %s', (value, question, operand, answer) => {
    expect(ports(value, question, operand)).toBe(answer);
  });

  it('a rule that opens no TCP port covers none and overlaps none', () => {
    const none = { from: 1, to: 0 };
    expect(ports(none, 'covers', 5432)).toBe('no');
    expect(ports(none, 'overlaps', '0-65535')).toBe('no');
    expect(ports(none, 'within', 22)).toBe('yes');
  });

  it.each([{ from: 1 }, { from: '22', to: '22' }, 'ssh', '22-', '-1', 2.5, true, ''])('what is no port: %o', raw => {
    expect(reads('ports', raw)).toBe(false);
    expect(ports(raw, 'covers', 5432)).toBe('open');
  });
});
