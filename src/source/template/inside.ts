import { Collection } from '../../model/value.ts';

/** What stands at a key of a structure or list that was built; undefined where nothing does. */
export function inside(value: object, key: string | number): unknown {
  if (value instanceof Collection) return typeof key === 'number' ? value.items[key] : undefined;
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}
