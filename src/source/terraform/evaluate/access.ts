import { Unknown } from '../../../model/value.ts';
import type { Expression, Step } from '../syntax/syntax.ts';
import type { Env } from './env.ts';
import { dependent, derive, partOf, unknownOf, within } from './marks.ts';
import { asInteger, asText } from './plain.ts';
import { Failure, failure, Handle, isList, isMap, type Value } from './value.ts';

/** `value.name` */
export function attributeOf(of: Value, name: string): Value {
  const { value } = of;
  if (value instanceof Handle) return within(of, value.get(name));
  if (value instanceof Unknown) return derive(partOf(value), [of]);
  if (isMap(value)) return entryOf(of, value, name);
  const place = /^\d+$/.test(name) ? Number(name) : undefined;
  if (isList(value) && place !== undefined) return elementOf(of, value, place);
  return failure(`there is no attribute ${name} here`);
}

/** `value[key]` */
export function indexOf(of: Value, key: Value): Value {
  const { value } = of;
  if (value instanceof Handle && value.loose) return of;
  if (value instanceof Unknown) return derive(partOf(value), [of]);
  const unknown = unknownOf(key);
  if (unknown !== undefined) return derive(dependent(unknown), [of, key]);
  const place = asInteger(key.value);
  if (isList(value))
    return place === undefined ? failure('a list is indexed by a number') : elementOf(of, value, place);
  const name = asText(key.value);
  return name === undefined ? failure('this index is neither text nor a number') : attributeOf(of, name);
}

function entryOf(of: Value, map: ReadonlyMap<string, Value>, name: string): Value {
  const found = map.get(name);
  if (found !== undefined) return within(of, found);
  return of.open === undefined ? failure(`there is no attribute ${name} here`) : derive(partOf(of.open), [of]);
}

/** Of an open list nobody knows which element stands where. */
function elementOf(of: Value, list: readonly Value[], place: number): Value {
  if (of.open !== undefined) return derive(dependent(of.open), [of]);
  const found = list[place];
  if (found === undefined || of.isSet) return failure(`there is no element ${place} here`);
  return within(of, found);
}

type Splat = Extract<Expression, { is: 'splat' }>;

/** `value[*].name`: of a single value a list of one, of null an empty one. */
export function splat({ of, steps }: Splat, env: Env): Value {
  const base = env.evaluate(of);
  const { value } = base;
  if (value === null) return derive([], [base]);
  if (value instanceof Unknown) return derive(value instanceof Failure ? value : partOf(value), [base]);
  if (value instanceof Handle && value.loose) return derive(partOf(value.whole), [base]);
  const items = isList(value) ? value.map(item => within(base, item)) : [base];
  const follow = (item: Value) => steps.reduce((from, step) => take(from, step, env), item);
  return { ...derive(items.map(follow), [base]), open: isList(value) ? base.open : undefined };
}

function take(from: Value, step: Step, env: Env): Value {
  return 'attribute' in step ? attributeOf(from, step.attribute) : indexOf(from, env.evaluate(step.index));
}
