import type { Unknown } from '../../../model/value.ts';
import type { Entry, Item } from '../syntax/syntax.ts';
import type { Env } from './env.ts';
import { dependent, derive, graver, opening, unknownOf } from './marks.ts';
import { asText } from './plain.ts';
import { Failure, literal, type Value } from './value.ts';

/** `[a, b]`: each element keeps the line that it stands on. */
export function listOf(items: readonly Item[], env: Env): Value {
  return literal(items.map(({ value, at }) => placed(env.evaluate(value), at)));
}

/** `{ a = b }`; an entry with an unknown key leaves the map open. */
export function objectOf(entries: readonly Entry[], env: Env): Value {
  const map = new Map<string, Value>();
  let open: Unknown | undefined;
  for (const { key, value, at } of entries) {
    const name = env.evaluate(key);
    const text = asText(name.value);
    if (text !== undefined) map.set(text, placed(env.evaluate(value), at));
    else open = graver(open, openBy(name));
  }
  return opening(open === undefined ? map : blurred(map, open), open);
}

/** Why a map is open: the key of an entry is not known. */
export function openBy(name: Value): Unknown {
  return dependent(unknownOf(name) ?? new Failure('a key must be text'));
}

/** Any of these may be written over by what is not known. */
export function blurred(map: ReadonlyMap<string, Value>, open: Unknown): ReadonlyMap<string, Value> {
  const reason = dependent(open);
  return new Map([...map].map(([key, value]) => [key, derive(reason, [value])]));
}

function placed(value: Value, at: Value['at']): Value {
  return value.fixed ? value : { ...value, at };
}
