import { unknownOf } from '../evaluate/marks.ts';
import { isList, literal, type Value } from '../evaluate/value.ts';
import { concat, flatten } from './combine.ts';
import { distinct, elementsOf, none, openList, toSet } from './elements.ts';
import { integerOf, type TerraformFunction, textsOf, whole } from './function.ts';
import { contains, matchKeys, sets, settled } from './members.ts';
import { coalesce, coalesceList, element, one, ordered, place, slice } from './pick.ts';
import { unified } from './unify.ts';

/** Lists and sets; each takes what is known of a list that is not known in full. */
export const LIST_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  concat: (args, env) => concat(args, env),
  flatten: ([list], env) => (list === undefined ? none('flatten') : flatten(list, env)),
  toset: ([list], env) => (list === undefined ? none('toset') : toSet(unified(list), env)),
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
  matchkeys: (args, env) => matchKeys(args, env),
  setunion: (args, env) => toSet(concat(args, env), env),
  setintersection: (args, env) => sets(args, env, (a, isIn) => a.filter(item => isIn.every(is => is(item)))),
  setsubtract: (args, env) => sets(args, env, (a, isIn) => a.filter(item => !isIn.some(is => is(item)))),
  alltrue: ([list]) => settled(list ?? literal(null), false),
  anytrue: ([list]) => settled(list ?? literal(null), true),
};

function toList(list: Value): Value {
  if (unknownOf(list) !== undefined) return list;
  const elements = elementsOf(list);
  return elements === undefined ? none('tolist') : unified({ ...list, value: elements.items, isSet: undefined });
}

function compact(list: Value): Value {
  const elements = elementsOf(list);
  if (elements === undefined) return none('compact');
  const doubtful = elements.items.map(unknownOf).find(reason => reason !== undefined && !reason.exists);
  const sure = elements.items.filter(item => unknownOf(item)?.exists ?? (item.value !== null && item.value !== ''));
  return openList(sure, elements.open ?? doubtful);
}
