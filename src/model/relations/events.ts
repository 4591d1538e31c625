import { Unknown } from '../value.ts';
import { inverse, type KeysOf, type Relation, type RowKeys } from './join.ts';

const BY_SOURCE: RowKeys = {
  name: 'event-source',
  keysOf: (event, add, inventory) => {
    const [type, id] = ['SourceType', 'SourceIdentifier'].map(name => inventory.read('RdsEvent', event, name));
    add([type, id].find(part => part instanceof Unknown) ?? `${type} ${id}`);
  },
};

/** What RDS tells of a resource: of the last day or, where it was asked so, of up to fourteen. */
export function eventsOf(sourceType: string, id: KeysOf): Relation {
  const own: KeysOf = (resource, inventory) => {
    const name = id(resource, inventory);
    return typeof name === 'string' && name !== '' ? `${sourceType} ${name}` : name;
  };
  return inverse('observer', { to: 'RdsEvent', by: BY_SOURCE, own });
}
