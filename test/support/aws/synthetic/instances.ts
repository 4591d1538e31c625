import type { Output } from '../rows.ts';
import type { Network } from './network.ts';
import { rdsArn, type SyntheticRegion, tagsOf } from './place.ts';

/** An engine as an instance or cluster states it. */
interface Engine {
  readonly Engine: string;
  readonly EngineVersion: string;
  readonly port: number;
  readonly license: string;
}

const POSTGRES = { Engine: 'postgres', EngineVersion: '17.4', port: 5432, license: 'postgresql-license' };
const OTHERS: readonly Engine[] = [
  { Engine: 'mysql', EngineVersion: '8.0.40', port: 3306, license: 'general-public-license' },
  { Engine: 'mariadb', EngineVersion: '10.11.10', port: 3306, license: 'general-public-license' },
  { Engine: 'sqlserver-se', EngineVersion: '16.00.4210.1.v1', port: 1433, license: 'license-included' },
];

/** A synthetic instance: on its own, or with what it has from its cluster. */
export function instanceOf(place: SyntheticRegion, network: Network, name: string, cluster?: Output): Output {
  const engine = place.dice.pick(POSTGRES, ...OTHERS);
  return {
    ...identity(place, name, engine),
    ...settings(place),
    ...storage(place),
    ...surroundings(place, network),
    ...(cluster === undefined ? {} : ofCluster(cluster)),
  };
}

/** What AWS says of a member that its cluster decides. */
function ofCluster(cluster: Output): Output {
  const { DBClusterIdentifier, Engine, EngineVersion, StorageEncrypted, BackupRetentionPeriod } = cluster;
  const shared = { DBClusterIdentifier, Engine, EngineVersion, StorageEncrypted, BackupRetentionPeriod };
  return { ...shared, MultiAZ: false, StorageType: 'aurora', AllocatedStorage: 1, DBParameterGroups: [] };
}

function identity(place: SyntheticRegion, name: string, { Engine, EngineVersion, port, license }: Engine): Output {
  const { region, dice } = place;
  return {
    DBInstanceIdentifier: name,
    DBInstanceArn: rdsArn(place, 'db', name),
    DbiResourceId: `db-${dice.hex(26).toUpperCase()}`,
    DBInstanceClass: dice.pick('db.m7g.large', 'db.r6g.xlarge', 'db.t3.medium'),
    DBInstanceStatus: dice.chance(0.02) ? dice.pick('creating', 'stopped', 'deleting') : 'available',
    Engine,
    EngineVersion,
    LicenseModel: license,
    MasterUsername: dice.pick('admin', 'postgres', 'owner'),
    Endpoint: { Address: `${name}.${region}.rds.amazonaws.com`, Port: port, HostedZoneId: 'Z29XKXDKYMONMX' },
    InstanceCreateTime: dice.time(),
    CACertificateIdentifier: 'rds-ca-rsa2048-g1',
    CertificateDetails: { CAIdentifier: 'rds-ca-rsa2048-g1', ValidTill: dice.time().replace('202', '203') },
    TagList: tagsOf(place),
  };
}

function settings({ dice }: SyntheticRegion): Output {
  return {
    PubliclyAccessible: dice.chance(0.1),
    MultiAZ: dice.chance(0.6),
    DeletionProtection: dice.chance(0.7),
    AutoMinorVersionUpgrade: dice.chance(0.8),
    CopyTagsToSnapshot: dice.chance(0.8),
    IAMDatabaseAuthenticationEnabled: dice.chance(0.3),
    BackupRetentionPeriod: dice.pick(7, 0, 1, 14, 35),
    MonitoringInterval: dice.pick(60, 0),
    PerformanceInsightsEnabled: dice.chance(0.5),
    EnabledCloudwatchLogsExports: dice.chance(0.5) ? ['error', 'slowquery'] : [],
    PreferredBackupWindow: dice.pick('02:10-02:40', '12:00-12:30'),
    PreferredMaintenanceWindow: dice.pick('sun:04:00-sun:04:30', 'wed:11:00-wed:11:30'),
    EngineLifecycleSupport: 'open-source-rds-extended-support',
    PendingModifiedValues: {},
    DBParameterGroups: [
      { DBParameterGroupName: 'tuned', ParameterApplyStatus: dice.pick('in-sync', 'pending-reboot') },
    ],
  };
}

function storage({ dice, key }: SyntheticRegion): Output {
  const encrypted = dice.chance(0.9);
  const size = dice.pick(20, 100, 400, 1000);
  return {
    AllocatedStorage: size,
    StorageType: dice.pick('gp3', 'gp2', 'io2'),
    StorageEncrypted: encrypted,
    StorageEncryptionType: encrypted ? 'sse-kms' : 'none',
    ...(encrypted ? { KmsKeyId: key } : {}),
    ...(dice.chance(0.6) ? { MaxAllocatedStorage: size * 3 } : {}),
  };
}

function surroundings({ region, dice }: SyntheticRegion, { groupIds, subnetGroup }: Network): Output {
  return {
    AvailabilityZone: `${region}${dice.pick('a', 'b', 'c')}`,
    VpcSecurityGroups: [{ VpcSecurityGroupId: dice.pick(...groupIds), Status: 'active' }],
    DBSubnetGroup: subnetGroup,
    DBSecurityGroups: [],
    ReadReplicaDBInstanceIdentifiers: [],
    OptionGroupMemberships: [{ OptionGroupName: 'default:any', Status: 'in-sync' }],
    NetworkType: 'IPV4',
    BackupTarget: 'region',
  };
}
