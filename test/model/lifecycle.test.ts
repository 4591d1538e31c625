import { describe, expect, it } from 'vitest';
import { isSubject } from '../../src/model/lifecycle.ts';
import { NO, OPEN, YES } from '../../src/model/truth.ts';
import { HIDDEN, inventoryOf } from '../rule/support.ts';

describe('what is never judged', () => {
  const listed = inventoryOf({});
  const template = inventoryOf({}, { kind: 'cloudformation' });

  it.each([
    ['DBInstance', { Engine: 'docdb' }, NO],
    ['DBCluster', { Engine: 'neptune' }, NO],
    ['DBClusterSnapshot', { Engine: 'neptune' }, NO],
    ['GlobalCluster', { Engine: 'docdb' }, NO],
    ['DBInstance', { Engine: 'mysql', DBInstanceStatus: 'deleting' }, NO],
    ['DBCluster', { Status: 'deleting' }, NO],
    ['DBInstance', { Engine: 'neptune', DBInstanceStatus: HIDDEN }, NO],
    ['DBInstance', { Engine: HIDDEN, DBInstanceStatus: 'deleting' }, NO],
    ['DBInstance', { DBInstanceStatus: HIDDEN }, OPEN],
    ['DBInstance', { Engine: HIDDEN }, OPEN],
    ['DBInstance', {}, YES],
    ['DBInstance', { Engine: 'postgres', DBInstanceStatus: 'creating' }, YES],
    ['SecurityGroup', { Engine: 'docdb', Status: 'deleting' }, YES],
  ] as const)('%s %o', (type, resource, truth) => {
    expect(isSubject(type, resource, listed)).toBe(truth);
  });

  it('templates have types of their own for them, so a hidden engine there is RDS’s', () => {
    expect(isSubject('DBInstance', { Engine: HIDDEN }, template)).toBe(YES);
    expect(isSubject('DBInstance', { Engine: 'docdb' }, template)).toBe(NO);
  });
});
