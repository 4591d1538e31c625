import type { Unknown } from '../../../model/value.ts';
import type { Expression, For } from '../syntax/syntax.ts';
import { openBy } from './collections.ts';
import type { Env } from './env.ts';
import { dependent, derive, graver, opening, unknownOf } from './marks.ts';
import { asBoolean, asText } from './plain.ts';
import { LIMITS } from './run.ts';
import { namesOf, type Turn, turnsOf } from './turns.ts';
import { Failure, failure, isList, literal, notEvaluated, type Value } from './value.ts';

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
