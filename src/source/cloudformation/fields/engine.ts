import { engineFamily } from '../../../model/derived/engine.ts';
import { defaultPortOf } from '../../../model/facts/default-ports.ts';
import { Unknown } from '../../../model/value.ts';
import type { Context } from '../../template/mapping.ts';
import { OF_CLUSTER, SOME_OF_SOURCE } from './defaults.ts';
import { instance } from './kind.ts';
import { named } from './others.ts';
import { textOf } from './presence.ts';

const CLUSTER = 'AWS::RDS::DBCluster';
const INSTANCE = 'AWS::RDS::DBInstance';

/** The engine as it is written, in lower case as AWS has it. */
function written(context: Context): string | Unknown | undefined {
  const text = textOf(context, 'Engine');
  return typeof text === 'string' ? text.toLowerCase() : text;
}

/** What an instance without an engine runs: that of its cluster or its source. */
export const inheritedEngine = instance({
  new: undefined,
  member: context => engineIn(clusterOf(context)) ?? OF_CLUSTER,
  copy: context => engineIn(sourceOf(context)) ?? SOME_OF_SOURCE,
});

function engineIn(found: Context | Unknown | undefined): unknown {
  return found === undefined || found instanceof Unknown ? found : written(found);
}

/** The engine of an instance; undefined where nothing says it. */
export function instanceEngine(context: Context): string | Unknown | undefined {
  const own = written(context) ?? inheritedEngine(context);
  return typeof own === 'string' || own instanceof Unknown ? own : undefined;
}

/** The engine of a cluster; undefined where nothing says it. */
export function clusterEngine(context: Context): string | Unknown | undefined {
  return written(context);
}

/** The declared cluster that an instance is a member of. */
export function clusterOf(context: Context): Context | Unknown | undefined {
  return named(context, 'DBClusterIdentifier', CLUSTER, 'DBClusterIdentifier');
}

/** The declared instance that a read replica copies. */
export function sourceOf(context: Context): Context | Unknown | undefined {
  return named(context, 'SourceDBInstanceIdentifier', INSTANCE, 'DBInstanceIdentifier');
}

/** The port that an engine listens on when none is asked for. */
export function engineDefaultPort(engine: string | Unknown | undefined): number | Unknown {
  const family = engineFamily(engine);
  const own = family === 'custom' ? String(engine).split('-')[1] : family;
  const known = typeof own === 'string' ? defaultPortOf(own) : undefined;
  if (engine instanceof Unknown) return new Unknown(engine.code, engine.detail, engine.level, true);
  return known ?? new Unknown('service-default', 'AWS chooses the port of the engine', 'resource', true);
}
