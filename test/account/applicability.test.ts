import { describe, expect, it } from 'vitest';
import type { Resource } from '../../src/model/value.ts';
import { FOLDER } from './account.ts';
import { differing, lacking, verdictsWith } from './changing.ts';
import { verdictsById } from './verdicts.ts';

const whole = verdictsById(FOLDER);

/** What the verdicts of a resource are, whatever the rule: `rule: status`. */
function said(id: string, verdicts = whole): Readonly<Record<string, string>> {
  const own = [...verdicts].filter(([key]) => key.endsWith(` ${id}`));
  return Object.fromEntries(own.map(([key, status]) => [key.split(' ')[0] ?? '', status]));
}

const isMember = ({ DBClusterIdentifier }: Resource) => typeof DBClusterIdentifier === 'string';
const MEMBERS =
  / DBInstance ((catalogue-aurora-pg|gifts-aurora-pg|orders-aurora-mysql|reviews-aurora-pg|suggestions-serverless)-\d|fulfilment-maz-postgres-instance-\d)$/;

/** What a member shows that its cluster settles: language.md §5, the pitfall aurora-inheritance. */
const SETTLED: Readonly<Record<string, readonly [unknown, unknown]>> = {
  StorageEncrypted: [true, false],
  BackupRetentionPeriod: [35, 0],
  DeletionProtection: [true, false],
  CopyTagsToSnapshot: [true, false],
  IAMDatabaseAuthenticationEnabled: [true, false],
  EnabledCloudwatchLogsExports: [['audit', 'error', 'general', 'slowquery', 'postgresql', 'upgrade'], []],
  MasterUsername: ['harbour', 'admin'],
  MultiAZ: [true, false],
  PreferredBackupWindow: ['01:00-01:30', '11:00-11:30'],
};

describe('a member of an Aurora or Multi-AZ DB cluster', () => {
  it.each(Object.entries(SETTLED))('is not judged by its own %s', (field, values) => {
    const [one, other] = values.map(value =>
      verdictsWith({ DBInstance: row => (isMember(row) ? { ...row, [field]: value } : row) }),
    );
    if (one === undefined || other === undefined) throw new Error('two values are compared');
    expect(differing(one, other, key => MEMBERS.test(key))).toEqual([]);
  });

  it('has verdicts of its own: twelve members, and many rules that judge them', () => {
    const own = [...whole].filter(([key]) => MEMBERS.test(key));
    expect(new Set(own.map(([key]) => key.split(' ')[2])).size).toBe(12);
    expect(own.filter(([, status]) => status === 'fail').length).toBeGreaterThan(20);
  });
});

describe('DocumentDB and Neptune', () => {
  it('are judged by no rule, whatever the type', () => {
    const ids = ['blog-docdb', 'blog-docdb-1', 'blog-before-redesign', 'graph-neptune', 'graph-neptune-1'];
    for (const id of ids) {
      const verdicts = said(id);
      expect(Object.keys(verdicts).length).toBeGreaterThan(2);
      expect(new Set(Object.values(verdicts))).toEqual(new Set(['not-applicable']));
    }
  });

  it('raise nothing when every database is one of them', () => {
    const docdb = (row: Resource) => ({ ...row, Engine: 'docdb' });
    const verdicts = verdictsWith({ DBInstance: docdb, DBCluster: docdb, DBSnapshot: docdb, DBClusterSnapshot: docdb });
    const databases = [...verdicts].filter(([key]) => / DB(Instance|Cluster|Snapshot|ClusterSnapshot) /.test(key));
    expect(databases.filter(([, status]) => status !== 'not-applicable')).toEqual([]);
  });
});

describe('a read replica', () => {
  const isReplica = ({ DBInstanceIdentifier }: Resource) => DBInstanceIdentifier === 'customers-prod-postgres-ro';

  it('of PostgreSQL, which cannot be backed up, is not asked for backups', () => {
    const without = verdictsWith({
      DBInstance: row =>
        isReplica(row) ? { ...lacking(row, ['LatestRestorableTime']), BackupRetentionPeriod: 0 } : row,
    });
    const turned = differing(whole, without, key => key.endsWith(' customers-prod-postgres-ro'));
    expect(turned.filter(one => one.endsWith('fail'))).toEqual([]);
    expect(said('customers-prod-postgres-ro', without)).toMatchObject({
      'rds-instance-automated-backups-enabled': 'not-applicable',
      'rds-instance-backup-retention-period': 'not-applicable',
      'rds-instance-multi-az': 'not-applicable',
      'rds-instance-storage-encrypted': 'pass',
    });
  });
});

describe('RDS Custom', () => {
  it('is not asked for what it does not have', () => {
    expect(said('erp-prod-custom-oracle')).toMatchObject({
      'rds-instance-auto-minor-upgrade': 'not-applicable',
      'rds-instance-iam-database-authentication': 'not-applicable',
      'rds-performance-insights-enabled': 'not-applicable',
      'rds-storage-autoscaling-enabled': 'not-applicable',
      'rds-minor-version-current': 'not-applicable',
      'rds-engine-version-not-deprecated': 'not-applicable',
      'rds-instance-storage-encrypted': 'pass',
    });
  });
});

describe('a cluster left over from Serverless v1', () => {
  const v1 = verdictsWith({
    DBCluster: row =>
      row.DBClusterIdentifier === 'suggestions-serverless'
        ? {
            ...lacking(row, ['ServerlessV2ScalingConfiguration', 'ServerlessV2PlatformVersion']),
            EngineMode: 'serverless',
            DBClusterMembers: [],
          }
        : row,
    DBInstance: row =>
      row.DBClusterIdentifier === 'suggestions-serverless' ? { ...row, DBClusterIdentifier: 'elsewhere' } : row,
  });

  it('has no members to spread, and keeps its own settings judged', () => {
    expect(said('suggestions-serverless', v1)).toMatchObject({
      'aurora-cluster-has-reader': 'not-applicable',
      'aurora-readers-in-different-az': 'not-applicable',
      'rds-cluster-deletion-protection': 'fail',
      'rds-cluster-storage-encrypted': 'pass',
    });
  });
});

describe('a stopped instance', () => {
  it('is judged by its settings', () => {
    expect(said('staging-web-mysql')).toMatchObject({
      'rds-instance-storage-encrypted': 'fail',
      'rds-instance-deletion-protection': 'fail',
      'rds-instance-not-publicly-accessible': 'pass',
    });
  });

  it('is not judged by what only a running one has: datapoints, and how far it can be restored', () => {
    const ran = ['rds-connections-near-limit', 'rds-instance-memory-pressure', 'rds-instance-restore-point-fresh'];
    const stale = ['rds-consecutive-automated-snapshots', 'rds-instance-overutilized', 'rds-free-storage-low'];
    const verdicts = said('staging-web-mysql');
    for (const rule of [...ran, ...stale]) expect([rule, verdicts[rule]]).toEqual([rule, 'not-applicable']);
  });
});

describe('a database that is being created', () => {
  const NOT_YET = ['checkout-us-postgres', 'subscriptions-aurora-pg'];

  it.each(NOT_YET)('%s is judged by what is there', id => {
    expect(new Set(Object.values(said(id)))).toContain('pass');
  });

  it('does not fail by a field that is not there yet, whichever it is', () => {
    const kept = ['DBInstanceIdentifier', 'DBInstanceArn', 'Engine', 'DBInstanceStatus', 'DBClusterIdentifier'];
    const bare = verdictsWith({
      DBInstance: row =>
        row.DBInstanceStatus === 'creating'
          ? lacking(
              row,
              Object.keys(row).filter(name => !kept.includes(name)),
            )
          : row,
    });
    const turned = differing(whole, bare, key => key.endsWith(' checkout-us-postgres'));
    expect(turned.length).toBeGreaterThan(5);
    expect(turned.filter(one => !/-> (unknown|not-applicable)$/.test(one))).toEqual([]);
  });
});

describe('what is being deleted', () => {
  it('is judged by no rule', () => {
    const going = verdictsWith({
      DBInstance: row => ({ ...row, DBInstanceStatus: 'deleting' }),
      DBCluster: row => ({ ...row, Status: 'deleting' }),
      DBProxy: row => ({ ...row, Status: 'deleting' }),
    });
    const own = [...going].filter(([key]) => / (DBInstance|DBCluster|DBProxy) /.test(key));
    expect(own.length).toBeGreaterThan(3000);
    expect(own.filter(([, status]) => status !== 'not-applicable')).toEqual([]);
  });
});
