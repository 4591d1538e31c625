import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collect, type RecordStore, recorder } from '../../../src/source/aws.ts';
import { loadRecorded } from '../../../src/source/recorded.ts';
import { ACCOUNT, awsError, FakeApi, type Reply } from './fake-api.ts';
import { collectLive, FOLDER, verdictsOf, withEndpoint } from './live.ts';

const NOW = () => new Date('2026-08-20T09:30:00Z');
const PLACE = `${ACCOUNT}/eu-west-1`;

/** A store in memory. */
function memory(files = new Map<string, string>()) {
  const store: RecordStore = { write: (path, text) => void files.set(path, text), read: path => files.get(path) };
  return { files, store };
}

async function recorded(
  replies: Readonly<Record<string, Reply>>,
  needs: Parameters<typeof collect>[0]['needs'],
  kept = memory(),
) {
  const api = new FakeApi(replies);
  const { inventories } = await collect({ api, needs, regions: ['eu-west-1'], ...recorder(kept.store, NOW) });
  const read = (name: string): unknown => JSON.parse(kept.files.get(`${PLACE}/${name}`) ?? 'null');
  return { api, inventories, read, names: [...kept.files.keys()].sort(), files: kept.files, store: kept.store };
}

describe('a recording', () => {
  it('is an envelope a call, its keys in order', async () => {
    const { names, files } = await recorded(
      { 'rds:DescribeDBInstances': { DBInstances: [{ Engine: 'mysql', DBInstanceIdentifier: 'b' }] } },
      ['DBInstance'],
    );
    expect(names).toEqual([`${PLACE}/rds.describe-db-instances.json`]);
    expect(files.get(names[0] ?? '')).toBe(
      `${JSON.stringify(
        {
          rdsAudit: 1,
          service: 'rds',
          operation: 'DescribeDBInstances',
          input: { MaxRecords: 100 },
          account: ACCOUNT,
          region: 'eu-west-1',
          recordedAt: '2026-08-20T09:30:00.000Z',
          output: { DBInstances: [{ DBInstanceIdentifier: 'b', Engine: 'mysql' }] },
        },
        undefined,
        2,
      )}\n`,
    );
  });

  it('of a refusal keeps its code and words', async () => {
    const { read } = await recorded({ 'rds:DescribeDBClusters': awsError('AccessDenied', 'not you\nat all') }, [
      'DBCluster',
    ]);
    expect(read('rds.describe-db-clusters.json')).toMatchObject({
      error: { code: 'AccessDenied', message: 'not you' },
    });
    expect(read('rds.describe-db-clusters.json')).not.toHaveProperty('output');
  });

  it('is a file a page and subject', async () => {
    const { names } = await recorded(
      {
        'rds:DescribeDBInstances': {
          DBInstances: ['default.mysql8.0', 'a/../b'].map(DBParameterGroupName => ({
            DBParameterGroups: [{ DBParameterGroupName }],
          })),
        },
        'rds:DescribeDBParameters': ({ Marker }) => ({
          Parameters: [],
          ...(Marker === undefined ? { Marker: 'x' } : {}),
        }),
      },
      ['Parameter'],
    );
    expect(names.map(name => name.replace(`${PLACE}/rds.describe-db-`, ''))).toEqual([
      'instances.json',
      'parameters.a%2F..%2Fb.2.json',
      'parameters.a%2F..%2Fb.json',
      'parameters.default.mysql8%2E0.2.json',
      'parameters.default.mysql8%2E0.json',
    ]);
  });

  it('has names that a file system takes, different for different subjects', async () => {
    const long = 'x'.repeat(250);
    const ids = [`${long}1`, `${long}2`, 'snap.2', 'snap'];
    const { names } = await recorded(
      {
        'rds:DescribeDBClusterSnapshots': {
          DBClusterSnapshots: ids.map(id => ({ DBClusterSnapshotIdentifier: id, SnapshotType: 'manual' })),
        },
      },
      ['DBClusterSnapshotAttributes'],
    );
    expect(names).toHaveLength(5);
    expect(Math.max(...names.map(name => name.split('/').at(-1)?.length ?? 0))).toBeLessThan(255);
  });

  it('holds no secret', async () => {
    const instance = {
      PendingModifiedValues: { MasterUserPassword: 'hunter2', AllocatedStorage: 9 },
      MasterUserSecret: { SecretArn: 'arn:x' },
      UserData: 'hunter2',
      TagList: [
        { Key: 'db-password', Value: 'hunter2' },
        { Key: 'password-rotation', Value: 'monthly' },
      ],
    };
    const proxy = { Auth: [{ ClientPasswordAuthType: 'MYSQL_NATIVE_PASSWORD' }] };
    const functions = [{ FunctionName: 'f', Environment: { Variables: { DB_URL: 'postgres://x:hunter2@db' } } }];
    const { read, files, inventories } = await recorded(
      {
        'rds:DescribeDBInstances': { DBInstances: [instance] },
        'rds:DescribeDBProxies': { DBProxies: [proxy] },
        'lambda:ListFunctions': { Functions: functions },
      },
      ['DBInstance', 'DBProxy', 'LambdaFunction'],
    );
    expect([...files.values()].join('')).not.toContain('hunter2');
    expect(read('lambda.list-functions.json')).toMatchObject({
      output: { Functions: [{ Environment: { Variables: { DB_URL: '(sensitive)' } } }] },
    });
    expect(read('rds.describe-db-instances.json')).toMatchObject({
      output: {
        DBInstances: [
          {
            PendingModifiedValues: { MasterUserPassword: '(sensitive)', AllocatedStorage: 9 },
            MasterUserSecret: { SecretArn: 'arn:x' },
            TagList: [{ Value: '(sensitive)' }, { Value: 'monthly' }],
          },
        ],
      },
    });
    expect(read('rds.describe-db-proxies.json')).toMatchObject({ output: { DBProxies: [proxy] } });
    expect(inventories[0]?.rows('DBInstance')).toEqual([instance]);
  });
});

describe('a recording that was broken off', () => {
  const pages: Record<string, Reply> = {
    'rds:DescribeDBInstances': ({ Marker }) => ({
      DBInstances: [{ DBInstanceIdentifier: `p${Marker ?? ''}` }],
      ...(Marker === undefined ? { Marker: '2' } : {}),
    }),
    'rds:DescribeDBClusters': { DBClusters: [] },
  };

  it('is not asked again for what is there', async () => {
    const first = await recorded(pages, ['DBInstance', 'DBCluster']);
    const again = await recorded({}, ['DBInstance', 'DBCluster'], first);
    expect(again.api.calls).toEqual([]);
    expect(again.inventories[0]?.rows('DBInstance')).toEqual([
      { DBInstanceIdentifier: 'p' },
      { DBInstanceIdentifier: 'p2' },
    ]);
  });

  it.each([
    ['a missing page', (files: Map<string, string>) => files.delete(`${PLACE}/rds.describe-db-instances.2.json`)],
    [
      'half a file',
      (files: Map<string, string>) => files.set(`${PLACE}/rds.describe-db-instances.json`, '{"rdsAudit": 1,'),
    ],
    [
      'another region',
      (files: Map<string, string>) => {
        const path = `${PLACE}/rds.describe-db-instances.json`;
        files.set(path, (files.get(path) ?? '').replace('"eu-west-1"', '"eu-west-2"'));
      },
    ],
  ])('is asked again for a call with %s', async (_, damage) => {
    const first = await recorded(pages, ['DBInstance', 'DBCluster']);
    damage(first.files);
    const again = await recorded(pages, ['DBInstance', 'DBCluster'], first);
    expect(again.api.calls).toEqual(['rds:DescribeDBInstances', 'rds:DescribeDBInstances']);
  });

  it('is asked again for what was refused', async () => {
    const first = await recorded({ ...pages, 'rds:DescribeDBClusters': awsError('Throttling') }, ['DBCluster']);
    const again = await recorded(pages, ['DBCluster'], first);
    expect(again.api.calls).toEqual(['rds:DescribeDBClusters']);
    expect(again.inventories[0]?.gap('DBCluster')).toBeUndefined();
  });

  it('is asked for all again without a look at it', async () => {
    const first = await recorded(pages, ['DBCluster']);
    const again = await recorded(pages, ['DBCluster'], { ...first, store: { write: () => undefined } });
    expect(again.api.calls).toEqual(['rds:DescribeDBClusters']);
  });
});

describe('a replay', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rds-audit-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  it.each([
    'DescribeDBClusters',
    'DescribeDBParameters',
    'DescribeDBSnapshotAttributes',
    'DescribeAlarms',
    'DescribeSecurityGroupRules',
    'nothing',
  ])('is judged as the account was, with %s denied', async operation => {
    const live = await withEndpoint({ folder: FOLDER, pageSize: 7 }, async endpoint => {
      endpoint.setFault({ operation, region: 'eu-west-1' }, { kind: 'deny' });
      return collectLive(recorder({ write }, NOW));
    });
    const { inventories, mistakes, notes } = loadRecorded([folder]);
    expect({ mistakes, notes }).toEqual({ mistakes: [], notes: [] });
    expect(verdictsOf(inventories)).toEqual(verdictsOf(live));
    const calls = (list: typeof live) => list.map(({ gaps }) => gaps.map(({ call, code }) => `${call} ${code}`).sort());
    expect(calls(inventories)).toEqual(calls(live));
  });
});
