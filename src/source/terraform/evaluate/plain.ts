import { LIMITS } from './env.ts';
import { isList, isMap, type Plain, type Value } from './value.ts';

/** Terraform's conversion to text; undefined where there is none. */
export function asText(value: Plain): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

export function asNumber(value: Plain): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !NUMBER.test(value)) return undefined;
  return exact(Number(value));
}

export function asBoolean(value: Plain): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

export function asInteger(value: Plain): number | undefined {
  const number = asNumber(value);
  return number !== undefined && Number.isInteger(number) ? number : undefined;
}

/** Terraform counts in decimals of great precision; what a double cannot hold is undefined. */
export function exact(value: number): number | undefined {
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return undefined;
  return Number.isInteger(value) ? value + 0 : Number(value.toPrecision(15));
}

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

/** Whether two values are the same; undefined where that is not known, or is too much to compare. */
export function equal(a: Value, b: Value, spend: () => boolean): boolean | undefined {
  if (!spend() || a.open !== undefined || b.open !== undefined) return undefined;
  if (isList(a.value)) return isList(b.value) ? sameList(a.value, b.value, spend) : unless(b.value);
  if (isMap(a.value)) return isMap(b.value) ? sameMap(a.value, b.value, spend) : unless(b.value);
  const simple = simpleOf(a.value);
  if (simple === undefined) return isNothing(b.value) && exists(a.value) ? false : undefined;
  if (simpleOf(b.value) === undefined && simple === null && exists(b.value)) return false;
  return isList(b.value) || isMap(b.value) ? false : simpleOf(b.value) === undefined ? undefined : simple === b.value;
}

function unless(other: Plain): false | undefined {
  return simpleOf(other) === undefined ? undefined : false;
}

function simpleOf(value: Plain): string | number | boolean | null | undefined {
  return typeof value === 'object' && value !== null ? undefined : value;
}

function isNothing(value: Plain): boolean {
  return value === null;
}

/** Certainly not null. */
function exists(value: Plain): boolean {
  return isList(value) || isMap(value) || (typeof value === 'object' && value !== null && existing(value));
}

function existing(value: object): boolean {
  return 'exists' in value ? value.exists === true : 'whole' in value;
}

function sameList(a: readonly Value[], b: readonly Value[], spend: () => boolean): boolean | undefined {
  if (a.length !== b.length) return false;
  return all(a.map((item, index) => equal(item, b[index] ?? item, spend)));
}

function sameMap(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>, spend: () => boolean) {
  if (a.size !== b.size || [...a.keys()].some(key => !b.has(key))) return false;
  return all([...a].map(([key, value]) => equal(value, b.get(key) ?? value, spend)));
}

function all(verdicts: readonly (boolean | undefined)[]): boolean | undefined {
  if (verdicts.includes(false)) return false;
  return verdicts.includes(undefined) ? undefined : true;
}
