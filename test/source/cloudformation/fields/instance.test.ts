import { describe, expect, it } from 'vitest';
import { Unknown } from '../../../../src/model/value.ts';
import { field, inventory, judge, one, row, verdict } from './support.ts';

const db = (properties: string, others = '') => one('RDS::DBInstance', properties, others);
const read = (properties: string, name: string, others = '') => field(db(properties, others), 'DBInstance', name);
const code = (value: unknown) => (value instanceof Unknown ? value.code : value);

const CLUSTER = `
C: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-postgresql, Port: 5433, BackupRetentionPeriod: 9, EnableIAMDatabaseAuthentication: true, StorageEncrypted: true, VpcSecurityGroupIds: [sg-1], DBSubnetGroupName: G } }
`;
const SOURCE = `
S: { Type: AWS::RDS::DBInstance, Properties: { Engine: mysql, StorageEncrypted: true, AutoMinorVersionUpgrade: false } }
`;

describe('what leaving a property out of a new instance means', () => {
  const engine = '{ Engine: postgres }';
  it.each([
    ['BackupRetentionPeriod', 1],
    ['MultiAZ', false],
    ['StorageEncrypted', false],
    ['StorageEncryptionType', 'none'],
    ['StorageType', 'gp3'],
    ['AutoMinorVersionUpgrade', true],
    ['CopyTagsToSnapshot', false],
    ['DeletionProtection', false],
    ['IAMDatabaseAuthenticationEnabled', false],
    ['MonitoringInterval', 0],
    ['PerformanceInsightsEnabled', false],
    ['PerformanceInsightsRetentionPeriod', 7],
    ['DatabaseInsightsMode', 'standard'],
    ['PromotionTier', 1],
    ['EngineLifecycleSupport', 'open-source-rds-extended-support'],
    ['PubliclyAccessible', true],
    ['Endpoint', { Port: 5432 }],
    ['MaxAllocatedStorage', undefined],
    ['KmsKeyId', undefined],
    ['MasterUserSecret', undefined],
    ['EnabledCloudwatchLogsExports', undefined],
    ['DBParameterGroups', undefined],
    ['DBClusterIdentifier', undefined],
    ['DBInstanceAutomatedBackupsReplications', undefined],
    ['InternetAccessGatewayEnabled', 'not-in-source'],
    ['DbiResourceId', 'not-in-source'],
    ['PreferredBackupWindow', 'service-default'],
    ['PreferredMaintenanceWindow', 'service-default'],
    ['EngineVersion', 'service-default'],
    ['AvailabilityZone', 'service-default'],
    ['VpcSecurityGroups', 'service-default'],
    ['DBSubnetGroup', 'service-default'],
    ['CACertificateIdentifier', 'service-default'],
    ['DBInstanceIdentifier', 'computed-at-apply'],
  ])('%s: %j', (name, meant) => {
    expect(code(read(engine, name))).toEqual(meant);
  });

  it('io1 where Iops is set', () => {
    expect(read('{ Iops: 3000 }', 'StorageType')).toBe('io1');
  });
});

describe('public access that is left out', () => {
  it.each([
    ['in the default VPC', '{ Engine: mysql }', true],
    ['in the group called default', '{ Engine: mysql, DBSubnetGroupName: Default }', true],
    ['in another group', '{ Engine: mysql, DBSubnetGroupName: ours }', false],
    ['restored into the default VPC', '{ DBSnapshotIdentifier: s }', true],
    ['of a member of a cluster in its own group', '{ DBClusterIdentifier: !Ref C }', false],
    ['of a replica', '{ SourceDBInstanceIdentifier: other }', 'service-default'],
    ['of a member of a cluster that is declared elsewhere', '{ DBClusterIdentifier: other }', 'unresolved-reference'],
    ['in a group that is not known', '{ Engine: mysql, DBSubnetGroupName: !ImportValue x }', 'unresolved-reference'],
  ])('%s', (_, properties, meant) => {
    expect(code(read(properties, 'PubliclyAccessible', CLUSTER))).toEqual(meant);
  });
});

describe('a member of a cluster', () => {
  const member = '{ DBClusterIdentifier: !Ref C }';
  it.each([
    ['Engine', 'aurora-postgresql'],
    ['Endpoint', { Port: 5433 }],
    ['BackupRetentionPeriod', 9],
    ['StorageEncrypted', true],
    ['DBSubnetGroup', { DBSubnetGroupName: 'g' }],
    ['VpcSecurityGroups', [{ VpcSecurityGroupId: 'sg-1', Status: 'active' }]],
    ['MultiAZ', false],
  ])('has the %s of the cluster', (name, meant) => {
    expect(read(member, name, CLUSTER)).toEqual(meant);
  });

  it('may have anything of a cluster that is not declared here', () => {
    const names = ['Engine', 'BackupRetentionPeriod', 'StorageEncrypted', 'PerformanceInsightsEnabled'];
    const codes = names.map(name => code(read('{ DBClusterIdentifier: other }', name)));
    expect(codes).toEqual(names.map(() => 'unresolved-reference'));
  });

  it('is found by the name of the cluster too', () => {
    const named = 'C: { Type: AWS::RDS::DBCluster, Properties: { DBClusterIdentifier: Main, Engine: aurora-mysql } }';
    expect(read('{ DBClusterIdentifier: main }', 'Engine', named)).toBe('aurora-mysql');
    expect(read('{ DBClusterIdentifier: !Ref C }', 'DBClusterIdentifier', named)).toBe('main');
  });

  it('fails where it sets what belongs to the cluster', () => {
    const rule = 'rds-iac-aurora-instance-props';
    expect(verdict(db('{ DBClusterIdentifier: !Ref C, DeletionProtection: true }', CLUSTER), rule)).toBe('fail');
    expect(verdict(db('{ DBClusterIdentifier: !Ref C, MasterUserPassword: x }', CLUSTER), rule)).toBe('fail');
    expect(verdict(db('{ DBClusterIdentifier: !Ref C, Engine: aurora-postgresql }', CLUSTER), rule)).toBe('pass');
  });
});

describe('a replica or a restored instance', () => {
  it('is encrypted as its source, and runs its engine', () => {
    const replica = '{ SourceDBInstanceIdentifier: !Ref S }';
    expect(read(replica, 'StorageEncrypted', SOURCE)).toBe(true);
    expect(read(replica, 'StorageEncryptionType', SOURCE)).toBe('sse-kms');
    expect(read(replica, 'AutoMinorVersionUpgrade', SOURCE)).toBe(false);
    expect(read(replica, 'Engine', SOURCE)).toBe('mysql');
  });

  it.each([
    'StorageEncrypted',
    'BackupRetentionPeriod',
    'Engine',
    'KmsKeyId',
    'EngineLifecycleSupport',
    'MasterUsername',
    'MasterUserSecret',
    'StorageType',
    'Endpoint',
  ])('takes its %s from what is not declared here', name => {
    const value = read('{ DBSnapshotIdentifier: s }', name);
    expect(code(name === 'Endpoint' ? Object(value).Port : value)).toBe('service-default');
  });

  it('has no parameter group of its own only where it is no replica', () => {
    expect(code(read('{ SourceDBInstanceIdentifier: s }', 'DBParameterGroups'))).toBe('service-default');
    expect(read('{ DBSnapshotIdentifier: s }', 'DBParameterGroups')).toBeUndefined();
  });

  it('does not follow replicas of themselves for ever', () => {
    const value = read('{ SourceDBInstanceIdentifier: R, DBInstanceIdentifier: R }', 'Engine');
    expect(code(value)).toBe('service-default');
    expect(code(read('{ SourceDBInstanceIdentifier: !Ref R }', 'StorageEncrypted'))).toBe('service-default');
  });

  it('may be either where the source stands beside a point in time', () => {
    const value = read('{ SourceDBInstanceIdentifier: s, UseLatestRestorableTime: true }', SOURCE_FIELD);
    expect(code(value)).toBe('expression');
    expect(read('{ SourceDBInstanceIdentifier: S, UseLatestRestorableTime: false }', SOURCE_FIELD)).toBe('s');
  });

  const SOURCE_FIELD = 'ReadReplicaSourceDBInstanceIdentifier';
});

describe('the master user', () => {
  const of = (properties: string, sections = '') => {
    const found = inventory(db(properties), sections);
    return {
      plain: judge(found, 'rds-instance-no-plaintext-password'),
      literal: judge(found, 'rds-master-username-not-literal'),
      managed: judge(found, 'rds-instance-managed-master-password'),
      key: judge(found, 'rds-instance-master-secret-cmk'),
    };
  };
  const parameter = (rest: string) => `Parameters: { P: { Type: String, ${rest} } }`;

  it('is judged by how the password is written, which is never shown', () => {
    expect(of('{ Engine: mysql, MasterUserPassword: topsecret }')).toMatchObject({ plain: 'fail', managed: 'fail' });
    const found = inventory(db('{ MasterUserPassword: topsecret }'));
    expect(JSON.stringify(row(found, 'DBInstance'))).not.toContain('topsecret');
  });

  it.each([
    ['a parameter', '!Ref P', parameter('NoEcho: true'), 'pass'],
    ['a default', '!Ref P', parameter('Default: x'), 'fail'],
    ['a secret', '"{{resolve:secretsmanager:s:SecretString:password}}"', '', 'pass'],
    ['a macro', '{ "Fn::Transform": { Name: M } }', '', 'unknown'],
  ])('may have %s for a password', (_, password, sections, expected) => {
    expect(of(`{ Engine: mysql, MasterUserPassword: ${password} }`, sections).plain).toBe(expected);
  });

  it('is managed by RDS where that is asked for', () => {
    expect(of('{ Engine: mysql, ManageMasterUserPassword: true }')).toMatchObject({ managed: 'pass', key: 'fail' });
    expect(of('{ Engine: mysql, ManageMasterUserPassword: "false" }').managed).toBe('fail');
    expect(of('{ Engine: mysql, ManageMasterUserPassword: !ImportValue x }').managed).toBe('unknown');
  });

  it('is a name in the clear or not', () => {
    expect(of('{ MasterUsername: admin }').literal).toBe('fail');
    expect(of('{ MasterUsername: !Ref P }', parameter('NoEcho: true')).literal).toBe('pass');
    expect(of('{ Engine: mysql }').literal).toBe('not-applicable');
  });
});

describe('policies', () => {
  const policies = (type: string, rest: string, properties = '{}') =>
    inventory(`R: { Type: AWS::RDS::${type}, ${rest} Properties: ${properties} }`);
  it('are a last snapshot when nothing is said, and nothing when it is replaced', () => {
    const found = policies('DBInstance', '');
    expect(judge(found, 'rds-cfn-deletion-policy')).toBe('pass');
    expect(judge(found, 'rds-cfn-update-replace-policy')).toBe('fail');
    expect(judge(policies('DBCluster', ''), 'rds-cluster-cfn-deletion-policy')).toBe('pass');
  });

  it('are as they are written', () => {
    expect(judge(policies('DBInstance', 'DeletionPolicy: Delete,'), 'rds-cfn-deletion-policy')).toBe('fail');
    const kept = policies('DBInstance', 'UpdateReplacePolicy: Retain,');
    expect(judge(kept, 'rds-cfn-update-replace-policy')).toBe('pass');
  });

  it('of members are their cluster’s matter', () => {
    const found = policies('DBInstance', '', '{ DBClusterIdentifier: c }');
    expect(found.readIn(row(found, 'DBInstance'), 'deletionPolicy')).toBe('Delete');
  });
});

describe('keys', () => {
  const KEY =
    'K: { Type: AWS::KMS::Key }\nA: { Type: AWS::KMS::Alias, Properties: { AliasName: alias/ours, TargetKeyId: !Ref K } }';
  it.each([
    ['!GetAtt K.Arn', 'pass'],
    ['!Ref K', 'pass'],
    ['!Ref A', 'pass'],
    ['alias/ours', 'pass'],
    ['alias/others', 'unknown'],
  ])('%s', (key, expected) => {
    expect(verdict(db(`{ StorageEncrypted: true, KmsKeyId: ${key} }`, KEY), 'rds-instance-storage-cmk')).toBe(expected);
  });

  it('are AWS’s own where none is named', () => {
    expect(verdict(db('{ Engine: mysql, StorageEncrypted: true }'), 'rds-instance-storage-cmk')).toBe('fail');
  });
});

describe('other parts', () => {
  it('keep names and types in lower case, as RDS does', () => {
    expect(read('{ Engine: MySQL, StorageType: GP2, DBInstanceIdentifier: Db }', 'Engine')).toBe('mysql');
    expect(read('{ StorageType: GP2 }', 'StorageType')).toBe('gp2');
    expect(read('{ DBInstanceIdentifier: Db }', 'DBInstanceIdentifier')).toBe('db');
  });

  it('say that backups are copied to another Region', () => {
    const rule = 'rds-automated-backups-replicated';
    expect(verdict(db('{ Engine: mysql, AutomaticBackupReplicationRegion: eu-west-2 }'), rule)).toBe('pass');
    expect(verdict(db('{ Engine: mysql }'), rule)).toBe('fail');
  });

  it('count the replicas that are declared here', () => {
    const replicas = [1, 2, 3, 4].map(
      n => `R${n}: { Type: AWS::RDS::DBInstance, Properties: { SourceDBInstanceIdentifier: !Ref R } }`,
    );
    const db2 = db('{ Engine: db2-se }', replicas.join('\n'));
    expect(verdict(db2, 'rds-replica-count-within-limit')).toBe('fail');
    expect(verdict(db('{ Engine: db2-se }'), 'rds-replica-count-within-limit')).toBe('unknown');
  });

  it('are unknown where a property may be AWS::NoValue', () => {
    const sections = 'Parameters: { P: { Type: String } }\nConditions: { Is: !Equals [!Ref P, x] }';
    const found = inventory(db('{ Engine: mysql, StorageEncrypted: !If [Is, true, !Ref "AWS::NoValue"] }'), sections);
    expect(judge(found, 'rds-instance-storage-encrypted')).toBe('unknown');
  });
});
