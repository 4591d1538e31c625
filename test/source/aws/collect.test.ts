import { describe, expect, it } from 'vitest';
import type { Inventory } from '../../../src/model/inventory.ts';
import { TYPE_NAMES, type TypeName, typeOf } from '../../../src/model/types.ts';
import { type CollectOptions, collect } from '../../../src/source/aws.ts';
import { ACCOUNT, awsError, FakeApi, identity, networkError, type Reply } from './fake-api.ts';

const REGION = 'eu-west-1';
const INSTANCE = {
  DBInstanceIdentifier: 'shop',
  Engine: 'postgres',
  DBParameterGroups: [{ DBParameterGroupName: 'shop-pg' }],
  VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-1' }],
  KmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/a',
};
const DENIED = awsError(
  'AccessDenied',
  'User: arn:aws:iam::111122223333:user/x is not authorized to perform: rds:Y because no identity-based policy allows the rds:Y action',
);

async function collected(
  replies: Readonly<Record<string, Reply>>,
  needs: readonly TypeName[],
  options: Partial<CollectOptions> = {},
) {
  const api = new FakeApi(replies);
  const { inventories } = await collect({ api, needs, regions: [REGION], ...options });
  const [inventory] = inventories;
  if (inventory === undefined) throw new Error('no inventory');
  return { api, inventories, inventory };
}

const ids = (inventory: Inventory, type: TypeName, field: string) => inventory.rows(type).map(row => row[field]);

describe('what is asked', () => {
  it('is only what the rules need', async () => {
    const { api, inventory } = await collected({}, ['DBInstance', 'Region']);
    expect(api.calls).toEqual(['rds:DescribeDBInstances']);
    expect(inventory.types).toEqual(['DBInstance', 'Region']);
    expect(inventory.gap('DBCluster')?.code).toBe('not-collected');
  });

  it('is nothing but STS where nothing is needed', async () => {
    expect((await collected({}, ['Region'])).api.calls).toEqual([]);
  });

  it('includes the lists that say whom to ask about', async () => {
    const { api, inventory } = await collected({ 'rds:DescribeDBInstances': { DBInstances: [INSTANCE] } }, [
      'Parameter',
    ]);
    expect(api.calls).toEqual(['rds:DescribeDBInstances', 'rds:DescribeDBParameters']);
    expect(inventory.types).toContain('DBInstance');
  });

  it('is one call for two types that it lists', async () => {
    const alarms = { MetricAlarms: [{ AlarmName: 'a' }], CompositeAlarms: [{ AlarmName: 'b' }] };
    const { api, inventory } = await collected({ 'cloudwatch:DescribeAlarms': alarms }, [
      'MetricAlarm',
      'CompositeAlarm',
    ]);
    expect(api.inputsOf('cloudwatch:DescribeAlarms')).toEqual([
      { AlarmTypes: ['MetricAlarm', 'CompositeAlarm'], MaxRecords: 100 },
    ]);
    expect(ids(inventory, 'MetricAlarm', 'AlarmName')).toEqual(['a']);
    expect(ids(inventory, 'CompositeAlarm', 'AlarmName')).toEqual(['b']);
  });

  it('goes over the pages of functions, which Lambda marks its own way', async () => {
    const { api, inventory } = await collected(
      {
        'lambda:ListFunctions': ({ Marker }) =>
          Marker === undefined
            ? { Functions: [{ FunctionName: 'a' }], NextMarker: 'more' }
            : { Functions: [{ FunctionName: 'b' }] },
      },
      ['LambdaFunction'],
    );
    expect(api.inputsOf('lambda:ListFunctions')).toEqual([{ MaxItems: 50 }, { MaxItems: 50, Marker: 'more' }]);
    expect(ids(inventory, 'LambdaFunction', 'FunctionName')).toEqual(['a', 'b']);
  });

  it('is of events as many as AWS keeps, and from then on', async () => {
    const { api, inventory } = await collected({}, ['RdsEvent'], { now: new Date('2026-08-20T09:30:00Z') });
    expect(api.inputsOf('rds:DescribeEvents')).toEqual([{ Duration: 20_160, MaxRecords: 100 }]);
    expect(new Date(inventory.since('RdsEvent') ?? 0).toISOString()).toBe('2026-08-06T09:30:00.000Z');
  });

  it('about sharing are manual snapshots only', async () => {
    const snapshot = (id: string, type: string, engine = 'postgres') => ({
      DBSnapshotIdentifier: id,
      SnapshotType: type,
      Engine: engine,
    });
    const { api, inventory } = await collected(
      {
        'rds:DescribeDBSnapshots': {
          DBSnapshots: [
            snapshot('rds:shop-1', 'automated'),
            snapshot('kept', 'manual'),
            snapshot('graph', 'manual', 'neptune'),
          ],
        },
        'rds:DescribeDBSnapshotAttributes': ({ DBSnapshotIdentifier }) => ({
          DBSnapshotAttributesResult: { DBSnapshotIdentifier, DBSnapshotAttributes: [] },
        }),
      },
      ['DBSnapshotAttributes'],
    );
    expect(api.inputsOf('rds:DescribeDBSnapshotAttributes')).toEqual([{ DBSnapshotIdentifier: 'kept' }]);
    expect(inventory.subjectGap('DBSnapshotAttributes', 'kept')).toBeUndefined();
    expect(inventory.subjectGap('DBSnapshotAttributes', 'rds:shop-1')?.code).toBe('not-collected');
  });

  it('about prefix lists are those that rules on databases name', async () => {
    const rule = (group: string, list: string) => ({ SecurityGroupRuleId: list, GroupId: group, PrefixListId: list });
    const { api, inventory } = await collected(
      {
        'rds:DescribeDBInstances': { DBInstances: [INSTANCE] },
        'ec2:DescribeSecurityGroupRules': { SecurityGroupRules: [rule('sg-1', 'pl-1'), rule('sg-2', 'pl-2')] },
        'ec2:GetManagedPrefixListEntries': { Entries: [{ Cidr: '192.0.2.0/24' }] },
      },
      ['PrefixListEntry'],
    );
    expect(api.inputsOf('ec2:GetManagedPrefixListEntries')).toEqual([{ PrefixListId: 'pl-1', MaxResults: 100 }]);
    expect(inventory.rows('PrefixListEntry')).toEqual([{ Cidr: '192.0.2.0/24', prefixListId: 'pl-1' }]);
  });

  it('about keys, proxies and detectors are those that are there', async () => {
    const { api, inventory } = await collected(
      {
        'rds:DescribeDBInstances': { DBInstances: [INSTANCE, INSTANCE] },
        'rds:DescribeDBProxies': { DBProxies: [{ DBProxyName: 'front' }] },
        'rds:DescribeDBProxyTargets': { Targets: [{ RdsResourceId: 'shop' }] },
        'kms:DescribeKey': ({ KeyId }) => ({ KeyMetadata: { KeyId: 'a', Arn: KeyId } }),
        'guardduty:ListDetectors': { DetectorIds: ['d1'] },
        'guardduty:GetDetector': { Status: 'ENABLED' },
      },
      ['Key', 'DBProxyTarget', 'Detector'],
    );
    expect(api.inputsOf('kms:DescribeKey')).toEqual([{ KeyId: INSTANCE.KmsKeyId }]);
    expect(inventory.rows('Key')).toEqual([{ KeyId: 'a', Arn: INSTANCE.KmsKeyId }]);
    expect(inventory.rows('DBProxyTarget')).toEqual([{ RdsResourceId: 'shop', proxyName: 'front' }]);
    expect(inventory.rows('Detector')).toEqual([{ Status: 'ENABLED', detectorId: 'd1' }]);
  });

  it('goes through every page', async () => {
    const page = (n: number, Marker?: string) => ({ DBInstances: [{ DBInstanceIdentifier: `db-${n}` }], Marker });
    const replies: Record<string, Reply> = {
      'rds:DescribeDBInstances': ({ Marker }) => (Marker === undefined ? page(1, 'x') : page(2)),
    };
    const { api, inventory } = await collected(replies, ['DBInstance']);
    expect(api.inputsOf('rds:DescribeDBInstances')).toEqual([{ MaxRecords: 100 }, { MaxRecords: 100, Marker: 'x' }]);
    expect(ids(inventory, 'DBInstance', 'DBInstanceIdentifier')).toEqual(['db-1', 'db-2']);
    expect(inventory.gap('DBInstance')).toBeUndefined();
  });

  it('never is more than so many at a time', async () => {
    const groups = Array.from({ length: 50 }, (_, i) => ({
      ...INSTANCE,
      DBParameterGroups: [{ DBParameterGroupName: `g${i}` }],
    }));
    const replies = { 'rds:DescribeDBInstances': { DBInstances: groups } };
    const { api } = await collected(replies, ['Parameter'], { regions: [REGION, 'us-east-1'], concurrency: 3 });
    expect(api.inputsOf('rds:DescribeDBParameters')).toHaveLength(100);
    expect(api.most).toBe(3);
  });
});

describe('a call that is not answered', () => {
  it('is a gap that names call, region and reason, and leaves the rest', async () => {
    const { inventory } = await collected({ 'rds:DescribeDBClusters': DENIED }, ['DBInstance', 'DBCluster']);
    const detail = 'DescribeDBClusters was denied: no identity-based policy allows it';
    const call = 'rds:DescribeDBClusters';
    expect(inventory.gaps).toEqual([
      { account: ACCOUNT, region: REGION, call, types: ['DBCluster'], code: 'access-denied', detail },
    ]);
    expect(inventory.gap('DBCluster')).toMatchObject({ code: 'access-denied', detail, level: 'scope' });
    expect(inventory.gap('DBInstance')).toBeUndefined();
  });

  it('leaves open what needs its rows', async () => {
    const { api, inventory } = await collected({ 'rds:DescribeDBInstances': DENIED }, ['Parameter']);
    expect(api.calls).toEqual(['rds:DescribeDBInstances']);
    expect(inventory.gap('Parameter')).toMatchObject({ code: 'access-denied', level: 'scope' });
    expect(inventory.gaps.map(({ types }) => types)).toEqual([['DBInstance']]);
  });

  it.each([
    ['InternalFailure', 'call-failed', 1],
    ['DBSnapshotNotFound', 'not-found', 0],
  ])('about one subject is open for that one: %s', async (error, code, gaps) => {
    const snapshots = ['a', 'b'].map(id => ({ DBSnapshotIdentifier: id, SnapshotType: 'manual' }));
    const { inventory } = await collected(
      {
        'rds:DescribeDBSnapshots': { DBSnapshots: snapshots },
        'rds:DescribeDBSnapshotAttributes': ({ DBSnapshotIdentifier }) => {
          if (DBSnapshotIdentifier === 'b') throw awsError(error);
          return { DBSnapshotAttributesResult: { DBSnapshotIdentifier } };
        },
      },
      ['DBSnapshotAttributes'],
    );
    expect(inventory.subjectGap('DBSnapshotAttributes', 'a')).toBeUndefined();
    expect(inventory.subjectGap('DBSnapshotAttributes', 'b')).toMatchObject({ code, level: 'resource' });
    expect(inventory.gaps).toHaveLength(gaps);
  });

  it('about every subject is a reason of the scope', async () => {
    const { inventory } = await collected(
      { 'rds:DescribeDBInstances': { DBInstances: [INSTANCE] }, 'rds:DescribeDBParameters': DENIED },
      ['Parameter'],
    );
    expect(inventory.subjectGap('Parameter', 'shop-pg')).toMatchObject({ code: 'access-denied', level: 'scope' });
    expect(inventory.gap('Parameter')).toMatchObject({ code: 'access-denied', level: 'scope' });
  });

  it('on a later page keeps the rows, but not as all of them', async () => {
    const replies: Record<string, Reply> = {
      'rds:DescribeDBInstances': ({ Marker }) => {
        if (Marker !== undefined) throw awsError('InternalFailure');
        return { DBInstances: [INSTANCE], Marker: 'x' };
      },
    };
    const { inventory } = await collected(replies, ['DBInstance']);
    expect(inventory.rows('DBInstance')).toHaveLength(1);
    expect(inventory.gap('DBInstance')).toMatchObject({
      code: 'call-failed',
      detail: 'DescribeDBInstances failed: InternalFailure',
    });
  });

  it('may be pages that never end', async () => {
    const { inventory } = await collected({ 'rds:DescribeDBInstances': { DBInstances: [INSTANCE], Marker: 'x' } }, [
      'DBInstance',
    ]);
    expect(inventory.gap('DBInstance')?.detail).toBe('DescribeDBInstances failed: CircularPages');
  });

  it('is made good by the groups, which hold the rules too', async () => {
    const others = { IpRanges: [], Ipv6Ranges: [], UserIdGroupPairs: [] };
    const ports = { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432 };
    const permission = { ...ports, ...others, PrefixListIds: [{ PrefixListId: 'pl-1' }] };
    const { api, inventory } = await collected(
      {
        'rds:DescribeDBInstances': { DBInstances: [INSTANCE] },
        'ec2:DescribeSecurityGroupRules': awsError('UnauthorizedOperation'),
        'ec2:DescribeSecurityGroups': {
          SecurityGroups: [{ GroupId: 'sg-1', IpPermissions: [permission], IpPermissionsEgress: [] }],
        },
      },
      ['SecurityGroup', 'SecurityGroupRule', 'PrefixListEntry'],
    );
    expect(inventory.gap('SecurityGroupRule')).toBeUndefined();
    expect(inventory.gaps).toEqual([]);
    expect(inventory.rows('SecurityGroupRule')).toMatchObject([{ GroupId: 'sg-1', PrefixListId: 'pl-1' }]);
    expect(api.inputsOf('ec2:GetManagedPrefixListEntries')).toHaveLength(1);
  });

  it.each([
    ['ThrottlingException', 'DescribeDBInstances kept being throttled (ThrottlingException)'],
    ['TimeoutError', 'DescribeDBInstances was not answered in time (TimeoutError)'],
    ['ExpiredToken', 'DescribeDBInstances failed because the credentials have expired (ExpiredToken)'],
    [
      'OptInRequired',
      /the region does not accept these credentials; it may not be enabled for the account \(OptInRequired\)/,
    ],
    ['SomethingElse', 'DescribeDBInstances failed: SomethingElse'],
  ])('says %s in plain words', async (name, detail) => {
    const { inventory } = await collected({ 'rds:DescribeDBInstances': awsError(name) }, ['DBInstance']);
    expect(inventory.gap('DBInstance')?.code).toBe('call-failed');
    expect(inventory.gap('DBInstance')?.detail).toMatch(detail);
  });

  it('by the network names what the network said', async () => {
    const { inventory } = await collected({ 'rds:DescribeDBInstances': networkError('ECONNREFUSED') }, ['DBInstance']);
    expect(inventory.gap('DBInstance')?.detail).toBe('DescribeDBInstances could not reach AWS (ECONNREFUSED)');
  });

  it('with a bare status names that', async () => {
    const error = Object.assign(new Error('Unknown'), { $metadata: { httpStatusCode: 501 } });
    const { inventory } = await collected({ 'rds:DescribeDBInstances': error }, ['DBInstance']);
    expect(inventory.gap('DBInstance')?.detail).toBe('DescribeDBInstances failed: HTTP501');
  });

  it('by several networks names the first', async () => {
    const error = new AggregateError([networkError('ECONNREFUSED'), networkError('EHOSTUNREACH')]);
    const { inventory } = await collected({ 'rds:DescribeDBInstances': error }, ['DBInstance']);
    expect(inventory.gap('DBInstance')?.detail).toBe('DescribeDBInstances could not reach AWS (ECONNREFUSED)');
  });

  it('by an organization names its policy', async () => {
    const text =
      'User: arn:x is not authorized to perform: rds:X with an explicit deny in a service control policy: arn:y';
    const { inventory } = await collected({ 'rds:DescribeDBInstances': awsError('AccessDenied', text) }, [
      'DBInstance',
    ]);
    expect(inventory.gap('DBInstance')?.detail).toBe(
      'DescribeDBInstances was denied: an explicit deny in a service control policy',
    );
  });

  it('is open for every type that it lists or leads to', async () => {
    const calls = [
      ...TYPE_NAMES.map(type => `${typeOf(type).service}:${typeOf(type).call}`),
      'guardduty:ListDetectors',
    ];
    const replies = Object.fromEntries(calls.map(call => [call, DENIED]));
    const { inventory } = await collected(replies, TYPE_NAMES);
    const open = TYPE_NAMES.filter(type => inventory.gap(type)?.code === 'access-denied');
    expect(open).toEqual(TYPE_NAMES.filter(type => type !== 'Region'));
  });
});

describe('a scope', () => {
  it('is an account and a region, in the order asked for', async () => {
    const { inventories } = await collected({ 'sts:GetCallerIdentity': identity('aws-us-gov') }, ['Region'], {
      regions: ['us-gov-west-1', 'us-gov-east-1', 'us-gov-west-1'],
    });
    expect(inventories.map(({ scope }) => scope)).toEqual([
      { kind: 'live', partition: 'aws-us-gov', account: ACCOUNT, region: 'us-gov-west-1' },
      { kind: 'live', partition: 'aws-us-gov', account: ACCOUNT, region: 'us-gov-east-1' },
    ]);
    expect(inventories[0]?.rows('Region')).toEqual([
      { id: `${ACCOUNT}/us-gov-west-1`, account: ACCOUNT, region: 'us-gov-west-1' },
    ]);
  });

  it('knows what leaving a field out means', async () => {
    const { inventory } = await collected({ 'rds:DescribeDBInstances': { DBInstances: [INSTANCE] } }, ['DBInstance']);
    expect(inventory.read('DBInstance', INSTANCE, 'StorageEncrypted')).toMatchObject({ code: 'not-collected' });
    expect(inventory.read('DBInstance', INSTANCE, 'MaxAllocatedStorage')).toBeUndefined();
  });

  it('tells how far it is', async () => {
    const seen: string[] = [];
    await collected({ 'rds:DescribeDBInstances': { DBInstances: [INSTANCE] } }, ['Parameter'], {
      progress: ({ region, done, total }) => seen.push(`${region} ${done}/${total}`),
    });
    expect(seen).toEqual(['0/1', '1/1', '1/2', '2/2'].map(far => `${REGION} ${far}`));
  });
});
