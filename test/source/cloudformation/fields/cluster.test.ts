import { describe, expect, it } from 'vitest';
import { Unknown } from '../../../../src/model/value.ts';
import { field, one, verdict } from './support.ts';

const cluster = (properties: string, others = '') => one('RDS::DBCluster', properties, others);
const read = (properties: string, name: string, others = '') => field(cluster(properties, others), 'DBCluster', name);
const code = (value: unknown) => (value instanceof Unknown ? value.code : value);

describe('what leaving a property out of a new cluster means', () => {
  it.each([
    ['EngineMode', 'provisioned'],
    ['BackupRetentionPeriod', 1],
    ['BacktrackWindow', 0],
    ['DeletionProtection', false],
    ['CopyTagsToSnapshot', false],
    ['IAMDatabaseAuthenticationEnabled', false],
    ['HttpEndpointEnabled', false],
    ['AutoMinorVersionUpgrade', true],
    ['PerformanceInsightsEnabled', false],
    ['MonitoringInterval', 0],
    ['Port', 3306],
    ['PubliclyAccessible', undefined],
    ['GlobalClusterIdentifier', undefined],
    ['EngineLifecycleSupport', 'open-source-rds-extended-support'],
    ['PreferredMaintenanceWindow', 'service-default'],
    ['EngineVersion', 'service-default'],
    ['DBClusterMembers', 'not-in-source'],
    ['Status', 'not-in-source'],
  ])('%s: %j', (name, meant) => {
    expect(code(read('{ Engine: aurora-mysql }', name))).toEqual(meant);
  });
});

describe('encryption', () => {
  it.each([
    ['an Aurora cluster has AWS’s own key if it is new', '{ Engine: aurora-mysql }', 'service-default', 'unknown'],
    ['even where it is turned off', '{ Engine: aurora-mysql, StorageEncrypted: false }', 'service-default', 'unknown'],
    ['or a key of KMS', '{ Engine: aurora-mysql, StorageEncrypted: true }', 'sse-kms', 'pass'],
    ['a Multi-AZ cluster has none', '{ Engine: mysql }', 'none', 'fail'],
    ['even where that is written', '{ Engine: mysql, StorageEncrypted: false }', 'none', 'fail'],
    [
      'a restored one has that of the snapshot',
      '{ Engine: aurora-mysql, SnapshotIdentifier: s }',
      'service-default',
      'unknown',
    ],
    [
      'as does a secondary of its primary',
      '{ Engine: aurora-mysql, GlobalClusterIdentifier: g }',
      'service-default',
      'unknown',
    ],
    [
      'with a key but without the word it is refused or not',
      '{ Engine: aurora-mysql, KmsKeyId: k }',
      'service-default',
      'unknown',
    ],
    ['and without an engine nothing is known', '{}', 'operand-absent', 'unknown'],
  ])('%s', (_, properties, how, judged) => {
    expect(code(read(properties, 'StorageEncryptionType'))).toBe(how);
    expect(verdict(cluster(properties), 'rds-cluster-storage-encrypted')).toBe(judged);
  });

  it('that may be none or AWS’s own leaves open whether a customer’s key is asked for', () => {
    expect(verdict(cluster('{ Engine: aurora-mysql }'), 'rds-cluster-storage-cmk')).toBe('unknown');
  });
});

describe('a Multi-AZ cluster', () => {
  it.each([
    ['{ Engine: postgres }', true],
    ['{ Engine: postgres, DBSubnetGroupName: default }', true],
    ['{ Engine: postgres, DBSubnetGroupName: ours }', false],
    ['{ Engine: !ImportValue x }', 'unresolved-reference'],
  ])('is public or not: %s', (properties, meant) => {
    expect(code(read(properties, 'PubliclyAccessible'))).toBe(meant);
  });
});

describe('the zones of an Aurora cluster', () => {
  const member = (name: string, zone: string) =>
    `${name}: { Type: AWS::RDS::DBInstance, Properties: { DBClusterIdentifier: !Ref R, AvailabilityZone: ${zone} } }\n`;
  it.each([
    ['one member', member('A', 'a'), 'fail'],
    ['two members in one', member('A', 'a') + member('B', 'a'), 'fail'],
    ['two members in two', member('A', 'a') + member('B', 'b'), 'pass'],
    ['two members somewhere', member('A', 'a') + member('B', '!ImportValue x'), 'unknown'],
  ])('are those of its members: %s', (_, members, expected) => {
    expect(verdict(cluster('{ Engine: aurora-mysql }', members), 'rds-cluster-multi-az')).toBe(expected);
  });
});

describe('a global database', () => {
  const over = (rest: string) =>
    `G: { Type: AWS::RDS::GlobalCluster, Properties: { SourceDBClusterIdentifier: !Ref R ${rest} } }`;
  it('holds the cluster that it is made over', () => {
    expect(read('{ Engine: aurora-mysql }', 'GlobalClusterIdentifier', over(', GlobalClusterIdentifier: World'))).toBe(
      'world',
    );
    const value = read('{ Engine: aurora-mysql }', 'GlobalClusterIdentifier', over(''));
    expect(value).toMatchObject({ code: 'computed-at-apply', reference: 'G' });
  });

  it('takes engine and encryption from it', () => {
    const given = `${over('')}\nR: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-mysql, StorageEncrypted: true } }`;
    const global = given.replace('G:', 'X:').replace('R:', 'Y:').replace('!Ref R', '!Ref Y').replace('X:', 'R:');
    expect(field(global, 'GlobalCluster', 'Engine')).toBe('aurora-mysql');
    expect(field(global, 'GlobalCluster', 'StorageEncrypted')).toBe(true);
  });

  it('is not encrypted or protected on its own', () => {
    const alone = one('RDS::GlobalCluster', '{ Engine: aurora-mysql }');
    expect(verdict(alone, 'rds-global-cluster-storage-encrypted')).toBe('fail');
    expect(verdict(alone, 'rds-global-cluster-deletion-protection')).toBe('fail');
    const kept = one(
      'RDS::GlobalCluster',
      '{ Engine: aurora-mysql, StorageEncrypted: true, DeletionProtection: true }',
    );
    expect(verdict(kept, 'rds-global-cluster-storage-encrypted')).toBe('pass');
    expect(verdict(kept, 'rds-global-cluster-deletion-protection')).toBe('pass');
  });
});
