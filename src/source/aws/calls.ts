import { MEASURED_TYPES } from '../../model/measure.ts';
import { type TypeName, typeOf } from '../../model/types.ts';
import type { Resource } from '../../model/value.ts';
import {
  clusterParameterGroupsInUse,
  KEYED,
  keysInUse,
  manualClusterSnapshots,
  manualSnapshots,
  parameterGroupsInUse,
  prefixListsOfDatabases,
  proxyNames,
  type RowsOf,
} from './subjects.ts';
import {
  backupPlans,
  backupVaults,
  clusterParameterFamilies,
  parameterFamilies,
  secretsInUse,
  TAGGED_APART,
  taggedArns,
  topicsInUse,
} from './subjects-apart.ts';

/** How a call goes on: the request's and the answer's field for the token, and the largest page it may ask for. */
export interface Paging {
  readonly ask: string;
  readonly answer: string;
  readonly size: Resource;
}

/** Whom a call that is about one subject asks about. */
export type Subjects =
  /** What other types' rows name; `also` are read where they are collected anyway. */
  | {
      readonly from: readonly TypeName[];
      readonly also?: readonly TypeName[];
      readonly of: (rows: RowsOf) => Iterable<string>;
    }
  /** What an operation lists that is no resource type: texts under `answer`. */
  | { readonly listedBy: string; readonly answer: string; readonly paging: Paging };

/** How a type is asked for; service, operation and answer are in the table of types. */
export interface Call {
  readonly paging?: Paging;
  readonly input?: Resource;
  readonly subjects?: Subjects;
}

/** Every listing of RDS takes 100 a page at most. */
const RDS: Paging = { ask: 'Marker', answer: 'Marker', size: { MaxRecords: 100 } };
const ALARMS: Paging = { ask: 'NextToken', answer: 'NextToken', size: { MaxRecords: 100 } };
const ec2 = (most: number): Paging => ({ ask: 'NextToken', answer: 'NextToken', size: { MaxResults: most } });

/** Defaults of a family come inside a structure, and so does the token for more. */
const DEFAULTS: Paging = { ...RDS, answer: 'EngineDefaults.Marker' };
const ALIASES: Paging = { ask: 'Marker', answer: 'NextMarker', size: { Limit: 100 } };
const FUNCTIONS: Paging = { ask: 'Marker', answer: 'NextMarker', size: { MaxItems: 50 } };
const BACKUP: Paging = { ask: 'NextToken', answer: 'NextToken', size: { MaxResults: 1000 } };

/** Versions that AWS no longer offers are listed only when asked for. */
const ALL_VERSIONS: Call = { paging: RDS, input: { IncludeAll: true } };

/** Fourteen days, the longest that AWS keeps events, in minutes. */
const EVENTS: Call = { paging: RDS, input: { Duration: 20_160 } };

const BOTH_ALARMS: Call = { paging: ALARMS, input: { AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] } };

/** Whom to measure stands among what is collected anyway; `metrics.ts` makes the questions. */
const METRICS: Call = {
  paging: { ask: 'NextToken', answer: 'NextToken', size: {} },
  subjects: { from: [], also: MEASURED_TYPES, of: () => [] },
};

/** How each type is asked for. The Region itself is ours and asks nothing. */
const CALLS: Readonly<Record<Exclude<TypeName, 'Region'>, Call>> = {
  DBInstance: { paging: RDS },
  DBCluster: { paging: RDS },
  DBSnapshot: { paging: RDS },
  DBClusterSnapshot: { paging: RDS },
  DBSnapshotAttributes: { subjects: { from: ['DBSnapshot'], of: manualSnapshots } },
  DBClusterSnapshotAttributes: { subjects: { from: ['DBClusterSnapshot'], of: manualClusterSnapshots } },
  DBSubnetGroup: { paging: RDS },
  DBParameterGroup: { paging: RDS },
  DBClusterParameterGroup: { paging: RDS },
  Parameter: { paging: RDS, subjects: { from: ['DBInstance'], of: parameterGroupsInUse } },
  ClusterParameter: { paging: RDS, subjects: { from: ['DBCluster'], of: clusterParameterGroupsInUse } },
  EventSubscription: { paging: RDS },
  GlobalCluster: { paging: RDS },
  DBProxy: { paging: RDS },
  DBProxyTarget: { paging: RDS, subjects: { from: ['DBProxy'], of: proxyNames } },
  PendingMaintenance: { paging: RDS },
  BlueGreenDeployment: { paging: RDS },
  ReservedDBInstance: { paging: RDS },
  SecurityGroup: { paging: ec2(1000) },
  SecurityGroupRule: { paging: ec2(1000) },
  PrefixListEntry: {
    paging: ec2(100),
    subjects: { from: ['SecurityGroupRule', 'DBInstance', 'DBCluster'], also: ['DBProxy'], of: prefixListsOfDatabases },
  },
  Subnet: { paging: ec2(1000) },
  RouteTable: { paging: ec2(100) },
  Vpc: { paging: ec2(1000) },
  MetricData: METRICS,
  MetricAlarm: BOTH_ALARMS,
  CompositeAlarm: BOTH_ALARMS,
  Key: {
    subjects: { from: ['DBInstance', 'DBCluster'], also: KEYED, of: keysInUse },
  },
  Detector: {
    subjects: {
      listedBy: 'ListDetectors',
      answer: 'DetectorIds',
      paging: { ask: 'NextToken', answer: 'NextToken', size: { MaxResults: 50 } },
    },
  },
  OptionGroup: { paging: RDS },
  DBSecurityGroup: { paging: RDS },
  DBProxyTargetGroup: { paging: RDS, subjects: { from: ['DBProxy'], of: proxyNames } },
  DBProxyEndpoint: { paging: RDS },
  DBShardGroup: { paging: RDS },
  DBInstanceAutomatedBackup: { paging: RDS },
  DBClusterAutomatedBackup: { paging: RDS },
  DBRecommendation: { paging: RDS },
  Certificate: { paging: RDS },
  DBEngineVersion: ALL_VERSIONS,
  DBMajorEngineVersion: { paging: RDS },
  ServerlessV2PlatformVersion: ALL_VERSIONS,
  EngineDefaultParameter: { paging: DEFAULTS, subjects: { from: ['DBParameterGroup'], of: parameterFamilies } },
  EngineDefaultClusterParameter: {
    paging: DEFAULTS,
    subjects: { from: ['DBClusterParameterGroup'], of: clusterParameterFamilies },
  },
  ExportTask: { paging: RDS },
  TenantDatabase: { paging: RDS },
  Integration: { paging: RDS },
  RdsEvent: EVENTS,
  Tag: { subjects: { from: [], also: TAGGED_APART, of: taggedArns } },
  Alias: { paging: ALIASES },
  Secret: { subjects: { from: ['DBInstance', 'DBCluster'], also: ['DBProxy'], of: secretsInUse } },
  Topic: { subjects: { from: ['EventSubscription'], of: topicsInUse } },
  ProtectedResource: { paging: BACKUP },
  BackupVault: { paging: BACKUP },
  RecoveryPoint: { paging: BACKUP, subjects: { from: ['BackupVault'], of: backupVaults } },
  BackupRule: { subjects: { from: ['RecoveryPoint'], of: backupPlans } },
  RestoreJob: { paging: BACKUP },
  LambdaFunction: { paging: FUNCTIONS },
};

/** The types that a call is made for when these are needed: themselves, and those whose rows name the subjects. */
export function withSources(needs: Iterable<TypeName>): ReadonlySet<TypeName> {
  const all = new Set<TypeName>();
  const add = (type: TypeName): void => {
    if (all.has(type)) return;
    all.add(type);
    sourcesOf(type).forEach(add);
  };
  for (const type of needs) add(type);
  return all;
}

/** The types whose rows must be known before this one can be asked for. */
export function sourcesOf(type: TypeName): readonly TypeName[] {
  const subjects = callOf(type)?.subjects;
  return subjects !== undefined && 'from' in subjects ? subjects.from : [];
}

/** The table's entry; undefined for the Region. */
export function callOf(type: TypeName): Call | undefined {
  return type === 'Region' ? undefined : CALLS[type];
}

/** The IAM actions of a type's calls, without those of its sources. AWS names each after its operation. */
export function actionsOf(type: TypeName): readonly string[] {
  const call = callOf(type);
  if (call === undefined) return [];
  const { service, call: operation } = typeOf(type);
  const { subjects } = call;
  const helper = subjects !== undefined && 'listedBy' in subjects ? [`${service}:${subjects.listedBy}`] : [];
  return [...helper, `${service}:${operation}`];
}
