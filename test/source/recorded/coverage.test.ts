import { expect, test } from 'vitest';
import { envelope, instance, inventoryOf, load } from './support.ts';

const page = (id: string, more: object = {}) => ({ DBInstances: [instance(id)], ...more });
const gapOf = (files: Record<string, unknown>) => inventoryOf(files).gap('DBInstance');

test.each([{ Marker: null }, { Marker: '' }, { NextToken: null }, {}])('%j closes a list', more => {
  expect(gapOf({ 'a.json': page('a', more) })).toBeUndefined();
});

test.each([{ Marker: 'm' }, { NextToken: 't' }, { nextToken: 't' }, { NextToken: 7 }])('%j leaves it open', more => {
  expect(gapOf({ 'a.json': page('a', more) })).toMatchObject({
    code: 'not-collected',
    level: 'scope',
    detail: 'the recorded answer of DescribeDBInstances is one page of several',
  });
});

test('bare pages stay open: none says that it follows another', () => {
  expect(gapOf({ '1.json': page('a', { Marker: 'm' }), '2.json': page('b') })?.code).toBe('not-collected');
});

const recorded = (id: string, from?: string, to?: string) =>
  envelope('DescribeDBInstances', {
    input: from === undefined ? {} : { Marker: from },
    output: page(id, to === undefined ? {} : { Marker: to }),
  });

test('recorded requests that lead from the first page to the last close the list', () => {
  const files = {
    '1.json': recorded('a', undefined, 'm'),
    '2.json': recorded('b', 'm', 'n'),
    '3.json': recorded('c', 'n'),
  };
  expect(inventoryOf(files).rows('DBInstance')).toHaveLength(3);
  expect(gapOf(files)).toBeUndefined();
});

test.each([
  ['the first page is missing', { '2.json': recorded('b', 'm', 'n'), '3.json': recorded('c', 'n') }],
  ['a page between is missing', { '1.json': recorded('a', undefined, 'm'), '3.json': recorded('c', 'n') }],
  ['only the last page is there', { '3.json': recorded('c', 'n') }],
  ['pages lead in a circle', { '1.json': recorded('a', undefined, 'm'), '2.json': recorded('b', 'm', 'm') }],
])('%s', (_, files) => {
  expect(gapOf(files)?.code).toBe('not-collected');
});

test('a recorded request for some resources only is not all', () => {
  const filtered = envelope('DescribeDBInstances', {
    input: { Filters: [{ Name: 'engine' }], MaxRecords: 100 },
    output: page('a'),
  });
  expect(gapOf({ 'a.json': filtered })?.detail).toBe(
    'the recorded answer of DescribeDBInstances was asked for some only, by Filters',
  );
  expect(gapOf({ 'a.json': filtered, 'b.json': recorded('a') })).toBeUndefined();
});

test('composite alarms are listed only where they were asked for', () => {
  const alarms = (input: object) => ({
    'a.json': envelope('DescribeAlarms', { input, output: { MetricAlarms: [], CompositeAlarms: [] } }),
  });
  expect(inventoryOf(alarms({})).gap('CompositeAlarm')?.code).toBe('not-collected');
  expect(inventoryOf(alarms({})).gap('MetricAlarm')).toBeUndefined();
  expect(inventoryOf(alarms({ AlarmTypes: ['CompositeAlarm'] })).gap('MetricAlarm')?.code).toBe('not-collected');
  expect(inventoryOf(alarms({ AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] })).gap('CompositeAlarm')).toBeUndefined();
});

test.each([
  [{ name: 'AccessDenied' }, 'access-denied', 'DescribeSecurityGroups was denied'],
  [{ Code: 'UnauthorizedOperation' }, 'access-denied', 'DescribeSecurityGroups was denied'],
  [
    { name: 'Error', message: 'An error occurred (AccessDeniedException)' },
    'access-denied',
    'DescribeSecurityGroups was denied',
  ],
  ['AccessDeniedException', 'access-denied', 'DescribeSecurityGroups was denied'],
  [{ name: 'ThrottlingException' }, 'call-failed', 'DescribeSecurityGroups kept being throttled (ThrottlingException)'],
  [{ code: 'InternalFailure' }, 'call-failed', 'DescribeSecurityGroups failed: InternalFailure'],
  [{ name: '\u001b[31m' }, 'call-failed', 'DescribeSecurityGroups failed'],
])('a call answered by %j is a gap', (error, code, detail) => {
  const inventory = inventoryOf({ 'a.json': envelope('DescribeSecurityGroups', { service: 'ec2', error }) });
  const scope = { account: '111122223333', region: 'eu-west-1' };
  expect(inventory.gap('SecurityGroup')).toMatchObject({ code, detail, level: 'scope' });
  expect(inventory.gaps).toEqual([
    { ...scope, call: 'ec2:DescribeSecurityGroups', types: ['SecurityGroup'], code, detail },
  ]);
});

test('a call that lists two types is a gap of both, told once', () => {
  const inventory = inventoryOf({
    'a.json': envelope('DescribeAlarms', { service: 'cloudwatch', error: 'AccessDenied' }),
  });
  expect(inventory.gaps).toMatchObject([
    { call: 'cloudwatch:DescribeAlarms', types: ['MetricAlarm', 'CompositeAlarm'] },
  ]);
});

test('an answer makes up for a refusal only where it is complete', () => {
  const denied = envelope('DescribeDBInstances', { error: 'AccessDenied' });
  expect(gapOf({ 'a.json': denied, 'b.json': recorded('a', undefined, 'm') })?.code).toBe('access-denied');
  expect(inventoryOf({ 'a.json': denied, 'b.json': recorded('a') }).gaps).toEqual([]);
});

test('an envelope of a call that no rule reads leaves a note', () => {
  const { mistakes, notes } = load({ 'a.json': envelope('DescribeNothing', { output: {} }), 'b.json': recorded('a') });
  expect(mistakes).toEqual([]);
  expect(notes).toEqual([expect.stringContaining('a call that no rule reads')]);
});

const events = (more: object) => inventoryOf({ 'rds.describe-events.json': more });
const EVENTS = { Events: [{ SourceType: 'db-instance', SourceIdentifier: 'a', Date: '2026-08-01T00:00:00Z' }] };

test('events are those of the last hour, unless the request says that more were asked for', () => {
  expect(events(EVENTS).gap('RdsEvent')).toMatchObject({
    code: 'not-collected',
    detail: expect.stringContaining('last hour'),
  });
  const asked = (input: object) => events(envelope('DescribeEvents', { input, output: EVENTS }));
  const [hour, fortnight] = [asked({}), asked({ Duration: 20_160 })];
  expect([hour.gap('RdsEvent'), fortnight.gap('RdsEvent')]).toEqual([undefined, undefined]);
  const since = [hour, fortnight].map(inventory => new Date(inventory.since('RdsEvent') ?? 0).toISOString());
  expect(since).toEqual(['2026-07-31T23:00:00.000Z', '2026-07-18T00:00:00.000Z']);
});
