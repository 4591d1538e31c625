import { relative, sep } from 'node:path';
import { Unknown } from '../../../model/value.ts';
import type { Names } from '../evaluate/env.ts';
import { Handle, literal, type Value } from '../evaluate/value.ts';
import type { Block } from '../syntax/syntax.ts';
import { readElsewhere } from './data.ts';
import type { ModuleSource } from './source.ts';

/** What a module's names lead to. */
interface Members {
  readonly source: ModuleSource;
  variable(name: string): Value;
  local(name: string): Value;
  module(name: string): Value;
  resource(type: string, name: string): Value;
  /** What the block of a data source writes for an argument. */
  argument(block: Block, name: string): Value | undefined;
}

/** What the first part of a reference means: `var`, `local`, `module`, `data`, `path`, a type of resource. */
export function namespaces(members: Members, root: string): Names {
  const { source } = members;
  const argument = (block: Block, name: string) => members.argument(block, name);
  const known = new Map<string, Value>([
    ['var', space(name => members.variable(name))],
    ['local', space(name => members.local(name))],
    ['module', space(name => members.module(name))],
    ['data', readElsewhere({ kind: 'data', declared: source.data, argument })],
    ['ephemeral', readElsewhere({ kind: 'ephemeral', declared: source.ephemerals, argument })],
    ['path', paths(relative(root, source.real).split(sep).join('/') || '.')],
    ['terraform', space(name => notHere(`terraform.${name}`))],
  ]);
  return name => {
    if (!known.has(name) && isType(name, source))
      known.set(
        name,
        space(one => members.resource(name, one)),
      );
    return known.get(name);
  };
}

function isType(name: string, { types }: ModuleSource): boolean {
  return types.has(name) || name.includes('_');
}

function space(get: (name: string) => Value): Value {
  return literal(new Handle(get, new Unknown('expression', 'all names together are no value')));
}

function paths(module: string): Value {
  const known = new Map([
    ['module', module],
    ['root', '.'],
  ]);
  return space(name => {
    const path = known.get(name);
    return path === undefined ? notHere(`path.${name}`) : literal(path);
  });
}

function notHere(what: string): Value {
  return literal(new Unknown('unresolved-reference', `${what} is only known when Terraform runs`, 'resource', true));
}
