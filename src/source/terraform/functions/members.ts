import type { Env } from '../evaluate/env.ts';
import { equal } from '../evaluate/equal.ts';
import { dependent, derive, findUnknown } from '../evaluate/marks.ts';
import { asBoolean } from '../evaluate/plain.ts';
import { failure, literal, type Value } from '../evaluate/value.ts';
import { elementsOf, none, toSet } from './elements.ts';
import { firstUnknown } from './function.ts';

/** Whether a list has an element that equals the value; one that is not known may. */
export function contains(list: Value, value: Value, env: Env): Value {
  const elements = elementsOf(list);
  if (elements === undefined) return none('contains');
  const verdicts = elements.items.map(item => equal(item, value, () => env.run.spend()));
  if (verdicts.includes(true)) return derive(true, [list, value]);
  const reason = verdicts.includes(undefined) ? firstUnknown([list, value]) : elements.open;
  return derive(reason === undefined ? false : dependent(reason), [list, value]);
}

type Membership = (item: Value) => boolean;

/** Sets of which every element is known. */
export function sets(
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
export function settled(list: Value, decides: boolean): Value {
  const elements = elementsOf(list);
  if (elements === undefined) return failure('a list of booleans is expected here');
  const verdicts = elements.items.map(item => asBoolean(item.value));
  if (verdicts.includes(decides)) return derive(decides, [list]);
  const reason = elements.open ?? findUnknown(list);
  if (reason !== undefined) return derive(dependent(reason), [list]);
  return verdicts.includes(undefined) ? failure('a list of booleans is expected here') : derive(!decides, [list]);
}

/** The values whose keys are among those that are searched for. */
export function matchKeys(args: readonly Value[], env: Env): Value {
  const reason = firstUnknown(args);
  if (reason !== undefined) return derive(dependent(reason), args);
  const [values, keys, wanted] = args.map(arg => elementsOf(arg)?.items);
  if (values === undefined || wanted === undefined || keys?.length !== values.length)
    return failure('matchkeys takes as many keys as values');
  const isWanted = (key: Value) => wanted.some(one => equal(one, key, () => env.run.spend()) === true);
  return literal(values.filter((_, index) => isWanted(keys[index] ?? literal(null))));
}
