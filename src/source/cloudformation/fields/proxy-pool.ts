import { Unknown } from '../../../model/value.ts';
import type { Context, Fields } from '../../template/mapping.ts';
import { named } from './others.ts';
import { textOf } from './presence.ts';

/** The largest share of the database's connections: 10 of SQL Server's, else all of them. */
function mostConnections(context: Context): unknown {
  const proxy = named(context, 'DBProxyName', 'AWS::RDS::DBProxy', 'DBProxyName');
  if (proxy === undefined || proxy instanceof Unknown) return proxy;
  const family = textOf(proxy, 'EngineFamily');
  if (family === undefined || family instanceof Unknown) return family;
  return family.toUpperCase() === 'SQLSERVER' ? 10 : 100;
}

/** Half of that; it may only be written where the other is. */
function mostIdle(context: Context): unknown {
  const written = textOf(context, 'MaxConnectionsPercent');
  if (written instanceof Unknown) return written;
  const most = written === undefined ? mostConnections(context) : Number(written);
  return typeof most === 'number' ? Math.floor(most / 2) : most;
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ConnectionPoolConfiguration.html */
export const POOL: Fields = {
  MaxConnectionsPercent: { from: 'MaxConnectionsPercent', absent: mostConnections },
  MaxIdleConnectionsPercent: { from: 'MaxIdleConnectionsPercent', absent: mostIdle },
  ConnectionBorrowTimeout: { from: 'ConnectionBorrowTimeout', absent: 120 },
  SessionPinningFilters: { from: 'SessionPinningFilters' },
  InitQuery: { from: 'InitQuery' },
};

/** The pool of a target group that writes none. */
export function poolOf(context: Context): object {
  const most = mostConnections(context);
  return {
    MaxConnectionsPercent: most,
    MaxIdleConnectionsPercent: typeof most === 'number' ? most / 2 : most,
    ConnectionBorrowTimeout: 120,
  };
}
