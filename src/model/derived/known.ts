import { AUTHORITIES_AS_OF, isCurrentAuthority } from '../facts/certificate-authorities.ts';
import { defaultPortOf, PORTS_AS_OF } from '../facts/default-ports.ts';
import { FLAWS, FLAWS_AS_OF, flawsOf } from '../facts/flawed-versions.ts';
import { byTable } from '../provenance.ts';
import { readField } from '../relations/readers.ts';
import type { Run } from '../run.ts';
import { Collection, isAbsent, type Resource, Unknown } from '../value.ts';
import { type DerivedFields, derive, listOf, scalar } from './derived.ts';
import { type Database, engineFacts } from './engine.ts';

function defaultPort(type: Database) {
  return (resource: Resource, run: Run): unknown => {
    const { family, engine } = engineFacts(type, resource, run);
    if (family instanceof Unknown) return family;
    const own = family === 'custom' ? (String(engine).split('-')[1] ?? '') : family;
    return defaultPortOf(own) ?? new Unknown('no-entry', `the default port of ${engine} is not in the table`);
  };
}

/** The flaws that the engine version is known to have; a version without its minor may have them. */
function knownFlaws(type: Database) {
  return (resource: Resource, run: Run): Collection => {
    const { family, version } = engineFacts(type, resource, run);
    const hidden = [family, version].find(part => part instanceof Unknown);
    if (family instanceof Unknown || version instanceof Unknown)
      return new Collection([], [], undefined, hidden instanceof Unknown ? hidden : undefined);
    const { certain, open } = flawsOf(family, version);
    const doubt = new Unknown('unreadable', `${version} does not say which minor version`);
    return open.length === 0 ? new Collection(certain) : new Collection(certain, open, doubt);
  };
}

function authorityOf(instance: Resource, { inventory }: Run): unknown {
  const details = inventory.read('DBInstance', instance, 'CertificateDetails');
  return readField(details, 'CAIdentifier') ?? inventory.read('DBInstance', instance, 'CACertificateIdentifier');
}

/** Whether the server's certificate is from an authority that AWS still issues from; absent where there is none. */
function caIsCurrent(instance: Resource, run: Run): unknown {
  const id = authorityOf(instance, run);
  if (isAbsent(id) || id instanceof Unknown) return id;
  return isCurrentAuthority(String(id)) ?? new Unknown('no-entry', `the authority ${id} is not in the table`);
}

/** What is known of engines beyond their lifecycle. */
export function knownFields(type: Database): DerivedFields {
  return {
    defaultPort: derive(scalar('number'), defaultPort(type), {
      says: 'what the engine listens on when nobody asks otherwise',
      writtenIn: ['Engine'],
      datedBy: () => byTable(PORTS_AS_OF),
    }),
    knownFlaws: derive(listOf(scalar('text', FLAWS)), knownFlaws(type), {
      says: 'ids of `rules/data/flawed-versions.yaml`; possible where the version lacks its minor part',
      writtenIn: ['EngineVersion'],
      datedBy: () => byTable(FLAWS_AS_OF),
    }),
  };
}

export const AUTHORITY_FIELDS: DerivedFields = {
  caIsCurrent: derive(scalar('boolean'), caIsCurrent, {
    says: 'AWS still issues from the authority; absent where there is none, unknown where the table lacks it',
    writtenIn: ['CertificateDetails', 'CACertificateIdentifier'],
    datedBy: (instance, run) => (isAbsent(authorityOf(instance, run)) ? undefined : byTable(AUTHORITIES_AS_OF)),
  }),
};
