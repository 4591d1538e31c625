import { type Derived, type DerivedFields, derive, scalar } from './derived.ts';

const ORIGINS = ['literal', 'parameter-default', 'plain-parameter', 'parameter', 'secret-reference', 'generated'];
const POLICIES = ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'];

const CLOUDFORMATION = 'CloudFormation only, absent elsewhere';
const TERRAFORM = 'Terraform and plans only, absent elsewhere';

/** As the row has it, else what its source says of leaving it out. */
function written(name: string): Derived['get'] {
  return (resource, { inventory }) => inventory.readIn(resource, name);
}

/** The fields of databases in templates, which say how a thing was written; the sources put them into the rows. Absent elsewhere. */
export const TEMPLATE_FIELDS: DerivedFields = {
  masterPassword: derive(scalar('text', ORIGINS), written('masterPassword'), {
    says: 'templates only: how it was written; absent where it was not',
    writtenIn: ['MasterUserPassword'],
  }),
  masterUsernameOrigin: derive(scalar('text', ORIGINS), written('masterUsernameOrigin'), {
    says: 'templates only: as above',
    writtenIn: ['MasterUsername'],
  }),
  deletionPolicy: derive(scalar('text', POLICIES), written('deletionPolicy'), { says: CLOUDFORMATION }),
  updateReplacePolicy: derive(scalar('text', POLICIES), written('updateReplacePolicy'), { says: CLOUDFORMATION }),
  skipFinalSnapshot: derive(scalar('boolean'), written('skipFinalSnapshot'), { says: TERRAFORM }),
  finalSnapshotIdentifier: derive(scalar('text'), written('finalSnapshotIdentifier'), { says: TERRAFORM }),
};
