import type { Written } from '../../template/declaration.ts';
import type { Context, Mapping, Part } from '../../template/mapping.ts';
import { elementsOf, lowerCase } from '../../template/shape.ts';
import { POOL, poolOf } from './proxy-pool.ts';
import { MADE } from './shapes.ts';

const proxyName = (context: Context): Written | undefined => context.get('DBProxyName');

/** A proxy's target group, with the pool that the service has where none is written. */
const TARGET_GROUP: Mapping = {
  to: 'DBProxyTargetGroup',
  subject: proxyName,
  fields: {
    proxyName: { from: 'DBProxyName' },
    DBProxyName: { from: 'DBProxyName' },
    TargetGroupName: { from: 'TargetGroupName', absent: 'default' },
    TargetGroupArn: MADE,
    IsDefault: { absent: true },
    ConnectionPoolConfig: { from: 'ConnectionPoolConfigurationInfo', fields: POOL, absent: poolOf },
  },
};

/** How the API calls a target, by the list that it stands in. */
const TARGETS = { DBClusterIdentifiers: 'TRACKED_CLUSTER', DBInstanceIdentifiers: 'RDS_INSTANCE' } as const;

function targets(context: Context): readonly Part[] {
  return Object.entries(TARGETS).flatMap(([property, type]) => {
    const list = context.get(property);
    if (list === undefined) return [];
    const hidden = list.open === undefined ? [] : [{ ...list, value: list.open }];
    return [...elementsOf(list), ...hidden].map(target => targetOf(target, type, context));
  });
}

function targetOf(target: Written, type: string, context: Context): Part {
  const proxy = proxyName(context);
  const named = proxy === undefined ? [] : [['DBProxyName', proxy] as const];
  const kind: Written = { at: target.at, origin: 'literal', value: type };
  return { at: target.at, properties: new Map([...named, ['target', target], ['type', kind]]) };
}

/** The databases of a target group; the instances of a cluster among them are AWS's to list. */
const TARGET: Mapping = {
  to: 'DBProxyTarget',
  subject: proxyName,
  rows: (_, context) => targets(context),
  fields: {
    proxyName: { from: 'DBProxyName' },
    RdsResourceId: { from: 'target', as: lowerCase },
    Type: { from: 'type' },
    TrackedClusterId: {},
  },
};

export const PROXY_TARGET_GROUP: readonly Mapping[] = [TARGET_GROUP, TARGET];
