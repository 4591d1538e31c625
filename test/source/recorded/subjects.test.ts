import { expect, test } from 'vitest';
import { envelope, inventoryOf, load } from './support.ts';

const PARAMETERS = { Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '1' }] };
const group = (name: string) => ({
  DBParameterGroupName: name,
  DBParameterGroupArn: `arn:aws:rds:eu-west-1:111122223333:pg:${name}`,
});
const deniedFor = (name: string) =>
  envelope('DescribeDBParameters', { input: { DBParameterGroupName: name }, error: 'AccessDenied' });

test('the request names the subject', () => {
  const of = (operation: string, input: object) => ({ 'a.json': envelope(operation, { input, output: PARAMETERS }) });
  expect(inventoryOf(of('DescribeDBParameters', { DBParameterGroupName: 'mine' })).rows('Parameter')).toMatchObject([
    { group: 'mine' },
  ]);
  const cluster = inventoryOf(of('DescribeDBClusterParameters', { DBClusterParameterGroupName: 'ours' }));
  expect(cluster.rows('ClusterParameter')).toMatchObject([{ group: 'ours' }]);
  expect(cluster.types).not.toContain('Parameter');
});

test.each([
  ['rds.describe-db-parameters.default.mysql8.0.json', 'Parameter', 'default.mysql8.0'],
  ['describe-db-parameters.mine.json', 'Parameter', 'mine'],
  ['rds.describe-db-cluster-parameters.ours.json', 'ClusterParameter', 'ours'],
] as const)('the name of %s tells it', (file, type, subject) => {
  const inventory = inventoryOf({ [file]: PARAMETERS });
  expect(inventory.rows(type)).toMatchObject([{ group: subject }]);
  expect(inventory.subjectGap(type, subject)).toBeUndefined();
});

test('a subject that was never asked about is not known', () => {
  const inventory = inventoryOf({ 'rds.describe-db-parameters.mine.json': PARAMETERS });
  expect(inventory.subjectGap('Parameter', 'other')).toMatchObject({ code: 'not-collected' });
  expect(inventoryOf({ 'a.json': { DBInstances: [] } }).subjectGap('Parameter', 'mine')?.code).toBe('not-collected');
});

test('it is the only group there is, where the list of groups is complete', () => {
  const files = (more: object) => ({
    'groups.json': { DBParameterGroups: [group('mine')], ...more },
    'rds.DescribeDBParameters_1.json': PARAMETERS,
  });
  expect(inventoryOf(files({})).rows('Parameter')).toMatchObject([{ group: 'mine' }]);
  expect(inventoryOf(files({ Marker: 'm' })).subjectGap('Parameter', 'mine')?.code).toBe('not-collected');
});

test('among several groups nobody knows whose it is', () => {
  const { inventories, notes, mistakes } = load({
    'groups.json': { DBParameterGroups: [group('a'), group('b')] },
    'rds.DescribeDBParameters_1.json': PARAMETERS,
  });
  expect(mistakes).toEqual([]);
  expect(notes).toEqual([
    expect.stringMatching(/does not say whose .* name it rds\.describe-db-parameters\.<name>\.json$/),
  ]);
  expect(inventories[0]?.subjectGap('Parameter', 'a')?.code).toBe('not-collected');
});

test('parameters of an unknown call are not attributed', () => {
  const { inventories, notes } = load({
    'groups.json': { DBParameterGroups: [group('a')] },
    'parameters.json': PARAMETERS,
  });
  expect(notes).toEqual([expect.stringContaining('may be DescribeDBParameters or DescribeDBClusterParameters')]);
  expect(inventories[0]?.types).not.toContain('Parameter');
});

test('a page of one group leaves only that group open', () => {
  const inventory = inventoryOf({
    'rds.describe-db-parameters.a.json': { ...PARAMETERS, Marker: 'm' },
    'rds.describe-db-parameters.b.json': PARAMETERS,
  });
  expect(inventory.subjectGap('Parameter', 'a')?.detail).toBe(
    'the recorded answer of DescribeDBParameters is one page of several',
  );
  expect(inventory.subjectGap('Parameter', 'b')).toBeUndefined();
});

test('a refusal is of the one that was asked about', () => {
  const inventory = inventoryOf({ 'a.json': deniedFor('a'), 'rds.describe-db-parameters.b.json': PARAMETERS });
  expect(inventory.gap('Parameter')).toMatchObject({ code: 'access-denied', level: 'scope' });
  expect(inventory.subjectGap('Parameter', 'a')).toMatchObject({
    code: 'access-denied',
    level: 'resource',
    detail: 'DescribeDBParameters was denied',
  });
  expect(inventory.subjectGap('Parameter', 'b')).toBeUndefined();
  expect(inventory.gaps).toMatchObject([{ call: 'rds:DescribeDBParameters', types: ['Parameter'] }]);
});

test('refused for every one it is a matter of the scope, told once', () => {
  const inventory = inventoryOf({ 'a.json': deniedFor('a'), 'b.json': deniedFor('b') });
  expect(inventory.subjectGap('Parameter', 'a')?.level).toBe('scope');
  expect(inventory.gaps).toHaveLength(1);
});

test('a refusal that names nobody is of all', () => {
  const inventory = inventoryOf({ 'a.json': envelope('DescribeDBParameters', { error: 'AccessDenied' }) });
  expect(inventory.subjectGap('Parameter', 'any')?.code).toBe('access-denied');
});

test('snapshot attributes name their snapshot themselves', () => {
  const answer = { DBSnapshotAttributesResult: { DBSnapshotIdentifier: 's1', DBSnapshotAttributes: [] } };
  const denied = envelope('DescribeDBSnapshotAttributes', {
    input: { DBSnapshotIdentifier: 's2' },
    error: 'AccessDenied',
  });
  const inventory = inventoryOf({ 'a.json': answer, 'b.json': denied });
  expect(inventory.rows('DBSnapshotAttributes')).toHaveLength(1);
  expect(inventory.subjectGap('DBSnapshotAttributes', 's1')).toBeUndefined();
  expect(inventory.subjectGap('DBSnapshotAttributes', 's2')?.code).toBe('access-denied');
  // Nobody asked about it, and of those who were asked about one was refused: as live, that is why the list is not all.
  expect(inventory.subjectGap('DBSnapshotAttributes', 's3')?.code).toBe('access-denied');
});

const asked = (operation: string, output: object, service = 'rds') =>
  envelope(operation, { service, input: { MaxRecords: 100 }, output });

test('where a recording of ours names nobody to ask about, nothing is missing', () => {
  const none = { 'a.json': asked('DescribeEventSubscriptions', { EventSubscriptionsList: [] }) };
  expect(inventoryOf(none).gap('Topic')).toBeUndefined();
  const some = { CustSubscriptionId: 's', SnsTopicArn: 'arn:aws:sns:eu-west-1:111122223333:t' };
  const one = { 'a.json': asked('DescribeEventSubscriptions', { EventSubscriptionsList: [some] }) };
  expect(inventoryOf(one).gap('Topic')?.code).toBe('not-collected');
  const bare = { 'rds.describe-event-subscriptions.json': { EventSubscriptionsList: [] } };
  expect(inventoryOf(bare).gap('Topic')?.code).toBe('not-collected');
});

test('where the list of whom to ask was refused there may be more', () => {
  const files = { 'a.json': envelope('DescribeEventSubscriptions', { error: 'AccessDenied' }) };
  expect(inventoryOf(files).gap('Topic')?.detail).toBe('DescribeEventSubscriptions was denied');
});

const LIST = 'guardduty.list-detectors.json';
const DETECTOR = { 'guardduty.get-detector.d1.json': { Status: 'ENABLED' } };

test('a list of detectors says whether all were asked about', () => {
  expect(inventoryOf({ [LIST]: { DetectorIds: [] } }).gap('Detector')).toBeUndefined();
  expect(inventoryOf({ ...DETECTOR, [LIST]: { DetectorIds: ['d1'] } }).gap('Detector')).toBeUndefined();
  expect(inventoryOf({ ...DETECTOR, [LIST]: { DetectorIds: ['d1', 'd2'] } }).gap('Detector')?.detail).toBe(
    'no GetDetector for d2 in the input',
  );
});

test('a list of detectors that was refused is a gap of its own call', () => {
  const inventory = inventoryOf({
    'a.json': envelope('ListDetectors', { service: 'guardduty', error: 'AccessDenied' }),
  });
  expect(inventory.gap('Detector')?.detail).toBe('ListDetectors was denied');
  expect(inventory.gaps).toMatchObject([{ call: 'guardduty:ListDetectors', types: ['Detector'] }]);
});

test('prefix lists, proxies, detectors', () => {
  const inventory = inventoryOf({
    'ec2.get-managed-prefix-list-entries.pl-1.json': { Entries: [] },
    'targets.json': envelope('DescribeDBProxyTargets', {
      input: { DBProxyName: 'p' },
      output: { Targets: [{ RdsResourceId: 'x' }] },
    }),
    'detector.json': envelope('GetDetector', { input: { DetectorId: 'd' }, output: { Status: 'ENABLED' } }),
  });
  expect(inventory.subjectGap('PrefixListEntry', 'pl-1')).toBeUndefined();
  expect(inventory.rows('DBProxyTarget')).toMatchObject([{ proxyName: 'p' }]);
  expect(inventory.rows('Detector')).toEqual([{ Status: 'ENABLED', detectorId: 'd' }]);
});

test('a request for some parameters only is not all of them', () => {
  const input = { DBParameterGroupName: 'mine', Source: 'user' };
  const inventory = inventoryOf({ 'a.json': envelope('DescribeDBParameters', { input, output: PARAMETERS }) });
  expect(inventory.subjectGap('Parameter', 'mine')?.detail).toContain('by Source');
});
