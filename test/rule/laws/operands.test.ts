import { describe, expect, it } from 'vitest';
import { asserting, compiled, explained, HIDDEN, ruleOf, runOf, verdict } from '../support.ts';

const reasonsOf = (condition: string, subject: object, given = {}) =>
  explained(condition, { ...subject }, given).reasons.map(({ code }) => code);

describe('an operand that is absent or not known makes its test unknown', () => {
  const tests = ['$resource.SecondaryAvailabilityZone', '{ not: $resource.SecondaryAvailabilityZone }'];
  it.each(tests)('AvailabilityZone: %s', test => {
    const condition = `{ AvailabilityZone: ${test} }`;
    for (const SecondaryAvailabilityZone of [undefined, null, '']) {
      expect(verdict(condition, { AvailabilityZone: 'a', SecondaryAvailabilityZone })).toBe('unknown');
      expect(verdict(condition, { SecondaryAvailabilityZone })).toBe('unknown');
    }
    expect(reasonsOf(condition, { AvailabilityZone: 'a' })).toEqual(['operand-absent']);
    expect(reasonsOf(condition, { AvailabilityZone: 'a', SecondaryAvailabilityZone: HIDDEN })).toEqual([
      'unresolved-reference',
    ]);
  });

  it('what is there is compared', () => {
    const same = { AvailabilityZone: 'a', SecondaryAvailabilityZone: 'a' };
    expect(tests.map(test => verdict(`{ AvailabilityZone: ${test} }`, same))).toEqual(['pass', 'fail']);
  });

  it('an open group is no pass for an instance without an endpoint', () => {
    const condition = '{ securityGroups.ingress: { none: { ports: { covers: $resource.Endpoint.Port } } } }';
    const rows = {
      SecurityGroup: [{ GroupId: 'sg' }],
      SecurityGroupRule: [{ GroupId: 'sg', IsEgress: false, IpProtocol: '-1', CidrIpv4: '0.0.0.0/0' }],
    };
    const VpcSecurityGroups = [{ VpcSecurityGroupId: 'sg' }];
    expect(verdict(condition, { VpcSecurityGroups }, { rows })).toBe('unknown');
    expect(verdict(condition, { VpcSecurityGroups, Endpoint: { Port: 5432 } }, { rows })).toBe('fail');
  });

  it('of the wrong type is unreadable', () => {
    const condition = '{ AllocatedStorage: { min: $resource.MaxAllocatedStorage } }';
    expect(reasonsOf(condition, { AllocatedStorage: 5, MaxAllocatedStorage: 'many' })).toEqual(['unreadable']);
  });
});

describe('an entry of a map param', () => {
  const params = '{ least: { type: map, default: { mysql: 7, postgres: 14 } } }';
  const condition = "{ BackupRetentionPeriod: { min: '$least[Engine]' } }";
  it.each([
    ['mysql', 7, 'pass'],
    ['postgres', 7, 'fail'],
    ['mariadb', 7, 'unknown'],
    [undefined, 7, 'unknown'],
  ] as const)('%s', (Engine, BackupRetentionPeriod, status) => {
    expect(verdict(condition, { Engine, BackupRetentionPeriod }, { params })).toBe(status);
  });

  it('a missing entry, a missing key and a hidden key have their reasons', () => {
    const codes = (subject: object) => reasonsOf(condition, { BackupRetentionPeriod: 7, ...subject }, { params });
    expect(codes({ Engine: 'mariadb' })).toEqual(['no-entry']);
    expect(codes({})).toEqual(['operand-absent']);
    expect(codes({ Engine: HIDDEN })).toEqual(['unresolved-reference']);
  });

  it('may be a list', () => {
    const logs = "{ EnabledCloudwatchLogsExports: { covers: '$required[Engine]' } }";
    const required = '{ required: { type: map, default: { mysql: [audit, error] } } }';
    const judge = (list: readonly string[]) =>
      verdict(logs, { Engine: 'mysql', EnabledCloudwatchLogsExports: list }, { params: required });
    expect([judge(['error', 'audit']), judge(['error'])]).toEqual(['pass', 'fail']);
  });
});

describe('products', () => {
  const condition = '{ MaxAllocatedStorage: { min: $resource.AllocatedStorage * $factor } }';
  const params = '{ factor: { type: number, default: 1.5 } }';
  it.each([
    [150, 100, 'pass'],
    [149, 100, 'fail'],
    [150, undefined, 'unknown'],
    [150, HIDDEN, 'unknown'],
    [undefined, 100, 'fail'],
  ] as const)('%s against %s', (MaxAllocatedStorage, AllocatedStorage, status) => {
    expect(verdict(condition, { MaxAllocatedStorage, AllocatedStorage }, { params })).toBe(status);
  });

  it('$element is the element that is asked', () => {
    const volumes =
      '{ AdditionalStorageVolumes: { every: { MaxAllocatedStorage: { min: $element.AllocatedStorage * 2 } } } }';
    const judge = (AllocatedStorage: unknown) =>
      verdict(volumes, {
        AllocatedStorage: 1,
        AdditionalStorageVolumes: [{ AllocatedStorage, MaxAllocatedStorage: 100 }],
      });
    expect([judge(50), judge(51), judge(undefined)]).toEqual(['pass', 'fail', 'unknown']);
  });
});

describe('now', () => {
  const created = (test: string, InstanceCreateTime: unknown, given = {}) =>
    verdict(`{ InstanceCreateTime: ${test} }`, { InstanceCreateTime }, given);
  it.each([
    ['{ max: now }', '2026-09-01T00:00:00Z', 'pass'],
    ['{ max: now }', '2026-09-01T00:00:01Z', 'fail'],
    ['{ max: now - 90d }', '2026-06-03T00:00:00Z', 'pass'],
    ['{ max: now - 90d }', '2026-06-04T00:00:00Z', 'fail'],
    ['{ min: now + 36h }', '2026-09-02T12:00:00Z', 'pass'],
    ['{ min: now + 36h }', '2026-09-02T11:59:59Z', 'fail'],
  ] as const)('%s of %s', (test, time, status) => {
    expect(created(test, time)).toBe(status);
  });

  it('with a param, or an entry of a map', () => {
    const age = '{ age: { type: duration, default: 14d } }';
    expect(created('{ min: now - $age }', '2026-08-20T00:00:00Z', { params: age })).toBe('pass');
    expect(created('{ min: now - $age }', '2026-08-20T00:00:00Z', { params: age, values: { age: '7d' } })).toBe('fail');
    const ages = '{ ages: { type: map, default: { mysql: 7d } } }';
    const judge = (Engine: string) =>
      verdict(
        "{ InstanceCreateTime: { min: 'now - $ages[Engine]' } }",
        { Engine, InstanceCreateTime: '2026-08-20T00:00:00Z' },
        { params: ages },
      );
    expect([judge('mysql'), judge('postgres')]).toEqual(['fail', 'unknown']);
  });
});

describe('a param without a value', () => {
  const params = '{ days: { type: number }, zone: { type: text }, key: { type: text } }';
  const all =
    '{ MultiAZ: true, BackupRetentionPeriod: { min: 1, max: $days }, AvailabilityZone: { not: $zone }, "tags[$key]": x }';
  const judge = (condition: string, values = {}) =>
    verdict(
      condition,
      { MultiAZ: true, BackupRetentionPeriod: 7, AvailabilityZone: 'a' },
      { params: paramsIn(condition), values },
    );

  /** Only params that a condition uses, since others are a mistake. */
  const paramsIn = (condition: string) =>
    `{ ${params
      .slice(2, -2)
      .split(/(?<=\}), /)
      .filter(param => condition.includes(`$${param.split(':')[0]}`))
      .join(', ')} }`;

  it('its tests drop out, the others stay', () => {
    expect(judge(all)).toBe('pass');
    expect(judge(all, { days: 5 })).toBe('fail');
    expect(judge(all, { zone: 'a' })).toBe('fail');
    expect(judge(all, { key: 'Owner' })).toBe('fail');
    expect(judge(all, { zone: 'b', days: 7 })).toBe('pass');
  });

  it('from alternatives and negations too', () => {
    expect(judge('{ any: [{ MultiAZ: false }, { AvailabilityZone: $zone }] }')).toBe('fail');
    expect(judge('{ any: [{ MultiAZ: false }, { AvailabilityZone: $zone }] }', { zone: 'a' })).toBe('pass');
    expect(judge('{ MultiAZ: true, not: { AvailabilityZone: $zone } }')).toBe('pass');
  });

  it('an assert that is left empty expects nothing: not applicable', () => {
    expect(judge('{ AvailabilityZone: $zone }')).toBe('not-applicable');
    expect(judge('{ not: { any: [{ AvailabilityZone: $zone }, { BackupRetentionPeriod: { min: $days } }] } }')).toBe(
      'not-applicable',
    );
  });

  it('a quantifier whose condition is left empty drops out, a where selects all', () => {
    const groups = { VpcSecurityGroups: [{ Status: 'removing' }] };
    const rule = (condition: string) =>
      compiled(ruleOf(asserting(condition, { params: '{ status: { type: text } }' })));
    expect(rule('{ VpcSecurityGroups: { some: { Status: $status } } }').judge(groups, runOf({}))).toBe(
      'not-applicable',
    );
    expect(rule('{ VpcSecurityGroups: { where: { Status: $status }, count: 1 } }').judge(groups, runOf({}))).toBe(
      'pass',
    );
  });

  it('a when that is left empty applies to all', () => {
    const given = { params: '{ zone: { type: text } }', when: '{ AvailabilityZone: $zone }' };
    expect(verdict('{ MultiAZ: true }', { MultiAZ: true }, given)).toBe('pass');
    expect(verdict('{ MultiAZ: true }', { MultiAZ: true }, { ...given, values: { zone: 'a' } })).toBe('not-applicable');
  });
});
