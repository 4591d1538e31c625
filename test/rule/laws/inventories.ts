import fc from 'fast-check';
import type { TypeName } from '../../../src/model/types.ts';
import type { Resource } from '../../../src/model/value.ts';

/** Rows by type of a small account: the subject is the first DB instance. */
export type Account = Readonly<Partial<Record<TypeName, readonly Resource[]>>>;

const one = (...values: readonly unknown[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const sometimes = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const few = <T>(value: fc.Arbitrary<T>, maxLength = 2) => fc.array(value, { maxLength });

const group = fc.constantFrom('sg-1', 'sg-2');
const cluster = fc.constantFrom('c-1', 'c-2');
const zone = one('a', 'b');
const member = fc.constantFrom('i-0', 'i-1', 'i-2');

const tag = fc.record({ Key: fc.constantFrom('Owner', 'Team', 'aws:stack'), Value: one('x', 'y') });

const parameterGroups = fc
  .record({ DBParameterGroupName: fc.constantFrom('g', 'h'), ParameterApplyStatus: one('in-sync', 'pending-reboot') })
  .map(entry => [entry]);

const instance = fc.record({
  Engine: one('mysql', 'postgres', 'aurora-mysql'),
  EngineVersion: one('8.0.35', '8.0', '15.4', '15'),
  MultiAZ: one(true, false),
  AvailabilityZone: zone,
  SecondaryAvailabilityZone: zone,
  BackupRetentionPeriod: one(0, 7, 35),
  AllocatedStorage: one(10, 100),
  MaxAllocatedStorage: one(10, 100),
  PromotionTier: one(0, 1, 15),
  DbiResourceId: one('db-0', 'db-1'),
  DBClusterIdentifier: sometimes(cluster),
  InstanceCreateTime: one('2026-08-31T12:00:00Z', 1_700_000_000, new Date(0)),
  PreferredMaintenanceWindow: one('sun:05:00-sun:06:00', 'tue:02:15-tue:03:00'),
  PreferredBackupWindow: one('02:00-02:30'),
  Endpoint: sometimes(fc.record({ Port: one(5432, 3306) })),
  EnabledCloudwatchLogsExports: sometimes(few(fc.constantFrom('audit', 'error', 'general'))),
  TagList: sometimes(fc.uniqueArray(tag, { maxLength: 2, selector: ({ Key }) => Key })),
  VpcSecurityGroups: sometimes(few(fc.record({ VpcSecurityGroupId: group, Status: one('active', 'removing') }))),
  DBSubnetGroup: sometimes(fc.record({ Subnets: few(fc.record({ SubnetIdentifier: fc.constantFrom('s-1', 's-2') })) })),
  DBParameterGroups: sometimes(parameterGroups),
});

/** As AWS has them: each member once, one of them the writer. */
const members = fc.uniqueArray(member, { maxLength: 2 }).chain(ids =>
  fc.tuple(
    ...ids.map((DBInstanceIdentifier, i) =>
      fc.record({
        DBInstanceIdentifier: fc.constant(DBInstanceIdentifier),
        IsClusterWriter: fc.constant(i === 0),
        DBClusterParameterGroupStatus: one('in-sync', 'pending-reboot'),
      }),
    ),
  ),
);

const dbCluster = fc.record({
  Engine: one('mysql', 'aurora-mysql'),
  BackupRetentionPeriod: one(1, 7),
  DBClusterParameterGroup: one('g'),
  DBClusterMembers: sometimes(members.chain(list => fc.shuffledSubarray(list, { minLength: list.length }))),
});

const rule = fc.record({
  GroupId: group,
  IsEgress: one(true, false),
  IpProtocol: one('tcp', 'udp', '-1'),
  FromPort: one(22, 5432, 0),
  ToPort: one(22, 5432, 65_535),
  CidrIpv4: one('0.0.0.0/0', '10.1.0.0/16'),
  CidrIpv6: one('::/0'),
  PrefixListId: one('pl-1'),
  ReferencedGroupInfo: sometimes(fc.record({ GroupId: group })),
});

const dimension = fc.oneof(
  fc.record({ Name: fc.constant('DBInstanceIdentifier'), Value: member }),
  fc.record({ Name: fc.constant('DBClusterIdentifier'), Value: cluster }),
  fc.record({ Name: fc.constant('Role'), Value: fc.constantFrom('WRITER', 'READER') }),
);
const metric = {
  Namespace: one('AWS/RDS'),
  MetricName: one('CPUUtilization', 'FreeStorageSpace'),
  Dimensions: few(dimension),
};

const alarm = fc.record({
  AlarmName: fc.constantFrom('x', 'y'),
  ...metric,
  Threshold: one(5, 75),
  ThresholdMetricId: one('t'),
  ActionsEnabled: one(true, false),
  AlarmActions: sometimes(few(fc.constant('arn'))),
  Metrics: sometimes(
    few(
      fc.oneof(
        fc.record({ Expression: fc.constant('m1/2') }),
        fc.record({ MetricStat: fc.record({ Metric: fc.record(metric) }) }),
      ),
    ),
  ),
});

const composite = fc.record({
  AlarmName: fc.constantFrom('p', 'q'),
  AlarmRule: fc.constantFrom('ALARM("x")', 'ALARM(p) OR ALARM(y)', 'ALARM(other)'),
  ActionsEnabled: one(true, false),
  AlarmActions: sometimes(few(fc.constant('arn'))),
});

const route = fc.record({
  DestinationCidrBlock: one('0.0.0.0/0', '10.0.0.0/16'),
  DestinationPrefixListId: one('pl-1'),
  GatewayId: one('igw-1', 'local'),
});

const routeTable = (associations: readonly (readonly object[])[]) =>
  fc.record({
    VpcId: one('v-1', 'v-2'),
    Routes: sometimes(few(route)),
    Associations: fc.constantFrom(...associations),
  });

/** A subnet belongs to one route table, and a VPC has one main table. */
const routeTables = fc.tuple(
  routeTable([[{ Main: true }, { SubnetId: 's-1' }], [{ Main: true }], [{ SubnetId: 's-1', Main: false }], []]),
  routeTable([[{ SubnetId: 's-2' }], []]),
);

const snapshot = fc.record({
  DbiResourceId: one('db-0', 'db-1'),
  SnapshotType: one('automated', 'manual'),
  SnapshotCreateTime: one('2026-08-30T03:00:00Z', '2026-08-31T03:00:00Z'),
});

const parameter = fc.record({
  group: fc.constantFrom('g', 'h'),
  ParameterName: fc.constantFrom('p', 'q'),
  ParameterValue: one('1', 'ON', '0', '{A/2}'),
  ApplyType: one('static', 'dynamic'),
});

const parameters = fc.uniqueArray(parameter, { maxLength: 2, selector: row => `${row.group} ${row.ParameterName}` });

/** Ids that say which row it is, so that keys are unique as AWS's are. */
const numbered = <T extends object>(rows: fc.Arbitrary<readonly T[]>, name: string, prefix: string, from = 0) =>
  rows.map(list => list.map((row, i) => ({ [name]: `${prefix}${i + from}`, ...row })));

/** Small accounts; a type may be missing altogether, which is to say that it was not collected. */
export const ACCOUNT: fc.Arbitrary<Account> = fc.record(
  {
    DBInstance: numbered(fc.array(instance, { minLength: 1, maxLength: 3 }), 'DBInstanceIdentifier', 'i-'),
    DBCluster: numbered(few(dbCluster), 'DBClusterIdentifier', 'c-', 1),
    SecurityGroup: numbered(few(fc.record({ GroupName: one('one', 'two') })), 'GroupId', 'sg-', 1),
    SecurityGroupRule: few(rule, 3),
    PrefixListEntry: few(
      fc.record({ prefixListId: fc.constantFrom('pl-1', 'pl-2'), Cidr: one('0.0.0.0/0', '10.1.2.0/24') }),
    ),
    MetricAlarm: few(alarm),
    CompositeAlarm: few(composite),
    DBSnapshot: few(snapshot, 3),
    Parameter: parameters,
    ClusterParameter: parameters,
    Subnet: numbered(few(fc.record({ VpcId: one('v-1', 'v-2') })), 'SubnetId', 's-', 1),
    RouteTable: routeTables,
  },
  { requiredKeys: ['DBInstance'] },
);
