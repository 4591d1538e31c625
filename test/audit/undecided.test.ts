import { describe, expect, it } from 'vitest';
import { openEnds } from '../../src/audit/undecided.ts';
import type { Scope } from '../../src/model/scope.ts';
import { Unknown } from '../../src/model/value.ts';

const SCOPE: Scope = { kind: 'recorded', path: 'a', account: '111122223333', region: 'eu-west-1' };
const denied = new Unknown('access-denied', 'DescribeSubnets was denied', 'scope');
const missing = new Unknown('not-collected', 'no DescribeAlarms in the input', 'scope');

describe('what a scope leaves open', () => {
  it('is told once a rule, with the number of resources', () => {
    const open = openEnds(SCOPE);
    open.resources('a', [denied], 1);
    open.resources('a', [denied], 1);
    open.resources('b', [missing], 1);
    const where = { account: '111122223333', region: 'eu-west-1' };
    expect(open.all()).toEqual([
      { rule: 'a', ...where, code: 'access-denied', detail: 'DescribeSubnets was denied', resources: 2 },
      { rule: 'b', ...where, code: 'not-collected', detail: 'no DescribeAlarms in the input', resources: 1 },
    ]);
  });

  it('has no number where not even the resources could be listed', () => {
    const open = openEnds(SCOPE);
    open.resources('a', [denied], 1);
    open.unlisted('a', missing);
    open.resources('a', [denied], 1);
    expect(open.all().map(({ resources }) => resources)).toEqual([null]);
  });

  it('gathers reasons in an order of their own', () => {
    const told = [
      [denied, missing],
      [missing, denied],
    ].map(reasons => {
      const open = openEnds(SCOPE);
      for (const reason of reasons) open.resources('a', [reason], 1);
      return open.all();
    });
    expect(told[0]).toEqual(told[1]);
    expect(told[0]?.[0]?.detail).toBe('DescribeSubnets was denied; no DescribeAlarms in the input');
  });

  it('tells a reason once, though two answers of one call give it', () => {
    const open = openEnds(SCOPE);
    open.resources('a', [denied, new Unknown('access-denied', denied.detail, 'scope')], 1);
    expect(open.all()[0]?.detail).toBe('DescribeSubnets was denied');
  });

  it('names the path where no account and region is known', () => {
    const open = openEnds({ kind: 'recorded', path: 'db.json' });
    open.resources('a', [denied], 1);
    expect(open.all()).toMatchObject([{ path: 'db.json' }]);
    expect(open.all()[0]).not.toHaveProperty('account');
  });
});
