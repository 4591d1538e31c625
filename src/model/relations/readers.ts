import type { Inventory } from '../inventory.ts';
import { NO, type Truth, YES } from '../truth.ts';
import type { TypeName } from '../types.ts';
import { Collection, isAbsent, isRecord, type Resource, toCollection, Unknown } from '../value.ts';

/** Reads the keys that a resource refers by: a text, a list, undefined or an Unknown. */
export type KeysOf = (resource: Resource, inventory: Inventory) => unknown;

/** Reads one field, with what its absence means. */
export function field(type: TypeName, name: string): KeysOf {
  return (resource, inventory) => inventory.read(type, resource, name);
}

/** Reads one field of every element of a list field. */
export function fieldOfEach(type: TypeName, list: string, name: string): KeysOf {
  return (resource, inventory) => pluck(inventory.read(type, resource, list), name);
}

/** One key field of every element of a list, its ignorance kept; an element that lacks it names something all the same. */
export function pluck(list: unknown, name: string): Collection {
  const { items, possible, doubt, open } = toCollection(list);
  const keyOf = (element: unknown): unknown => {
    const key = readField(element, name);
    return isAbsent(key) ? new Unknown('not-collected', `an element lacks its ${name}`) : key;
  };
  return new Collection(items.map(keyOf), possible.map(keyOf), doubt, open);
}

/** A field of an element that may itself be unknown or no object at all. */
export function readField(element: unknown, name: string): unknown {
  if (element instanceof Unknown) return new Unknown(element.code, element.detail, element.level);
  if (typeof element !== 'object' || element === null) return undefined;
  return Object.getOwnPropertyDescriptor(element, name)?.value;
}

/** As `readField`, with what the absence of the field means in this source. */
export function readInside(element: unknown, name: string, inventory: Inventory): unknown {
  return isRecord(element) ? inventory.readIn(element, name) : readField(element, name);
}

/** A field's value is exactly this text. */
export function is(value: unknown, wanted: string | boolean): Truth {
  if (value instanceof Unknown) return 1;
  return value === wanted ? YES : NO;
}
