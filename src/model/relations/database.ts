import type { Inventory } from '../inventory.ts';
import { asKey, describeKey } from '../reference.ts';
import { allOf, NO, type Truth, YES } from '../truth.ts';
import { Collection, isAbsent, type Resource, Unknown } from '../value.ts';
import { alarmsOf } from './alarms.ts';
import { backupRelations, CLUSTER_EXPORTS, INSTANCE_EXPORTS } from './backup.ts';
import { eventsOf } from './events.ts';
import { GLOBAL_CLUSTER } from './global.ts';
import { inverse, many, one, type Relation } from './join.ts';
import { keyBy } from './keys.ts';
import { CLUSTER_TARGETS, INSTANCE_TARGETS } from './proxy.ts';
import { field, fieldOfEach, is, type KeysOf, pluck, readField } from './readers.ts';
import { versionBy } from './versions.ts';

const groupIds = (type: 'DBInstance' | 'DBCluster') => fieldOfEach(type, 'VpcSecurityGroups', 'VpcSecurityGroupId');

const rdsKey = (type: 'DBInstance' | 'DBCluster', name: string) => keyBy(field(type, name));
const SECRET = { to: 'Secret', by: 'ARN', perSubject: true } as const;

/** A field of the secret that RDS keeps the master password in. */
const ofSecret =
  (type: 'DBInstance' | 'DBCluster', name: 'SecretArn' | 'KmsKeyId'): KeysOf =>
  (resource, inventory) =>
    readField(inventory.read(type, resource, 'MasterUserSecret'), name);

/** The VPC of an instance: in its subnet group, which stands in it whole or (in templates) by name only. */
function instanceVpc(instance: Resource, inventory: Inventory): unknown {
  const group = inventory.read('DBInstance', instance, 'DBSubnetGroup');
  if (isAbsent(group) || group instanceof Unknown) return group;
  const vpc = readField(group, 'VpcId');
  return isAbsent(vpc) ? ofGroup(readField(group, 'DBSubnetGroupName'), 'VpcId', inventory) : vpc;
}

/** The subnet ids of an instance: its subnet group stands in it whole, or (in templates) by name only. */
function instanceSubnetIds(instance: Resource, inventory: Inventory): unknown {
  const group = inventory.read('DBInstance', instance, 'DBSubnetGroup');
  if (isAbsent(group) || group instanceof Unknown) return group;
  const subnets = readField(group, 'Subnets');
  if (!isAbsent(subnets)) return pluck(subnets, 'SubnetIdentifier');
  return subnetIdsOfGroup(readField(group, 'DBSubnetGroupName'), inventory);
}

/** A cluster holds the bare name of its subnet group. */
function clusterSubnetIds(cluster: Resource, inventory: Inventory): unknown {
  return subnetIdsOfGroup(inventory.read('DBCluster', cluster, 'DBSubnetGroup'), inventory);
}

function subnetIdsOfGroup(name: unknown, inventory: Inventory): unknown {
  const subnets = ofGroup(name, 'Subnets', inventory);
  return subnets instanceof Unknown || isAbsent(subnets) ? subnets : pluck(subnets, 'SubnetIdentifier');
}

/** A field of the subnet group of this name. */
function ofGroup(reference: unknown, wanted: string, inventory: Inventory): unknown {
  const name = asKey(reference);
  if (isAbsent(name) || name instanceof Unknown || typeof name !== 'string') return name;
  const { rows, unsure } = inventory.find('DBSubnetGroup', 'DBSubnetGroupName', name);
  if (rows[0] !== undefined) return inventory.read('DBSubnetGroup', rows[0], wanted);
  return (
    inventory.gap('DBSubnetGroup') ??
    unsure[0]?.why ??
    new Unknown('not-found', `the subnet group ${describeKey(name)} is not listed`)
  );
}

/** Ids of the cluster's members in a role, from DBClusterMembers; a template does not name a writer. */
function memberIds(cluster: Resource, inventory: Inventory, writer: boolean): unknown {
  const members = inventory.read('DBCluster', cluster, 'DBClusterMembers');
  if (isAbsent(members)) return absentMembers(cluster, inventory);
  if (members instanceof Unknown || !Array.isArray(members)) return members;
  const role = (member: unknown): Truth => is(readField(member, 'IsClusterWriter'), writer);
  const ids = (truth: (t: Truth) => boolean) =>
    members.filter(member => truth(role(member))).map(member => readField(member, 'DBInstanceIdentifier') ?? NO_ID);
  return new Collection(
    ids(t => t === YES),
    ids(t => t !== YES && t !== NO),
    NO_ROLE,
  );
}

const NO_ID = new Unknown('unreadable', 'a cluster member has no identifier');
const NO_ROLE = new Unknown('unresolved-reference', 'which member is the writer is not known');

/** Without a member list the roles of whatever instances name the cluster are not known. */
function absentMembers(cluster: Resource, inventory: Inventory): unknown {
  const id = asKey(inventory.read('DBCluster', cluster, 'DBClusterIdentifier'));
  if (typeof id !== 'string') return NO_ROLE;
  const { rows, unsure } = inventory.find('DBInstance', 'DBClusterIdentifier', id);
  const gap = inventory.gap('DBInstance');
  return rows.length === 0 && unsure.length === 0 && gap === undefined ? undefined : (gap ?? NO_ROLE);
}

/** The single writer, or why it is not known. */
function writerId(cluster: Resource, inventory: Inventory): unknown {
  const ids = memberIds(cluster, inventory, true);
  if (!(ids instanceof Collection)) return ids;
  return ids.items[0] ?? (ids.possible.length > 0 ? NO_ROLE : undefined);
}

const snapshotsOfKind = (kind: string): Relation =>
  inverse('observer', {
    to: 'DBSnapshot',
    ...BY_INSTANCE,
    where: (row, _, inventory) => is(inventory.read('DBSnapshot', row, 'SnapshotType'), kind),
  });

const clusterSnapshotsOfKind = (kind: string): Relation =>
  inverse('observer', {
    to: 'DBClusterSnapshot',
    ...BY_CLUSTER,
    where: (row, _, inventory) => is(inventory.read('DBClusterSnapshot', row, 'SnapshotType'), kind),
  });

const INSTANCE_BY_ID = { to: 'DBInstance', by: 'DBInstanceIdentifier' } as const;
const SUBNET_BY_ID = { to: 'Subnet', by: 'SubnetId' } as const;
const GROUP_BY_ID = { to: 'SecurityGroup', by: 'GroupId' } as const;
const BY_INSTANCE = { by: 'DbiResourceId', own: field('DBInstance', 'DbiResourceId') } as const;
const BY_CLUSTER = { by: 'DbClusterResourceId', own: field('DBCluster', 'DbClusterResourceId') } as const;

/** Reserved instances that could cover an instance: same family, engine and deployment, active. Sizes and counts are not matched. */
function covers(reserved: Resource, instance: Resource, inventory: Inventory): Truth {
  const of = (row: Resource, type: 'ReservedDBInstance' | 'DBInstance', name: string) =>
    inventory.read(type, row, name);
  const family = (value: unknown) => (typeof value === 'string' ? value.split('.').slice(0, 2).join('.') : value);
  const product = of(reserved, 'ReservedDBInstance', 'ProductDescription');
  const checks = [
    same(
      family(of(reserved, 'ReservedDBInstance', 'DBInstanceClass')),
      family(of(instance, 'DBInstance', 'DBInstanceClass')),
    ),
    sameProduct(product, of(instance, 'DBInstance', 'Engine')),
    same(of(reserved, 'ReservedDBInstance', 'MultiAZ'), of(instance, 'DBInstance', 'MultiAZ')),
  ];
  return allOf(checks);
}

function same(a: unknown, b: unknown): Truth {
  if (a instanceof Unknown || b instanceof Unknown || isAbsent(a) || isAbsent(b)) return 1;
  return a === b ? YES : NO;
}

/** AWS calls PostgreSQL `postgresql` here, and puts the licence behind commercial engines: `oracle-se2(li)`. */
function sameProduct(product: unknown, engine: unknown): Truth {
  if (typeof product !== 'string' || typeof engine !== 'string') return 1;
  const name = product.replace(/\(.*\)$/, '');
  return name === engine || (name === 'postgresql' && engine === 'postgres') ? YES : NO;
}

/** Where a DB instance leads. */
export const INSTANCE_RELATIONS: Readonly<Record<string, Relation>> = {
  cluster: one('strong', field('DBInstance', 'DBClusterIdentifier'), { to: 'DBCluster', by: 'DBClusterIdentifier' }),
  securityGroups: many('strong', groupIds('DBInstance'), GROUP_BY_ID),
  subnets: many('strong', instanceSubnetIds, SUBNET_BY_ID),
  vpc: one('strong', instanceVpc, { to: 'Vpc', by: 'VpcId' }, ['DBSubnetGroup']),
  kmsKey: rdsKey('DBInstance', 'KmsKeyId'),
  performanceInsightsKey: rdsKey('DBInstance', 'PerformanceInsightsKMSKeyId'),
  activityStreamKey: rdsKey('DBInstance', 'ActivityStreamKmsKeyId'),
  secretKey: keyBy(ofSecret('DBInstance', 'KmsKeyId')),
  secret: one('strong', ofSecret('DBInstance', 'SecretArn'), SECRET),
  optionGroups: many('strong', fieldOfEach('DBInstance', 'OptionGroupMemberships', 'OptionGroupName'), {
    to: 'OptionGroup',
    by: 'OptionGroupName',
  }),
  certificate: one('strong', field('DBInstance', 'CACertificateIdentifier'), {
    to: 'Certificate',
    by: 'CertificateIdentifier',
  }),
  engineVersion: versionBy('DBInstance', { to: 'DBEngineVersion', field: 'EngineVersion' }),
  alarms: alarmsOf('DBInstance'),
  automatedSnapshots: snapshotsOfKind('automated'),
  manualSnapshots: snapshotsOfKind('manual'),
  automatedBackups: inverse('observer', { to: 'DBInstanceAutomatedBackup', ...BY_INSTANCE }),
  exportTasks: INSTANCE_EXPORTS,
  tenantDatabases: inverse('part', { to: 'TenantDatabase', ...BY_INSTANCE }),
  proxyTargets: INSTANCE_TARGETS,
  recommendations: inverse('observer', {
    to: 'DBRecommendation',
    by: 'ResourceArn',
    own: field('DBInstance', 'DBInstanceArn'),
  }),
  events: eventsOf('db-instance', field('DBInstance', 'DBInstanceIdentifier')),
  ...backupRelations('DBInstance'),
  pendingMaintenance: inverse('observer', {
    to: 'PendingMaintenance',
    by: 'ResourceIdentifier',
    own: field('DBInstance', 'DBInstanceArn'),
  }),
  replicaSource: one('weak', field('DBInstance', 'ReadReplicaSourceDBInstanceIdentifier'), INSTANCE_BY_ID),
  reservations: inverse('observer', {
    to: 'ReservedDBInstance',
    by: 'State',
    own: () => 'active',
    where: covers,
  }),
};

/** Where a DB cluster leads. */
export const CLUSTER_RELATIONS: Readonly<Record<string, Relation>> = {
  instances: inverse('part', {
    to: 'DBInstance',
    by: 'DBClusterIdentifier',
    own: field('DBCluster', 'DBClusterIdentifier'),
  }),
  writer: one('strong', writerId, INSTANCE_BY_ID),
  readers: many('strong', (cluster, inventory) => memberIds(cluster, inventory, false), INSTANCE_BY_ID),
  securityGroups: many('strong', groupIds('DBCluster'), GROUP_BY_ID),
  subnets: many('strong', clusterSubnetIds, SUBNET_BY_ID, ['DBSubnetGroup']),
  vpc: one(
    'strong',
    (cluster, inventory) => ofGroup(inventory.read('DBCluster', cluster, 'DBSubnetGroup'), 'VpcId', inventory),
    { to: 'Vpc', by: 'VpcId' },
    ['DBSubnetGroup'],
  ),
  kmsKey: rdsKey('DBCluster', 'KmsKeyId'),
  performanceInsightsKey: rdsKey('DBCluster', 'PerformanceInsightsKMSKeyId'),
  activityStreamKey: rdsKey('DBCluster', 'ActivityStreamKmsKeyId'),
  secretKey: keyBy(ofSecret('DBCluster', 'KmsKeyId')),
  secret: one('strong', ofSecret('DBCluster', 'SecretArn'), SECRET),
  engineVersion: versionBy('DBCluster', { to: 'DBEngineVersion', field: 'EngineVersion' }),
  platformVersion: versionBy('DBCluster', {
    to: 'ServerlessV2PlatformVersion',
    field: 'ServerlessV2PlatformVersion',
  }),
  globalCluster: GLOBAL_CLUSTER,
  shardGroups: inverse('part', {
    to: 'DBShardGroup',
    by: 'DBClusterIdentifier',
    own: field('DBCluster', 'DBClusterIdentifier'),
  }),
  snapshots: inverse('observer', { to: 'DBClusterSnapshot', ...BY_CLUSTER }),
  automatedSnapshots: clusterSnapshotsOfKind('automated'),
  manualSnapshots: clusterSnapshotsOfKind('manual'),
  automatedBackups: inverse('observer', { to: 'DBClusterAutomatedBackup', ...BY_CLUSTER }),
  exportTasks: CLUSTER_EXPORTS,
  proxyTargets: CLUSTER_TARGETS,
  recommendations: inverse('observer', {
    to: 'DBRecommendation',
    by: 'ResourceArn',
    own: field('DBCluster', 'DBClusterArn'),
  }),
  events: eventsOf('db-cluster', field('DBCluster', 'DBClusterIdentifier')),
  ...backupRelations('DBCluster'),
  alarms: alarmsOf('DBCluster'),
  pendingMaintenance: inverse('observer', {
    to: 'PendingMaintenance',
    by: 'ResourceIdentifier',
    own: field('DBCluster', 'DBClusterArn'),
  }),
};
