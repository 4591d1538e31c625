import { toExpression } from './expression.ts';
import type { Raw } from './raw.ts';
import type { Attribute, Block, Body } from './syntax.ts';
import type { SourceText } from './text.ts';

/** Attributes and blocks of a `config_file` or a block; of an attribute written twice the first counts. */
export function toBody(raw: Raw, source: SourceText): Body {
  const attributes = new Map<string, Attribute>();
  const blocks: Block[] = [];
  for (const child of raw.children.flatMap(one => (one.type === 'body' ? one.children : []))) {
    if (child.type === 'block') blocks.push(toBlock(child, source));
    else if (child.type === 'attribute') addAttribute(toAttribute(child, source), attributes);
  }
  return { attributes, blocks };
}

function addAttribute(attribute: Attribute, attributes: Map<string, Attribute>): void {
  if (!attributes.has(attribute.name)) attributes.set(attribute.name, attribute);
}

function toAttribute(raw: Raw, source: SourceText): Attribute {
  const [name, , value] = raw.children;
  const at = { source, start: raw.start, end: raw.end };
  const nothing = { is: 'broken', detail: 'this argument has no value' } as const;
  return { name: textOf(name, source), value: value === undefined ? nothing : toExpression(value, source), at };
}

function toBlock(raw: Raw, source: SourceText): Block {
  const opening = raw.children.findIndex(({ type }) => type === 'block_start');
  const [type, ...labels] = raw.children.slice(0, opening).map(child => textOf(child, source));
  const at = { source, start: raw.start, end: raw.children[opening]?.end ?? raw.end };
  return { type: type ?? '', labels, body: toBody(raw, source), at, broken: false };
}

/** A name, or a label without its quotes. */
function textOf(raw: Raw | undefined, { text }: SourceText): string {
  return raw === undefined ? '' : text.slice(raw.start, raw.end).replace(/^"|"$/g, '');
}
