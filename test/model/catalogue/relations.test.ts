import { describe, expect, it } from 'vitest';
import { Inventory } from '../../../src/model/inventory.ts';
import { relationsOf } from '../../../src/model/relations.ts';
import type { TypeName } from '../../../src/model/types.ts';
import { isRecord, toCollection, Unknown } from '../../../src/model/value.ts';
import { flips, type Question, runIn, type World } from './hide.ts';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1';
const SECRET = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:s';
const DB = 'arn:aws:rds:eu-west-1:111122223333:db:a';
const CLUSTER = 'arn:aws:rds:eu-west-1:111122223333:cluster:c';
const key = { '#': 'key', Arn: KEY, KeyId: '1' };
const secret = { '#': 'secret', ARN: SECRET };

/** Type, relation, world, and the marks of what it leads to. */
const CASES: readonly (readonly [TypeName, string, World, readonly string[]])[] = [
  ...(['DBInstance', 'DBCluster'] as const).flatMap(type => [
    [type, 'performanceInsightsKey', { [type]: [{ PerformanceInsightsKMSKeyId: KEY }], Key: [key] }, ['key']] as const,
    [type, 'activityStreamKey', { [type]: [{ ActivityStreamKmsKeyId: KEY }], Key: [key] }, ['key']] as const,
    [type, 'secretKey', { [type]: [{ MasterUserSecret: { KmsKeyId: '1' } }], Key: [key] }, ['key']] as const,
    [type, 'secret', { [type]: [{ MasterUserSecret: { SecretArn: SECRET } }], Secret: [secret] }, ['secret']] as const,
    [
      type,
      'engineVersion',
      {
        [type]: [{ Engine: 'postgres', EngineVersion: '16.3' }],
        DBEngineVersion: [
          { '#': 'aurora', Engine: 'aurora-postgresql', EngineVersion: '16.3' },
          { '#': 'rds', Engine: 'postgres', EngineVersion: '16.3' },
        ],
      },
      ['rds'],
    ] as const,
  ]),
  [
    'DBInstance',
    'kmsKey',
    {
      DBInstance: [{ KmsKeyId: 'alias/own' }],
      Alias: [{ AliasName: 'alias/own', TargetKeyId: '1' }],
      Key: [key],
    },
    ['key'],
  ],
  ['DBInstance', 'vpc', { DBInstance: [{ DBSubnetGroup: { VpcId: 'v' } }], Vpc: [{ '#': 'v', VpcId: 'v' }] }, ['v']],
  [
    'DBCluster',
    'vpc',
    {
      DBCluster: [{ DBSubnetGroup: 'g' }],
      DBSubnetGroup: [{ DBSubnetGroupName: 'g', VpcId: 'v' }],
      Vpc: [{ '#': 'v', VpcId: 'v' }],
    },
    ['v'],
  ],
  [
    'DBInstance',
    'optionGroups',
    {
      DBInstance: [{ OptionGroupMemberships: [{ OptionGroupName: 'o' }] }],
      OptionGroup: [{ '#': 'o', OptionGroupName: 'o' }],
    },
    ['o'],
  ],
  [
    'DBInstance',
    'certificate',
    { DBInstance: [{ CACertificateIdentifier: 'ca' }], Certificate: [{ '#': 'ca', CertificateIdentifier: 'ca' }] },
    ['ca'],
  ],
  [
    'DBInstance',
    'exportTasks',
    {
      DBInstance: [{ DbiResourceId: 'db-A' }],
      DBSnapshot: [{ DBSnapshotArn: 'arn:aws:rds:e:1:snapshot:s', DbiResourceId: 'db-A' }],
      ExportTask: [
        { '#': 'own', SourceArn: 'arn:aws:rds:e:1:snapshot:s' },
        { '#': 'of a cluster', SourceArn: 'arn:aws:rds:e:1:cluster-snapshot:s' },
      ],
    },
    ['own'],
  ],
  [
    'DBCluster',
    'exportTasks',
    {
      DBCluster: [{ DBClusterArn: 'arn:aws:rds:e:1:cluster:c', DbClusterResourceId: 'C' }],
      DBClusterSnapshot: [{ DBClusterSnapshotArn: 'arn:aws:rds:e:1:cluster-snapshot:s', DbClusterResourceId: 'C' }],
      ExportTask: [
        { '#': 'snapshot', SourceArn: 'arn:aws:rds:e:1:cluster-snapshot:s' },
        { '#': 'cluster', SourceArn: 'arn:aws:rds:e:1:cluster:c' },
      ],
    },
    ['snapshot', 'cluster'],
  ],
  [
    'DBInstance',
    'tenantDatabases',
    {
      DBInstance: [{ DbiResourceId: 'A' }],
      TenantDatabase: [
        { '#': 't', DbiResourceId: 'A' },
        { '#': 'u', DbiResourceId: 'B' },
      ],
    },
    ['t'],
  ],
  [
    'DBInstance',
    'automatedBackups',
    { DBInstance: [{ DbiResourceId: 'A' }], DBInstanceAutomatedBackup: [{ '#': 'b', DbiResourceId: 'A' }] },
    ['b'],
  ],
  [
    'DBCluster',
    'manualSnapshots',
    {
      DBCluster: [{ DbClusterResourceId: 'C' }],
      DBClusterSnapshot: [
        { '#': 'm', DbClusterResourceId: 'C', SnapshotType: 'manual' },
        { '#': 'a', DbClusterResourceId: 'C', SnapshotType: 'automated' },
      ],
    },
    ['m'],
  ],
  [
    'DBInstance',
    'recommendations',
    { DBInstance: [{ DBInstanceArn: DB }], DBRecommendation: [{ '#': 'r', ResourceArn: DB }] },
    ['r'],
  ],
  [
    'DBInstance',
    'events',
    {
      DBInstance: [{ DBInstanceIdentifier: 'a' }],
      RdsEvent: [
        { '#': 'own', SourceType: 'db-instance', SourceIdentifier: 'a' },
        { '#': 'cluster', SourceType: 'db-cluster', SourceIdentifier: 'a' },
      ],
    },
    ['own'],
  ],
  [
    'OptionGroup',
    'snapshots',
    {
      OptionGroup: [{ OptionGroupName: 'g' }],
      DBSnapshot: [
        { '#': 'own', DBSnapshotIdentifier: 'a', OptionGroupName: 'g' },
        { '#': 'other', DBSnapshotIdentifier: 'b', OptionGroupName: 'h' },
      ],
    },
    ['own'],
  ],
  [
    'SecurityGroup',
    'functions',
    {
      SecurityGroup: [{ GroupId: 'sg-1' }],
      LambdaFunction: [
        { '#': 'own', FunctionName: 'a', VpcConfig: { SecurityGroupIds: ['sg-2', 'sg-1'] } },
        { '#': 'other', FunctionName: 'b', VpcConfig: { SecurityGroupIds: ['sg-2'] } },
        { '#': 'outside', FunctionName: 'c' },
      ],
    },
    ['own'],
  ],
  [
    'DBInstance',
    'proxyTargets',
    {
      DBInstance: [{ DBInstanceIdentifier: 'a' }],
      DBProxy: [{ DBProxyName: 'p' }],
      DBProxyTarget: [
        { '#': 'own', proxyName: 'p', RdsResourceId: 'a', Type: 'RDS_INSTANCE' },
        { '#': 'cluster', proxyName: 'p', RdsResourceId: 'a', Type: 'TRACKED_CLUSTER' },
      ],
    },
    ['own'],
  ],
  [
    'DBCluster',
    'proxyTargets',
    {
      DBCluster: [{ DBClusterIdentifier: 'c' }],
      DBProxy: [{ DBProxyName: 'p' }],
      DBProxyTarget: [
        { '#': 'both', proxyName: 'p', RdsResourceId: 'c', Type: 'TRACKED_CLUSTER', TrackedClusterId: 'c' },
        { '#': 'member', proxyName: 'p', RdsResourceId: 'a', Type: 'RDS_INSTANCE', TrackedClusterId: 'c' },
      ],
    },
    ['both', 'member'],
  ],
  [
    'DBInstance',
    'protectedResource',
    { DBInstance: [{ DBInstanceArn: DB }], ProtectedResource: [{ '#': 'p', ResourceArn: DB }] },
    ['p'],
  ],
  [
    'DBInstance',
    'recoveryPoints',
    {
      DBInstance: [{ DBInstanceArn: DB }],
      BackupVault: [{ BackupVaultName: 'v' }],
      RecoveryPoint: [{ '#': 'p', ResourceArn: DB }],
    },
    ['p'],
  ],
  [
    'DBCluster',
    'restoreJobs',
    {
      DBCluster: [{ DBClusterArn: CLUSTER }],
      RecoveryPoint: [{ RecoveryPointArn: 'p', ResourceArn: CLUSTER }],
      RestoreJob: [
        { '#': 'named', SourceResourceArn: CLUSTER },
        { '#': 'by point', RecoveryPointArn: 'p' },
      ],
    },
    ['named', 'by point'],
  ],
  [
    'RecoveryPoint',
    'planRule',
    {
      RecoveryPoint: [{ CreatedBy: { BackupPlanId: 'p', BackupRuleId: 'r' } }],
      BackupRule: [{ '#': 'r', planId: 'p', RuleId: 'r' }],
    },
    ['r'],
  ],
  [
    'RecoveryPoint',
    'vault',
    { RecoveryPoint: [{ BackupVaultArn: 'v' }], BackupVault: [{ '#': 'v', BackupVaultArn: 'v' }] },
    ['v'],
  ],
  [
    'DBCluster',
    'globalCluster',
    {
      DBCluster: [{ DBClusterArn: CLUSTER }],
      GlobalCluster: [{ '#': 'g', GlobalClusterMembers: [{ DBClusterArn: 'other', Readers: [CLUSTER] }] }],
    },
    ['g'],
  ],
  [
    'DBCluster',
    'platformVersion',
    {
      DBCluster: [{ Engine: 'aurora-mysql', ServerlessV2PlatformVersion: '2' }],
      ServerlessV2PlatformVersion: [{ '#': '2', Engine: 'aurora-mysql', ServerlessV2PlatformVersion: '2' }],
    },
    ['2'],
  ],
  [
    'DBCluster',
    'shardGroups',
    { DBCluster: [{ DBClusterIdentifier: 'c' }], DBShardGroup: [{ '#': 's', DBClusterIdentifier: 'c' }] },
    ['s'],
  ],
  [
    'DBProxy',
    'targetGroups',
    { DBProxy: [{ DBProxyName: 'p' }], DBProxyTargetGroup: [{ '#': 't', proxyName: 'p' }] },
    ['t'],
  ],
  ['DBProxy', 'secrets', { DBProxy: [{ Auth: [{ SecretArn: SECRET }] }], Secret: [secret] }, ['secret']],
  ['DBProxy', 'subnets', { DBProxy: [{ VpcSubnetIds: ['s'] }], Subnet: [{ '#': 's', SubnetId: 's' }] }, ['s']],
  [
    'DBProxy',
    'alarms',
    {
      DBProxy: [{ DBProxyName: 'p' }],
      MetricAlarm: [
        { '#': 'own', MetricName: 'm', Dimensions: [{ Name: 'ProxyName', Value: 'p' }] },
        { '#': 'other', MetricName: 'm', Dimensions: [{ Name: 'ProxyName', Value: 'q' }] },
      ],
    },
    ['own'],
  ],
  [
    'EventSubscription',
    'topic',
    { EventSubscription: [{ SnsTopicArn: 't' }], Topic: [{ '#': 't', topicArn: 't' }] },
    ['t'],
  ],
  ['Secret', 'proxies', { Secret: [{ ARN: SECRET }], DBProxy: [{ '#': 'p', Auth: [{ SecretArn: SECRET }] }] }, ['p']],
  [
    'Secret',
    'clusters',
    { Secret: [{ ARN: SECRET }], DBCluster: [{ '#': 'c', MasterUserSecret: { SecretArn: SECRET } }] },
    ['c'],
  ],
  [
    'DBSubnetGroup',
    'instances',
    {
      DBSubnetGroup: [{ DBSubnetGroupName: 'g' }],
      DBInstance: [{ '#': 'i', DBSubnetGroup: { DBSubnetGroupName: 'g' } }],
    },
    ['i'],
  ],
  [
    'OptionGroup',
    'instances',
    {
      OptionGroup: [{ OptionGroupName: 'o' }],
      DBInstance: [{ '#': 'i', OptionGroupMemberships: [{ OptionGroupName: 'o' }] }],
    },
    ['i'],
  ],
  ['Key', 'aliases', { Key: [{ KeyId: '1' }], Alias: [{ '#': 'a', TargetKeyId: '1' }] }, ['a']],
];

function question(type: TypeName, name: string): Question {
  const relation = relationsOf(type)[name];
  if (relation === undefined) throw new Error(`${type} has no relation ${name}`);
  return (subject, run) => relation.follow(subject, run.inventory);
}

function marks(value: unknown): unknown {
  if (value instanceof Unknown) return value.code;
  const { items, possible, open } = toCollection(isRecord(value) ? [value] : value);
  expect({ possible, open }).toEqual({ possible: [], open: undefined });
  return items.map(item => (isRecord(item) ? item['#'] : item));
}

describe.each(CASES.map(([type, name, world, found]) => ({ type, name, world, found })))(
  '$type.$name',
  ({ type, name, world, found }) => {
    const ask = question(type, name);

    it('leads where AWS says', () => {
      expect(marks(ask(world[type]?.[0] ?? {}, runIn(world)))).toEqual(found);
    });

    it('knows only less when anything is hidden', () => {
      expect(flips(type, world, ask)).toEqual([]);
    });
  },
);

describe('what is not there', () => {
  const of = (type: TypeName, name: string, world: World) => question(type, name)(world[type]?.[0] ?? {}, runIn(world));

  it('is absent for a weak relation, a gap for a strong one', () => {
    expect(
      of('TenantDatabase', 'instance', { TenantDatabase: [{ DbiResourceId: 'A' }], DBInstance: [] }),
    ).toBeUndefined();
    expect(
      of('DBInstance', 'engineVersion', { DBInstance: [{ Engine: 'm', EngineVersion: '1' }], DBEngineVersion: [] }),
    ).toMatchObject({ code: 'not-found' });
    expect(
      of('DBInstance', 'protectedResource', { DBInstance: [{ DBInstanceArn: DB }], ProtectedResource: [] }),
    ).toBeUndefined();
  });

  it('leaves proxies’ targets open where one of the proxies was not asked', () => {
    const world: World = { DBInstance: [{ DBInstanceIdentifier: 'a' }], DBProxyTarget: [] };
    expect(toCollection(of('DBInstance', 'proxyTargets', world)).open?.code).toBe('not-collected');
  });

  it('leaves open what events there were before those that AWS still tells of', () => {
    const event = { SourceType: 'db-instance', SourceIdentifier: 'a', Date: '2026-08-30T00:00:00Z' };
    const since = Date.parse('2026-08-18T00:00:00Z');
    const tables = new Map([['RdsEvent', { rows: [event], since }] as const]);
    const inventory = new Inventory({ scope: { kind: 'live' }, tables });
    const events = relationsOf('DBInstance').events?.follow({ DBInstanceIdentifier: 'a' }, inventory);
    const { items, possible, doubt, open } = toCollection(events);
    expect({ items, doubt: doubt?.code, open }).toEqual({ items: [event], doubt: 'not-collected', open: undefined });
    expect(possible).toEqual([
      expect.objectContaining({ Date: '2026-08-17T23:59:59.999Z', Message: expect.any(Unknown) }),
    ]);
  });
});
