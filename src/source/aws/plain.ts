import type { Resource } from '../../model/value.ts';

/** An SDK answer as its recorded JSON would be: times as ISO text, bytes as base64, without undefined and `$metadata`. */
export function toPlain(answer: object): Resource {
  return plainFields(answer);
}

/** The fields of requests that are times. */
const INSTANTS: ReadonlySet<string> = new Set(['StartTime', 'EndTime']);

/** A request as the SDK takes it: the times at its top, ISO text in recordings, as dates. */
export function fromPlain(input: Resource): Resource {
  const entries = Object.entries(input).map(([name, value]) => [
    name,
    INSTANTS.has(name) && typeof value === 'string' ? new Date(value) : value,
  ]);
  return Object.fromEntries(entries);
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return Array.isArray(value) ? value.map(plain) : plainFields(value);
}

function plainFields(value: object): Resource {
  const entries = Object.entries(value).filter(([name, field]) => field !== undefined && name !== '$metadata');
  return Object.fromEntries(entries.map(([name, field]) => [name, plain(field)]));
}
