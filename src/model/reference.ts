import { NO, OPEN, type Truth, YES } from './truth.ts';
import { isAbsent, Unknown } from './value.ts';

/** No name that AWS or a person gives begins with this character. */
const MARK = '\u0000';

/**
 * What relations join by: a key that is known is itself; one that is not, but belongs or refers to a declared resource, is
 * that resource's address, marked so that no name equals it.
 */
export function asKey(value: unknown): unknown {
  return value instanceof Unknown && value.reference !== undefined ? MARK + value.reference : value;
}

/** The address of a declared resource that a key stands for; undefined where it is a plain name. */
export function addressIn(key: string): string | undefined {
  return key.startsWith(MARK) ? key.slice(MARK.length) : undefined;
}

/** Whether a name may yet turn out to be another's: it is written but not known, unlike one that AWS has still to give. */
export function isHidden(key: unknown): boolean {
  return key instanceof Unknown && key.code !== 'computed-at-apply';
}

/** Whether two keys name the same thing. */
export function sameKey(one: unknown, other: unknown): Truth {
  const [a, b] = [asKey(one), asKey(other)];
  if (a === b && typeof a === 'string') return YES;
  if (isAbsent(a) || isAbsent(b) || a instanceof Unknown || b instanceof Unknown) return OPEN;
  const areDeclared = one instanceof Unknown && other instanceof Unknown;
  return !areDeclared && (isHidden(one) || isHidden(other)) ? OPEN : NO;
}

/** A key for people. */
export function describeKey(key: string): string {
  return addressIn(key) ?? key;
}
