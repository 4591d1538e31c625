import type { Unknown } from '../../../model/value.ts';
import type { Env } from '../evaluate/env.ts';
import { dependent, unknownOf } from '../evaluate/marks.ts';
import { turnsOf } from '../evaluate/turns.ts';
import { literal, type Value } from '../evaluate/value.ts';
import type { Block, Body } from '../syntax/syntax.ts';
import { place } from './place.ts';

/** Arguments and blocks that belong to Terraform itself, not to the resource. */
const META: ReadonlySet<string> = new Set([
  'count',
  'for_each',
  'provider',
  'depends_on',
  'lifecycle',
  'provisioner',
  'connection',
]);

/** The names of what a block writes; a dynamic block counts under its own. */
export function namesIn({ attributes, blocks }: Body): ReadonlySet<string> {
  const names = [...attributes.keys(), ...blocks.map(blockName)];
  return new Set(names.filter(name => !META.has(name)));
}

/** What a block writes under a name: an argument, or nested blocks as a list of maps; undefined where nothing. */
export function writtenIn({ attributes, blocks }: Body, name: string, env: Env): Value | undefined {
  const attribute = attributes.get(name);
  if (attribute !== undefined) return hide(name, place(env.evaluate(attribute.value), attribute.at));
  const own = blocks.filter(block => blockName(block) === name);
  const [first] = own;
  return first === undefined ? undefined : { ...nested(own, env), at: first.at };
}

function blockName({ type, labels }: Block): string {
  return type === 'dynamic' ? (labels[0] ?? '') : type;
}

function nested(blocks: readonly Block[], env: Env): Value {
  const items: Value[] = [];
  let open: Unknown | undefined;
  for (const block of blocks) {
    const made =
      block.type === 'dynamic' ? dynamic(block, env) : { items: [toMap(block, block.body, env)], open: undefined };
    items.push(...made.items);
    open ??= made.open;
  }
  return { ...literal(items), open };
}

function toMap(block: Block, body: Body, env: Env): Value {
  const entries = [...namesIn(body)].map(name => [name, writtenIn(body, name, env) ?? literal(null)] as const);
  return { ...literal(new Map(entries)), at: block.at };
}

interface Made {
  readonly items: readonly Value[];
  readonly open: Unknown | undefined;
}

/** One block for each element; over something unknown there may be any. */
function dynamic(block: Block, env: Env): Made {
  const { attributes, blocks } = block.body;
  const each = attributes.get('for_each');
  const content = blocks.find(({ type }) => type === 'content');
  if (each === undefined || content === undefined) return { items: [], open: undefined };
  const over = env.evaluate(each.value);
  const name = iteratorOf(block);
  const items = (turnsOf(over) ?? []).map(({ key, value }) => {
    const iterator = literal(
      new Map([
        ['key', key],
        ['value', value],
      ]),
    );
    return toMap(content, content.body, env.with([[name, iterator]]));
  });
  const reason = unknownOf(over) ?? over.open;
  return { items, open: reason === undefined ? undefined : dependent(reason) };
}

function iteratorOf({ labels, body }: Block): string {
  const iterator = body.attributes.get('iterator')?.value;
  if (iterator?.is === 'name') return iterator.name;
  return iterator?.is === 'literal' ? String(iterator.value) : (labels[0] ?? '');
}

/** Arguments that hold a secret itself, and are never shown, whatever they are made of. */
const SECRET =
  /^(?!manage_|.*_version$)(?:.*_)?(?:password|secret_string|secret_binary|auth_token|secret_key)(?:_wo)?$/;

/** A value that is never shown where its argument holds a secret. */
export function hide(name: string, value: Value): Value {
  return SECRET.test(name) && typeof value.value !== 'boolean' ? { ...value, sensitive: true } : value;
}
