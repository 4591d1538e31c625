import { Collection, type Resource, Unknown } from '../../model/value.ts';

/**
 * Whether a rule cannot tell two values apart. Of a resource's own fields what is written counts (`isWritten`); anything
 * else that has fields may be a resource, and is the same only as itself.
 */
export function isSame(a: unknown, b: unknown, isWritten: boolean): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Unknown) return b instanceof Unknown && isSameReason(a, b);
  if (Array.isArray(a)) return Array.isArray(b) && areSame(a, b, isWritten);
  if (a instanceof Collection) return b instanceof Collection && isSameCollection(a, b, isWritten);
  if (a instanceof Date) return b instanceof Date && Object.is(a.getTime(), b.getTime());
  return isWritten && isPlain(a) && isPlain(b) && areSameFields(a, b);
}

function isSameReason(a: Unknown, b: Unknown): boolean {
  return (
    a.code === b.code &&
    a.detail === b.detail &&
    a.level === b.level &&
    a.exists === b.exists &&
    a.reference === b.reference
  );
}

function areSame(a: readonly unknown[], b: readonly unknown[], isWritten: boolean): boolean {
  return a.length === b.length && a.every((one, i) => isSame(one, b[i], isWritten));
}

function isSameCollection(a: Collection, b: Collection, isWritten: boolean): boolean {
  return (
    isSame(a.open, b.open, isWritten) &&
    isSame(a.doubt, b.doubt, isWritten) &&
    areSame(a.items, b.items, isWritten) &&
    areSame(a.possible, b.possible, isWritten)
  );
}

function isPlain(value: object): value is Resource {
  return Object.getPrototypeOf(value) === Object.prototype;
}

function areSameFields(a: Resource, b: Resource): boolean {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every(name => Object.hasOwn(b, name) && isSame(a[name], b[name], true));
}
