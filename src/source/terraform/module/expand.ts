import { Unknown } from '../../../model/value.ts';
import type { Env } from '../evaluate/env.ts';
import { dependent, unknownOf } from '../evaluate/marks.ts';
import { asInteger, asText } from '../evaluate/plain.ts';
import { LIMITS } from '../evaluate/run.ts';
import { turnsOf } from '../evaluate/turns.ts';
import { Failure, Handle, literal, type Value } from '../evaluate/value.ts';
import type { Body } from '../syntax/syntax.ts';

/** One of the copies that `count` or `for_each` make. */
export interface Copy {
  /** Undefined where there is one only, or where it is not known which there are. */
  readonly key: string | number | undefined;
  readonly names: readonly (readonly [string, Value])[];
  readonly maybe: Unknown | undefined;
}

export interface Copies {
  readonly form: 'one' | 'list' | 'map';
  readonly copies: readonly Copy[];
  /** Why there may be more or fewer. */
  readonly open: Unknown | undefined;
}

/** The copies of a block; where their number is not known, one that may not be created. */
export function expand(body: Body, address: string, env: Env): Copies {
  const count = body.attributes.get('count');
  if (count !== undefined) return counted(env.evaluate(count.value), address);
  const each = body.attributes.get('for_each');
  if (each !== undefined) return eachOf(env.evaluate(each.value), address);
  return { form: 'one', copies: [{ key: undefined, names: [], maybe: undefined }], open: undefined };
}

function counted(count: Value, address: string): Copies {
  const number = asInteger(count.value);
  if (number === undefined || number < 0 || number > LIMITS.instances) {
    return undecided('list', reasonOf(count, `count of ${address}`), address);
  }
  const copies = Array.from({ length: number }, (_, index) => copyAt(index));
  return { form: 'list', copies, open: undefined };
}

function copyAt(index: number): Copy {
  const count = new Map([['index', literal(index)]]);
  return { key: index, names: [['count', literal(count)]], maybe: undefined };
}

/** A list, which Terraform refuses here, is taken as the set that was meant. */
function eachOf(each: Value, address: string): Copies {
  const turns = turnsOf(each);
  const reason = reasonOf(each, `for_each of ${address}`);
  if (turns === undefined || turns.length > LIMITS.instances) return undecided('map', reason, address);
  const copies: Copy[] = [];
  let open = each.open;
  for (const { key, value } of turns) {
    const name = asText(key.value instanceof Unknown || typeof key.value === 'string' ? key.value : value.value);
    if (name === undefined) open ??= dependent(unknownOf(value) ?? new Failure('each key must be text'));
    else copies.push({ key: name, names: [['each', eachAt(name, value)]], maybe: undefined });
  }
  const more = open === undefined ? [] : undecided('map', open, address).copies;
  return { form: 'map', copies: [...copies, ...more], open };
}

function eachAt(name: string, value: Value): Value {
  return literal(
    new Map([
      ['key', { ...value, value: name, open: undefined, isSet: undefined }],
      ['value', value],
    ]),
  );
}

function undecided(form: 'list' | 'map', reason: Unknown, address: string): Copies {
  const names = ['count', 'each'].map(name => [name, hidden(`${name} of ${address} is not known`, reason)] as const);
  return { form, copies: [{ key: undefined, names, maybe: reason }], open: reason };
}

function hidden(detail: string, { code }: Unknown): Value {
  const whole = new Unknown(code, detail);
  return literal(new Handle(() => literal(whole), whole, true));
}

function reasonOf(value: Value, what: string): Unknown {
  const reason = unknownOf(value);
  if (reason === undefined) return new Unknown('expression', `the ${what} cannot be used`);
  return dependent(reason);
}
