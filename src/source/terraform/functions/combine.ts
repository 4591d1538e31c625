import type { Unknown } from '../../../model/value.ts';
import type { Env } from '../evaluate/env.ts';
import { dependent, graver, unknownOf } from '../evaluate/marks.ts';
import { LIMITS } from '../evaluate/run.ts';
import { failure, isList, notEvaluated, type Value } from '../evaluate/value.ts';
import { elementsOf, openList } from './elements.ts';

/** Lists one after the other; something unknown among them leaves the whole open. */
export function concat(args: readonly Value[], env: Env): Value {
  const items: Value[] = [];
  let open: Unknown | undefined;
  for (const arg of args) {
    const elements = elementsOf(arg);
    if (elements === undefined) return failure('concat takes lists');
    if (!env.run.spend(elements.items.length) || items.length > LIMITS.list)
      return notEvaluated('this list is too long');
    for (const item of elements.items) items.push(item);
    if (elements.open !== undefined) open = graver(open, elements.open);
  }
  return openList(items, open);
}

/** What flatten has found so far. */
interface Flat {
  readonly items: Value[];
  open: Unknown | undefined;
  full: boolean;
}

/** Lists in lists, as one. */
export function flatten(list: Value, env: Env): Value {
  const flat: Flat = { items: [], open: undefined, full: false };
  if (elementsOf(list) === undefined) return failure('flatten takes a list');
  flattenInto(flat, list, env);
  return flat.full ? notEvaluated('this list is too long') : openList(flat.items, flat.open);
}

function flattenInto(flat: Flat, list: Value, env: Env): void {
  const elements = elementsOf(list);
  if (elements?.open !== undefined) flat.open = graver(flat.open, elements.open);
  for (const item of elements?.items ?? []) {
    flat.full ||= !env.run.spend() || flat.items.length > LIMITS.list;
    if (flat.full) return;
    if (isList(item.value)) flattenInto(flat, item, env);
    else addFlat(flat, item);
  }
}

/** Of what is unknown, only what refers to a resource is taken for one element. */
function addFlat(flat: Flat, item: Value): void {
  const reason = unknownOf(item);
  const isOne = reason === undefined || (reason.exists && reason.reference !== undefined);
  if (isOne) flat.items.push(item);
  else flat.open = graver(flat.open, dependent(reason));
}
