import { readField } from '../relations/readers.ts';
import type { Run } from '../run.ts';
import { type Resource, Unknown } from '../value.ts';
import { type DerivedFields, derive, scalar } from './derived.ts';
import { type Database, ENGINE_FAMILIES, engineFamily, majorVersion } from './engine.ts';
import { instanceClassFields } from './instance-class.ts';
import { knownFields } from './known.ts';
import { lifecycleFields } from './lifecycle.ts';
import { metricFields } from './metrics.ts';
import { parameterFields } from './parameter-fields.ts';
import { storageFields } from './storage.ts';

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
  return {
    engineFamily: derive(scalar('text', ENGINE_FAMILIES), (resource, run) => engineFamily(engine(resource, run)), {
      says: 'editions of an engine are one family, RDS Custom is its own; absent where no engine is named',
      writtenIn: ['Engine'],
    }),
    majorVersion: derive(
      scalar('text'),
      (resource, run) => majorVersion(engine(resource, run), read(resource, run, 'EngineVersion')),
      { says: '`8.0`, `16`, `10.11`; unknown where the version does not say it', writtenIn: ['EngineVersion'] },
    ),
    port: derive(scalar('number'), port(type), {
      says: 'Endpoint.Port of an instance, Port of a cluster; absent before there is an endpoint',
      writtenIn: ['Port', 'Endpoint'],
    }),
    ...metricFields(type),
    ...parameterFields(type),
    ...lifecycleFields(type),
    ...instanceClassFields(type),
    ...storageFields(type),
    ...knownFields(type),
  };
}
