import type { Unknown } from '../../../model/value.ts';
import type { Env } from '../evaluate/env.ts';
import { LIMITS } from '../evaluate/env.ts';
import { dependent, derive, findUnknown, graver, unknownOf } from '../evaluate/marks.ts';
import { asBoolean, asInteger, equal } from '../evaluate/plain.ts';
import { failure, isList, literal, notEvaluated, type Value } from '../evaluate/value.ts';
import { distinct, elementsOf, openList, toSet } from './elements.ts';
import { firstUnknown, integerOf, type TerraformFunction, textsOf, whole } from './function.ts';

/** Lists and sets; each takes what is known of a list that is not known in full. */
export const LIST_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  concat: (args, env) => concat(args, env),
  flatten: ([list], env) => (list === undefined ? none('flatten') : flatten(list, env)),
  toset: ([list], env) => (list === undefined ? none('toset') : toSet(list, env)),
  distinct: ([list], env) => (list === undefined ? none('distinct') : distinct(list, env)),
  tolist: ([list]) => (list === undefined ? none('tolist') : toList(list)),
  compact: ([list]) => (list === undefined ? none('compact') : compact(list)),
  contains: ([list, value], env) =>
    list === undefined || value === undefined ? none('contains') : contains(list, value, env),
  element: ([list, index]) => (list === undefined || index === undefined ? none('element') : element(list, index)),
  one: ([list]) => (list === undefined ? none('one') : one(list)),
  coalesce: args => coalesce(args),
  coalescelist: args => coalesceList(args),
  slice: ([list, from, to]) => slice(list ?? literal(null), from ?? literal(null), to ?? literal(null)),
  reverse: ([list]) => ordered(list ?? literal(null), items => items.toReversed()),
  sort: whole('sort', ([list]) => {
    const texts = textsOf(list);
    return texts?.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)).map(value => ({ value, origin: 'literal' }));
  }),
  index: ([list, value], env) => place(list ?? literal(null), value ?? literal(null), env),
  chunklist: whole('chunklist', ([list, size]) => {
    const length = integerOf(size);
    if (list === undefined || !isList(list) || length === undefined || length < 1) return undefined;
    const chunks = Array.from({ length: Math.ceil(list.length / length) }, (_, at) => at * length);
    return chunks.map(at => literal(list.slice(at, at + length)));
  }),
  setunion: (args, env) => toSet(concat(args, env), env),
  setintersection: (args, env) => sets(args, env, (a, isIn) => a.filter(item => isIn.every(is => is(item)))),
  setsubtract: (args, env) => sets(args, env, (a, isIn) => a.filter(item => !isIn.some(is => is(item)))),
  alltrue: ([list]) => settled(list ?? literal(null), false),
  anytrue: ([list]) => settled(list ?? literal(null), true),
};

function none(name: string): Value {
  return failure(`${name} takes a list`);
}

function concat(args: readonly Value[], env: Env): Value {
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

function flatten(list: Value, env: Env): Value {
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

function toList(list: Value): Value {
  if (unknownOf(list) !== undefined) return list;
  const elements = elementsOf(list);
  return elements === undefined ? none('tolist') : { ...list, value: elements.items, isSet: undefined };
}

function compact(list: Value): Value {
  const elements = elementsOf(list);
  if (elements === undefined) return none('compact');
  const doubtful = elements.items.map(unknownOf).find(reason => reason !== undefined && !reason.exists);
  const sure = elements.items.filter(item => unknownOf(item)?.exists ?? (item.value !== null && item.value !== ''));
  return openList(sure, elements.open ?? doubtful);
}

function contains(list: Value, value: Value, env: Env): Value {
  const elements = elementsOf(list);
  if (elements === undefined) return none('contains');
  const verdicts = elements.items.map(item => equal(item, value, () => env.run.spend()));
  if (verdicts.includes(true)) return derive(true, [list, value]);
  const reason = verdicts.includes(undefined) ? firstUnknown([list, value]) : elements.open;
  return derive(reason === undefined ? false : dependent(reason), [list, value]);
}

/** The index wraps around. */
function element(list: Value, index: Value): Value {
  const elements = elementsOf(list);
  const reason = elements?.open ?? unknownOf(index);
  if (reason !== undefined) return derive(reason, [list]);
  const place = asInteger(index.value);
  const length = elements?.items.length ?? 0;
  if (elements === undefined || place === undefined || place < 0 || length === 0)
    return failure('element finds nothing here');
  return elements.items[place % length] ?? none('element');
}

function one(list: Value): Value {
  const elements = elementsOf(list);
  if (elements === undefined) return none('one');
  if (elements.open !== undefined) return derive(elements.open, [list]);
  if (elements.items.length > 1) return failure('one takes a list of at most one element');
  return elements.items[0] ?? derive(null, [list]);
}

/** The first that is neither null nor empty text; something unknown before it leaves that open. */
function coalesce(args: readonly Value[]): Value {
  for (const arg of args) {
    if (unknownOf(arg) !== undefined || (arg.value !== null && arg.value !== '')) return arg;
  }
  return failure('coalesce finds no value');
}

function coalesceList(args: readonly Value[]): Value {
  for (const arg of args) {
    const elements = elementsOf(arg);
    if (elements === undefined) continue;
    if (elements.items.length > 0 || elements.open !== undefined) return arg;
  }
  return failure('coalescelist finds no element');
}

/** A function of the elements in their order. */
function ordered(list: Value, order: (items: readonly Value[]) => readonly Value[] | undefined): Value {
  const elements = elementsOf(list);
  if (elements?.open !== undefined) return derive(dependent(elements.open), [list]);
  const items = elements === undefined ? undefined : order(elements.items);
  return items === undefined ? failure('these arguments do not fit the list') : literal(items);
}

function slice(list: Value, from: Value, to: Value): Value {
  const reason = unknownOf(from) ?? unknownOf(to);
  if (reason !== undefined) return derive(dependent(reason), [list]);
  const [start, end] = [asInteger(from.value), asInteger(to.value)];
  if (start === undefined || end === undefined || start < 0 || end < start) return failure('slice takes two places');
  return ordered(list, items => (end > items.length ? undefined : items.slice(start, end)));
}

function place(list: Value, value: Value, env: Env): Value {
  const reason = firstUnknown([list, value]);
  if (reason !== undefined) return derive(dependent(reason), [list]);
  const items = elementsOf(list)?.items ?? [];
  const found = items.findIndex(item => equal(item, value, () => env.run.spend()) === true);
  return found < 0 ? failure('index does not find the value') : derive(found, [list]);
}

type Membership = (item: Value) => boolean;

/** Sets of which every element is known. */
function sets(
  args: readonly Value[],
  env: Env,
  choose: (first: readonly Value[], others: readonly Membership[]) => readonly Value[],
): Value {
  const reason = firstUnknown(args);
  if (reason !== undefined) return derive(dependent(reason), args);
  const [first, ...others] = args.map(elementsOf).filter(elements => elements !== undefined);
  if (first === undefined || others.length + 1 < args.length) return failure('a set is expected here');
  const members = others.map(({ items }): Membership => {
    return item => items.some(other => equal(item, other, () => env.run.spend()) === true);
  });
  return toSet(literal(choose(first.items, members)), env);
}

/** Whether an element decides it: false for alltrue, true for anytrue. */
function settled(list: Value, decides: boolean): Value {
  const elements = elementsOf(list);
  if (elements === undefined) return failure('a list of booleans is expected here');
  const verdicts = elements.items.map(item => asBoolean(item.value));
  if (verdicts.includes(decides)) return derive(decides, [list]);
  const reason = elements.open ?? findUnknown(list);
  if (reason !== undefined) return derive(dependent(reason), [list]);
  return verdicts.includes(undefined) ? failure('a list of booleans is expected here') : derive(!decides, [list]);
}
