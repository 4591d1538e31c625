import type { Location } from '../../model/location.ts';
import { isAbsent, type ReasonCode, Unknown } from '../../model/value.ts';
import type { Origin, Written, WrittenValue } from '../template/declaration.ts';

/** What is not known of a value that stands in a template. */
export interface UnknownParts {
  /** It is certainly something. */
  readonly exists?: boolean;
  readonly reference?: string | undefined;
}

/** A value as it stands in the template's own text. */
export function literal(value: WrittenValue, at: Location): Written {
  return { value, at, origin: 'literal' };
}

/**
 * A value that the template does not tell. Where it cannot be said how it comes to be either, its origin is `literal`,
 * which of an Unknown says nothing.
 */
export function unknown(
  code: ReasonCode,
  detail: string,
  at: Location,
  { exists = false, reference }: UnknownParts = {},
  origin: Origin = 'literal',
): Written {
  return { value: new Unknown(code, detail, 'resource', exists, reference), at, origin };
}

/** The same reason, with something else known of what it is about. */
export function likewise({ code, detail, level }: Unknown, { exists = false, reference }: UnknownParts = {}): Unknown {
  return new Unknown(code, detail, level, exists, reference);
}

/** Whether a value certainly is something. */
export function isSomething(value: WrittenValue): boolean {
  return value instanceof Unknown ? value.exists : !isAbsent(value);
}

/** What may make no element of a list at all: an If whose branch is AWS::NoValue. */
export function mayBeNothing(value: WrittenValue): boolean {
  return value instanceof Unknown && !value.exists;
}

export function isScalar(value: WrittenValue): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

export function isList(value: WrittenValue): value is readonly Written[] {
  return Array.isArray(value);
}

/** Of a value that was put together the first of these is told: what stands in the clear comes first. */
const ORIGINS = [
  'literal',
  'parameter-default',
  'plain-parameter',
  'parameter',
  'generated',
  'secret-reference',
] as const;

/** Where a value comes from that several others made. */
export function combined(parts: readonly Written[]): Pick<Written, 'origin' | 'from' | 'sensitive'> {
  const origin = ORIGINS.find(one => parts.some(part => part.origin === one)) ?? 'literal';
  const from = [...new Set(parts.flatMap(part => part.from ?? []))].slice(0, 3).join(' and ');
  const sensitive = parts.some(part => part.sensitive === true);
  return { origin, ...(from === '' ? {} : { from }), ...(sensitive ? { sensitive } : {}) };
}
