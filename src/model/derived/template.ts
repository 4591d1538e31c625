import { type DerivedFields, derive, scalar } from './derived.ts';

const ORIGINS = ['literal', 'parameter-default', 'parameter', 'secret-reference', 'generated'];
const POLICIES = ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'];

/** The fields of databases in templates, which say how a thing was written; the sources put them into the rows. Absent elsewhere. */
export const TEMPLATE_FIELDS: DerivedFields = {
  masterPassword: derive(scalar('text', ORIGINS), resource => resource.masterPassword, {
    writtenIn: ['MasterUserPassword'],
  }),
  masterUsernameOrigin: derive(scalar('text', ORIGINS), resource => resource.masterUsernameOrigin, {
    writtenIn: ['MasterUsername'],
  }),
  deletionPolicy: derive(scalar('text', POLICIES), resource => resource.deletionPolicy),
  updateReplacePolicy: derive(scalar('text', POLICIES), resource => resource.updateReplacePolicy),
  skipFinalSnapshot: derive(scalar('boolean'), resource => resource.skipFinalSnapshot),
  finalSnapshotIdentifier: derive(scalar('text'), resource => resource.finalSnapshotIdentifier),
};
