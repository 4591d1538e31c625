import { Unknown } from '../../../model/value.ts';
import type { Declaration } from '../../template/declaration.ts';
import { Handle, literal, type Value } from '../evaluate/value.ts';
import type { Attribute, Block } from '../syntax/syntax.ts';
import { locationOf } from '../syntax/text.ts';
import type { Context } from './context.ts';
import { type Copy, expand } from './expand.ts';
import { place, toWritten } from './place.ts';
import { passedProviders } from './providers.ts';
import { suffixOf, wholeOf } from './resource.ts';
import type { ModuleSource } from './source.ts';

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

/** What a `module` block gives: its copies, and what `module.name` means. */
export interface ModuleSet {
  readonly value: Value;
  readonly declarations: () => Iterable<Declaration>;
}

/** Arguments of a call that are not the module's variables. */
const META: ReadonlySet<string> = new Set(['source', 'version', 'providers', 'count', 'for_each', 'depends_on']);

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

/** What the caller passes for a variable; its place is the argument of the call. */
export function argumentOf({ block, copy }: Call, name: string, context: Context): Value | undefined {
  const attribute = META.has(name) ? undefined : block.body.attributes.get(name);
  return attribute === undefined ? undefined : evaluate(attribute, copy, context, true);
}

function evaluate({ value, at }: Attribute, copy: Copy, context: Context, fixed: boolean): Value {
  const env = copy.names.length === 0 ? context.env : context.env.with(copy.names);
  return place(env.evaluate(value), at, fixed);
}

function absent(call: Call, context: Context): Child {
  const address = `${context.prefix}${call.address}`;
  return {
    output: name => {
      const detail = `${address}.${name} comes from a module that is not on disk`;
      return literal(new Unknown('unresolved-reference', detail, 'resource', false, address));
    },
    *declarations() {
      yield absentDeclaration(call, address, context);
    },
  };
}

function absentDeclaration({ block, copy }: Call, address: string, context: Context): Declaration {
  const shown = [...block.body.attributes].filter(
    ([name]) => !META.has(name) || name === 'source' || name === 'version',
  );
  const provider = context.provider(passedProviders(block)?.get('aws') ?? 'aws');
  return {
    type: 'module',
    address,
    properties: new Map(shown.map(([name, one]) => [name, toWritten(evaluate(one, copy, context, false))] as const)),
    attributes: new Map(),
    header: locationOf(block.at),
    maybe: copy.maybe ?? context.maybe,
    open: block.broken ? new Unknown('unreadable', `${address} cannot be read`) : undefined,
    region: provider.region,
    account: provider.account,
    calls: context.calls.length > 0 ? context.calls : undefined,
  };
}
