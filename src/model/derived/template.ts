import { type Derived, type DerivedFields, derive, scalar } from './derived.ts';

const ORIGINS = ['literal', 'parameter-default', 'plain-parameter', 'parameter', 'secret-reference', 'generated'];
const POLICIES = ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'];

/** As the row has it, else what its source says of leaving it out. */
function written(name: string): Derived['get'] {
  return (resource, { inventory }) => inventory.readIn(resource, name);
}

/** The fields of databases in templates, which say how a thing was written; the sources put them into the rows. Absent elsewhere. */
export const TEMPLATE_FIELDS: DerivedFields = {
  masterPassword: derive(scalar('text', ORIGINS), written('masterPassword'), {
    writtenIn: ['MasterUserPassword'],
  }),
  masterUsernameOrigin: derive(scalar('text', ORIGINS), written('masterUsernameOrigin'), {
    writtenIn: ['MasterUsername'],
  }),
  deletionPolicy: derive(scalar('text', POLICIES), written('deletionPolicy')),
  updateReplacePolicy: derive(scalar('text', POLICIES), written('updateReplacePolicy')),
  skipFinalSnapshot: derive(scalar('boolean'), written('skipFinalSnapshot')),
  finalSnapshotIdentifier: derive(scalar('text'), written('finalSnapshotIdentifier')),
};
