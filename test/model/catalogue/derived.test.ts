import { describe, expect, it } from 'vitest';
import { derivedOf } from '../../../src/model/derived.ts';
import { measureId, measureKey } from '../../../src/model/measure.ts';
import type { TypeName } from '../../../src/model/types.ts';
import { toCollection, Unknown } from '../../../src/model/value.ts';
import { flips, type Question, runIn, type World } from './hide.ts';

const lifecycle = (name: string, start: string, end: string) => ({
  LifecycleSupportName: `open-source-rds-${name}-support`,
  LifecycleSupportStartDate: start,
  LifecycleSupportEndDate: end,
});
const MYSQL8: World = {
  DBInstance: [{ Engine: 'mysql', EngineVersion: '8.0.41' }],
  DBMajorEngineVersion: [
    {
      Engine: 'mysql',
      MajorEngineVersion: '8.0',
      SupportedEngineLifecycles: [
        lifecycle('standard', '2018-10-23T00:00:00Z', '2026-07-31T23:59:59Z'),
        lifecycle('extended', '2026-08-01T00:00:00Z', '2029-07-31T23:59:59Z'),
      ],
    },
  ],
};
const db = (row: object): World => ({ DBInstance: [{ ...row }] });
const cluster = (row: object): World => ({ DBCluster: [{ ...row }] });
const parameter = (row: object, instance: object = {}): World => ({
  DBInstance: [
    {
      Engine: 'mysql',
      EngineVersion: '8.0.41',
      DBInstanceClass: 'db.r6g.large',
      DBParameterGroups: [{ DBParameterGroupName: 'g', ParameterApplyStatus: 'in-sync' }],
      ...instance,
    },
  ],
  Parameter: [{ group: 'g', ParameterName: 'p', ...row }],
});
const FORMULA = { ParameterValue: 'LEAST({DBInstanceClassMemory/12582880},500)' };

/** All of a large instance's memory by 160 MiB, and a few. */
const clusterParameter = (cluster: object): World => ({
  DBCluster: [{ Engine: 'postgres', EngineVersion: '16.3', DBClusterParameterGroup: 'g', ...cluster }],
  ClusterParameter: [{ group: 'g', ParameterName: 'p', ParameterValue: '{DBInstanceClassMemory/171798691}' }],
});
const ranges = (...cidrs: readonly string[]): World => ({
  DBSecurityGroup: [{ IPRanges: cidrs.map(CIDRIP => ({ Status: 'authorized', CIDRIP })) }],
});
const CPU = measureKey({ name: 'CPUUtilization', statistic: 'Average', window: 3600 });
const measured = (row: object): World => ({
  DBInstance: [{ DBInstanceIdentifier: 'a' }],
  MetricData: [{ Id: measureId('DBInstance', CPU, 'a'), StatusCode: 'Complete', ...row }],
});

/** Type, field (with its key), world, value. */
const CASES: readonly (readonly [TypeName, string, World, unknown])[] = [
  ['DBInstance', 'standardSupportEnd', MYSQL8, '2026-07-31T23:59:59Z'],
  ['DBInstance', 'extendedSupportStart', MYSQL8, '2026-08-01T00:00:00Z'],
  ['DBInstance', 'extendedSupportEnd', MYSQL8, '2029-07-31T23:59:59Z'],
  ['DBInstance', 'extendedSupportEnd', db({ Engine: 'mariadb', EngineVersion: '10.6.1' }), undefined],
  [
    'DBInstance',
    'standardSupportEnd',
    db({ Engine: 'sqlserver-se', EngineVersion: '13.00.1' }),
    '2026-07-14T23:59:59Z',
  ],
  ['DBInstance', 'standardSupportEnd', db({ Engine: 'mysql', EngineVersion: '4.1.2' }), 'no-entry'],
  [
    'DBInstance',
    'extendedSupportStart',
    db({ Engine: 'aurora-mysql', EngineVersion: '5.7.mysql_aurora.2.12.5' }),
    '2024-11-01T00:00:00Z',
  ],
  [
    'DBInstance',
    'extendedSupportEnd',
    db({ Engine: 'aurora-mysql', EngineVersion: '5.7.mysql_aurora.2.12.5' }),
    'no-entry',
  ],
  ['DBInstance', 'classFamily', db({ DBInstanceClass: 'db.r6g.large' }), 'r6g'],
  ['DBInstance', 'classGeneration', db({ DBInstanceClass: 'db.m4.large' }), 'previous'],
  ['DBInstance', 'classProcessor', db({ DBInstanceClass: 'db.r6g.large' }), 'graviton'],
  ['DBInstance', 'memoryGiB', db({ DBInstanceClass: 'db.r6g.large' }), 16],
  ['DBInstance', 'memoryGiB', db({ DBInstanceClass: 'db.serverless' }), 'no-entry'],
  ['DBInstance', 'vcpus', db({ DBInstanceClass: 'db.r5.4xlarge.tpc1.mem3x' }), 8],
  ['DBInstance', 'vcpus', db({ Engine: 'sqlserver-se', DBInstanceClass: 'db.m7i.2xlarge' }), 4],
  ['DBInstance', 'vcpus', db({ Engine: 'sqlserver-se', DBInstanceClass: 'db.m8i.xlarge' }), 4],
  ['DBInstance', 'vcpus', db({ Engine: 'sqlserver-se', DBInstanceClass: 'db.m6i.2xlarge' }), 8],
  ['DBInstance', 'vcpus', db({ Engine: 'postgres', DBInstanceClass: 'db.m7i.2xlarge' }), 8],
  ['DBInstance', 'vcpus', db({ DBInstanceClass: 'db.m7i.2xlarge' }), 'operand-absent'],
  ['DBInstance', 'classProcessor', db({ DBInstanceClass: 'db.r8a.large' }), 'amd'],
  ['DBInstance', 'vcpus', db({ DBInstanceClass: 'db.r5.large', ProcessorFeatures: [{ Name: 'c' }] }), 'expression'],
  ['DBInstance', 'supportsPerformanceInsights', db({ Engine: 'mysql', DBInstanceClass: 'db.t4g.micro' }), false],
  ['DBInstance', 'supportsPerformanceInsights', db({ Engine: 'postgres', DBInstanceClass: 'db.t4g.micro' }), true],
  [
    'DBInstance',
    'supportsPerformanceInsights',
    db({ Engine: 'custom-oracle-ee', DBInstanceClass: 'db.m5.large' }),
    'no-entry',
  ],
  ['DBInstance', 'allocatedBytes', db({ Engine: 'mysql', AllocatedStorage: 2 }), 2 * 2 ** 30],
  ['DBInstance', 'allocatedBytes', db({ Engine: 'aurora-mysql', AllocatedStorage: 1 }), undefined],
  ['DBCluster', 'volumeLimitBytes', cluster({ Engine: 'aurora-postgresql', EngineVersion: '12.3' }), 64 * 2 ** 40],
  [
    'DBCluster',
    'volumeLimitBytes',
    cluster({ Engine: 'aurora-mysql', EngineVersion: '8.0.mysql_aurora.3.05.2' }),
    128 * 2 ** 40,
  ],
  ['DBCluster', 'volumeLimitBytes', cluster({ Engine: 'postgres', EngineVersion: '16.1' }), undefined],
  ['DBInstance', 'defaultPort', db({ Engine: 'custom-oracle-ee' }), 1521],
  ['DBInstance', 'caIsCurrent', db({ CACertificateIdentifier: 'rds-ca-2019' }), false],
  ['DBInstance', 'parameters[p]', parameter({ ParameterValue: '{TrueIfReplica}' }), '0'],
  [
    'DBInstance',
    'parameters[p]',
    parameter({ ParameterValue: '{TrueIfReplica}' }, { ReadReplicaSourceDBInstanceIdentifier: 's' }),
    '1',
  ],
  ['DBInstance', 'parameters[p]', parameter(FORMULA), 'expression'],
  ['DBInstance', 'parameters[p]', parameter({ Source: 'engine-default' }), 'service-default'],
  ['DBInstance', 'parameters[general_log]', parameter({ ParameterName: 'general_log', Source: 'engine-default' }), '0'],
  ['DBInstance', 'writtenParameters[p]', parameter(FORMULA), FORMULA.ParameterValue],
  ['DBInstance', 'parameterSources[p]', parameter({ Source: 'user' }), 'user'],
  ['DBInstance', 'parameterCeilings[p]', parameter(FORMULA), 500],
  ['DBInstance', 'parameterCeilings[p]', parameter({ ParameterValue: '70' }), 70],
  ['DBCluster', 'parameterCeilings[p]', clusterParameter({ DBClusterInstanceClass: 'db.r6g.large' }), 100],
  ['DBCluster', 'parameterCeilings[p]', clusterParameter({}), 'no-entry'],
  ['DBInstance', `metrics[${CPU}]`, measured({ Values: [80, 90] }), 85],
  ['DBInstance', `metrics[${CPU}]`, measured({ Values: [] }), 'no-datapoints'],
  ['DBInstance', 'parameterCeilings[p]', parameter({ ParameterValue: '{1000/DBInstanceClassMemory}' }), 'expression'],
  [
    'DBInstance',
    'defaultParameters[p]',
    {
      ...parameter({ ParameterValue: '7', Source: 'user' }),
      DBParameterGroup: [{ DBParameterGroupName: 'g', DBParameterGroupFamily: 'mysql8.0' }],
      EngineDefaultParameter: [{ family: 'mysql8.0', ParameterName: 'p', ParameterValue: '5' }],
    },
    '5',
  ],
  ['Topic', 'confirmedSubscriptions', { Topic: [{ Attributes: { SubscriptionsConfirmed: '2' } }] }, 2],
  [
    'RestoreJob',
    'duration',
    { RestoreJob: [{ CreationDate: '2026-01-01T00:00:00Z', CompletionDate: '2026-01-01T01:30:00Z' }] },
    '5400s',
  ],
  ['RestoreJob', 'duration', { RestoreJob: [{ CreationDate: '2026-01-01T00:00:00Z' }] }, undefined],
  [
    'DBInstanceAutomatedBackup',
    'crossRegion',
    {
      DBInstanceAutomatedBackup: [
        {
          DBInstanceArn: 'arn:aws:rds:eu-west-1:1:db:a',
          DBInstanceAutomatedBackupsArn: 'arn:aws:rds:eu-north-1:1:auto-backup:x',
        },
      ],
    },
    true,
  ],
];

function question(type: TypeName, path: string): Question {
  const [, name = '', key = ''] = /^(\w+)(?:\[(.+)\])?$/.exec(path) ?? [];
  const field = derivedOf(type)[name];
  if (field === undefined) throw new Error(`${type} has no derived field ${name}`);
  return (subject, run) => field.get(subject, run, key);
}

describe.each(CASES.map(([type, path, world, value]) => ({ type, path, world, value })))(
  '$type $path: $value',
  ({ type, path, world, value }) => {
    const ask = question(type, path);

    it('is what the facts say', () => {
      const found = ask(world[type]?.[0] ?? {}, runIn(world));
      expect(found instanceof Unknown ? found.code : found).toBe(value);
    });

    it('is only less known when anything is hidden', () => {
      expect(flips(type, world, ask)).toEqual([]);
    });
  },
);

describe('which dates decided', () => {
  it('is visible', () => {
    const ask = question('DBInstance', 'supportDatesFrom');
    expect(ask(MYSQL8.DBInstance?.[0] ?? {}, runIn(MYSQL8))).toBe('api');
    expect(ask(MYSQL8.DBInstance?.[0] ?? {}, runIn({}))).toBe('table');
  });

  it('is AWS’s own where it differs from the table', () => {
    const ends = [lifecycle('standard', '2018-10-23T00:00:00Z', '2099-01-01T00:00:00Z')];
    const world: World = {
      ...MYSQL8,
      DBMajorEngineVersion: [{ Engine: 'mysql', MajorEngineVersion: '8.0', SupportedEngineLifecycles: ends }],
    };
    expect(question('DBInstance', 'standardSupportEnd')(MYSQL8.DBInstance?.[0] ?? {}, runIn(world))).toBe(
      ends[0]?.LifecycleSupportEndDate,
    );
  });
});

describe('lists', () => {
  it.each([
    [
      ['192.0.2.0/24', '0.0.0.0/0'],
      [24, 0],
    ],
    [[], []],
  ])('how wide %j are', (cidrs, lengths) => {
    const world = ranges(...cidrs);
    const ask = question('DBSecurityGroup', 'prefixLengths');
    const { items, possible, open } = toCollection(ask(world.DBSecurityGroup?.[0] ?? {}, runIn(world)));
    expect({ items, possible, open }).toEqual({ items: lengths, possible: [], open: undefined });
    expect(flips('DBSecurityGroup', world, ask)).toEqual([]);
  });

  const flaws = (Engine: string, EngineVersion: string) => {
    const world = db({ Engine, EngineVersion });
    return toCollection(question('DBInstance', 'knownFlaws')(world.DBInstance?.[0] ?? {}, runIn(world)));
  };

  it.each([
    ['postgres', '13.2', ['postgres-log-fdw'], []],
    ['postgres', '13.3', [], []],
    ['postgres', '13', [], ['postgres-log-fdw']],
    ['aurora-postgresql', '10.11', ['postgres-log-fdw', 'aurora-postgresql-local-file-read'], []],
    ['mysql', '8.0.1', [], []],
  ])('the flaws of %s %s', (engine, version, certain, open) => {
    expect(flaws(engine, version)).toMatchObject({ items: certain, possible: open });
  });

  it('the Regions of a global database', () => {
    const arn = 'arn:aws:rds:eu-west-1:1:cluster:c';
    const world: World = { GlobalCluster: [{ GlobalClusterMembers: [{ DBClusterArn: arn }, {}] }] };
    const { items } = toCollection(question('GlobalCluster', 'regions')(world.GlobalCluster?.[0] ?? {}, runIn(world)));
    expect(items).toEqual(['eu-west-1', expect.any(Unknown)]);
  });

  it('tags that are listed apart, and those that were not asked for', () => {
    const world: World = {
      DBProxy: [{ DBProxyArn: 'p' }],
      Tag: [{ '#': 'o', resourceArn: 'p', Key: 'Owner', Value: 'x' }],
    };
    const ask = question('DBProxy', 'tags[Owner]');
    expect(ask({ DBProxyArn: 'p' }, runIn(world))).toBe('x');
    expect(ask({ DBProxyArn: 'p' }, runIn({}))).toMatchObject({ code: 'not-collected' });
    expect(flips('DBProxy', world, ask)).toEqual([]);
  });
});
