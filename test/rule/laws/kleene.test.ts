import { describe, expect, it } from 'vitest';
import type { Status } from '../../../src/model/finding.ts';
import { DENIED, HIDDEN, verdict } from '../support.ts';

/** Three fields of one resource that say true, false and nothing known. */
const subject = { MultiAZ: true, DeletionProtection: false, StorageEncrypted: HIDDEN };
const T = '{ MultiAZ: true }';
const F = '{ DeletionProtection: true }';
const U = '{ StorageEncrypted: true }';
const says = (condition: string): Status => verdict(condition, subject);

describe('all: the least of its parts', () => {
  it.each([
    [T, T, 'pass'],
    [T, F, 'fail'],
    [T, U, 'unknown'],
    [F, F, 'fail'],
    [F, U, 'fail'],
    [U, U, 'unknown'],
  ] as const)('%s and %s: %s', (a, b, status) => {
    expect(says(`{ all: [${a}, ${b}] }`)).toBe(status);
    expect(says(`{ all: [${b}, ${a}] }`)).toBe(status);
  });

  it('entries of one map are all of them', () => {
    expect(says('{ MultiAZ: true, StorageEncrypted: true }')).toBe('unknown');
    expect(says('{ StorageEncrypted: true, DeletionProtection: true }')).toBe('fail');
    expect(says(`{ MultiAZ: true, any: [${F}, ${T}], not: ${F} }`)).toBe('pass');
  });

  it('tests on one path are all of them', () => {
    const count = (days: unknown) =>
      verdict('{ BackupRetentionPeriod: { min: 7, max: 35 } }', { BackupRetentionPeriod: days });
    expect([count(6), count(7), count(35), count(36), count(HIDDEN)]).toEqual([
      'fail',
      'pass',
      'pass',
      'fail',
      'unknown',
    ]);
  });
});

describe('any: the greatest of its parts', () => {
  it.each([
    [T, T, 'pass'],
    [T, F, 'pass'],
    [T, U, 'pass'],
    [F, F, 'fail'],
    [F, U, 'unknown'],
    [U, U, 'unknown'],
  ] as const)('%s or %s: %s', (a, b, status) => {
    expect(says(`{ any: [${a}, ${b}] }`)).toBe(status);
    expect(says(`{ any: [${b}, ${a}] }`)).toBe(status);
  });
});

describe('not: the other one, and what is open stays open', () => {
  it.each([
    [T, 'fail'],
    [F, 'pass'],
    [U, 'unknown'],
  ] as const)('not %s: %s', (condition, status) => {
    expect(says(`{ not: ${condition} }`)).toBe(status);
    expect(says(`{ not: { not: { not: ${condition} } } }`)).toBe(status);
  });
});

describe('when', () => {
  const judged = (when: string, assert: string) => verdict(assert, subject, { when });
  it('false is not applicable whatever the assert', () => {
    expect([T, F, U].map(assert => judged(F, assert))).toEqual(['not-applicable', 'not-applicable', 'not-applicable']);
  });

  it('unknown is unknown whatever the assert', () => {
    expect([T, F, U].map(assert => judged(U, assert))).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('true leaves it to the assert', () => {
    expect([T, F, U].map(assert => judged(T, assert))).toEqual(['pass', 'fail', 'unknown']);
  });
});

describe('lifecycle comes first', () => {
  it.each(['docdb', 'neptune'])('%s is never judged', Engine => {
    expect(verdict(T, { ...subject, Engine })).toBe('not-applicable');
  });

  it('nor is what is being deleted', () => {
    expect(verdict(F, { ...subject, DBInstanceStatus: 'deleting' })).toBe('not-applicable');
    expect(verdict(F, { ...subject, DBInstanceStatus: 'creating' })).toBe('fail');
  });

  it('a status or engine that is hidden leaves it open, a rule that does not apply all the same', () => {
    for (const hidden of [{ DBInstanceStatus: HIDDEN }, { Engine: DENIED }]) {
      expect(verdict(T, { ...subject, ...hidden })).toBe('unknown');
      expect(verdict(T, { ...subject, ...hidden }, { when: F })).toBe('not-applicable');
    }
  });

  it('in a template an unresolved engine is one of RDS', () => {
    const options = { kind: 'terraform' } as const;
    expect(verdict(T, { ...subject, Engine: HIDDEN }, { options })).toBe('pass');
  });
});
