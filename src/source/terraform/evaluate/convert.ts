import { toSet } from '../functions/elements.ts';
import type { Env } from './env.ts';
import { derive, partOf, unknownOf, within } from './marks.ts';
import { asBoolean, asNumber, asText } from './plain.ts';
import type { AttributeType, Type } from './types.ts';
import { Failure, failure, isList, isMap, literal, notEvaluated, type Plain, type Value } from './value.ts';

/** The value as its variable's type has it: text from numbers, optional attributes filled, others dropped. */
export function convert(value: Value, type: Type, env: Env): Value {
  if (value.value === null || unknownOf(value) !== undefined || type.is === 'any') return value;
  if (!env.run.spend()) return notEvaluated('this value is too large to convert');
  switch (type.is) {
    case 'string':
      return simple(value, asText, 'a string');
    case 'number':
      return simple(value, asNumber, 'a number');
    case 'bool':
      return simple(value, asBoolean, 'a bool');
    case 'list':
      return items(value, () => type.of, env);
    case 'set':
      return toSet(
        items(value, () => type.of, env),
        env,
      );
    case 'tuple':
      return items(value, index => type.items[index] ?? { is: 'any' }, env);
    case 'map':
      return entries(value, type.of, env);
    case 'object':
      return object(value, type.attributes, env);
  }
}

function simple(value: Value, as: (plain: Plain) => Plain | undefined, name: string): Value {
  const converted = as(value.value);
  return converted === undefined ? failure(`${name} is expected`) : { ...value, value: converted };
}

function items(value: Value, typeAt: (index: number) => Type, env: Env): Value {
  if (!isList(value.value)) return failure('a list is expected');
  const list = value.value.map((item, index) => keep(item, convert(item, typeAt(index), env)));
  return { ...value, value: list, isSet: undefined };
}

function entries(value: Value, type: Type, env: Env): Value {
  if (!isMap(value.value)) return failure('a map is expected');
  const map = new Map([...value.value].map(([key, one]) => [key, keep(one, convert(one, type, env))] as const));
  return { ...value, value: map };
}

function object(value: Value, attributes: ReadonlyMap<string, AttributeType>, env: Env): Value {
  const map = value.value;
  if (!isMap(map)) return failure('an object is expected');
  const found = [...attributes].map(
    ([name, type]) => [name, attribute(value, map.get(name), name, type, env)] as const,
  );
  const missing = found.find(([name, one]) => one.value instanceof Failure && !map.has(name));
  if (missing !== undefined) return missing[1];
  return { ...value, value: new Map(found), open: undefined };
}

/** null and a missing attribute take the default alike. */
function attribute(whole: Value, given: Value | undefined, name: string, type: AttributeType, env: Env): Value {
  if (given === undefined && whole.open !== undefined) return derive(partOf(whole.open), [whole]);
  if (given !== undefined && given.value !== null) return keep(given, convert(within(whole, given), type.type, env));
  if (type.otherwise !== undefined) {
    const otherwise = convert(env.evaluate(type.otherwise), type.type, env);
    return within(whole, { ...otherwise, origin: 'parameter-default' });
  }
  return given ?? (type.optional ? literal(null) : failure(`the attribute ${name} is missing`));
}

/** A converted value stands where it stood. */
function keep(given: Value, converted: Value): Value {
  return given.at === undefined || converted.at !== undefined ? converted : { ...converted, at: given.at };
}
