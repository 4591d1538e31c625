import type { Place } from '../location.ts';
import { pluck, readField } from '../relations/readers.ts';
import type { Run } from '../run.ts';
import { Collection, isAbsent, type Resource, toCollection, Unknown } from '../value.ts';
import { type DerivedFields, derive, listOf, scalar } from './derived.ts';
import { instantOf } from './time.ts';

interface Attributes {
  readonly snapshot: 'DBSnapshot' | 'DBClusterSnapshot';
  readonly type: 'DBSnapshotAttributes' | 'DBClusterSnapshotAttributes';
  readonly id: string;
  readonly list: string;
}

const INSTANCE: Attributes = {
  snapshot: 'DBSnapshot',
  type: 'DBSnapshotAttributes',
  id: 'DBSnapshotIdentifier',
  list: 'DBSnapshotAttributes',
};
const CLUSTER: Attributes = {
  snapshot: 'DBClusterSnapshot',
  type: 'DBClusterSnapshotAttributes',
  id: 'DBClusterSnapshotIdentifier',
  list: 'DBClusterSnapshotAttributes',
};

/** Who may restore a snapshot: account ids, or `all` for everyone; from its `restore` attribute. */
function sharedWith(of: Attributes) {
  return (snapshot: Resource, { inventory }: Run): unknown => {
    const id = inventory.read(of.snapshot, snapshot, of.id);
    if (typeof id !== 'string')
      return id instanceof Unknown ? id : new Unknown('operand-absent', 'the snapshot has no identifier');
    const row = inventory.find(of.type, of.id, id).rows[0];
    if (row === undefined)
      return inventory.subjectGap(of.type, id) ?? new Unknown('not-found', `the attributes of ${id} are not listed`);
    return restoreValues(inventory.read(of.type, row, of.list));
  };
}

const NO_VALUES = new Unknown('not-collected', 'the restore attribute of the snapshot lacks its values');

function restoreValues(attributes: unknown): unknown {
  const { items, possible, open } = toCollection(attributes);
  const names = pluck(attributes, 'AttributeName');
  const restore = items.find((_, index) => names.items[index] === 'restore');
  if (restore !== undefined) return readField(restore, 'AttributeValues') ?? NO_VALUES;
  const hidden = [...names.items, ...names.possible].find(name => name instanceof Unknown);
  return hidden ?? open ?? (possible.length > 0 ? NO_VALUES : new Collection([]));
}

/** The values of the restore attribute, where they are written. */
function sharingPlace(of: Attributes) {
  return (snapshot: Resource, { inventory }: Run): Place | undefined => {
    const id = inventory.read(of.snapshot, snapshot, of.id);
    const row = typeof id === 'string' ? inventory.find(of.type, of.id, id).rows[0] : undefined;
    if (row === undefined) return undefined;
    const { items } = toCollection(inventory.read(of.type, row, of.list));
    const index = items.findIndex(attribute => readField(attribute, 'AttributeName') === 'restore');
    return index < 0 ? undefined : { type: of.type, resource: row, path: [of.list, index, 'AttributeValues'] };
  };
}

/** The UTC day on which a snapshot was taken, `2026-08-31`. */
function day(type: Attributes['snapshot']) {
  return (snapshot: Resource, { inventory }: Run): unknown => {
    const time = inventory.read(type, snapshot, 'SnapshotCreateTime');
    if (isAbsent(time) || time instanceof Unknown) return time;
    const date = instantOf(time);
    return Number.isNaN(date.getTime())
      ? new Unknown('unreadable', 'the time of the snapshot is unreadable')
      : date.toISOString().slice(0, 10);
  };
}

function fields(of: Attributes): DerivedFields {
  return {
    sharedWith: derive(listOf(scalar('text')), sharedWith(of), {
      says: 'account ids, or `all`',
      needs: [of.type],
      place: sharingPlace(of),
    }),
    day: derive(scalar('text'), day(of.snapshot), {
      says: 'UTC day taken, `2026-08-31`; absent while it is taken',
      writtenIn: ['SnapshotCreateTime'],
    }),
  };
}

export const SNAPSHOT_FIELDS = fields(INSTANCE);
export const CLUSTER_SNAPSHOT_FIELDS = fields(CLUSTER);
