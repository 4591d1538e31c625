import type { Attribute, Block, Body } from '../syntax/syntax.ts';

/** What a module's files declare, whoever calls it. */
export interface ModuleSource {
  /** Path as people see it. */
  readonly folder: string;
  readonly real: string;
  readonly variables: ReadonlyMap<string, Block>;
  readonly locals: ReadonlyMap<string, Attribute>;
  readonly outputs: ReadonlyMap<string, Block>;
  readonly resources: readonly Block[];
  /** Resources by `type.name`. */
  readonly named: ReadonlyMap<string, Block>;
  readonly types: ReadonlySet<string>;
  readonly data: ReadonlyMap<string, Block>;
  readonly ephemerals: ReadonlyMap<string, Block>;
  readonly calls: ReadonlyMap<string, Block>;
  readonly providers: readonly Block[];
}

/** One file of a module. */
export interface ModuleFile {
  readonly name: string;
  readonly body: Body;
}

/** `override.tf` and `*_override.tf` replace arguments of blocks that other files declare. */
const OVERRIDE = /(?:^|[/_])override\.(?:tf|tofu)(?:\.json)?$/;

/** The files together; of what is declared twice, references mean the first. */
export function toSource(folder: string, real: string, files: readonly ModuleFile[]): ModuleSource {
  const overrides = files.filter(({ name }) => OVERRIDE.test(name)).flatMap(({ body }) => body.blocks);
  const own = files.filter(({ name }) => !OVERRIDE.test(name)).flatMap(({ body }) => body.blocks);
  const blocks = override(own, overrides);
  const named = (type: string) => byName(blocks.filter(block => block.type === type));
  const resources = blocks.filter(({ type, labels }) => type === 'resource' && labels.length === 2);
  return {
    folder,
    real,
    variables: named('variable'),
    locals: localsOf([...overrides, ...own]),
    outputs: named('output'),
    resources,
    named: byName(resources),
    types: new Set(resources.map(({ labels }) => labels[0] ?? '')),
    data: named('data'),
    ephemerals: named('ephemeral'),
    calls: named('module'),
    providers: blocks.filter(({ type }) => type === 'provider'),
  };
}

/** `type.name`, `name`. */
function nameOf({ labels }: Block): string {
  return labels.join('.');
}

function byName(blocks: readonly Block[]): ReadonlyMap<string, Block> {
  return firsts(blocks.map(block => [nameOf(block), block]));
}

function localsOf(blocks: readonly Block[]): ReadonlyMap<string, Attribute> {
  return firsts(blocks.filter(({ type }) => type === 'locals').flatMap(({ body }) => [...body.attributes]));
}

/** In the order of the text; of what is there twice the first. */
function firsts<Thing>(things: readonly (readonly [string, Thing])[]): ReadonlyMap<string, Thing> {
  const map = new Map<string, Thing>();
  for (const [name, thing] of things) if (!map.has(name)) map.set(name, thing);
  return map;
}

function override(blocks: readonly Block[], overrides: readonly Block[]): readonly Block[] {
  if (overrides.length === 0) return blocks;
  const over = new Map<string, Block[]>();
  for (const block of overrides) over.set(keyOf(block), [...(over.get(keyOf(block)) ?? []), block]);
  return blocks.map(block => (over.get(keyOf(block)) ?? []).reduce(replaceIn, block));
}

function keyOf(block: Block): string {
  return `${block.type} ${nameOf(block)}`;
}

/** Arguments one by one; nested blocks all of a name at once, but what belongs to Terraform itself one by one too. */
function replaceIn(block: Block, by: Block): Block {
  const named = new Set(by.body.blocks.map(blockName));
  const kept = block.body.blocks.filter(one => one.type === 'lifecycle' || !named.has(blockName(one)));
  const attributes = new Map([...block.body.attributes, ...by.body.attributes]);
  return { ...block, broken: block.broken || by.broken, body: { attributes, blocks: [...kept, ...by.body.blocks] } };
}

/** A dynamic block counts under the name of those that it makes. */
function blockName({ type, labels }: Block): string {
  return type === 'dynamic' ? (labels[0] ?? '') : type;
}
