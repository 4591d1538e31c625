import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Every so many instances has failures: two in a hundred. */
const BAD_EVERY = 50;

/** The time as of which the account is judged: restore points are an hour old. */
export const NOW = '2026-08-21T00:00:00Z';

/**
 * Writes the recorded answers of a made-up account to two files and names them: that many instances with what they stand
 * in, and their alarms. Two in a hundred instances fail. Metrics, snapshots, parameters and keys were not asked for.
 */
export function writeAccount(folder: string, instances: number, region = 'eu-west-1'): readonly string[] {
  const alarms = { CompositeAlarms: [] };
  return [
    write(join(folder, `${region}-instances.json`), { ...NETWORK, ...NONE }, 'DBInstances', instances, i =>
      JSON.stringify(instance(i, region), null, 4),
    ),
    write(join(folder, `${region}-alarms.json`), alarms, 'MetricAlarms', instances, i => alarmsOf(i, region)),
  ];
}

/** Writes the same instances as the one answer that people have at hand: nothing else was asked for. */
export function writeInstances(folder: string, instances: number, region = 'eu-west-1'): string {
  const row = (i: number) => JSON.stringify(instance(i, region), null, 4);
  return write(join(folder, `${region}-only.json`), {}, 'DBInstances', instances, row);
}

function write(file: string, rest: object, key: string, count: number, row: (i: number) => string): string {
  const out = openSync(file, 'w');
  const before = Object.entries(rest).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)},`);
  writeSync(out, `{${before.join('')} "${key}": [\n`);
  writeRows(out, count, row);
  writeSync(out, ']}\n');
  closeSync(out);
  return file;
}

/** Rows in chunks of about a megabyte. */
function writeRows(out: number, count: number, row: (i: number) => string): void {
  let chunk = '';
  for (let i = 0; i < count; i++) {
    chunk += `${row(i)}${i < count - 1 ? ',' : ''}\n`;
    if (chunk.length < 1e6 && i < count - 1) continue;
    writeSync(out, chunk);
    chunk = '';
  }
}

/** Of these the account has none. */
const NONE = {
  DBClusters: [],
  DBClusterSnapshots: [],
  GlobalClusters: [],
  DBProxies: [],
  DBShardGroups: [],
  DBSecurityGroups: [],
  BlueGreenDeployments: [],
  Integrations: [],
  DBRecommendations: [],
  PendingMaintenanceActions: [],
};

const NETWORK = {
  SecurityGroups: [
    {
      GroupId: 'sg-1',
      VpcId: 'vpc-1',
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 5433,
          ToPort: 5433,
          IpRanges: [],
          Ipv6Ranges: [],
          PrefixListIds: [],
          UserIdGroupPairs: [{ GroupId: 'sg-2' }],
        },
      ],
      IpPermissionsEgress: [],
    },
  ],
  Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', IsDefault: false }],
  Subnets: ['subnet-1', 'subnet-2'].map(SubnetId => ({ SubnetId, VpcId: 'vpc-1' })),
  RouteTables: [
    {
      RouteTableId: 'rtb-1',
      VpcId: 'vpc-1',
      Associations: [{ Main: true }],
      Routes: [{ DestinationCidrBlock: '10.0.0.0/8', GatewayId: 'local' }],
    },
  ],
};

const HIGH = 'GreaterThanThreshold';
const LOW = 'LessThanThreshold';
const METRICS = [
  { MetricName: 'FreeStorageSpace', ComparisonOperator: LOW, Threshold: 2e10 },
  { MetricName: 'FreeableMemory', ComparisonOperator: LOW, Threshold: 2e9 },
  { MetricName: 'CPUUtilization', ComparisonOperator: HIGH, Threshold: 80 },
  { MetricName: 'DatabaseConnections', ComparisonOperator: HIGH, Threshold: 80 },
  { MetricName: 'ReadLatency', ComparisonOperator: HIGH, Threshold: 0.1 },
  { MetricName: 'WriteLatency', ComparisonOperator: HIGH, Threshold: 0.1 },
] as const;

function alarmsOf(i: number, region: string): string {
  return METRICS.map(metric => JSON.stringify(alarm(`db-${i}`, region, metric))).join(',\n');
}

function alarm(id: string, region: string, metric: (typeof METRICS)[number]): object {
  const name = `${id}-${metric.MetricName}`;
  return {
    AlarmName: name,
    AlarmArn: `arn:aws:cloudwatch:${region}:111122223333:alarm:${name}`,
    ActionsEnabled: true,
    AlarmActions: [`arn:aws:sns:${region}:111122223333:on-call`],
    Namespace: 'AWS/RDS',
    Statistic: 'Average',
    Dimensions: [{ Name: 'DBInstanceIdentifier', Value: id }],
    Period: 300,
    EvaluationPeriods: 2,
    ...metric,
  };
}

function instance(i: number, region: string): object {
  const bad = i % BAD_EVERY === 0;
  const id = `db-${i}`;
  return {
    DBInstanceIdentifier: id,
    DBInstanceArn: `arn:aws:rds:${region}:111122223333:db:${id}`,
    DbiResourceId: `db-R${i}`,
    DBInstanceClass: 'db.r6g.large',
    Engine: 'postgres',
    EngineVersion: '17.6',
    LicenseModel: 'postgresql-license',
    DBInstanceStatus: 'available',
    MasterUsername: 'app',
    MasterUserSecret: {
      SecretArn: `arn:aws:secretsmanager:${region}:111122223333:secret:${id}`,
      SecretStatus: 'active',
      KmsKeyId: `arn:aws:kms:${region}:111122223333:key/1`,
    },
    Endpoint: { Address: `${id}.abc.${region}.rds.amazonaws.com`, Port: 5433, HostedZoneId: 'Z29XKXDKYMONMX' },
    AllocatedStorage: 100,
    MaxAllocatedStorage: 200,
    StorageType: 'gp3',
    StorageThroughput: 125,
    StorageEncrypted: true,
    KmsKeyId: `arn:aws:kms:${region}:111122223333:key/1`,
    DedicatedLogVolume: false,
    BackupTarget: 'region',
    LatestRestorableTime: '2026-08-20T23:00:00+00:00',
    InstanceCreateTime: '2025-03-04T09:12:44.512000+00:00',
    AvailabilityZone: `${region}a`,
    MultiAZ: !bad,
    PubliclyAccessible: false,
    VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-1', Status: 'active' }],
    DBSecurityGroups: [],
    DomainMemberships: [],
    DBSubnetGroup: {
      DBSubnetGroupName: 'private',
      VpcId: 'vpc-1',
      SubnetGroupStatus: 'Complete',
      Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', IsDefault: false }],
      Subnets: ['subnet-1', 'subnet-2'].map(SubnetIdentifier => ({ SubnetIdentifier, SubnetStatus: 'Active' })),
    },
    BackupRetentionPeriod: bad ? 0 : 14,
    PreferredBackupWindow: '02:00-02:30',
    PreferredMaintenanceWindow: 'sun:03:00-sun:03:30',
    AutoMinorVersionUpgrade: true,
    DBParameterGroups: [{ DBParameterGroupName: 'app-postgres17', ParameterApplyStatus: 'in-sync' }],
    OptionGroupMemberships: [{ OptionGroupName: 'default:postgres-17', Status: 'in-sync' }],
    PendingModifiedValues: {},
    ReadReplicaDBInstanceIdentifiers: [],
    CACertificateIdentifier: 'rds-ca-rsa2048-g1',
    CertificateDetails: { CAIdentifier: 'rds-ca-rsa2048-g1', ValidTill: '2027-03-04T09:12:44+00:00' },
    IAMDatabaseAuthenticationEnabled: true,
    DeletionProtection: true,
    CopyTagsToSnapshot: true,
    MonitoringInterval: 60,
    MonitoringRoleArn: 'arn:aws:iam::111122223333:role/rds-monitoring',
    PerformanceInsightsEnabled: true,
    PerformanceInsightsRetentionPeriod: 31,
    PerformanceInsightsKMSKeyId: `arn:aws:kms:${region}:111122223333:key/1`,
    EnabledCloudwatchLogsExports: ['postgresql', 'upgrade'],
    AssociatedRoles: [],
    TagList: [
      { Key: 'Environment', Value: 'production' },
      { Key: 'Owner', Value: 'shops' },
    ],
    EngineLifecycleSupport: 'open-source-rds-extended-support',
  };
}
