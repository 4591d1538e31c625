import { describe, expect, it, vi } from 'vitest';
import { TYPE_NAMES } from '../../../src/model/types.ts';
import { permissionsOf } from '../../../src/source/aws.ts';
import { loadRecorded } from '../../../src/source/recorded.ts';
import { collectLive, FOLDER, NEEDS, REGIONS, RULES, verdictsOf, withEndpoint } from './live.ts';

const recorded = verdictsOf(loadRecorded([FOLDER]).inventories);
const QUICK = { maxAttempts: 1, connectionTimeout: 1500, requestTimeout: 1500 };

describe('a live account', () => {
  it('is judged as its recording is', async () => {
    const live = await withEndpoint({ folder: FOLDER }, () => collectLive());
    expect(recorded.size).toBeGreaterThan(400);
    expect(verdictsOf(live)).toEqual(recorded);
  });

  it('is judged the same in small pages, few at a time', async () => {
    await withEndpoint({ folder: FOLDER, pageSize: 3 }, async endpoint => {
      expect(verdictsOf(await collectLive({ concurrency: 2 }))).toEqual(recorded);
      expect(endpoint.calls()['rds:DescribeDBInstances eu-west-1']).toBeGreaterThan(5);
      expect(endpoint.inFlight().most).toBeLessThanOrEqual(2);
    });
  });

  it('is asked for every type in a form that AWS takes, and whom AWS does not find stays open', async () => {
    await withEndpoint({ folder: FOLDER, unrecorded: 'empty' }, async endpoint => {
      const inventories = await collectLive({ needs: TYPE_NAMES });
      expect(endpoint.mistakes()).toEqual([]);
      expect(inventories.map(inventory => TYPE_NAMES.filter(type => inventory.gap(type)?.level === 'scope'))).toEqual([
        ['MetricData'],
        ['MetricData'],
      ]);
      const [first, second] = inventories;
      expect([
        first?.subjectGap('DBClusterSnapshotAttributes', 'catalogue-2025-archive')?.code,
        second?.subjectGap('PrefixListEntry', 'pl-061c6f5c8a558b20e')?.code,
      ]).toEqual(['not-found', 'not-found']);
    });
  });

  it('that has nothing is nothing and complete', async () => {
    const [inventory] = await withEndpoint({ folder: FOLDER, unrecorded: 'empty' }, () =>
      collectLive({ regions: ['ap-south-1'] }),
    );
    expect(inventory?.gaps).toEqual([]);
    expect(TYPE_NAMES.flatMap(type => inventory?.rows(type) ?? [])).toHaveLength(1);
    expect([...NEEDS].map(type => inventory?.gap(type)).filter(gap => gap !== undefined)).toEqual([]);
  });

  it('in all regions is found in those that are enabled', async () => {
    await withEndpoint(
      { folder: FOLDER, regions: { 'eu-west-1': 'opt-in-not-required', 'me-south-1': 'not-opted-in' } },
      async () => {
        const inventories = await collectLive({ regions: ['eu-west-1', 'all'], needs: [] });
        expect(inventories.map(({ scope }) => scope.region)).toEqual(['eu-west-1']);
      },
    );
  });

  it('is rows of plain JSON', async () => {
    const [inventory] = await withEndpoint({ folder: FOLDER }, () => collectLive({ needs: ['DBInstance'] }));
    const rows = inventory?.rows('DBInstance') ?? [];
    expect(rows.length).toBeGreaterThan(10);
    expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
    expect(rows.find(row => row.DBInstanceIdentifier === 'blog-docdb-1')?.InstanceCreateTime).toBe(
      '2024-03-19T09:48:10.806Z',
    );
  });
});

describe('a call that is denied', () => {
  const actions = permissionsOf(
    RULES.map(({ rule }) => rule),
    { allRegions: false },
  ).map(({ action }) => action);

  it.each(actions)('%s is told and turns nothing to pass', async action => {
    const [service = '', operation = ''] = action.split(':');
    await withEndpoint({ folder: FOLDER }, async endpoint => {
      endpoint.setFault({ service, operation, region: 'eu-west-1' }, { kind: 'deny' });
      const [first, second] = await collectLive();
      if (first === undefined || second === undefined) throw new Error('a region is missing');
      const verdicts = verdictsOf([first]);
      const passed = [...verdicts].filter(([key, status]) => status === 'pass' && recorded.get(key) !== 'pass');
      expect(passed).toEqual([]);
      expect(verdictsOf([second])).toEqual(new Map([...recorded].filter(([key]) => key.includes(' us-east-1'))));
      const isMadeGood = operation === 'DescribeSecurityGroupRules';
      const told = first.gaps.filter(
        ({ call, region, code }) => call === action && region === 'eu-west-1' && code === 'access-denied',
      );
      expect(told.map(({ detail }) => detail)).toEqual(
        isMadeGood ? [] : [expect.stringMatching(`^${operation} was denied`)],
      );
    });
  });
});

describe('trouble', () => {
  it('that passes is waited for', async () => {
    await withEndpoint({ folder: FOLDER }, async endpoint => {
      endpoint.setFault({ operation: 'DescribeDBInstances' }, { kind: 'throttle', first: 2 });
      endpoint.setFault({ operation: 'DescribeAlarms' }, { kind: 'fail', first: 1 });
      expect(verdictsOf(await collectLive())).toEqual(recorded);
      expect(endpoint.calls()['rds:DescribeDBInstances eu-west-1']).toBe(3);
    });
  });

  it.each([
    ['throttle', /^DescribeDBInstances kept being throttled/],
    ['fail', /^DescribeDBInstances failed: Internal/],
    ['hang', /^DescribeDBInstances was not answered in time/],
    ['malformed', /^DescribeDBInstances failed/],
    ['disabled', /^DescribeDBInstances failed: the region does not accept these credentials/],
  ] as const)('of the kind %s that stays is a gap', async (kind, detail) => {
    await withEndpoint({ folder: FOLDER }, async endpoint => {
      endpoint.setFault({ operation: 'DescribeDBInstances', region: 'us-east-1' }, { kind });
      const [first, second] = await collectLive({ needs: ['DBInstance', 'DBCluster'] }, QUICK);
      expect(first?.gaps).toEqual([]);
      expect(second?.gaps).toMatchObject([
        { call: 'rds:DescribeDBInstances', region: 'us-east-1', code: 'call-failed' },
      ]);
      expect(second?.gap('DBInstance')?.detail).toMatch(detail);
      expect(second?.gap('DBCluster')).toBeUndefined();
    });
  });

  it('of a whole region leaves the others', async () => {
    await withEndpoint({ folder: FOLDER }, async endpoint => {
      endpoint.setFault({ region: 'us-east-1' }, { kind: 'hang' });
      const [first, second] = await collectLive({}, QUICK);
      expect([...NEEDS].filter(type => type !== 'Region' && second?.gap(type) === undefined)).toEqual([]);
      expect(
        [...verdictsOf(first === undefined ? [] : [first])].filter(([key, status]) => recorded.get(key) !== status),
      ).toEqual([]);
    });
  });
});

describe('nobody', () => {
  it('who has no credentials is told what to do', async () => {
    await withEndpoint({ folder: FOLDER }, async () => {
      for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, undefined);
      await expect(collectLive({ regions: REGIONS })).rejects.toThrow(
        /^no AWS credentials: .*; name a profile with --profile/,
      );
    });
  });

  it('who names a profile that is not there is told so', async () => {
    await withEndpoint({ folder: FOLDER }, async () => {
      await expect(collectLive({}, { profile: 'elsewhere' })).rejects.toThrow(
        /^no AWS credentials in the profile elsewhere: /,
      );
    });
  });

  it('who reaches no endpoint is told so', async () => {
    await withEndpoint({ folder: FOLDER }, async endpoint => {
      await endpoint.close();
      await expect(collectLive({}, QUICK)).rejects.toThrow(/^AWS cannot be reached in eu-west-1 \(ECONNREFUSED\)/);
    });
  });

  it('has a region but that of the environment', async () => {
    await withEndpoint({ folder: FOLDER }, async () => {
      vi.stubEnv('AWS_REGION', undefined);
      await expect(collectLive({ regions: [] })).rejects.toThrow(/^no region to look at/);
      vi.stubEnv('AWS_REGION', 'eu-west-1');
      expect((await collectLive({ regions: [], needs: [] })).map(({ scope }) => scope.region)).toEqual(['eu-west-1']);
    });
  });
});
