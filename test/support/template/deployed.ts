import { isTypeName, type TypeName, typeOf } from '../../../src/model/types.ts';
import { isAbsent, isRecord, type Resource } from '../../../src/model/value.ts';
import { loadBuiltinRules } from '../../../src/rule/builtin.ts';
import { defaultsOf } from '../../../src/rule/params.ts';
import type { Rule } from '../../../src/rule/rule.ts';
import { pathsOf } from '../../../src/rule/walk.ts';
import type { World } from './world.ts';

/** The engine parameters that rules ask for. */
const PARAMETERS: readonly string[] = [
  ...new Set(
    loadBuiltinRules().flatMap(rule =>
      pathsOf(rule).flatMap(({ steps }) => steps.flatMap(step => (step.is === 'entry' ? keyOf(step.key, rule) : []))),
    ),
  ),
];

function keyOf(key: string | { readonly param: string }, rule: Rule): readonly string[] {
  const name = typeof key === 'string' ? key : defaultsOf(rule)[key.param];
  return typeof name === 'string' ? [name] : [];
}

const ACCOUNT = '111122223333';
const REGION = 'eu-west-1';

/** What AWS answers of anything that it runs, where a template leaves it to AWS or has no word for it. */
const CHOSEN: Partial<Record<TypeName, Resource>> = {
  DBInstance: {
    DBInstanceStatus: 'available',
    DbiResourceId: 'db-ABC',
    LicenseModel: 'general-public-license',
    MasterUsername: 'shopkeeper',
    InstanceCreateTime: '2026-08-01T00:00:00Z',
    StorageType: 'gp3',
    DedicatedLogVolume: false,
    BackupTarget: 'region',
    AvailabilityZone: 'eu-west-1a',
    DBSecurityGroups: [],
    DomainMemberships: [],
    AssociatedRoles: [],
    PendingModifiedValues: {},
    ReadReplicaDBInstanceIdentifiers: [],
    CACertificateIdentifier: 'rds-ca-rsa2048-g1',
    PreferredBackupWindow: '05:00-05:30',
    PreferredMaintenanceWindow: 'wed:05:30-wed:06:00',
    OptionGroupMemberships: [{ OptionGroupName: 'default:mysql-8-0', Status: 'in-sync' }],
    TagList: [],
    PromotionTier: 1,
    DBSubnetGroup: { DBSubnetGroupName: 'default', VpcId: 'vpc-0', Subnets: [] },
    AllocatedStorage: 1,
  },
  DBCluster: {
    Status: 'available',
    DbClusterResourceId: 'cluster-ABC',
    EngineVersion: '16.4',
    MasterUsername: 'shopkeeper',
    Port: 3306,
    ClusterCreateTime: '2026-08-01T00:00:00Z',
    AllocatedStorage: 1,
    AvailabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    MultiAZ: false,
    DBSubnetGroup: 'default',
    VpcSecurityGroups: [],
    DBClusterParameterGroup: 'default.aurora',
    HttpEndpointEnabled: false,
    CrossAccountClone: false,
    ReadReplicaIdentifiers: [],
    AssociatedRoles: [],
    PreferredBackupWindow: '05:00-05:30',
    PreferredMaintenanceWindow: 'wed:05:30-wed:06:00',
    EngineMode: 'provisioned',
    AutoMinorVersionUpgrade: true,
    TagList: [],
  },
  DBParameterGroup: { DBParameterGroupFamily: 'mysql8.0', Description: 'own' },
  Parameter: { DataType: 'string', IsModifiable: true, ApplyMethod: 'immediate' },
  SecurityGroup: { GroupName: 'own', Description: 'own', OwnerId: ACCOUNT, VpcId: 'vpc-1' },
  MetricAlarm: {
    AlarmArn: 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:cpu',
    OKActions: [],
    InsufficientDataActions: [],
    StateValue: 'OK',
    EvaluationPeriods: 1,
  },
  Key: { Arn: 'arn:aws:kms:eu-west-1:111122223333:key/k-1', Enabled: true, KeyState: 'Enabled', Origin: 'AWS_KMS' },
};

/** What leaving it out means, as both languages' own pages say. */
const OFF = {
  StorageEncrypted: false,
  DeletionProtection: false,
  CopyTagsToSnapshot: false,
  IAMDatabaseAuthenticationEnabled: false,
  PerformanceInsightsEnabled: false,
  MonitoringInterval: 0,
  MultiAZ: false,
  AutoMinorVersionUpgrade: true,
};

/** Terraform asks for no backups of an instance where nobody does, CloudFormation for those of one day. */
const RETENTION = { cloudformation: 1, terraform: 0 } as const;

/** What AWS would answer of a world that a template of a language made. */
export function deployed(world: World, language: keyof typeof RETENTION): World {
  const whole = { ...world, ...(world.Parameter === undefined ? {} : { Parameter: everyParameter(world.Parameter) }) };
  return Object.fromEntries(
    Object.entries(whole).map(([type, rows]) => [
      type,
      rows.map(row => (isTypeName(type) ? answer(type, row, language) : row)),
    ]),
  );
}

/** AWS lists every parameter of a group; those that nobody set are left to the engine. */
function everyParameter(set: readonly object[]): readonly object[] {
  const names = new Set(set.map(row => ('ParameterName' in row ? row.ParameterName : undefined)));
  const others = PARAMETERS.filter(name => !names.has(name));
  const rows = others.map(ParameterName => ({
    group: 'own',
    ParameterName,
    Source: 'engine-default',
    ApplyType: 'dynamic',
  }));
  return [...set, ...rows];
}

function answer(type: TypeName, row: object, language: keyof typeof RETENTION): object {
  const own = Object.fromEntries(Object.entries(row));
  const { arn, id } = typeOf(type);
  const retention = type === 'DBCluster' || !isAbsent(own.DBClusterIdentifier) ? 1 : RETENTION[language];
  const defaults = type === 'DBInstance' || type === 'DBCluster' ? { ...OFF, BackupRetentionPeriod: retention } : {};
  const named =
    arn === undefined || CHOSEN[type]?.[arn] !== undefined
      ? {}
      : { [arn]: `arn:aws:rds:${REGION}:${ACCOUNT}:${type}:${own[id]}` };
  const certificate =
    type === 'DBInstance'
      ? { CertificateDetails: { CAIdentifier: own.CACertificateIdentifier ?? 'rds-ca-rsa2048-g1' } }
      : {};
  return { ...CHOSEN[type], ...defaults, ...named, ...certificate, ...own, ...following(type, own) };
}

const PORTS: Readonly<Record<string, number>> = {
  mysql: 3306,
  mariadb: 3306,
  'aurora-mysql': 3306,
  postgres: 5432,
  'aurora-postgresql': 5432,
  'oracle-ee': 1521,
  'sqlserver-se': 1433,
};

/** Where it listens, and for how long Performance Insights keeps what it sees. */
function following(type: TypeName, { Endpoint, Engine, PerformanceInsightsEnabled }: Resource): object {
  if (type !== 'DBInstance' && type !== 'DBCluster') return {};
  const port = isRecord(Endpoint) ? Endpoint.Port : PORTS[String(Engine)];
  const kept = PerformanceInsightsEnabled === true ? { PerformanceInsightsRetentionPeriod: 7 } : {};
  return { ...kept, ...(type === 'DBCluster' ? { Port: port } : { Endpoint: { Address: 'db.example', Port: port } }) };
}

/** The answers as `rds-audit record` writes them, one after another. */
export function recording(world: World): string {
  return JSON.stringify(
    Object.entries(world).flatMap(([type, rows]) => (isTypeName(type) ? envelopesOf(type, rows) : [])),
  );
}

function envelopesOf(type: TypeName, rows: readonly object[]): readonly object[] {
  const { service, call, answer: key } = typeOf(type);
  const scope = { account: ACCOUNT, region: REGION, recordedAt: '2026-08-31T00:00:00Z' };
  const envelope = (input: object, output: object) => ({
    rdsAudit: 1,
    service,
    operation: call,
    ...scope,
    input,
    output,
  });
  if (type === 'Key') return rows.map(row => envelope({ KeyId: 'k-1' }, { [key]: row }));
  if (type === 'Parameter') return [envelope({ DBParameterGroupName: 'own' }, { [key]: rows.map(withoutGroup) })];
  if (type === 'CompositeAlarm') return [];
  return [envelope({}, { [key]: rows, ...(type === 'MetricAlarm' ? { CompositeAlarms: [] } : {}) })];
}

function withoutGroup(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'group'));
}
