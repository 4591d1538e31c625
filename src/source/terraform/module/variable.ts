import { Unknown } from '../../../model/value.ts';
import { convert } from '../evaluate/convert.ts';
import type { Env } from '../evaluate/env.ts';
import { asBoolean } from '../evaluate/plain.ts';
import { toType } from '../evaluate/types.ts';
import { literal, type Value } from '../evaluate/value.ts';
import type { Block, Expression } from '../syntax/syntax.ts';

/** What a root's settings or a module's caller say about a variable; undefined where they leave it out. */
export type Given = (name: string, variable: Block) => Value | undefined;

/** The value of a declared variable: what is given, else its default, else unknown. */
export function variableValue(name: string, block: Block, given: Value | undefined, env: Env): Value {
  if (block.broken) return literal(new Unknown('unreadable', `variable ${name} cannot be read`));
  const { attributes } = block.body;
  const chosen = choose(name, block, given, env) ?? missing(name);
  const converted = convert(chosen, toType(typeOf(block)), env.only(new Map()));
  const hidden = ['sensitive', 'ephemeral'].some(mark => isTrue(attributes.get(mark)?.value, env));
  return hidden ? { ...converted, sensitive: true } : converted;
}

/** null keeps a default out, but not where the variable may not be null. */
function choose(name: string, { body }: Block, given: Value | undefined, env: Env): Value | undefined {
  const otherwise = body.attributes.get('default');
  const notNull = isFalse(body.attributes.get('nullable')?.value, env);
  if (given !== undefined && !(given.value === null && notNull && otherwise !== undefined)) return given;
  if (otherwise === undefined) return undefined;
  const value = env.only(new Map()).evaluate(otherwise.value);
  return { ...value, origin: 'parameter-default', from: `the default of variable ${name}` };
}

function missing(name: string): Value {
  const reason = new Unknown('unresolved-reference', `variable ${name} has no value here`);
  return { value: reason, origin: 'parameter', from: `variable ${name}` };
}

/** The type as an expression, from JSON's text where it stands in one. */
export function typeOf({ body }: Block): Expression | undefined {
  return body.attributes.get('type')?.value;
}

function isTrue(expression: Expression | undefined, env: Env): boolean {
  return expression !== undefined && asBoolean(env.evaluate(expression).value) === true;
}

function isFalse(expression: Expression | undefined, env: Env): boolean {
  return expression !== undefined && asBoolean(env.evaluate(expression).value) === false;
}
