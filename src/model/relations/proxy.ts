import { proxyAlarms } from './alarms.ts';
import { type AskedBy, inverse, many, one, type Relation, type RowKeys } from './join.ts';
import { field, fieldOfEach, is } from './readers.ts';

const PROXIES: AskedBy = { holder: 'DBProxy', name: 'DBProxyName' };
const SUBNET = { to: 'Subnet', by: 'SubnetId' } as const;
const GROUP = { to: 'SecurityGroup', by: 'GroupId' } as const;

/** The targets of proxies that are a given instance. */
export const INSTANCE_TARGETS = inverse('observer', {
  to: 'DBProxyTarget',
  by: 'RdsResourceId',
  own: field('DBInstance', 'DBInstanceIdentifier'),
  askedBy: PROXIES,
  where: (target, _, inventory) => is(inventory.read('DBProxyTarget', target, 'Type'), 'RDS_INSTANCE'),
});

/** A cluster is named where it is tracked, and by each of its instances. */
const TRACKED: RowKeys = {
  name: 'tracked-cluster',
  keysOf: (target, add, inventory) => {
    const read = (name: string) => inventory.read('DBProxyTarget', target, name);
    add(read('TrackedClusterId'));
    if (is(read('Type'), 'TRACKED_CLUSTER') !== 0) add(read('RdsResourceId'));
  },
};

/** The targets of proxies that are a given cluster or an instance of it. */
export const CLUSTER_TARGETS = inverse('observer', {
  to: 'DBProxyTarget',
  by: TRACKED,
  own: field('DBCluster', 'DBClusterIdentifier'),
  askedBy: PROXIES,
});

/** Where a proxy leads. */
export const PROXY_RELATIONS: Readonly<Record<string, Relation>> = {
  targets: ofProxy('DBProxyTarget'),
  targetGroups: ofProxy('DBProxyTargetGroup'),
  endpoints: inverse('part', { to: 'DBProxyEndpoint', by: 'DBProxyName', own: field('DBProxy', 'DBProxyName') }),
  subnets: many('strong', field('DBProxy', 'VpcSubnetIds'), SUBNET),
  securityGroups: many('strong', field('DBProxy', 'VpcSecurityGroupIds'), GROUP),
  vpc: one('strong', field('DBProxy', 'VpcId'), { to: 'Vpc', by: 'VpcId' }),
  secrets: many('strong', fieldOfEach('DBProxy', 'Auth', 'SecretArn'), { to: 'Secret', by: 'ARN', perSubject: true }),
  alarms: proxyAlarms,
};

/** Where a proxy's further endpoint leads. */
export const PROXY_ENDPOINT_RELATIONS: Readonly<Record<string, Relation>> = {
  proxy: one('strong', field('DBProxyEndpoint', 'DBProxyName'), { to: 'DBProxy', by: 'DBProxyName' }),
  subnets: many('strong', field('DBProxyEndpoint', 'VpcSubnetIds'), SUBNET),
  securityGroups: many('strong', field('DBProxyEndpoint', 'VpcSecurityGroupIds'), GROUP),
};

function ofProxy(to: 'DBProxyTarget' | 'DBProxyTargetGroup'): Relation {
  return inverse('part', { to, by: 'proxyName', own: field('DBProxy', 'DBProxyName'), perSubject: true });
}
