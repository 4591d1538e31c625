import { engineFamily } from '../../../model/derived/engine.ts';
import { defaultPortOf } from '../../../model/facts/default-ports.ts';
import { isList, type Value } from '../evaluate/value.ts';

const DATABASES: ReadonlySet<string> = new Set(['aws_db_instance', 'aws_rds_cluster']);

/** What takes the port from elsewhere: a source, a snapshot, the primary cluster. */
const ELSEWHERE = [
  'replicate_source_db',
  'replication_source_identifier',
  'snapshot_identifier',
  'restore_to_point_in_time',
  's3_import',
  'global_cluster_identifier',
];

/** A resource as far as its port goes. */
interface Database {
  readonly type: string;
  readonly names: ReadonlySet<string>;
  readonly property: (name: string) => Value;
}

/** The port of a new database that asks for none: its engine's; undefined where that is not certain. */
export function impliedPort(database: Database): number | undefined {
  const { type, names } = database;
  const isNew = ELSEWHERE.every(name => !names.has(name) || isNothing(database.property(name)));
  if (!DATABASES.has(type) || !isNew || !names.has('engine')) return undefined;
  const engine = database.property('engine').value;
  const family = typeof engine === 'string' ? engineFamily(engine.toLowerCase()) : undefined;
  return typeof family === 'string' ? defaultPortOf(family) : undefined;
}

/** A dynamic block may make none. */
function isNothing({ value, open }: Value): boolean {
  return value === null || (isList(value) && value.length === 0 && open === undefined);
}
