import { within } from './marks.ts';
import { isList, isMap, literal, type Value } from './value.ts';

/** One turn of a loop. */
export interface Turn {
  readonly key: Value;
  readonly value: Value;
}

/** What a loop goes over; undefined where it is not a list or a map whose elements are known. */
export function turnsOf(over: Value): readonly Turn[] | undefined {
  const { value } = over;
  if (isMap(value)) {
    const entries = [...value].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return entries.map(([key, inside]) => ({ key: within(over, literal(key)), value: within(over, inside) }));
  }
  if (!isList(value)) return undefined;
  return value.map((item, index) => {
    const inside = within(over, item);
    return { key: over.isSet ? inside : literal(index), value: inside };
  });
}

/** The names that a loop gives to a turn. */
export function namesOf(names: readonly string[], { key, value }: Turn): readonly (readonly [string, Value])[] {
  const [first = '', second] = names;
  return second === undefined
    ? [[first, value]]
    : [
        [first, key],
        [second, value],
      ];
}
