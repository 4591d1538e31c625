import { VOLUMES_AS_OF, volumeLimit } from '../facts/volume-limits.ts';
import { byTable } from '../provenance.ts';
import type { Run } from '../run.ts';
import { isAbsent, type Resource, Unknown } from '../value.ts';
import { type DatedBy, type DerivedFields, derive, scalar } from './derived.ts';
import { type Database, engineFacts } from './engine.ts';

const GIB = 2 ** 30;

/** The storage that is allocated, in bytes (AWS gives GiB); absent for Aurora, which allocates as it grows. */
function allocatedBytes(type: Database) {
  return (resource: Resource, run: Run): unknown => {
    const { family } = engineFacts(type, resource, run);
    if (family instanceof Unknown) return family;
    if (family.startsWith('aurora')) return undefined;
    const gib = run.inventory.read(type, resource, 'AllocatedStorage');
    if (isAbsent(gib) || gib instanceof Unknown) return gib;
    return typeof gib === 'number' ? gib * GIB : new Unknown('unreadable', 'AllocatedStorage is not a number');
  };
}

/** How large the cluster volume may get at least, in bytes; absent outside Aurora. */
function volumeLimitBytes(type: Database) {
  return (resource: Resource, run: Run): unknown => {
    const { family, version } = engineFacts(type, resource, run);
    if (family instanceof Unknown) return family;
    if (!family.startsWith('aurora')) return undefined;
    if (version instanceof Unknown) return version;
    const own = family === 'aurora-mysql' ? (/mysql_aurora\.(.+)$/.exec(version)?.[1] ?? '') : version;
    return volumeLimit(family, own) ?? new Unknown('no-entry', `the volume limit of ${version} is not in the table`);
  };
}

/** Outside Aurora there is no volume to be limited. */
function limitedBy(type: Database): DatedBy {
  return (resource, run) =>
    String(engineFacts(type, resource, run).family).startsWith('aurora') ? byTable(VOLUMES_AS_OF) : undefined;
}

/** How large storage is and may get. */
export function storageFields(type: Database): DerivedFields {
  return {
    allocatedBytes: derive(scalar('number'), allocatedBytes(type), {
      says: 'AllocatedStorage in bytes; absent for Aurora',
      writtenIn: ['AllocatedStorage'],
    }),
    volumeLimitBytes: derive(scalar('number'), volumeLimitBytes(type), {
      says: 'bytes that an Aurora volume of the version holds at least (some hold more); absent elsewhere',
      writtenIn: ['EngineVersion'],
      datedBy: limitedBy(type),
    }),
  };
}
