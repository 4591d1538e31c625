import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { factFiles } from '../../scripts/facts.ts';
import { evaluate } from '../../src/model/derived/formula.ts';
import { classFamily, classSize, familyOf } from '../../src/model/facts/instance-classes.ts';
import { lifecycleOf } from '../../src/model/facts/lifecycles.ts';
import { engineDefault } from '../../src/model/facts/parameter-defaults.ts';
import { atLeast } from '../../src/model/facts/version.ts';

const ROOT = join(import.meta.dirname, '..', '..');

describe('the dated tables', () => {
  it.each([...factFiles(ROOT)])('%s is what rules/data says', (file, text) => {
    expect(readFileSync(join(ROOT, file), 'utf8')).toBe(text);
  });

  it('give a day that support ends as its last second, and begin Extended Support the day after', () => {
    expect(lifecycleOf('postgres', '12')).toEqual({
      standardEnd: '2025-02-28T23:59:59Z',
      extended: { start: '2025-03-01T00:00:00Z', end: '2028-02-29T23:59:59Z' },
    });
    expect(lifecycleOf('aurora-mysql', '5.7')?.extended).toEqual({ start: '2024-11-01T00:00:00Z', end: 'unknown' });
    expect(lifecycleOf('aurora-mysql', '8.0')?.extended).toMatchObject({ end: '2029-07-31T23:59:59Z' });
    expect(lifecycleOf('mariadb', '10.6')?.extended).toBeUndefined();
    expect(lifecycleOf('mariadb', '5.5')).toBeUndefined();
  });

  it('know classes by family and size, and nothing of others', () => {
    expect(classSize('db.x2iedn.32xlarge')).toEqual({ vcpus: 128, memoryGiB: 4096 });
    expect(classSize('db.r5.12xlarge.tpc2.mem2x')).toEqual({ vcpus: 48, memoryGiB: 768 });
    expect(['db.r9z.large', 'db.serverless', 'r5.large', 'constructor'].map(classSize)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect([familyOf('db.serverless'), classFamily('constructor')]).toEqual(['serverless', undefined]);
  });

  it('bound an engine default by the major version', () => {
    expect(['14', '15', undefined].map(major => engineDefault('postgres', major, 'rds.force_ssl'))).toEqual([
      '0',
      '1',
      undefined,
    ]);
  });
});

describe('atLeast', () => {
  it.each([
    ['12.4', '12.4', true],
    ['12.4.1', '12.4', true],
    ['12.10', '12.4', true],
    ['12.3', '12.4', false],
    ['12', '12.4', undefined],
    ['11', '12.4', false],
    ['x', '12', undefined],
  ])('%s from %s', (version, bound, expected) => {
    expect(atLeast(version, bound)).toBe(expected);
  });
});

describe('parameter formulas', () => {
  const memory = { DBInstanceClassMemory: 16 * 2 ** 30 };

  it.each([
    ['{DBInstanceClassMemory/12582880}', 1365],
    ['{DBInstanceClassMemory*3/4}', 12 * 2 ** 30],
    ['LEAST({DBInstanceClassMemory/9531392},5000)', 1802],
    ['GREATEST({log(DBInstanceClassMemory/805306368)*45},10)', 198],
    ['SUM({DBInstanceClassMemory/12582880}, -50)', 1315],
    ['{TrueIfReplica}', undefined],
    ['{DBInstanceClassMemory/', undefined],
    ['nonsense(1)', undefined],
    ['{constructor}', undefined],
  ])('%s', (formula, expected) => {
    expect(evaluate(formula, memory)).toBe(expected);
  });
});
