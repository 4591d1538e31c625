import { readField } from '../relations/readers.ts';
import type { Run } from '../run.ts';
import { Collection, isAbsent, type Resource, toCollection, Unknown } from '../value.ts';
import { type DerivedFields, derive, listOf, scalar } from './derived.ts';
import { instantOf } from './time.ts';

/** The Regions of a global database's clusters, by their ARNs. */
function regions(cluster: Resource, { inventory }: Run): Collection {
  const members = inventory.read('GlobalCluster', cluster, 'GlobalClusterMembers');
  const { items, possible, doubt, open } = toCollection(members);
  const of = (list: readonly unknown[]) => list.map(member => regionOf(readField(member, 'DBClusterArn')));
  return new Collection(of(items), of(possible), doubt, open);
}

function regionOf(arn: unknown): unknown {
  if (arn instanceof Unknown) return arn;
  const region = typeof arn === 'string' ? arn.split(':')[3] : undefined;
  return region === undefined || region === '' ? new Unknown('unreadable', 'an ARN names no Region') : region;
}

/** How long a restore took; absent while it runs. */
function duration(job: Resource, { inventory }: Run): unknown {
  const [from, till] = ['CreationDate', 'CompletionDate'].map(name => inventory.read('RestoreJob', job, name));
  const hidden = [from, till].find(time => time instanceof Unknown);
  if (hidden !== undefined) return hidden;
  if (isAbsent(till)) return undefined;
  const seconds = (instantOf(till).getTime() - instantOf(from).getTime()) / 1000;
  return Number.isNaN(seconds) ? new Unknown('unreadable', 'the times of the job are unreadable') : `${seconds}s`;
}

/** SNS writes the number as text. */
function confirmedSubscriptions(topic: Resource, { inventory }: Run): unknown {
  const attributes = inventory.read('Topic', topic, 'Attributes');
  const count = readField(attributes, 'SubscriptionsConfirmed');
  if (count instanceof Unknown) return count;
  return typeof count === 'string' && /^\d+$/.test(count)
    ? Number(count)
    : new Unknown('unreadable', 'the topic does not say how many subscriptions are confirmed');
}

/** Whether an automated backup was copied here from another Region; templates declare no others. */
function crossRegion(backup: Resource, { inventory }: Run): unknown {
  if (inventory.readIn(backup, 'crossRegion') === true) return true;
  const read = (name: string) => inventory.read('DBInstanceAutomatedBackup', backup, name);
  const [from, here] = [regionOf(read('DBInstanceArn')), regionOf(read('DBInstanceAutomatedBackupsArn'))];
  if (from instanceof Unknown) return from;
  return here instanceof Unknown ? here : from !== here;
}

export const GLOBAL_CLUSTER_FIELDS: DerivedFields = {
  regions: derive(listOf(scalar('text')), regions, {
    says: 'of its clusters, from their ARNs',
    writtenIn: ['GlobalClusterMembers'],
  }),
};

export const RESTORE_JOB_FIELDS: DerivedFields = {
  duration: derive(scalar('duration'), duration, {
    says: 'from creation to completion; absent while it runs',
    writtenIn: ['CompletionDate'],
  }),
};

export const TOPIC_FIELDS: DerivedFields = {
  confirmedSubscriptions: derive(scalar('number'), confirmedSubscriptions, {
    says: 'how many',
    writtenIn: ['Attributes'],
    total: true,
  }),
};

export const AUTOMATED_BACKUP_FIELDS: DerivedFields = {
  crossRegion: derive(scalar('boolean'), crossRegion, {
    says: 'it was copied here from another Region',
    writtenIn: ['DBInstanceArn'],
    total: true,
  }),
};
