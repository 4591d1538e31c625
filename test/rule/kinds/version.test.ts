import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, ask, reads } from './ask.ts';

const least = (value: unknown, operand: string) => ask('version', value, 'min', operand);
const most = (value: unknown, operand: string) => ask('version', value, 'max', operand);

describe('versions compare part by part', () => {
  it.each([
    ['9.6', '10', 'no'],
    ['10', '9.6', 'yes'],
    ['9.6.22', '9.6.3', 'yes'],
    ['8.0.35', '8.0.35', 'yes'],
    ['8.0.9', '8.0.35', 'no'],
    ['5.7.44', '8.0', 'no'],
  ] as const)('%s is at least %s: %s', (value, operand, answer) => {
    expect(least(value, operand)).toBe(answer);
  });

  it('a longer version is of the line that an operand names: at least and at most it', () => {
    expect([least('13.1', '13'), most('13.1', '13'), ask('version', '13.1', 'equals', '13')]).toEqual([
      'yes',
      'yes',
      'no',
    ]);
    expect(most('14.1', '13')).toBe('no');
  });
});

describe('a version that is shorter than the operand may be any of its line', () => {
  it.each(['min', 'max', 'equals'] as const)('"13" %s "13.3" is open', question => {
    expect(ask('version', '13', question, '13.3')).toBe('open');
  });

  it('unless the parts it has decide', () => {
    expect([least('12', '13.3'), least('14', '13.3'), ask('version', '14', 'equals', '13.3')]).toEqual([
      'no',
      'yes',
      'no',
    ]);
  });
});

describe("each engine's own form", () => {
  it.each([
    ['Aurora MySQL', '8.0.mysql_aurora.3.10.1', '8.0.mysql_aurora.3.08.0', 'yes'],
    ['Aurora MySQL, older', '8.0.mysql_aurora.3.04.2', '8.0.mysql_aurora.3.08.0', 'no'],
    ['Aurora MySQL of the line before', '5.7.mysql_aurora.2.11.5', '8.0.mysql_aurora.3.08.0', 'no'],
    ['Oracle release updates', '19.0.0.0.ru-2024-01.rur-2024-01.r1', '19.0.0.0.ru-2023-10.rur-2023-10.r1', 'yes'],
    ['Oracle, older', '19.0.0.0.ru-2023-04.rur-2023-04.r1', '19.0.0.0.ru-2023-10.rur-2023-10.r1', 'no'],
    ['Oracle 12 patches', '12.1.0.2.v10', '12.1.0.2.v9', 'yes'],
    ['SQL Server', '15.00.4236.7.v1', '15.00.4073.23.v1', 'yes'],
    ['SQL Server, a leading zero', '15.0.4236.7', '15.00.4236.7', 'yes'],
    ['SQL Server, older', '14.00.3460.9.v1', '15.00', 'no'],
    ['MariaDB', '10.11.4', '10.6.16', 'yes'],
    ['Db2', '11.5.9.0.sb00040027.r1', '11.5.9.0.sb00030000.r1', 'yes'],
  ] as const)('%s', (_, value, operand, answer) => {
    expect(least(value, operand)).toBe(answer);
  });

  it('text that is not alike cannot be ordered, but is different', () => {
    expect(least('8.0.mysql_aurora.3.04.0', '8.0.35')).toBe('open');
    expect(ask('version', '8.0.mysql_aurora.3.04.0', 'equals', '8.0.35')).toBe('no');
  });
});

describe('what is no version', () => {
  it.each([10.1, 8, true, '', 'v8', 'latest', '8.', '8..0', '{{resolve}}', null])('%s', raw => {
    expect(reads('version', raw)).toBe(false);
    expect(least(raw, '8.0')).toBe<Answer>('open');
  });
});

describe('for any numeric versions', () => {
  const parts = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 4 });

  it('at least the operand and below it never both hold, and one does where the lengths are the same', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const [value, operand] = [a.join('.'), b.join('.')];
        const answer = least(value, operand);
        expect(answer === 'open').toBe(a.length < b.length && a.every((part, i) => part === b[i]));
        if (answer === 'no') expect(least(operand, value)).toBe('yes');
      }),
    );
  });
});
