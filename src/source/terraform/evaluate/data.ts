import { exact } from './plain.ts';
import { LIMITS } from './run.ts';
import { isList, isMap, type Plain, type Value } from './value.ts';

/** What jsondecode and a tfvars file in JSON give; undefined where it nests too deep or a number cannot be held. */
export function fromData(data: unknown, depth = 0): Plain | undefined {
  if (data === null || typeof data === 'string' || typeof data === 'boolean') return data;
  if (typeof data === 'number') return exact(data);
  if (typeof data !== 'object' || depth > 100) return undefined;
  return Array.isArray(data) ? listFrom(data, depth) : mapFrom(data, depth);
}

function listFrom(data: readonly unknown[], depth: number): Plain | undefined {
  const items = data.map(item => fromData(item, depth + 1)).filter(item => item !== undefined);
  return items.length === data.length ? items.map(value => ({ value, origin: 'literal' as const })) : undefined;
}

function mapFrom(data: object, depth: number): Plain | undefined {
  const map = new Map<string, Value>();
  for (const [key, inside] of Object.entries(data)) {
    const value = fromData(inside, depth + 1);
    if (value === undefined) return undefined;
    map.set(key, { value, origin: 'literal' });
  }
  return map;
}

/** As JSON.parse gives it; only for what is known on every level. Throws a RangeError where it is too much. */
export function toData(value: Plain, left = { size: LIMITS.text }): unknown {
  left.size -= typeof value === 'string' ? value.length + 1 : 1;
  if (left.size < 0) throw new RangeError('too much to encode');
  if (isList(value)) return value.map(item => toData(item.value, left));
  if (!isMap(value)) return value;
  const entries = [...value].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inside]) => [key, toData(inside.value, left)]));
}
