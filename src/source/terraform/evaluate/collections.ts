import type { Unknown } from '../../../model/value.ts';
import type { Entry, Expression, For, Item } from '../syntax/syntax.ts';
import { type Env, LIMITS } from './env.ts';
import { dependent, derive, graver, opening, unknownOf, within } from './marks.ts';
import { asBoolean, asText } from './plain.ts';
import { Failure, failure, isList, isMap, literal, notEvaluated, type Value } from './value.ts';

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

function openBy(name: Value): Unknown {
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

/** `[for x in y : z if c]` and `{for k, v in y : a => b}`; elements whose condition is unknown leave the result open. */
export function loop(expression: For, env: Env): Value {
  const over = env.evaluate(expression.over);
  const turns = turnsOf(over);
  if (turns === undefined) {
    const reason = unknownOf(over);
    return reason === undefined ? failure('for takes a list or a map') : derive(dependent(reason), [over]);
  }
  if (turns.length > LIMITS.list) return notEvaluated('this loop goes over too much');
  return expression.key === undefined ? listLoop(expression, turns, over, env) : mapLoop(expression, turns, over, env);
}

/** Turns that are taken, and why more may be. */
interface Taken {
  readonly envs: readonly Env[];
  readonly open: Unknown | undefined;
}

function taken({ names, condition }: For, turns: readonly Turn[], over: Value, env: Env): Taken {
  const envs: Env[] = [];
  let open = over.open;
  for (const turn of turns) {
    const inner = env.with(namesOf(names, turn));
    const holds = condition === undefined ? literal(true) : inner.evaluate(condition);
    const yes = asBoolean(holds.value);
    if (yes === true) envs.push(inner);
    else if (yes === undefined)
      open = graver(
        open,
        dependent(unknownOf(holds) ?? new Failure('the condition of this loop is neither true nor false')),
      );
  }
  return { envs, open };
}

function listLoop(expression: For, turns: readonly Turn[], over: Value, env: Env): Value {
  const loop = taken(expression, turns, over, env);
  return opening(
    loop.envs.map(inner => inner.evaluate(expression.value)),
    loop.open,
  );
}

function mapLoop(expression: For, turns: readonly Turn[], over: Value, env: Env): Value {
  const loop = taken(expression, turns, over, env);
  const map = new Map<string, Value>();
  let open = loop.open;
  for (const inner of loop.envs) {
    const key = evaluateKey(expression.key, inner);
    const text = asText(key.value);
    if (text === undefined) open = graver(open, openBy(key));
    else if (expression.group) map.set(text, grouped(map.get(text), inner.evaluate(expression.value)));
    else if (map.has(text)) return failure(`two elements of this loop have the key ${text}`);
    else map.set(text, inner.evaluate(expression.value));
  }
  return opening(expression.group && open !== undefined ? opened(map, open) : map, open);
}

function evaluateKey(key: Expression | undefined, env: Env): Value {
  return key === undefined ? failure('this loop has no key') : env.evaluate(key);
}

function grouped(group: Value | undefined, value: Value): Value {
  const items = group !== undefined && isList(group.value) ? group.value : [];
  return literal([...items, value]);
}

function opened(map: ReadonlyMap<string, Value>, open: Unknown): ReadonlyMap<string, Value> {
  return new Map([...map].map(([key, value]) => [key, { ...value, open }]));
}
