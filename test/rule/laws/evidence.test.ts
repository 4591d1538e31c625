import { describe, expect, it } from 'vitest';
import { Collection } from '../../../src/model/value.ts';
import { DENIED, explained, HIDDEN } from '../support.ts';

/** Evidence without places. */
const evidence = (...args: Parameters<typeof explained>) =>
  explained(...args).evidence.map(({ path, actual, expected, outcome }) => ({ path, actual, expected, outcome }));

const reasons = (...args: Parameters<typeof explained>) =>
  explained(...args).reasons.map(({ code, level, detail }) => ({ code, level, detail }));

const DENIED_REASON = { code: 'access-denied', level: 'scope', detail: 'the call was denied' };
const HIDDEN_REASON = { code: 'unresolved-reference', level: 'resource', detail: 'hidden in the test' };

describe('a failing verdict names path, actual and expected', () => {
  it.each([
    ['{ MultiAZ: true }', { MultiAZ: false }, [{ path: 'MultiAZ', actual: false, expected: true }]],
    ['{ MultiAZ: true }', {}, [{ path: 'MultiAZ', actual: { absent: true }, expected: true }]],
    [
      '{ BackupRetentionPeriod: { min: 7, max: 35 } }',
      { BackupRetentionPeriod: 1 },
      [{ path: 'BackupRetentionPeriod', actual: 1, expected: { min: 7 } }],
    ],
    [
      '{ Endpoint.Port: { not: 5432 } }',
      { Endpoint: { Port: 5432 } },
      [{ path: 'Endpoint.Port', actual: 5432, expected: { not: 5432 } }],
    ],
    [
      '{ "tags[Owner]": { present: true } }',
      { TagList: [] },
      [{ path: 'tags[Owner]', actual: { absent: true }, expected: { present: true } }],
    ],
    [
      '{ not: { Engine: mysql } }',
      { Engine: 'mysql' },
      [{ path: 'Engine', actual: 'mysql', expected: { not: 'mysql' } }],
    ],
    [
      '{ MultiAZ: true, Engine: mysql, DeletionProtection: true }',
      { MultiAZ: false, Engine: 'mysql' },
      [
        { path: 'MultiAZ', actual: false, expected: true },
        { path: 'DeletionProtection', actual: { absent: true }, expected: true },
      ],
    ],
    [
      '{ any: [{ MultiAZ: true }, { Engine: mysql }] }',
      { MultiAZ: false, Engine: 'postgres' },
      [
        { path: 'MultiAZ', actual: false, expected: true },
        { path: 'Engine', actual: 'postgres', expected: 'mysql' },
      ],
    ],
  ])('%s', (condition, subject, expected) => {
    expect(evidence(condition, subject)).toEqual(expected.map(one => ({ ...one, outcome: 'not-met' })));
  });

  it('what drops out because a param is not set is not expected of elements', () => {
    const params = '{ value: { type: text } }';
    const some = (element: string) =>
      evidence(`{ TagList: { some: ${element} } }`, { TagList: [] }, { params })[0]?.expected;
    expect(some('{ Key: a, Value: $value }')).toEqual({ some: { Key: 'a' } });
    expect(some('{ Key: { present: true, not: $value }, any: [{ Value: $value }, { Value: b }] }')).toEqual({
      some: { Key: { present: true }, Value: 'b' },
    });
    expect(some('{ Key: a, not: { Value: $value } }')).toEqual({ some: { Key: 'a' } });
  });

  it('operands are shown as they were filled in', () => {
    const params = '{ days: { type: number, default: 7 } }';
    expect(
      evidence('{ BackupRetentionPeriod: { min: $days } }', { BackupRetentionPeriod: 1 }, { params })[0]?.expected,
    ).toEqual({ min: 7 });
    expect(
      evidence('{ InstanceCreateTime: { min: now - 1d } }', { InstanceCreateTime: '2020-01-01' })[0]?.expected,
    ).toEqual({
      min: '2026-08-31T00:00:00.000Z',
    });
    const product = '{ MaxAllocatedStorage: { min: $resource.AllocatedStorage * 2 } }';
    expect(evidence(product, { MaxAllocatedStorage: 10, AllocatedStorage: 10 })[0]?.expected).toEqual({ min: 20 });
  });

  it('secrets are not shown', () => {
    const [shown] = evidence('{ PendingModifiedValues.MasterUserPassword: { present: false } }', {
      PendingModifiedValues: { MasterUserPassword: 'hunter2' },
    });
    expect(shown?.actual).toBe('(sensitive)');
    expect(
      JSON.stringify(
        evidence('{ PendingModifiedValues: { present: false } }', {
          PendingModifiedValues: { MasterUserPassword: 'hunter2' },
        }),
      ),
    ).not.toContain('hunter2');
  });
});

describe('lists', () => {
  const groups = (...statuses: readonly unknown[]) => ({
    VpcSecurityGroups: statuses.map((Status, i) => ({ VpcSecurityGroupId: `sg-${i}`, Status })),
  });

  it('every: the elements that failed, named', () => {
    expect(evidence('{ VpcSecurityGroups: { every: { Status: active } } }', groups('active', 'removing'))).toEqual([
      { path: 'VpcSecurityGroups[sg-1].Status', actual: 'removing', expected: 'active', outcome: 'not-met' },
    ]);
  });

  it('none: the elements that should not be', () => {
    expect(evidence('{ VpcSecurityGroups: { none: { Status: removing } } }', groups('active', 'removing'))).toEqual([
      { path: 'VpcSecurityGroups[sg-1].Status', actual: 'removing', expected: { not: 'removing' }, outcome: 'not-met' },
    ]);
  });

  it('some: each near miss with what it lacks', () => {
    expect(evidence('{ VpcSecurityGroups: { some: { Status: active } } }', groups('removing', 'adding'))).toEqual([
      { path: 'VpcSecurityGroups[sg-0].Status', actual: 'removing', expected: 'active', outcome: 'not-met' },
      { path: 'VpcSecurityGroups[sg-1].Status', actual: 'adding', expected: 'active', outcome: 'not-met' },
    ]);
  });

  it('some of many: the nearest misses come first, five at most', () => {
    const far = Array.from({ length: 6 }, (_, i) => ({
      DBInstanceIdentifier: `far-${i}`,
      DBClusterIdentifier: 'c',
      PromotionTier: 15,
      MultiAZ: false,
    }));
    const near = { DBInstanceIdentifier: 'near', DBClusterIdentifier: 'c', PromotionTier: 1, MultiAZ: false };
    const shown = evidence(
      '{ instances: { some: { PromotionTier: 1, MultiAZ: true } } }',
      { DBClusterIdentifier: 'c' },
      {
        resource: 'DBCluster',
        rows: { DBInstance: [...far, near] },
      },
    );
    expect(shown[0]).toEqual({ path: 'instances[near].MultiAZ', actual: false, expected: true, outcome: 'not-met' });
    expect(new Set(shown.map(({ path }) => path.slice(0, path.indexOf(']'))))).toHaveProperty('size', 5);
  });

  it('some of none: the list, and what was looked for', () => {
    expect(evidence('{ VpcSecurityGroups: { some: { Status: active } } }', {})).toEqual([
      { path: 'VpcSecurityGroups', actual: [], expected: { some: { Status: 'active' } }, outcome: 'not-met' },
    ]);
  });

  it('a count: how many, or between what', () => {
    expect(evidence('{ VpcSecurityGroups: { count: { min: 3 } } }', groups('active', 'active'))).toEqual([
      { path: 'VpcSecurityGroups', actual: 2, expected: { count: { min: 3 } }, outcome: 'not-met' },
    ]);
    const list = new Collection([{}], [{}], HIDDEN);
    expect(evidence('{ VpcSecurityGroups: { count: { min: 3 } } }', { VpcSecurityGroups: list })[0]?.actual).toBe(
      'between 1 and 2',
    );
    const open = new Collection([{}, {}], [], undefined, DENIED);
    expect(evidence('{ VpcSecurityGroups: { count: { max: 1 } } }', { VpcSecurityGroups: open })[0]?.actual).toBe(
      '2 or more',
    );
  });

  it('a set: the values that are there', () => {
    expect(
      evidence('{ EnabledCloudwatchLogsExports: { covers: [audit] } }', { EnabledCloudwatchLogsExports: ['error'] }),
    ).toEqual([
      { path: 'EnabledCloudwatchLogsExports', actual: ['error'], expected: { covers: ['audit'] }, outcome: 'not-met' },
    ]);
  });

  it('through relations: every step named, the place is in the related resource', () => {
    const rule = {
      SecurityGroupRuleId: 'sgr-1',
      GroupId: 'sg',
      IsEgress: false,
      IpProtocol: 'tcp',
      CidrIpv4: '0.0.0.0/0',
    };
    const { evidence: found } = explained(
      '{ securityGroups.ingress: { none: { cidrs: { some: { in: [0.0.0.0/0] } } } } }',
      { VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg' }] },
      { rows: { SecurityGroup: [{ GroupId: 'sg' }], SecurityGroupRule: [rule] } },
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      path: 'securityGroups[sg].ingress[sgr-1].cidrs[0.0.0.0/0]',
      actual: '0.0.0.0/0',
      expected: { notIn: ['0.0.0.0/0'] },
      outcome: 'not-met',
      place: { type: 'SecurityGroupRule', path: ['CidrIpv4'] },
    });
    expect(found[0]?.place?.resource).toBe(rule);
  });
});

describe('an unknown verdict carries its reasons', () => {
  it('of the resource: a value that is hidden', () => {
    expect(reasons('{ MultiAZ: true }', { MultiAZ: HIDDEN })).toEqual([HIDDEN_REASON]);
    expect(evidence('{ MultiAZ: true }', { MultiAZ: HIDDEN })).toEqual([
      {
        path: 'MultiAZ',
        actual: { unknown: { code: 'unresolved-reference', detail: 'hidden in the test' } },
        expected: true,
        outcome: 'unknown',
      },
    ]);
  });

  it('of the scope: a call that was denied', () => {
    const given = { rows: { MetricAlarm: [] }, options: { gaps: { MetricAlarm: DENIED } } };
    expect(reasons('{ alarms: { some: { notifies: true } } }', { DBInstanceIdentifier: 'a' }, given)).toEqual([
      DENIED_REASON,
    ]);
    expect(reasons('{ alarms: { count: 0 } }', { DBInstanceIdentifier: 'a' }, given)).toEqual([DENIED_REASON]);
    expect(reasons('{ alarms: { none: { notifies: true } } }', { DBInstanceIdentifier: 'a' }, given)).toEqual([
      DENIED_REASON,
    ]);
  });

  it('of the scope: a type that was not collected', () => {
    const [reason] = reasons('{ cluster.MultiAZ: true }', { DBClusterIdentifier: 'c' });
    expect(reason).toMatchObject({ code: 'not-collected', level: 'scope' });
    expect(reason?.detail).toContain('DescribeDBClusters');
  });

  it('of the resource: a reference that leads nowhere', () => {
    const [reason] = reasons('{ cluster.MultiAZ: true }', { DBClusterIdentifier: 'c' }, { rows: { DBCluster: [] } });
    expect(reason).toMatchObject({ code: 'not-found', level: 'resource' });
  });

  it('every open part, not the met ones', () => {
    const subject = { MultiAZ: HIDDEN, Engine: 'mysql', StorageEncrypted: DENIED };
    expect(reasons('{ MultiAZ: true, Engine: mysql, StorageEncrypted: true }', subject)).toEqual([
      HIDDEN_REASON,
      DENIED_REASON,
    ]);
    expect(reasons('{ any: [{ MultiAZ: true }, { Engine: postgres }] }', subject)).toEqual([HIDDEN_REASON]);
  });

  it('why it may not apply', () => {
    const { status, reasons: found } = explained(
      '{ MultiAZ: true }',
      { MultiAZ: true, Engine: 'mysql' },
      { when: '{ cluster: { present: false } }' },
    );
    expect([status, found]).toEqual(['pass', []]);
    expect(
      reasons('{ MultiAZ: true }', { MultiAZ: true, StorageEncrypted: DENIED }, { when: '{ StorageEncrypted: true }' }),
    ).toEqual([DENIED_REASON]);
  });

  it('a hidden status', () => {
    expect(reasons('{ MultiAZ: true }', { MultiAZ: true, DBInstanceStatus: HIDDEN })).toEqual([HIDDEN_REASON]);
  });

  it('a value that cannot be compared', () => {
    expect(reasons('{ EngineVersion: { min: "8.0" } }', { EngineVersion: 'latest' })).toEqual([
      { code: 'unreadable', level: 'resource', detail: '"latest" cannot be compared with what is expected' },
    ]);
  });

  it('elements: which one is open, and why', () => {
    const VpcSecurityGroups = [
      { VpcSecurityGroupId: 'sg-0', Status: 'active' },
      { VpcSecurityGroupId: 'sg-1', Status: HIDDEN },
    ];
    const condition = '{ VpcSecurityGroups: { every: { Status: active } } }';
    expect(evidence(condition, { VpcSecurityGroups })).toMatchObject([
      { path: 'VpcSecurityGroups[sg-1].Status', outcome: 'unknown' },
    ]);
    expect(reasons(condition, { VpcSecurityGroups })).toEqual([HIDDEN_REASON]);
  });

  it('the rest of a list beside an element that is open', () => {
    const VpcSecurityGroups = new Collection([{ VpcSecurityGroupId: 'sg-1', Status: HIDDEN }], [], undefined, DENIED);
    expect(reasons('{ VpcSecurityGroups: { every: { Status: active } } }', { VpcSecurityGroups })).toEqual([
      HIDDEN_REASON,
      DENIED_REASON,
    ]);
  });

  it('a known verdict has none', () => {
    expect(reasons('{ MultiAZ: true }', { MultiAZ: true })).toEqual([]);
    expect(reasons('{ MultiAZ: true }', { MultiAZ: false })).toEqual([]);
  });
});

describe('not applicable', () => {
  it('shows what did not apply', () => {
    expect(evidence('{ MultiAZ: true }', { Engine: 'postgres' }, { when: '{ Engine: mysql }' })).toEqual([
      { path: 'Engine', actual: 'postgres', expected: 'mysql', outcome: 'not-met' },
    ]);
  });

  it('or what the lifecycle says', () => {
    expect(evidence('{ MultiAZ: true }', { DBInstanceStatus: 'deleting' })).toEqual([
      { path: 'DBInstanceStatus', actual: 'deleting', expected: { notIn: ['deleting'] }, outcome: 'not-met' },
    ]);
    expect(evidence('{ MultiAZ: true }', { Engine: 'docdb' })).toEqual([
      { path: 'Engine', actual: 'docdb', expected: { notIn: ['docdb', 'neptune'] }, outcome: 'not-met' },
    ]);
  });
});
