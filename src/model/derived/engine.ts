import type { Run } from '../run.ts';
import { isAbsent, type Resource, Unknown } from '../value.ts';

export type Database = 'DBInstance' | 'DBCluster';

export const ENGINE_FAMILIES = [
  'mysql',
  'mariadb',
  'postgres',
  'oracle',
  'sqlserver',
  'db2',
  'aurora-mysql',
  'aurora-postgresql',
  'custom',
] as const;

/** The family of an engine: editions of one engine are one family, RDS Custom is a family of its own, Aurora's two are theirs. */
export function engineFamily(engine: unknown): unknown {
  if (typeof engine !== 'string') return engine;
  if (engine === 'aurora') return 'aurora-mysql';
  if (engine.startsWith('custom-')) return 'custom';
  const family = ['oracle', 'sqlserver', 'db2'].find(name => engine.startsWith(`${name}-`));
  return family ?? engine;
}

/**
 * The major line of a version: one part, but two for MySQL and MariaDB, PostgreSQL before 10 and Oracle's 12.x; Aurora
 * MySQL's is that of the MySQL it speaks.
 */
export function majorVersion(engine: unknown, version: unknown): unknown {
  if (typeof version !== 'string' || isAbsent(engine))
    return version === undefined ? undefined : (unknownOf(version) ?? unknownOf(engine));
  if (typeof engine !== 'string') return unknownOf(engine);
  const parts = version.split('.');
  const first = Number(parts[0]);
  const two =
    /mysql|mariadb|^aurora$/.test(engine) ||
    (engine.includes('postgres') && first < 10) ||
    (engine.includes('oracle-') && first < 18);
  if (!two) return parts[0];
  return parts.length > 1
    ? `${parts[0]}.${parts[1]}`
    : new Unknown('unreadable', `${version} does not say which major version`);
}

const unknownOf = (value: unknown): Unknown | undefined =>
  value instanceof Unknown
    ? value
    : isAbsent(value)
      ? new Unknown('operand-absent', 'the engine is not named')
      : undefined;

/** A database's engine and version as texts; what is not said or hidden is an Unknown. */
export interface EngineFacts {
  readonly engine: string | Unknown;
  readonly family: string | Unknown;
  readonly version: string | Unknown;
  readonly major: string | Unknown;
}

/** What a database says of its engine. */
export function engineFacts(type: Database, resource: Resource, run: Run): EngineFacts {
  const engine = run.inventory.read(type, resource, 'Engine');
  const version = run.inventory.read(type, resource, 'EngineVersion');
  return {
    engine: textOr(engine, 'the engine is not named'),
    family: textOr(engineFamily(engine), 'the engine is not named'),
    version: textOr(version, 'the engine version is not named'),
    major: textOr(majorVersion(engine, version), 'the engine version is not named'),
  };
}

function textOr(value: unknown, missing: string): string | Unknown {
  if (typeof value === 'string' && value !== '') return value;
  return value instanceof Unknown ? value : new Unknown('operand-absent', missing);
}
