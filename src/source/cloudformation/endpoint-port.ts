import { engineFamily } from '../../model/derived/engine.ts';
import { defaultPortOf } from '../../model/facts/default-ports.ts';
import type { Location } from '../../model/location.ts';
import { Unknown } from '../../model/value.ts';
import type { Written } from '../template/declaration.ts';
import type { Referred } from './referred.ts';
import { isSomething } from './written.ts';

const DATABASES: ReadonlySet<string | undefined> = new Set(['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster']);

/** What takes the port from elsewhere: a cluster, a source, a snapshot. */
const ELSEWHERE = [
  'DBClusterIdentifier',
  'SourceDBInstanceIdentifier',
  'SourceDBClusterIdentifier',
  'SourceDbiResourceId',
  'SourceDBInstanceAutomatedBackupsArn',
  'DBSnapshotIdentifier',
  'DBClusterSnapshotIdentifier',
  'SnapshotIdentifier',
  'ReplicationSourceIdentifier',
  'GlobalClusterIdentifier',
];

/**
 * The port of a new database that asks for none: its engine's. Not of Aurora PostgreSQL, for which CloudFormation and
 * the RDS API do not say the same.
 */
export function endpointPort({ resource, property }: Referred, at: Location): Written | undefined {
  if (!DATABASES.has(resource.type) || ELSEWHERE.some(name => isSaid(property(name)))) return undefined;
  const engine = property('Engine')?.value;
  const family = typeof engine === 'string' ? engineFamily(engine.toLowerCase()) : undefined;
  const port = typeof family !== 'string' || family === 'aurora-postgresql' ? undefined : defaultPortOf(family);
  return port === undefined
    ? undefined
    : { value: port, at, origin: 'literal', from: `the default port of ${resource.id}` };
}

function isSaid(written: Written | undefined): boolean {
  return written !== undefined && (written.value instanceof Unknown || isSomething(written.value));
}
