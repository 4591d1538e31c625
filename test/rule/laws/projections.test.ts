import { describe, expect, it } from 'vitest';
import { Collection, type Unknown } from '../../../src/model/value.ts';
import { DENIED, HIDDEN, verdict } from '../support.ts';

const members = (zones: readonly unknown[]) =>
  zones.map((AvailabilityZone, i) => ({ DBInstanceIdentifier: `i${i}`, DBClusterIdentifier: 'c', AvailabilityZone }));

/** A test of the zones of a cluster's instances. */
const zones = (test: string, list: readonly unknown[], gap?: Unknown) =>
  verdict(
    `{ instances.AvailabilityZone: { ${test} } }`,
    { DBClusterIdentifier: 'c' },
    {
      resource: 'DBCluster',
      rows: { DBInstance: members(list) },
      options: gap === undefined ? {} : { gaps: { DBInstance: gap } },
    },
  );

describe('distinct counts values', () => {
  it.each([
    ['a value twice', ['a', 'a'], '1', 'pass'],
    ['two values', ['a', 'b'], '2', 'pass'],
    ['none', [], '0', 'pass'],
    ['absent ones do not count', ['a', undefined, ''], '1', 'pass'],
    ['a hidden one may repeat or add', ['a', HIDDEN], '{ min: 1, max: 2 }', 'pass'],
    ['so one is not certain', ['a', HIDDEN], '1', 'unknown'],
    ['nor are two', ['a', HIDDEN], '2', 'unknown'],
    ['but three are too many', ['a', HIDDEN], '3', 'fail'],
    ['a hidden one may be absent', [HIDDEN], '{ max: 1 }', 'pass'],
    ['so none is possible', [HIDDEN], '0', 'unknown'],
  ] as const)('%s', (_, list, test, status) => {
    expect(zones(`distinct: ${test}`, list)).toBe(status);
  });

  it('an open end may bring any number', () => {
    expect(zones('distinct: { min: 2 }', ['a'], DENIED)).toBe('unknown');
    expect(zones('distinct: { min: 2 }', ['a', 'b'], DENIED)).toBe('pass');
    expect(zones('distinct: { max: 2 }', ['a', 'b'], DENIED)).toBe('unknown');
    expect(zones('distinct: { max: 1 }', ['a', 'b'], DENIED)).toBe('fail');
  });

  it('a possible element adds only a value of its own', () => {
    const logs = (possible: readonly unknown[], test: string) =>
      verdict(`{ EnabledCloudwatchLogsExports: { distinct: ${test} } }`, {
        EnabledCloudwatchLogsExports: new Collection(['a'], possible, HIDDEN),
      });
    expect([
      logs(['a'], '1'),
      logs(['b'], '1'),
      logs(['b'], '{ min: 1, max: 2 }'),
      logs(['b', 'b'], '{ max: 2 }'),
    ]).toEqual(['pass', 'unknown', 'pass', 'pass']);
  });

  it('values are told apart as their kind reads them', () => {
    const windows = (list: readonly string[]) =>
      verdict(
        '{ instances.PreferredMaintenanceWindow: { distinct: 1 } }',
        { DBClusterIdentifier: 'c' },
        {
          resource: 'DBCluster',
          rows: {
            DBInstance: list.map(PreferredMaintenanceWindow => ({
              DBClusterIdentifier: 'c',
              PreferredMaintenanceWindow,
            })),
          },
        },
      );
    expect(windows(['sun:05:00-sun:06:00', 'Sun:05:00-SUN:06:00'])).toBe('pass');
    expect(windows(['sun:05:00-sun:06:00', 'sun:05:00-sun:06:30'])).toBe('fail');
    expect(windows(['sun:05:00-sun:06:00', 'sometime'])).toBe('unknown');
  });
});

describe('a projection', () => {
  it('leaves absent values out of a count, and hidden ones may be absent', () => {
    expect(zones('count: 1', ['a', undefined])).toBe('pass');
    expect(zones('count: { min: 1, max: 2 }', ['a', HIDDEN])).toBe('pass');
    expect(zones('count: 2', ['a', HIDDEN])).toBe('unknown');
  });

  it('but a quantifier asks of every element, also of one where it is absent', () => {
    expect(zones('every: a', ['a', undefined])).toBe('fail');
    expect(zones('every: { not: b }', ['a', undefined])).toBe('pass');
    expect(zones('some: a', [HIDDEN, undefined])).toBe('unknown');
    expect(zones('none: { present: true }', ['', undefined])).toBe('pass');
  });

  it('present asks whether any element has it', () => {
    expect(zones('present: true', [undefined])).toBe('fail');
    expect(zones('present: true', ['a', undefined])).toBe('pass');
    expect(zones('present: true', [HIDDEN])).toBe('unknown');
    expect(zones('present: false', [], DENIED)).toBe('unknown');
  });

  it('of structures: the condition is asked behind it', () => {
    const ports = (list: readonly unknown[]) =>
      verdict(
        '{ instances.Endpoint: { every: { any: [{ Port: 5432 }, { Port: { present: false } }] } } }',
        { DBClusterIdentifier: 'c' },
        {
          resource: 'DBCluster',
          rows: { DBInstance: list.map(Endpoint => ({ DBClusterIdentifier: 'c', Endpoint })) },
        },
      );
    expect(ports([{ Port: 5432 }, {}, undefined])).toBe('pass');
    expect(ports([{ Port: 3306 }])).toBe('fail');
    expect(ports([HIDDEN])).toBe('unknown');
  });
});

describe('lists behind lists are one list', () => {
  const ingress = (test: string, rules: readonly object[], group: unknown = 'sg') =>
    verdict(
      `{ securityGroups.ingress: { ${test} } }`,
      { VpcSecurityGroups: [{ VpcSecurityGroupId: group }] },
      {
        rows: {
          SecurityGroup: [{ GroupId: 'sg' }],
          SecurityGroupRule: rules.map(rule => ({ IsEgress: false, GroupId: 'sg', ...rule })),
        },
      },
    );

  it('with the elements of all of them', () => {
    expect(ingress('count: 2', [{ SecurityGroupRuleId: 'a' }, { SecurityGroupRuleId: 'b' }, { IsEgress: true }])).toBe(
      'pass',
    );
  });

  it('a hidden outer element may hold any number', () => {
    expect(ingress('count: 0', [], HIDDEN)).toBe('unknown');
    expect(ingress('none: { IpProtocol: tcp }', [{ IpProtocol: 'tcp' }], HIDDEN)).toBe('unknown');
    expect(ingress('every: { IpProtocol: tcp }', [], 'sg-other')).toBe('unknown');
  });
});

describe('sets over lists of text and numbers', () => {
  const logs = (test: string, EnabledCloudwatchLogsExports: unknown, values = {}) =>
    verdict(`{ EnabledCloudwatchLogsExports: { ${test} } }`, { EnabledCloudwatchLogsExports }, { values });
  const open = (...items: readonly unknown[]) => new Collection(items, [], undefined, DENIED);
  const maybe = (items: readonly unknown[], possible: readonly unknown[]) => new Collection(items, possible, HIDDEN);

  it.each([
    ['covers: [audit, error]', ['error', 'audit', 'general'], 'pass'],
    ['covers: [audit, error]', ['error'], 'fail'],
    ['covers: [audit, error]', ['error', HIDDEN], 'unknown'],
    ['covers: [audit, error]', open('error'), 'unknown'],
    ['covers: [audit, error]', open('error', 'audit'), 'pass'],
    ['covers: [audit, error]', maybe(['error'], ['audit']), 'unknown'],
    ['covers: [audit, error]', maybe(['error'], ['general']), 'fail'],
    ['covers: audit', ['audit'], 'pass'],
    ['covers: [audit]', undefined, 'fail'],
    ['covers: [audit]', HIDDEN, 'unknown'],
    ['covers: []', [], 'pass'],
    ['within: [audit, error]', ['audit'], 'pass'],
    ['within: [audit, error]', ['audit', 'general'], 'fail'],
    ['within: [audit, error]', ['audit', HIDDEN], 'unknown'],
    ['within: [audit, error]', ['general', HIDDEN], 'fail'],
    ['within: [audit, error]', open('audit'), 'unknown'],
    ['within: [audit, error]', open('general'), 'fail'],
    ['within: [audit, error]', maybe(['audit'], ['error']), 'pass'],
    ['within: [audit, error]', maybe(['audit'], ['general']), 'unknown'],
    ['within: []', [], 'pass'],
    ['within: []', ['audit'], 'fail'],
    ['within: [audit]', undefined, 'pass'],
    ['overlaps: [audit, error]', ['general', 'error'], 'pass'],
    ['overlaps: [audit, error]', ['general'], 'fail'],
    ['overlaps: [audit, error]', ['general', HIDDEN], 'unknown'],
    ['overlaps: [audit, error]', open('general'), 'unknown'],
    ['overlaps: [audit, error]', maybe(['general'], ['error']), 'unknown'],
    ['overlaps: [audit, error]', maybe(['general'], ['x']), 'fail'],
    ['overlaps: [audit]', undefined, 'fail'],
  ] as const)('%s of %o is %s', (test, list, status) => {
    expect(logs(test, list)).toBe(status);
  });

  it('elements of another type are unreadable', () => {
    expect(logs('within: [audit]', [5])).toBe('unknown');
    expect(logs('covers: [audit]', [5])).toBe('unknown');
    expect(logs('overlaps: [audit]', [5, 'audit'])).toBe('pass');
  });
});
