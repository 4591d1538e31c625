import type { Inventory } from '../inventory.ts';
import { OPEN, YES } from '../truth.ts';
import type { TypeName } from '../types.ts';
import { Collection, isAbsent, type Resource, Unknown } from '../value.ts';
import { field, fieldOfEach, inverse, is, lookUp, many, one, type Relation, readField } from './join.ts';

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
  const id = inventory.read('Subnet', subnet, 'SubnetId');
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
    if (Array.isArray(list)) for (const association of list) add(readField(association, name));
  };
}

function mainTable(vpc: unknown, inventory: Inventory): unknown {
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
  return main ?? unsure[0]?.why ?? new Unknown('not-found', `the main route table of ${vpc} is not listed`);
}

const userOf = (
  to: 'DBInstance' | 'DBCluster',
  name: string,
  keysOf: (row: Resource) => unknown,
  own: string,
  from: TypeName,
): Relation => ({
  to,
  many: true,
  strength: 'observer',
  needs: [to],
  follow: (group, inventory) => {
    const id = inventory.read(from, group, own);
    if (typeof id !== 'string') return new Collection([], inventory.rows(to), asUnknown(id), inventory.gap(to));
    const { rows, unsure } = inventory.findBy(to, name, (row, add) => addAll(keysOf(row), add), id);
    const others = unsure.filter(({ row }) => !rows.includes(row));
    return new Collection(
      rows,
      others.map(({ row }) => row),
      others[0]?.why,
      inventory.gap(to),
    );
  },
});

function addAll(keys: unknown, add: (key: unknown) => void): void {
  if (Array.isArray(keys)) for (const key of keys) add(key);
  else add(keys);
}

const asUnknown = (value: unknown): Unknown =>
  value instanceof Unknown ? value : new Unknown('operand-absent', 'the group has no name');

const parameterGroupsOf = (row: Resource): unknown => {
  const groups = row.DBParameterGroups;
  return Array.isArray(groups) ? groups.map(group => readField(group, 'DBParameterGroupName')) : groups;
};

/** Where every other type leads. */
export const OTHER_RELATIONS: Partial<Record<TypeName, Readonly<Record<string, Relation>>>> = {
  DBSnapshot: {
    instance: one('weak', field('DBSnapshot', 'DbiResourceId'), { to: 'DBInstance', by: 'DbiResourceId' }),
    kmsKey: one('strong', field('DBSnapshot', 'KmsKeyId'), { to: 'Key', by: 'Arn' }),
  },
  DBClusterSnapshot: {
    cluster: one('weak', field('DBClusterSnapshot', 'DbClusterResourceId'), {
      to: 'DBCluster',
      by: 'DbClusterResourceId',
    }),
    kmsKey: one('strong', field('DBClusterSnapshot', 'KmsKeyId'), { to: 'Key', by: 'Arn' }),
  },
  DBProxy: {
    targets: inverse('part', {
      to: 'DBProxyTarget',
      by: 'proxyName',
      own: field('DBProxy', 'DBProxyName'),
      perSubject: true,
    }),
  },
  SecurityGroup: {
    ingress: inverse('part', {
      to: 'SecurityGroupRule',
      by: 'GroupId',
      own: field('SecurityGroup', 'GroupId'),
      where: (rule, _, inventory) => is(inventory.read('SecurityGroupRule', rule, 'IsEgress') ?? false, false),
    }),
  },
  SecurityGroupRule: {
    referencedGroup: one('weak', rule => readField(rule.ReferencedGroupInfo, 'GroupId'), {
      to: 'SecurityGroup',
      by: 'GroupId',
    }),
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
  DBSubnetGroup: {
    subnets: many('strong', fieldOfEach('DBSubnetGroup', 'Subnets', 'SubnetIdentifier'), {
      to: 'Subnet',
      by: 'SubnetId',
    }),
  },
  DBParameterGroup: {
    instances: userOf('DBInstance', 'parameter-group', parameterGroupsOf, 'DBParameterGroupName', 'DBParameterGroup'),
  },
  DBClusterParameterGroup: {
    clusters: userOf(
      'DBCluster',
      'parameter-group',
      row => row.DBClusterParameterGroup,
      'DBClusterParameterGroupName',
      'DBClusterParameterGroup',
    ),
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
  },
};
