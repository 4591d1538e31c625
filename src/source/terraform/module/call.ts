import type { Declaration } from '../../template/declaration.ts';
import type { Value } from '../evaluate/value.ts';
import type { Attribute, Block } from '../syntax/syntax.ts';
import type { Context } from './context.ts';
import type { Copy } from './expand.ts';
import { place } from './place.ts';

/** A call of a module, for one copy of it. */
export interface Call {
  readonly name: string;
  readonly block: Block;
  readonly copy: Copy;
  /** `module.db["a"]`, without what leads to it. */
  readonly address: string;
}

/** A module that was entered. */
export interface Child {
  readonly output: (name: string) => Value;
  readonly declarations: () => Iterable<Declaration>;
}

/** Arguments of a call that are not the module's variables. */
export const CALL_ARGUMENTS: ReadonlySet<string> = new Set([
  'source',
  'version',
  'providers',
  'count',
  'for_each',
  'depends_on',
]);

/** What the caller passes for a variable; its place is the argument of the call. */
export function argumentOf({ block, copy }: Call, name: string, context: Context): Value | undefined {
  const attribute = CALL_ARGUMENTS.has(name) ? undefined : block.body.attributes.get(name);
  return attribute === undefined ? undefined : argumentValue(attribute, copy, context, true);
}

/** What an argument of the call says. */
export function argumentValue({ value, at }: Attribute, copy: Copy, context: Context, fixed: boolean): Value {
  const env = copy.names.length === 0 ? context.env : context.env.with(copy.names);
  return place(env.evaluate(value), at, fixed);
}
