import { describe, expect, it } from 'vitest';
import { relationsOf } from '../../../src/model/relations.ts';
import type { Resource } from '../../../src/model/value.ts';
import { DENIED, HIDDEN, type Rows } from '../../rule/support.ts';
import { alarm, math } from '../alarm.ts';
import { follow, parts } from '../follow.ts';

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
