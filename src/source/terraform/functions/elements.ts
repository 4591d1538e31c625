import { Unknown } from '../../../model/value.ts';
import type { Env } from '../evaluate/env.ts';
import { dependent, findUnknown, graver, partOf, unknownOf, within } from '../evaluate/marks.ts';
import { asText } from '../evaluate/plain.ts';
import { Failure, failure, isList, literal, type Value } from '../evaluate/value.ts';
import { encoded } from './format.ts';

/** What certainly belongs to a list, and why there may be more. */
interface Elements {
  readonly items: readonly Value[];
  readonly open: Unknown | undefined;
}

/** The elements of a list or set; undefined where it is neither; an unknown list is open. */
export function elementsOf(list: Value): Elements | undefined {
  const reason = unknownOf(list);
  if (reason !== undefined) return { items: [], open: partOf(reason) };
  if (!isList(list.value)) return undefined;
  return { items: list.value.map(item => within(list, item)), open: list.open };
}

/** A list that may hold more; one of which nothing is known is unknown. */
export function openList(items: readonly Value[], open: Unknown | undefined): Value {
  if (open instanceof Failure || (open !== undefined && items.length === 0)) return literal(open);
  return { ...literal(items), open };
}

/** A set: each element once, texts in order. */
export function toSet(list: Value, env: Env): Value {
  const unique = distinct(list, env);
  return isList(unique.value) ? { ...unique, value: inOrder(unique.value), isSet: true } : unique;
}

/** Each element once; one that is not known may equal another, and leaves the list open. */
export function distinct(list: Value, env: Env): Value {
  const elements = elementsOf(list);
  if (elements === undefined) return failure('a list is expected here');
  const known = new Map<string, Value>();
  let open = elements.open;
  for (const item of elements.items) {
    const key = keyOf(item, env);
    if (typeof key === 'string') known.set(key, known.get(key) ?? item);
    else open = graver(open, key);
  }
  const only = elements.items.length === 1 && elements.open === undefined ? elements.items : undefined;
  return openList(only ?? [...known.values()], only === undefined ? open : undefined);
}

/** Texts stand in order in a set; other kinds stay as they come. */
function inOrder(items: readonly Value[]): readonly Value[] {
  const isText = items.every(({ value }) => typeof value === 'string');
  return isText ? items.toSorted((a, b) => ((asText(a.value) ?? '') < (asText(b.value) ?? '') ? -1 : 1)) : items;
}

/** What tells two known elements apart. */
function keyOf(item: Value, env: Env): string | Unknown {
  const reason = unknownOf(item) ?? findUnknown(item);
  if (reason !== undefined) return dependent(reason);
  if (!env.run.spend()) return new Unknown('expression', 'this set is too large');
  if (typeof item.value !== 'object') return `${typeof item.value} ${item.value}`;
  return encoded(item.value) ?? new Unknown('expression', 'this set is too large');
}

/** The failure of a function that was not given a list. */
export function none(name: string): Value {
  return failure(`${name} takes a list`);
}
