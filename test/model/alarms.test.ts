import { describe, expect, it } from 'vitest';
import { relationsOf } from '../../src/model/relations.ts';
import type { Resource, Unknown } from '../../src/model/value.ts';
import { DENIED, HIDDEN, type Rows } from '../rule/support.ts';
import { derived, follow, parts, short } from './follow.ts';

const by = (dimensions: Readonly<Record<string, unknown>>) =>
  Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
const alarm = (AlarmName: string, dimensions: Readonly<Record<string, unknown>>) => ({
  AlarmName,
  MetricName: 'CPUUtilization',
  Dimensions: by(dimensions),
});
const math = (AlarmName: string, dimensions: Readonly<Record<string, unknown>>) => ({
  AlarmName,
  Metrics: [
    { Id: 'e', Expression: 'm/2' },
    { Id: 'm', MetricStat: { Metric: { MetricName: 'CPUUtilization', Dimensions: by(dimensions) } } },
  ],
});

const writer = { DBInstanceIdentifier: 'w', DBClusterIdentifier: 'c' };
const reader = { DBInstanceIdentifier: 'r', DBClusterIdentifier: 'c' };
const cluster = {
  DBClusterIdentifier: 'c',
  DBClusterMembers: [
    { DBInstanceIdentifier: 'w', IsClusterWriter: true },
    { DBInstanceIdentifier: 'r', IsClusterWriter: false },
  ],
};

const alarms = (
  type: 'DBInstance' | 'DBCluster',
  of: Resource,
  list: readonly Resource[],
  rows: Rows = { DBCluster: [cluster], DBInstance: [writer, reader] },
) => parts(follow(type, 'alarms', of, { ...rows, MetricAlarm: list }), 'AlarmName');

describe('the alarms of an instance', () => {
  const list = [
    alarm('own', { DBInstanceIdentifier: 'a' }),
    alarm('other', { DBInstanceIdentifier: 'b' }),
    alarm('class', { DatabaseClass: 'db.r7g.large' }),
    alarm('all', {}),
    math('math', { DBInstanceIdentifier: 'a' }),
    alarm('cluster', { DBClusterIdentifier: 'c' }),
  ];

  it('watch it by its identifier, in a metric of their own or in an expression', () => {
    expect(alarms('DBInstance', { DBInstanceIdentifier: 'a' }, list)).toEqual({ items: ['own', 'math'] });
  });

  it('may be those whose dimension is hidden, all of them where the identifier is', () => {
    expect(
      alarms('DBInstance', { DBInstanceIdentifier: 'a' }, [alarm('hidden', { DBInstanceIdentifier: HIDDEN })]),
    ).toMatchObject({ items: [], possible: ['hidden'] });
    expect(
      alarms('DBInstance', { DBInstanceIdentifier: 'a' }, [
        { AlarmName: 'hidden', MetricName: 'm', Dimensions: HIDDEN },
      ]),
    ).toMatchObject({ items: [], possible: ['hidden'] });
    expect(
      alarms('DBInstance', { DBInstanceIdentifier: HIDDEN }, [
        alarm('own', { DBInstanceIdentifier: 'a' }),
        alarm('all', {}),
      ]),
    ).toMatchObject({ items: [], possible: ['own'] });
  });

  it('are open where alarms were not listed', () => {
    expect(parts(follow('DBInstance', 'alarms', { DBInstanceIdentifier: 'a' }, {}))).toEqual({
      items: [],
      open: 'not-collected',
    });
  });
});

describe('the alarms of a member', () => {
  const list = [
    alarm('cluster', { DBClusterIdentifier: 'c' }),
    alarm('writers', { DBClusterIdentifier: 'c', Role: 'WRITER' }),
    alarm('readers', { DBClusterIdentifier: 'c', Role: 'READER' }),
    alarm('another cluster', { DBClusterIdentifier: 'd' }),
    alarm('another member', { DBClusterIdentifier: 'c', DBInstanceIdentifier: 'x' }),
    alarm('own', { DBInstanceIdentifier: 'w' }),
  ];

  it('are its own and those of its cluster, by Role where there is one', () => {
    expect(alarms('DBInstance', writer, list)).toEqual({ items: ['own', 'cluster', 'writers'] });
    expect(alarms('DBInstance', reader, list)).toEqual({ items: ['cluster', 'readers'] });
  });

  it('by Role they may be, where the role is not known', () => {
    const hidden = { DBCluster: [{ ...cluster, DBClusterMembers: HIDDEN }], DBInstance: [writer, reader] };
    expect(alarms('DBInstance', reader, list, hidden)).toMatchObject({
      items: ['cluster'],
      possible: ['writers', 'readers'],
    });
    expect(alarms('DBInstance', reader, list, {})).toMatchObject({
      items: ['cluster'],
      possible: ['writers', 'readers'],
    });
  });
});

describe('the alarms of a cluster', () => {
  const list = [
    alarm('cluster', { DBClusterIdentifier: 'c' }),
    alarm('role', { DBClusterIdentifier: 'c', Role: 'READER' }),
    alarm('member', { DBInstanceIdentifier: 'r' }),
    alarm('stranger', { DBInstanceIdentifier: 'x' }),
    alarm('all', {}),
  ];

  it('are its own and its members’', () => {
    expect(alarms('DBCluster', cluster, list)).toEqual({ items: ['cluster', 'role', 'member'] });
  });

  it('instances that are not listed may be members', () => {
    expect(alarms('DBCluster', cluster, list, {})).toMatchObject({
      items: ['cluster', 'role'],
      possible: ['member', 'stranger'],
    });
    expect(relationsOf('DBCluster').alarms?.needs).toContain('DBInstance');
  });

  it('of an incomplete list those that are there are certain', () => {
    const rows: Rows = { DBInstance: [writer, reader, { DBInstanceIdentifier: 'x' }], MetricAlarm: list };
    const found = parts(follow('DBCluster', 'alarms', cluster, rows, { gaps: { DBInstance: DENIED } }), 'AlarmName');
    expect(found).toEqual({ items: ['cluster', 'role', 'member'] });
  });

  it('an instance whose cluster is hidden may be one', () => {
    const rows = { DBInstance: [{ DBInstanceIdentifier: 'r', DBClusterIdentifier: HIDDEN }] };
    expect(alarms('DBCluster', cluster, list, rows)).toMatchObject({
      items: ['cluster', 'role'],
      possible: ['member'],
    });
  });

  it('any alarm that names a database may be of a cluster whose identifier is hidden', () => {
    const found = alarms('DBCluster', { DBClusterIdentifier: HIDDEN }, list);
    expect(found).toMatchObject({ items: [], possible: ['cluster', 'role', 'member', 'stranger'] });
  });
});

describe('whether an alarm tells anyone', () => {
  const told = (own: Resource, composites?: readonly Resource[], gap?: Unknown) =>
    short(
      derived(
        'MetricAlarm',
        'notifies',
        { AlarmName: 'x', ActionsEnabled: true, ...own },
        composites === undefined ? {} : { CompositeAlarm: composites },
        gap === undefined ? {} : { gaps: { CompositeAlarm: gap } },
      ),
      '',
    );
  const silent = { AlarmActions: [] };
  const parent = (AlarmRule: unknown, more: Resource = {}) => ({
    AlarmName: 'p',
    AlarmRule,
    ActionsEnabled: true,
    AlarmActions: ['arn'],
    ...more,
  });

  it.each([
    ['an action of its own', { AlarmActions: ['arn'] }, [], true],
    ['even where composites were not listed', { AlarmActions: ['arn'] }, undefined, true],
    ['actions that are disabled', { AlarmActions: ['arn'], ActionsEnabled: false }, [], false],
    ['none', silent, [], false],
    ['none, and composites were not listed', silent, undefined, '(not-collected)'],
    ['hidden actions', { AlarmActions: HIDDEN }, [], '(unresolved-reference)'],
    ['a composite that names it', silent, [parent('ALARM("x") AND ALARM("y")')], true],
    ['a composite that names it bare', silent, [parent('ALARM(x)')], true],
    [
      'a composite that names it by ARN',
      silent,
      [parent('ALARM("arn:aws:cloudwatch:eu-west-1:111122223333:alarm:x")')],
      true,
    ],
    ['a composite that names another', silent, [parent('ALARM("xy") OR OK(x)')], false],
    ['a composite that tells nobody', silent, [parent('ALARM(x)', silent)], false],
    ['a composite that is disabled', silent, [parent('ALARM(x)', { ActionsEnabled: false })], false],
    ['a composite whose rule is hidden', silent, [parent(HIDDEN)], '(unresolved-reference)'],
    ['a hidden rule of one that tells nobody', silent, [parent(HIDDEN, silent)], false],
  ])('%s', (_, own, composites, expected) => {
    expect(told(own, composites)).toBe(expected);
  });

  it('a composite of a composite', () => {
    const grand = { AlarmName: 'g', AlarmRule: 'ALARM(p)', ActionsEnabled: true, AlarmActions: ['arn'] };
    expect(told(silent, [parent('ALARM(x)', silent), grand])).toBe(true);
    expect(told(silent, [parent('ALARM(other)', silent), grand])).toBe(false);
  });

  it('composites that name each other end', () => {
    const ring = [parent('ALARM(x) OR ALARM(q)', silent), parent('ALARM(p)', { ...silent, AlarmName: 'q' })];
    expect(told(silent, ring)).toBe(false);
  });

  it('many composites are looked at once, not in every order', () => {
    const many = Array.from({ length: 200 }, (_, i) => ({ ...parent(`ALARM(other-${i})`), AlarmName: `p${i}` }));
    expect(told(silent, many)).toBe(false);
  });

  it('an incomplete list of composites leaves it open', () => {
    expect(told(silent, [parent('ALARM(y)')], DENIED)).toBe('(access-denied)');
    expect(told(silent, [parent('ALARM(x)')], DENIED)).toBe(true);
  });
});

describe('the threshold of an alarm', () => {
  const threshold = (of: Resource) => short(derived('MetricAlarm', 'staticThreshold', of), '');
  it.each([
    ['its own', { MetricName: 'm', Threshold: 80 }, 80],
    ['one metric in a query', { Metrics: [{ Id: 'm', MetricStat: {} }], Threshold: 80 }, 80],
    ['of an anomaly band there is none', { Threshold: 80, ThresholdMetricId: 'ad1' }, undefined],
    [
      'of an expression it means something else',
      { Metrics: [{ Id: 'e', Expression: 'm1/2' }], Threshold: 40 },
      '(expression)',
    ],
    ['of hidden queries nobody knows', { Metrics: HIDDEN, Threshold: 40 }, '(unresolved-reference)'],
    ['hidden', { Threshold: HIDDEN }, '(unresolved-reference)'],
  ])('%s', (_, of, expected) => {
    expect(threshold(of)).toBe(expected);
  });

  it('what it watches: its own metric and those of its queries', () => {
    const watched = (of: Resource) => parts(derived('MetricAlarm', 'watches', of), 'MetricName');
    expect(watched(alarm('x', {}))).toEqual({ items: ['CPUUtilization'] });
    expect(watched(math('x', {}))).toEqual({ items: ['CPUUtilization'] });
    expect(watched({ MetricName: HIDDEN })).toEqual({
      items: [],
      possible: ['(unresolved-reference)'],
      doubt: 'unresolved-reference',
    });
    expect(watched({ Metrics: HIDDEN })).toEqual({ items: [], open: 'unresolved-reference' });
    expect(watched({ Metrics: [HIDDEN, { MetricStat: HIDDEN }] })).toEqual({
      items: ['(unresolved-reference)', '(unresolved-reference)'],
    });
  });
});
