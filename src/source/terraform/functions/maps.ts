import type { Unknown } from '../../../model/value.ts';
import { attributeOf } from '../evaluate/access.ts';
import { blurred } from '../evaluate/collections.ts';
import type { Env } from '../evaluate/env.ts';
import { dependent, derive, graver, opening, unknownOf, within } from '../evaluate/marks.ts';
import { asText } from '../evaluate/plain.ts';
import { LIMITS } from '../evaluate/run.ts';
import { turnsOf } from '../evaluate/turns.ts';
import { failure, isList, isMap, literal, notEvaluated, type Value } from '../evaluate/value.ts';
import { elementsOf, openList } from './elements.ts';
import type { TerraformFunction } from './function.ts';
import { unified } from './unify.ts';

/** Maps, and what is counted; each takes what is known of a map that is not known in full. */
export const MAP_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  merge,
  lookup: ([map, key, otherwise]) => lookup(map ?? literal(null), key ?? literal(null), otherwise),
  keys: ([map]) => parts(map ?? literal(null), 'key'),
  values: ([map]) => parts(map ?? literal(null), 'value'),
  length: ([value]) => length(value ?? literal(null)),
  zipmap: ([keys, values]) => zipmap(keys ?? literal(null), values ?? literal(null)),
  tomap: ([map]) => {
    const isFine = map !== undefined && (unknownOf(map) !== undefined || isMap(map.value));
    return isFine ? unified(map) : failure('tomap takes a map');
  },
  setproduct,
};

/** Later entries win; what is not known may win over those before it. */
function merge(args: readonly Value[], env: Env): Value {
  let map: ReadonlyMap<string, Value> = new Map();
  let open: Unknown | undefined;
  for (const arg of args) {
    const reason = unknownOf(arg) ?? arg.open;
    if (reason !== undefined) [map, open] = [blurred(map, reason), graver(open, dependent(reason))];
    if (!isMap(arg.value)) {
      if (reason === undefined && arg.value !== null) return failure('merge takes maps');
      continue;
    }
    if (!env.run.spend(map.size + arg.value.size)) return notEvaluated('this map is too large');
    map = new Map([...map, ...[...arg.value].map(([key, value]) => [key, within(arg, value)] as const)]);
  }
  return map.size === 0 && open !== undefined ? literal(open) : opening(map, open);
}

function lookup(map: Value, key: Value, otherwise: Value | undefined): Value {
  const reason = unknownOf(map) ?? unknownOf(key);
  if (reason !== undefined) return derive(dependent(reason), [map, key]);
  const name = asText(key.value);
  if (name === undefined || !isMap(map.value)) return failure('lookup takes a map and a key');
  if (map.value.has(name) || map.open !== undefined) return attributeOf(map, name);
  return otherwise ?? failure(`there is no entry ${name} here`);
}

/** Keys or values, by the keys' order. */
function parts(map: Value, part: 'key' | 'value'): Value {
  const reason = unknownOf(map);
  if (reason !== undefined) return derive(dependent(reason), [map]);
  const turns = isMap(map.value) ? turnsOf(map) : undefined;
  return turns === undefined
    ? failure('a map is expected here')
    : openList(
        turns.map(turn => turn[part]),
        map.open,
      );
}

function length(value: Value): Value {
  const reason = unknownOf(value) ?? value.open;
  if (reason !== undefined) return derive(dependent(reason), [value]);
  if (typeof value.value === 'string') return derive([...value.value].length, [value]);
  if (isList(value.value)) return derive(value.value.length, [value]);
  return isMap(value.value) ? derive(value.value.size, [value]) : failure('length takes a list, a map or a text');
}

function zipmap(keys: Value, values: Value): Value {
  const [names, elements] = [elementsOf(keys), elementsOf(values)];
  const reason = names?.open ?? elements?.open ?? names?.items.map(unknownOf).find(one => one !== undefined);
  if (reason !== undefined) return literal(dependent(reason));
  const texts = names?.items.map(({ value }) => asText(value)).filter(text => text !== undefined) ?? [];
  const fits = names?.items.length === texts.length && elements?.items.length === texts.length;
  if (!fits || elements === undefined) return failure('zipmap takes as many keys as values');
  return literal(new Map(texts.map((text, index) => [text, elements.items[index] ?? literal(null)])));
}

function setproduct(args: readonly Value[], env: Env): Value {
  let rows: readonly (readonly Value[])[] = [[]];
  for (const arg of args) {
    const elements = elementsOf(arg);
    if (elements === undefined) return failure('setproduct takes lists');
    if (elements.open !== undefined) return literal(dependent(elements.open));
    const size = rows.length * elements.items.length;
    if (size > LIMITS.list || !env.run.spend(size)) return notEvaluated('this product is too large');
    rows = rows.flatMap(row => elements.items.map(item => [...row, item]));
  }
  return literal(rows.map(literal));
}
