import { readField } from '../relations/join.ts';
import type { Run } from '../run.ts';
import type { TypeName } from '../types.ts';
import { isAbsent, type Resource, Unknown } from '../value.ts';
import { type DerivedFields, derive, mapOf, scalar } from './derived.ts';
import { effectiveParameter } from './parameters.ts';

type Database = 'DBInstance' | 'DBCluster';

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
function engineFamily(engine: unknown): unknown {
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
function majorVersion(engine: unknown, version: unknown): unknown {
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

/** What later sources fill; until one does, nobody knows. */
function notFilled(what: string) {
  return (): Unknown => new Unknown('not-collected', `${what} was not looked up`);
}

/** The port that clients connect to: of an instance its endpoint's (DbInstancePort is 0 outside clusters), of a cluster its own. */
function port(type: Database) {
  return (resource: Resource, run: Run): unknown => {
    if (type === 'DBCluster') return run.inventory.read(type, resource, 'Port');
    const endpoint = run.inventory.read(type, resource, 'Endpoint');
    return endpoint instanceof Unknown ? endpoint : readField(endpoint, 'Port');
  };
}

/** The fields of databases: instances and clusters. */
export function databaseFields(type: Database): DerivedFields {
  const read = (resource: Resource, run: Run, name: string) => run.inventory.read(type, resource, name);
  const engine = (resource: Resource, run: Run) => read(resource, run, 'Engine');
  const needs: TypeName[] =
    type === 'DBInstance' ? ['Parameter', 'DBCluster', 'ClusterParameter'] : ['ClusterParameter'];
  return {
    engineFamily: derive(scalar('text', ENGINE_FAMILIES), (resource, run) => engineFamily(engine(resource, run)), {
      writtenIn: ['Engine'],
    }),
    majorVersion: derive(
      scalar('text'),
      (resource, run) => majorVersion(engine(resource, run), read(resource, run, 'EngineVersion')),
      { writtenIn: ['EngineVersion'] },
    ),
    port: derive(scalar('number'), port(type), { writtenIn: ['Port', 'Endpoint'] }),
    parameters: derive(mapOf(scalar('setting')), (resource, run, key) => effectiveParameter(type, resource, run, key), {
      needs,
      writtenIn: ['DBParameterGroups', 'DBClusterParameterGroup'],
    }),
    metrics: derive(mapOf(scalar('number')), noDatapoints),
    standardSupportEnd: derive(scalar('instant'), notFilled('when standard support ends'), {
      writtenIn: ['EngineVersion'],
    }),
    memoryGiB: derive(scalar('number'), notFilled("the class's memory"), { writtenIn: ['DBInstanceClass'] }),
  };
}

/** Metrics are measured by a source; one that measured nothing does not know. */
function noDatapoints(resource: Resource, _: Run, key: string): unknown {
  const measured = readField(readField(resource, 'metrics'), key);
  return isAbsent(measured) ? new Unknown('no-datapoints', `no datapoints of ${key}`) : measured;
}

/** The fields of databases in templates, which say how a thing was written. */
export const TEMPLATE_FIELDS: DerivedFields = {
  masterPassword: derive(
    scalar('text', ['literal', 'parameter-default', 'parameter', 'secret-reference', 'generated']),
    resource => resource.masterPassword,
    { writtenIn: ['MasterUserPassword'] },
  ),
  deletionPolicy: derive(
    scalar('text', ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot']),
    resource => resource.deletionPolicy,
  ),
};
