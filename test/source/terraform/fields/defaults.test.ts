import { describe, expect, it } from 'vitest';
import type { TypeName } from '../../../../src/model/types.ts';
import { Unknown } from '../../../../src/model/value.ts';
import { declare, fieldsOf, inventory, type Plain, ref, UNKNOWN } from './declare.ts';

type Properties = { readonly [name: string]: Plain };

const of = (type: TypeName, address: string, properties: Properties, names: readonly string[]) =>
  fieldsOf(inventory(declare(address, properties)), type, address, names);
const instance = (properties: Properties, ...names: readonly string[]) =>
  of('DBInstance', 'aws_db_instance.x', properties, names);
const cluster = (properties: Properties, ...names: readonly string[]) =>
  of('DBCluster', 'aws_rds_cluster.x', properties, names);
const member = (properties: Properties, ...names: readonly string[]) =>
  of('DBInstance', 'aws_rds_cluster_instance.x', properties, names);
const SERVICE = expect.objectContaining({ code: 'service-default' });

describe('what an instance does without', () => {
  it('is what the provider documents', () => {
    const plain = {
      PubliclyAccessible: false,
      BackupRetentionPeriod: 0,
      StorageEncrypted: false,
      MultiAZ: false,
      DeletionProtection: false,
      CopyTagsToSnapshot: false,
      AutoMinorVersionUpgrade: true,
      IAMDatabaseAuthenticationEnabled: false,
      MonitoringInterval: 0,
      PerformanceInsightsEnabled: false,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: undefined,
      MaxAllocatedStorage: undefined,
      KmsKeyId: undefined,
      MasterUserSecret: undefined,
      DBClusterIdentifier: undefined,
      EnabledCloudwatchLogsExports: undefined,
      DBParameterGroups: undefined,
      DatabaseInsightsMode: 'standard',
    };
    expect(instance({ engine: 'mysql' }, ...Object.keys(plain))).toEqual(plain);
  });

  it('is unknown where AWS chooses', () => {
    const names = [
      'EngineVersion',
      'StorageType',
      'AvailabilityZone',
      'PreferredBackupWindow',
      'PreferredMaintenanceWindow',
      'CACertificateIdentifier',
      'VpcSecurityGroups',
      'DBSubnetGroup',
      'LicenseModel',
    ];
    const found = instance({ engine: 'mysql' }, ...names);
    expect(Object.values(found)).toEqual(names.map(() => SERVICE));
  });

  it('never counts as written', () => {
    const row = inventory(declare('aws_db_instance.x', { engine: 'mysql' })).rows('DBInstance')[0] ?? {};
    expect(Object.keys(row)).toEqual(['Engine']);
  });

  it.each([
    ['mysql', 3306],
    ['postgres', 5432],
    ['oracle-se2', 1521],
    ['sqlserver-ex', 1433],
    ['MySQL', 3306],
  ])('is the port of %s', (engine, port) => {
    expect(instance({ engine }, 'Endpoint')).toEqual({ Endpoint: { Port: port } });
    expect(instance({ engine, port: 6000 }, 'Endpoint')).toEqual({ Endpoint: { Port: 6000 } });
  });

  it('is support beyond the end for the engines that have it', () => {
    const of = (engine: string) => instance({ engine }, 'EngineLifecycleSupport').EngineLifecycleSupport;
    expect(['mysql', 'postgres', 'mariadb', 'oracle-se2'].map(of)).toEqual([
      'open-source-rds-extended-support',
      'open-source-rds-extended-support',
      undefined,
      undefined,
    ]);
  });

  it('is seven days of telemetry, where that is on', () => {
    const name = 'PerformanceInsightsRetentionPeriod';
    expect(instance({ engine: 'mysql', performance_insights_enabled: true }, name)[name]).toBe(7);
    expect(instance({ engine: 'mysql' }, name)[name]).toBeUndefined();
    expect(instance({ engine: 'mysql', performance_insights_enabled: UNKNOWN }, name)[name]).toBe(UNKNOWN);
  });

  it('takes 0 for no upper limit of storage', () => {
    expect(instance({ engine: 'mysql', max_allocated_storage: 0 }, 'MaxAllocatedStorage')).toEqual({});
  });
});

describe('a copy', () => {
  const INHERITED = [
    'StorageEncrypted',
    'KmsKeyId',
    'IAMDatabaseAuthenticationEnabled',
    'EngineLifecycleSupport',
    'Endpoint',
  ];

  it.each([
    ['a snapshot', { snapshot_identifier: 's' }],
    ['an unknown snapshot', { snapshot_identifier: UNKNOWN }],
    ['a point in time', { restore_to_point_in_time: [{ source_db_instance_identifier: 'a' }] }],
    ['a file', { s3_import: [{ bucket_name: 'b' }] }],
  ])('of %s takes from it what is left out', (_, properties) => {
    const names = [...INHERITED, 'BackupRetentionPeriod', 'MultiAZ'];
    expect(Object.values(instance(properties, ...names))).toEqual(names.map(() => SERVICE));
  });

  it('that is a replica has no backups unless it asks for them, and stands in one zone', () => {
    const found = instance({ replicate_source_db: 'a' }, 'BackupRetentionPeriod', 'MultiAZ', 'DBParameterGroups');
    expect(found).toEqual({ BackupRetentionPeriod: 0, MultiAZ: false, DBParameterGroups: SERVICE });
    expect(Object.values(instance({ replicate_source_db: 'a' }, ...INHERITED))).toEqual(INHERITED.map(() => SERVICE));
  });

  it('is not made by what a plan writes where nothing is', () => {
    const empty = { snapshot_identifier: '', restore_to_point_in_time: [], s3_import: [], replicate_source_db: null };
    expect(instance({ engine: 'mysql', ...empty }, 'StorageEncrypted')).toEqual({ StorageEncrypted: false });
  });

  it('is as encrypted as its source, whatever it says beside', () => {
    const source = declare('aws_db_instance.a', { identifier: 'a', engine: 'postgres', storage_encrypted: true });
    const replica = declare('aws_db_instance.b', { replicate_source_db: 'a', storage_encrypted: false });
    const found = fieldsOf(inventory(source, replica), 'DBInstance', 'aws_db_instance.b', [
      'StorageEncrypted',
      'Engine',
    ]);
    expect(found).toEqual({ StorageEncrypted: true, Engine: 'postgres' });
  });

  it('of a cluster says so', () => {
    const names = ['ReadReplicaSourceDBInstanceIdentifier', 'ReadReplicaSourceDBClusterIdentifier'];
    const arn = 'arn:aws:rds:eu-west-1:111122223333:cluster:c';
    expect(Object.values(instance({ replicate_source_db: arn }, ...names))).toEqual([undefined, arn]);
    expect(Object.values(instance({ replicate_source_db: 'a' }, ...names))).toEqual(['a', undefined]);
    expect(Object.values(instance({ replicate_source_db: UNKNOWN }, ...names))).toEqual([UNKNOWN, expect.any(Unknown)]);
  });
});

describe('what a cluster does without', () => {
  it('is what the provider documents', () => {
    const plain = {
      EngineMode: 'provisioned',
      BackupRetentionPeriod: 1,
      BacktrackWindow: 0,
      CopyTagsToSnapshot: false,
      DeletionProtection: false,
      HttpEndpointEnabled: false,
      ClusterScalabilityType: 'standard',
      Port: 3306,
      skipFinalSnapshot: false,
      DBClusterParameterGroup: undefined,
      PubliclyAccessible: undefined,
      InternetAccessGatewayEnabled: undefined,
    };
    expect(cluster({ engine: 'aurora-mysql' }, ...Object.keys(plain))).toEqual(plain);
  });

  it.each([
    ['nothing', {}],
    ['that it should not be', { storage_encrypted: false }],
  ])('leaves open how Aurora is encrypted that says %s', (_, properties) => {
    const found = cluster({ engine: 'aurora-mysql', ...properties }, 'StorageEncrypted', 'StorageEncryptionType');
    expect(found).toEqual({ StorageEncrypted: false, StorageEncryptionType: SERVICE });
  });

  it('leaves a Multi-AZ cluster without encryption, and Serverless v1 with it', () => {
    const names = ['StorageEncrypted', 'StorageEncryptionType'];
    expect(Object.values(cluster({ engine: 'mysql' }, ...names))).toEqual([false, undefined]);
    expect(Object.values(cluster({ engine: 'aurora-mysql', engine_mode: 'serverless' }, ...names))).toEqual([
      true,
      undefined,
    ]);
  });

  it('leaves to the VPC whether a Multi-AZ cluster is public', () => {
    expect(cluster({ engine: 'postgres' }, 'PubliclyAccessible')).toEqual({ PubliclyAccessible: SERVICE });
  });
});

describe('a member', () => {
  it('has defaults of its own', () => {
    const found = member({ cluster_identifier: 'c' }, 'PubliclyAccessible', 'PromotionTier', 'AutoMinorVersionUpgrade');
    expect(found).toEqual({ PubliclyAccessible: false, PromotionTier: 0, AutoMinorVersionUpgrade: true });
  });

  it.each([
    ['by name', 'shop'],
    ['by reference', ref('aws_rds_cluster.c')],
  ])('takes what it leaves out from its cluster %s', (_, cluster_identifier) => {
    const names = ['Engine', 'Endpoint', 'PerformanceInsightsEnabled', 'MonitoringInterval', 'VpcSecurityGroups'];
    const found = inventory(
      declare('aws_rds_cluster.c', {
        cluster_identifier: 'shop',
        engine: 'aurora-mysql',
        port: 3307,
        performance_insights_enabled: true,
        monitoring_interval: 60,
        vpc_security_group_ids: ['sg-1'],
      }),
      declare('aws_rds_cluster_instance.x', { cluster_identifier }),
    );
    expect(fieldsOf(found, 'DBInstance', 'aws_rds_cluster_instance.x', names)).toEqual({
      Engine: 'aurora-mysql',
      Endpoint: { Port: 3307 },
      PerformanceInsightsEnabled: true,
      MonitoringInterval: 60,
      VpcSecurityGroups: expect.objectContaining({ items: [{ VpcSecurityGroupId: 'sg-1', Status: 'active' }] }),
    });
  });

  it('of a cluster that is declared elsewhere leaves it open', () => {
    expect(member({ cluster_identifier: 'c' }, 'PerformanceInsightsEnabled')).toEqual({
      PerformanceInsightsEnabled: SERVICE,
    });
  });
});

describe('passwords', () => {
  it('are a secret of RDS only where it is asked for', () => {
    const secret = (value: Plain) =>
      instance({ engine: 'mysql', manage_master_user_password: value }, 'MasterUserSecret');
    expect(secret(true).MasterUserSecret).toMatchObject({ SecretArn: { exists: true } });
    expect(secret(false).MasterUserSecret).toBeUndefined();
    expect(secret(UNKNOWN).MasterUserSecret).toBe(UNKNOWN);
  });

  it('are never in a row', () => {
    const found = inventory(declare('aws_db_instance.x', { password: 'hunter2hunter2' }));
    const [row = {}] = found.rows('DBInstance');
    expect(JSON.stringify(row)).not.toContain('hunter2');
    expect(Object.keys(row)).toEqual(['MasterUserPassword', 'masterPassword']);
  });
});
