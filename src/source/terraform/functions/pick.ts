import type { Env } from '../evaluate/env.ts';
import { equal } from '../evaluate/equal.ts';
import { dependent, derive, unknownOf } from '../evaluate/marks.ts';
import { asInteger } from '../evaluate/plain.ts';
import { failure, literal, type Value } from '../evaluate/value.ts';
import { elementsOf, none } from './elements.ts';
import { firstUnknown } from './function.ts';

/** The index wraps around. */
export function element(list: Value, index: Value): Value {
  const elements = elementsOf(list);
  const reason = elements?.open ?? unknownOf(index);
  if (reason !== undefined) return derive(reason, [list]);
  const place = asInteger(index.value);
  const length = elements?.items.length ?? 0;
  if (elements === undefined || place === undefined || place < 0 || length === 0)
    return failure('element finds nothing here');
  return elements.items[place % length] ?? none('element');
}

/** The only element, or null. */
export function one(list: Value): Value {
  const elements = elementsOf(list);
  if (elements === undefined) return none('one');
  if (elements.open !== undefined) return derive(elements.open, [list]);
  if (elements.items.length > 1) return failure('one takes a list of at most one element');
  return elements.items[0] ?? derive(null, [list]);
}

/** The first that is neither null nor empty text; something unknown before it leaves that open. */
export function coalesce(args: readonly Value[]): Value {
  for (const arg of args) {
    if (unknownOf(arg) !== undefined || (arg.value !== null && arg.value !== '')) return arg;
  }
  return failure('coalesce finds no value');
}

/** The first list with an element. */
export function coalesceList(args: readonly Value[]): Value {
  for (const arg of args) {
    const elements = elementsOf(arg);
    if (elements === undefined) continue;
    if (elements.items.length > 0 || elements.open !== undefined) return arg;
  }
  return failure('coalescelist finds no element');
}

/** A function of the elements in their order. */
export function ordered(list: Value, order: (items: readonly Value[]) => readonly Value[] | undefined): Value {
  const elements = elementsOf(list);
  if (elements?.open !== undefined) return derive(dependent(elements.open), [list]);
  const items = elements === undefined ? undefined : order(elements.items);
  return items === undefined ? failure('these arguments do not fit the list') : literal(items);
}

/** The elements from one place up to another. */
export function slice(list: Value, from: Value, to: Value): Value {
  const reason = unknownOf(from) ?? unknownOf(to);
  if (reason !== undefined) return derive(dependent(reason), [list]);
  const [start, end] = [asInteger(from.value), asInteger(to.value)];
  if (start === undefined || end === undefined || start < 0 || end < start) return failure('slice takes two places');
  return ordered(list, items => (end > items.length ? undefined : items.slice(start, end)));
}

/** Where an element stands. */
export function place(list: Value, value: Value, env: Env): Value {
  const reason = firstUnknown([list, value]);
  if (reason !== undefined) return derive(dependent(reason), [list]);
  const items = elementsOf(list)?.items ?? [];
  const found = items.findIndex(item => equal(item, value, () => env.run.spend()) === true);
  return found < 0 ? failure('index does not find the value') : derive(found, [list]);
}
