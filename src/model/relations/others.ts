import type { Inventory } from '../inventory.ts';
import { asKey, describeKey } from '../reference.ts';
import { OPEN, YES } from '../truth.ts';
import type { TypeName } from '../types.ts';
import { Collection, isAbsent, type Resource, Unknown } from '../value.ts';
import { PLAN_RULE } from './backup.ts';
import { inverse, lookUp, many, one, type Relation } from './join.ts';
import { keyBy } from './keys.ts';
import { PROXY_ENDPOINT_RELATIONS, PROXY_RELATIONS } from './proxy.ts';
import { field, fieldOfEach, is, readField } from './readers.ts';
import { FUNCTIONS_IN_GROUP, USERS } from './users.ts';

const instanceOf = (type: TypeName): Relation =>
  one('weak', field(type, 'DbiResourceId'), { to: 'DBInstance', by: 'DbiResourceId' });

const clusterOf = (type: TypeName): Relation =>
  one('weak', field(type, 'DbClusterResourceId'), { to: 'DBCluster', by: 'DbClusterResourceId' });

/** Every resource of a type in the account and region. */
function all(to: TypeName): Relation {
  return {
    to,
    many: true,
    strength: 'observer',
    needs: [to],
    follow: (_, inventory) => new Collection(inventory.rows(to), [], undefined, inventory.gap(to)),
  };
}

/** Blue and green are instances or clusters, named by ARN. */
function side(name: 'Source' | 'Target'): Relation {
  const follow = (deployment: Resource, inventory: Inventory): unknown => {
    const arn = inventory.read('BlueGreenDeployment', deployment, name);
    if (isAbsent(arn) || arn instanceof Unknown || typeof arn !== 'string') return arn;
    const instance = lookUp(arn, { to: 'DBInstance', by: 'DBInstanceArn' }, 'weak', inventory);
    if (instance !== undefined && !(instance instanceof Unknown)) return instance;
    const cluster = lookUp(arn, { to: 'DBCluster', by: 'DBClusterArn' }, 'weak', inventory);
    return cluster instanceof Unknown && instance instanceof Unknown ? instance : (cluster ?? instance);
  };
  return { to: 'DBInstance', many: false, strength: 'weak', needs: ['DBInstance', 'DBCluster'], follow };
}

/** The route table of a subnet: the one associated with it, else its VPC's main one. */
function routeTable(subnet: Resource, inventory: Inventory): unknown {
  const id = asKey(inventory.read('Subnet', subnet, 'SubnetId'));
  const gap = inventory.gap('RouteTable');
  if (typeof id !== 'string') return id instanceof Unknown ? id : new Unknown('operand-absent', 'the subnet has no id');
  const explicit = inventory.findBy('RouteTable', 'associated-subnet', associations('SubnetId'), id);
  if (explicit.rows[0] !== undefined) return explicit.rows[0];
  const why = gap ?? explicit.unsure[0]?.why;
  if (why !== undefined) return why;
  return mainTable(inventory.read('Subnet', subnet, 'VpcId'), inventory);
}

function associations(name: string) {
  return (table: Resource, add: (key: unknown) => void): void => {
    const list = table.Associations;
    if (list instanceof Unknown) add(list);
    if (Array.isArray(list)) for (const association of list) add(associated(association, name));
  };
}

/** What an association is with; one that is neither the main one nor with a subnet or gateway was cut down. */
function associated(association: unknown, name: string): unknown {
  const key = readField(association, name);
  const says = [key, readField(association, 'GatewayId')].some(value => !isAbsent(value));
  return says || readField(association, 'Main') === true ? key : CUT_DOWN;
}

const CUT_DOWN = new Unknown('not-collected', 'an association of a route table does not say with what');

function mainTable(reference: unknown, inventory: Inventory): unknown {
  const vpc = asKey(reference);
  if (typeof vpc !== 'string')
    return vpc instanceof Unknown ? vpc : new Unknown('operand-absent', 'the subnet names no VPC');
  const { rows, unsure } = inventory.find('RouteTable', 'VpcId', vpc);
  const isMain = (table: Resource) => {
    const truths = (Array.isArray(table.Associations) ? table.Associations : []).map(one =>
      is(readField(one, 'Main'), true),
    );
    return truths.includes(YES) ? YES : truths.includes(OPEN) || table.Associations instanceof Unknown ? OPEN : 0;
  };
  const main = rows.find(table => isMain(table) === YES);
  return (
    main ?? unsure[0]?.why ?? new Unknown('not-found', `the main route table of ${describeKey(vpc)} is not listed`)
  );
}

/** Where every other type leads. */
export const OTHER_RELATIONS: Partial<Record<TypeName, Readonly<Record<string, Relation>>>> = {
  DBSnapshot: { instance: instanceOf('DBSnapshot'), kmsKey: keyBy(field('DBSnapshot', 'KmsKeyId')) },
  DBClusterSnapshot: {
    cluster: clusterOf('DBClusterSnapshot'),
    kmsKey: keyBy(field('DBClusterSnapshot', 'KmsKeyId')),
  },
  DBInstanceAutomatedBackup: {
    instance: instanceOf('DBInstanceAutomatedBackup'),
    kmsKey: keyBy(field('DBInstanceAutomatedBackup', 'KmsKeyId')),
  },
  DBClusterAutomatedBackup: {
    cluster: clusterOf('DBClusterAutomatedBackup'),
    kmsKey: keyBy(field('DBClusterAutomatedBackup', 'KmsKeyId')),
  },
  TenantDatabase: { instance: instanceOf('TenantDatabase') },
  DBShardGroup: {
    cluster: one('weak', field('DBShardGroup', 'DBClusterIdentifier'), { to: 'DBCluster', by: 'DBClusterIdentifier' }),
  },
  Integration: { kmsKey: keyBy(field('Integration', 'KMSKeyId')) },
  EventSubscription: {
    topic: one('strong', field('EventSubscription', 'SnsTopicArn'), { to: 'Topic', by: 'topicArn', perSubject: true }),
  },
  Key: { aliases: inverse('observer', { to: 'Alias', by: 'TargetKeyId', own: field('Key', 'KeyId') }) },
  ProtectedResource: {
    vault: one('strong', field('ProtectedResource', 'LastBackupVaultArn'), { to: 'BackupVault', by: 'BackupVaultArn' }),
  },
  RecoveryPoint: {
    vault: one('strong', field('RecoveryPoint', 'BackupVaultArn'), { to: 'BackupVault', by: 'BackupVaultArn' }),
    planRule: PLAN_RULE,
  },
  DBProxy: PROXY_RELATIONS,
  DBProxyEndpoint: PROXY_ENDPOINT_RELATIONS,
  SecurityGroup: {
    ingress: inverse('part', {
      to: 'SecurityGroupRule',
      by: 'GroupId',
      own: field('SecurityGroup', 'GroupId'),
      where: (rule, _, inventory) => is(inventory.read('SecurityGroupRule', rule, 'IsEgress') ?? false, false),
    }),
    functions: FUNCTIONS_IN_GROUP,
  },
  SecurityGroupRule: {
    referencedGroup: one('weak', referencedGroupId, { to: 'SecurityGroup', by: 'GroupId' }),
    prefixListEntries: inverse('strong', {
      to: 'PrefixListEntry',
      by: 'prefixListId',
      own: field('SecurityGroupRule', 'PrefixListId'),
      perSubject: true,
    }),
  },
  Subnet: {
    routeTable: { to: 'RouteTable', many: false, strength: 'strong', needs: ['RouteTable'], follow: routeTable },
  },
  ...USERS,
  DBSubnetGroup: {
    ...USERS.DBSubnetGroup,
    subnets: many('strong', fieldOfEach('DBSubnetGroup', 'Subnets', 'SubnetIdentifier'), {
      to: 'Subnet',
      by: 'SubnetId',
    }),
  },
  BlueGreenDeployment: { source: side('Source'), target: side('Target') },
  Region: {
    instances: all('DBInstance'),
    clusters: all('DBCluster'),
    snapshots: all('DBSnapshot'),
    clusterSnapshots: all('DBClusterSnapshot'),
    eventSubscriptions: all('EventSubscription'),
    detectors: all('Detector'),
    reservedInstances: all('ReservedDBInstance'),
    proxies: all('DBProxy'),
    parameterGroups: all('DBParameterGroup'),
    clusterParameterGroups: all('DBClusterParameterGroup'),
    dbSecurityGroups: all('DBSecurityGroup'),
    globalClusters: all('GlobalCluster'),
  },
};

function referencedGroupId(rule: Resource, inventory: Inventory): unknown {
  return readField(inventory.read('SecurityGroupRule', rule, 'ReferencedGroupInfo'), 'GroupId');
}
