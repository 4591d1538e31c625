import { Unknown } from '../../../model/value.ts';

/** What AWS chooses where it is left out: it is certainly something. */
export function chosenByAws(what: string): Unknown {
  return new Unknown('service-default', `AWS chooses ${what}`, 'resource', true);
}

/** What a restored or replicated database takes from what it is made of; it may be nothing. */
export const OF_SOURCE = new Unknown('service-default', 'it is that of the snapshot or database that it is made from');

/** The same, of what every database has. */
export const SOME_OF_SOURCE = new Unknown(OF_SOURCE.code, OF_SOURCE.detail, 'resource', true);

/** What a member of a cluster that is not declared here takes from it; it may be nothing. */
export const OF_CLUSTER = new Unknown('unresolved-reference', 'it is that of the cluster, which is not declared here');

export const DEFAULT_GROUPS = chosenByAws("the VPC's default security group");
export const DEFAULT_SUBNETS = chosenByAws('the default subnet group');
export const SOME_WINDOW = chosenByAws('a window at random');
export const SOME_ZONE = chosenByAws('an Availability Zone');
export const DEFAULT_VERSION = chosenByAws('the default version of the engine');
export const ENROLLED = 'open-source-rds-extended-support';
