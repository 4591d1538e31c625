import fc from 'fast-check';

/** A database of its own with what stands around it, in the API's own form: what is left out stays with AWS. */
export interface World {
  readonly [type: string]: readonly object[];
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
const flag = maybe(fc.boolean());

const TAGS = maybe(
  fc
    .uniqueArray(fc.constantFrom('Owner', 'Environment', 'Name'), { maxLength: 3 })
    .map(keys => keys.map(Key => ({ Key, Value: 'x' }))),
);

const ENGINES = [
  ['mysql', '8.0.39'],
  ['mysql', '5.7.44'],
  ['postgres', '17.4'],
  ['postgres', '13.10'],
  ['mariadb', '10.6.18'],
  ['oracle-ee', '19.0.0.0.ru-2024-01.rur-2024-01.r1'],
  ['sqlserver-se', '16.00.4085.2.v1'],
] as const;

const shared = {
  MasterUsername: fc.constantFrom('shopkeeper', 'admin'),
  StorageEncrypted: flag,
  DeletionProtection: flag,
  CopyTagsToSnapshot: flag,
  IAMDatabaseAuthenticationEnabled: flag,
  BackupRetentionPeriod: maybe(fc.constantFrom(1, 7, 35)),
  PreferredBackupWindow: maybe(fc.constantFrom('23:00-23:30', '12:00-12:30')),
  PreferredMaintenanceWindow: maybe(fc.constantFrom('sun:03:00-sun:04:00', 'tue:12:00-tue:13:00')),
  EnabledCloudwatchLogsExports: maybe(fc.subarray(['audit', 'error', 'postgresql', 'slowquery', 'upgrade'])),
  TagList: TAGS,
};

const instance = fc.record({
  engine: fc.constantFrom(...ENGINES),
  port: maybe(fc.constantFrom(3306, 5432, 6000)),
  rest: fc.record({
    ...shared,
    DBInstanceClass: fc.constantFrom('db.t3.micro', 'db.m5.large', 'db.r7g.xlarge'),
    AllocatedStorage: fc.constantFrom(20, 100, 400),
    MaxAllocatedStorage: maybe(fc.constantFrom(101, 500, 1000)),
    StorageType: maybe(fc.constantFrom('gp2', 'gp3', 'io1', 'standard')),
    MultiAZ: flag,
    PubliclyAccessible: fc.boolean(),
    AutoMinorVersionUpgrade: flag,
    PerformanceInsightsEnabled: flag,
    MonitoringInterval: maybe(fc.constantFrom(0, 60)),
    CACertificateIdentifier: maybe(fc.constantFrom('rds-ca-2019', 'rds-ca-rsa2048-g1')),
  }),
});

const rule = fc.record({
  IpProtocol: fc.constantFrom('tcp', '-1', 'udp'),
  range: fc.constantFrom([3306, 3306], [0, 65535], [5432, 5440]),
  CidrIpv4: fc.constantFrom('0.0.0.0/0', '10.0.0.0/8', '203.0.113.7/32'),
  IsEgress: fc.boolean(),
});

/** An instance with its groups, rules, parameters and alarms. */
export const instances: fc.Arbitrary<World> = fc
  .record({
    instance,
    rules: fc.array(rule, { maxLength: 3 }),
    parameters: fc.dictionary(
      fc.constantFrom('rds.force_ssl', 'require_secure_transport', 'log_output'),
      fc.constantFrom('0', '1', 'FILE'),
      { maxKeys: 2 },
    ),
    key: fc.boolean(),
    alarm: fc.boolean(),
  })
  .map(
    ({
      instance: {
        engine: [Engine, EngineVersion],
        port,
        rest,
      },
      rules,
      parameters,
      key,
      alarm,
    }) => ({
      DBInstance: [
        defined({
          DBInstanceIdentifier: 'orders',
          Engine,
          EngineVersion,
          ...rest,
          Endpoint: port === undefined ? undefined : { Port: port },
          KmsKeyId: key && rest.StorageEncrypted === true ? 'arn:aws:kms:eu-west-1:111122223333:key/k-1' : undefined,
          VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-1', Status: 'active' }],
          DBParameterGroups: [{ DBParameterGroupName: 'own', ParameterApplyStatus: 'in-sync' }],
        }),
      ],
      SecurityGroup: [{ GroupId: 'sg-1' }],
      SecurityGroupRule: rules.map(({ range: [FromPort, ToPort], ...more }) => ({
        GroupId: 'sg-1',
        ...more,
        ...(more.IpProtocol === '-1' ? {} : { FromPort, ToPort }),
      })),
      Parameter: Object.entries(parameters).map(([ParameterName, ParameterValue]) => ({
        group: 'own',
        ParameterName,
        ParameterValue,
        Source: 'user',
        ApplyType: 'dynamic',
      })),
      DBParameterGroup: [{ DBParameterGroupName: 'own' }],
      Key: key ? [{ KeyId: 'k-1', KeyManager: 'CUSTOMER' }] : [],
      Alias: [],
      CompositeAlarm: [],
      MetricAlarm: alarm ? [cpuAlarm] : [],
    }),
  );

const cpuAlarm = {
  AlarmName: 'cpu',
  Namespace: 'AWS/RDS',
  MetricName: 'CPUUtilization',
  Dimensions: [{ Name: 'DBInstanceIdentifier', Value: 'orders' }],
  ComparisonOperator: 'GreaterThanThreshold',
  Threshold: 75,
  ActionsEnabled: true,
  AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:pager'],
};

const member = fc.record({
  DBInstanceClass: fc.constantFrom('db.r6g.large', 'db.t3.medium', 'db.serverless'),
  PubliclyAccessible: fc.boolean(),
  PromotionTier: fc.constantFrom(0, 1, 15),
  AutoMinorVersionUpgrade: flag,
  PerformanceInsightsEnabled: flag,
  TagList: TAGS,
});

/** An Aurora cluster with its members. */
export const clusters: fc.Arbitrary<World> = fc
  .record({
    Engine: fc.constantFrom('aurora-mysql', 'aurora-postgresql'),
    rest: fc.record({
      ...shared,
      StorageEncrypted: fc.constant(true),
      BacktrackWindow: maybe(fc.constantFrom(0, 3600)),
      HttpEndpointEnabled: flag,
    }),
    members: fc.array(member, { maxLength: 3 }),
    scaling: maybe(fc.constantFrom({ MinCapacity: 0.5, MaxCapacity: 1 }, { MinCapacity: 2, MaxCapacity: 64 })),
  })
  .map(({ Engine, rest, members, scaling }) => ({
    DBCluster: [defined({ DBClusterIdentifier: 'books', Engine, ...rest, ServerlessV2ScalingConfiguration: scaling })],
    DBInstance: members.map((one, index) =>
      defined({ DBInstanceIdentifier: `books-${index}`, DBClusterIdentifier: 'books', Engine, ...one }),
    ),
  }));

function defined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
