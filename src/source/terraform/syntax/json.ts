import { toExpression } from './expression.ts';
import type { Raw } from './raw.ts';
import { type Attribute, type Block, type Body, EMPTY_BODY } from './syntax.ts';
import type { SourceText } from './text.ts';

/** How many names stand between a kind of block and its body. */
const LABELS: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  ephemeral: 2,
  module: 1,
  variable: 1,
  output: 1,
  provider: 1,
  locals: 0,
};

/** Blocks within a resource that are not arguments of its type, and the names that they take. */
const NESTED: Readonly<Record<string, number>> = {
  lifecycle: 0,
  provisioner: 1,
  connection: 0,
  dynamic: 1,
  content: 0,
};

interface Member {
  readonly key: string;
  readonly value: Raw;
  readonly raw: Raw;
}

/** A `*.tf.json` file, its objects read by the HCL grammar, which knows JSON and finds the templates in its texts. */
export function jsonToBody(root: Raw, source: SourceText): Body {
  const object = root.children.find(({ type }) => type === 'object');
  if (object === undefined) return EMPTY_BODY;
  const blocks = members(object, source).flatMap(member => {
    const labels = LABELS[member.key];
    return labels === undefined ? [] : blocksOf(member, member.value, labels, [], source);
  });
  return { attributes: new Map(), blocks };
}

/** A list of objects stands for as many blocks, on every level. */
function blocksOf(from: Member, value: Raw, wanted: number, labels: readonly string[], source: SourceText): Block[] {
  const list = inside(value, 'tuple');
  if (list !== undefined) {
    return list.children
      .filter(({ type }) => type === 'expression')
      .flatMap(one => blocksOf(from, one, wanted, labels, source));
  }
  const object = inside(value, 'object');
  if (object === undefined) return [];
  if (labels.length === wanted) return [block(from, object, labels, source)];
  return members(object, source).flatMap(member =>
    blocksOf({ ...member, key: from.key }, member.value, wanted, [...labels, member.key], source),
  );
}

function block({ key, raw }: Member, object: Raw, labels: readonly string[], source: SourceText): Block {
  const at = { source, start: raw.start, end: raw.end };
  return { type: key, labels, body: bodyOf(object, source), at, broken: false };
}

function bodyOf(object: Raw, source: SourceText): Body {
  const attributes = new Map<string, Attribute>();
  const blocks: Block[] = [];
  for (const member of members(object, source)) {
    const labels = NESTED[member.key];
    if (labels !== undefined) blocks.push(...blocksOf(member, member.value, labels, [], source));
    else attributes.set(member.key, toAttribute(member, source));
  }
  return { attributes, blocks };
}

function toAttribute({ key, value, raw }: Member, source: SourceText): Attribute {
  return { name: key, value: toExpression(value, source), at: { source, start: raw.start, end: raw.end } };
}

/** Members but comments, which JSON writes under the key `//`. */
function members(object: Raw, source: SourceText): readonly Member[] {
  const elements = object.children.filter(({ type }) => type === 'object_elem');
  return elements.flatMap(raw => {
    const [key, value] = raw.children.filter(({ type }) => type === 'expression');
    if (key === undefined || value === undefined) return [];
    const name = source.text.slice(key.start, key.end).replace(/^"|"$/g, '');
    return name === '//' ? [] : [{ key: name, value, raw }];
  });
}

/** The list or object that an expression is. */
function inside(value: Raw, type: 'tuple' | 'object'): Raw | undefined {
  const [collection] = value.children;
  const [found] = collection?.type === 'collection_value' ? collection.children : [];
  return found?.type === type ? found : undefined;
}
