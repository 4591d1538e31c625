import { isList, isMap, type Plain, type Value } from './value.ts';

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
