import { closeSync, openSync, writeSync } from 'node:fs';

/** Every so many instances has failures: two in a hundred. */
const BAD_EVERY = 50;

/** Writes one recorded answer file of a made-up account: that many instances with their alarms, two in a hundred of them failing. */
export function writeAccount(file: string, instances: number, region = 'eu-west-1'): void {
  const out = openSync(file, 'w');
  writeSync(out, `${JSON.stringify(NETWORK).slice(0, -1)}, "DBInstances": [\n`);
  writeRows(out, instances, i => JSON.stringify(instance(i, region), null, 4));
  writeSync(out, '], "MetricAlarms": [\n');
  writeRows(out, instances, i => `${alarm(i, FREE_STORAGE)},\n${alarm(i, CPU)}`);
  writeSync(out, ']}\n');
  closeSync(out);
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

const NETWORK = {
  DBClusters: [],
  DBSnapshots: [],
  DBClusterSnapshots: [],
  CompositeAlarms: [],
  SecurityGroups: [
    {
      GroupId: 'sg-1',
      VpcId: 'vpc-1',
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 5432,
          ToPort: 5432,
          IpRanges: [],
          Ipv6Ranges: [],
          PrefixListIds: [],
          UserIdGroupPairs: [{ GroupId: 'sg-2' }],
        },
      ],
      IpPermissionsEgress: [],
    },
  ],
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

const FREE_STORAGE = { MetricName: 'FreeStorageSpace', ComparisonOperator: 'LessThanThreshold', Threshold: 2e10 };
const CPU = { MetricName: 'CPUUtilization', ComparisonOperator: 'GreaterThanThreshold', Threshold: 80 };

function alarm(i: number, metric: typeof CPU): string {
  return JSON.stringify({
    AlarmName: `db-${i}-${metric.MetricName}`,
    ActionsEnabled: true,
    AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:on-call'],
    Namespace: 'AWS/RDS',
    Statistic: 'Average',
    Dimensions: [{ Name: 'DBInstanceIdentifier', Value: `db-${i}` }],
    Period: 300,
    EvaluationPeriods: 2,
    ...metric,
  });
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
    Endpoint: { Address: `${id}.abc.${region}.rds.amazonaws.com`, Port: 5432, HostedZoneId: 'Z29XKXDKYMONMX' },
    AllocatedStorage: 100,
    MaxAllocatedStorage: 200,
    StorageType: 'gp3',
    StorageThroughput: 125,
    StorageEncrypted: true,
    KmsKeyId: `arn:aws:kms:${region}:111122223333:key/1`,
    DedicatedLogVolume: false,
    BackupTarget: 'region',
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
    IAMDatabaseAuthenticationEnabled: false,
    DeletionProtection: true,
    CopyTagsToSnapshot: true,
    MonitoringInterval: 0,
    PerformanceInsightsEnabled: true,
    AssociatedRoles: [],
    TagList: [{ Key: 'Environment', Value: 'production' }],
    EngineLifecycleSupport: 'open-source-rds-extended-support',
  };
}
