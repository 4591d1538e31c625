import type { Resource } from '../../model/value.ts';

/** An SDK answer as its recorded JSON would be: times as ISO text, bytes as base64, without undefined and `$metadata`. */
export function toPlain(answer: object): Resource {
  return plainFields(answer);
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
