import type { Inventory } from '../inventory.ts';
import { Collection, type Resource, toCollection, Unknown } from '../value.ts';
import { inverse, type Relation, type RowKeys } from './join.ts';
import type { KeysOf } from './readers.ts';

const BY_SOURCE: RowKeys = {
  name: 'event-source',
  keysOf: (event, add, inventory) => {
    const [type, id] = ['SourceType', 'SourceIdentifier'].map(name => inventory.read('RdsEvent', event, name));
    add([type, id].find(part => part instanceof Unknown) ?? `${type} ${id}`);
  },
};

/** What RDS tells of a resource, of up to fourteen days; what it told before that may have been anything. */
export function eventsOf(sourceType: string, id: KeysOf): Relation {
  const own: KeysOf = (resource, inventory) => {
    const name = id(resource, inventory);
    return typeof name === 'string' && name !== '' ? `${sourceType} ${name}` : name;
  };
  const listed = inverse('observer', { to: 'RdsEvent', by: BY_SOURCE, own });
  return { ...listed, follow: (resource, inventory) => withEarlier(listed.follow(resource, inventory), inventory) };
}

/** With a possible event that is older than all that was collected: it matters to tests that reach so far back. */
function withEarlier(events: unknown, inventory: Inventory): unknown {
  const since = inventory.since('RdsEvent');
  if (since === undefined) return events;
  const { items, possible, doubt, open } = toCollection(events);
  return new Collection(items, [...possible, earlier(since)], doubt ?? FORGOTTEN, open);
}

const FORGOTTEN = new Unknown('not-collected', 'AWS tells of events for fourteen days at most');

function earlier(since: number): Resource {
  const hidden = { Message: FORGOTTEN, EventCategories: FORGOTTEN, SourceArn: FORGOTTEN };
  return { ...hidden, SourceType: FORGOTTEN, SourceIdentifier: FORGOTTEN, Date: new Date(since - 1).toISOString() };
}
