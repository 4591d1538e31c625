import { Unknown } from '../../../model/value.ts';
import type { Declaration } from '../../template/declaration.ts';
import { Handle, literal, type Value } from '../evaluate/value.ts';
import type { Block } from '../syntax/syntax.ts';
import { absent } from './absent.ts';
import type { Call, Child } from './call.ts';
import type { Context } from './context.ts';
import { expand } from './expand.ts';
import { suffixOf, wholeOf } from './resource-set.ts';
import type { ModuleSource } from './source.ts';

/** What a `module` block gives: its copies, and what `module.name` means. */
export interface ModuleSet {
  readonly value: Value;
  readonly declarations: () => Iterable<Declaration>;
}

/** Enters the module of a call; one that is not at hand is declared itself, with its arguments. */
export function toModuleSet(
  block: Block,
  context: Context,
  source: ModuleSource | undefined,
  enter: (call: Call, source: ModuleSource) => Child,
): ModuleSet {
  const name = block.labels[0] ?? '';
  const copies = expand(block.body, `module.${name}`, context.env);
  const calls = copies.copies.map(copy => ({ name, block, copy, address: `module.${name}${suffixOf(copy)}` }));
  const children = calls.map(call => (source === undefined ? absent(call, context) : enter(call, source)));
  const values = children.map((child, index) => handleOf(child, `${context.prefix}${calls[index]?.address ?? ''}`));
  return {
    value: wholeOf(copies, values, `${context.prefix}module.${name}`),
    *declarations() {
      for (const child of children) yield* child.declarations();
    },
  };
}

function handleOf({ output }: Child, address: string): Value {
  return literal(
    new Handle(output, new Unknown('expression', `${address} as a whole is not evaluated`, 'resource', true, address)),
  );
}
