import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMeasureId, MEASURED_TYPES, measureId, measureKey, STATISTIC_NAMES } from '../../../src/model/measure.ts';
import { type Resource, Unknown } from '../../../src/model/value.ts';
import { DENIED, HIDDEN } from '../../rule/support.ts';
import { derived, short } from '../follow.ts';

const CPU = measureKey({ name: 'CPUUtilization', statistic: 'Average', window: 3600 });
const ID = measureId('DBInstance', CPU, 'orders-db');
const INSTANCE = { DBInstanceIdentifier: 'orders-db' };

/** The metric of an instance, of which these rows were answered. */
const cpu = (rows: readonly Resource[] | Unknown, of: Resource = INSTANCE, key = CPU) =>
  short(derived('DBInstance', 'metrics', of, { MetricData: rows }, {}, key), '');
const row = (Values: unknown, more: Resource = {}) => ({ Id: ID, StatusCode: 'Complete', Values, ...more });

describe('a query’s Id', () => {
  it('says whom, what, how and over which window', () => {
    expect(ID).toBe('i__CPUUtilization__Average__3600__orders_2ddb');
    expect(isMeasureId(ID)).toBe(true);
  });

  it('is one that CloudWatch takes, and another for whatever differs', () => {
    const text = fc.string({ minLength: 1, maxLength: 40 });
    const part = fc.record({ type: fc.constantFrom(...MEASURED_TYPES), name: text, identifier: text });
    const how = fc.record({ statistic: fc.constantFrom(...STATISTIC_NAMES), window: fc.integer({ min: 60 }) });
    const one = fc.tuple(part, how).map(([a, b]) => ({ ...a, ...b }));
    const idOf = (of: typeof one extends fc.Arbitrary<infer T> ? T : never) =>
      measureId(of.type, measureKey(of), of.identifier);
    fc.assert(
      fc.property(one, one, (a, b) => {
        expect(idOf(a)).toMatch(/^[a-z][a-zA-Z0-9_]*$/);
        expect(isMeasureId(idOf(a))).toBe(true);
        expect(idOf(a) === idOf(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  it.each(['m1', 'i__CPUUtilization__Average__3600', 'i__CPUUtilization__p99__60__db', 'x__A__Sum__60__db', '', 7])(
    '%s is not ours',
    id => {
      expect(isMeasureId(id)).toBe(false);
    },
  );
});

describe('a metric', () => {
  it.each([
    ['Average', [1, 2, 6], 3],
    ['Maximum', [1, 6, 2], 6],
    ['Minimum', [4, 1, 2], 1],
    ['Sum', [1, 2, 6], 9],
    ['SampleCount', [60, 60, 12], 132],
  ] as const)('as %s of %j is %d', (statistic, values, expected) => {
    const key = measureKey({ name: 'X', statistic, window: 60 });
    expect(cpu([row([...values], { Id: measureId('DBInstance', key, 'orders-db') })], INSTANCE, key)).toBe(expected);
  });

  it.each([
    ['no datapoint', [row([])], '(no-datapoints)'],
    ['no values at all', [row(undefined)], '(no-datapoints)'],
    ['only a part', [row([4], { StatusCode: 'PartialData' })], '(call-failed)'],
    ['an error within', [row([4], { StatusCode: 'InternalError' })], '(call-failed)'],
    ['a refusal of one metric', [row([], { StatusCode: 'Forbidden' })], '(access-denied)'],
    ['no status', [{ Id: ID, Values: [4] }], '(call-failed)'],
    ['what is no number', [row([4, '5'])], '(unreadable)'],
    ['another instance', [row([4], { Id: measureId('DBInstance', CPU, 'orders') })], '(not-collected)'],
    ['a cluster of the same name', [row([4], { Id: measureId('DBCluster', CPU, 'orders-db') })], '(not-collected)'],
    ['hidden values', [row(HIDDEN)], '(unresolved-reference)'],
    ['a hidden value', [row([4, HIDDEN])], '(unresolved-reference)'],
    ['a hidden status', [row([4], { StatusCode: HIDDEN })], '(unresolved-reference)'],
    ['a hidden Id', [row([4], { Id: HIDDEN })], '(not-collected)'],
    ['a denied call', DENIED, '(access-denied)'],
  ])('with %s is not known', (_, rows, expected) => {
    expect(cpu(rows)).toBe(expected);
  });

  it('of an instance whose name is hidden is not known', () => {
    expect(cpu([row([4])], { DBInstanceIdentifier: HIDDEN })).toBe('(unresolved-reference)');
    expect(cpu([row([4])], {})).toBe('(operand-absent)');
  });

  it('is known of the Ids that were answered, though others were not', () => {
    const subjects = { MetricData: new Map([[ID, undefined]]) };
    const value = derived('DBInstance', 'metrics', INSTANCE, { MetricData: [row([4])] }, { subjects }, CPU);
    expect(value).toBe(4);
  });

  it.each(['cloudformation', 'terraform', 'plan'] as const)('is not in a %s source', kind => {
    const gap = new Unknown('not-in-source', 'a template does not hold it', 'scope');
    expect(short(derived('DBInstance', 'metrics', INSTANCE, { MetricData: gap }, { kind }, CPU), '')).toBe(
      '(not-in-source)',
    );
  });

  it('of a cluster and a proxy has their own dimension', () => {
    const MetricData = [
      row([4], { Id: measureId('DBCluster', CPU, 'shop') }),
      row([5], { Id: measureId('DBProxy', CPU, 'shop') }),
    ];
    expect(derived('DBCluster', 'metrics', { DBClusterIdentifier: 'shop' }, { MetricData }, {}, CPU)).toBe(4);
    expect(derived('DBProxy', 'metrics', { DBProxyName: 'shop' }, { MetricData }, {}, CPU)).toBe(5);
  });
});
