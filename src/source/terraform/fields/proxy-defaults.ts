import { Unknown } from '../../../model/value.ts';
import type { Context, Fields } from '../../template/mapping.ts';
import { target } from './relatives.ts';
import { plainOf, serviceDefault } from './values.ts';

const BY_FAMILY = serviceDefault('the family of the engine decides, which is not known', true);
const PROXY = { aws_db_proxy: ['name'] };

/** 100 per cent, 10 for SQL Server. */
function maxConnections(context: Context): unknown {
  const family = familyOf(context);
  if (family instanceof Unknown || family === undefined) return BY_FAMILY;
  return String(family).toUpperCase() === 'SQLSERVER' ? 10 : 100;
}

/** Of the proxy that stands in the same context, or that the target group names. */
function familyOf(context: Context): unknown {
  const own = plainOf(context.get('family'));
  if (own !== undefined) return own;
  const proxy = target(context.declaration.properties.get('db_proxy_name'), context, PROXY);
  return plainOf(proxy?.properties.get('engine_family'));
}

/** Half of what may be open at all. */
function maxIdle(context: Context): unknown {
  const written = plainOf(context.get('max_connections_percent')) ?? maxConnections(context);
  if (written instanceof Unknown) return written;
  return Number.isNaN(Number(written)) ? BY_FAMILY : Math.floor(Number(written) / 2);
}

/**
 * The connection pool of a target group, with AWS's settings where nothing is written.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ConnectionPoolConfiguration.html
 */
export const poolDefaults: Fields = {
  MaxConnectionsPercent: { from: 'max_connections_percent', absent: maxConnections },
  MaxIdleConnectionsPercent: { from: 'max_idle_connections_percent', absent: maxIdle },
  ConnectionBorrowTimeout: { from: 'connection_borrow_timeout', absent: 120 },
  SessionPinningFilters: { from: 'session_pinning_filters' },
  InitQuery: { from: 'init_query' },
};
