import type { Mistake } from '../../../util/errors.ts';
import { toBody } from './body.ts';
import { syntaxMistake } from './broken.ts';
import type { ReadTree } from './grammar.ts';
import { type Attribute, type Block, type Body, EMPTY_BODY, type Expression } from './syntax.ts';
import type { SourceText } from './text.ts';

/** What a file says, and what is wrong in it. */
export interface Parsed {
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
}

/** What begins a line on the outermost level: there a broken file is taken apart. */
const BLOCK =
  /^(?:(?:resource|data|ephemeral|module|variable|output|provider)[ \t]+["\w]|(?:locals|terraform)[ \t]*\{)/gm;
const ARGUMENT = /^[A-Za-z_][\w-]*[ \t]*=(?!=)/gm;

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** The pieces of a broken file, of which each may be whole. */
export function piecesOf({ name, text }: SourceText): readonly Piece[] {
  const beginning = name.endsWith('.tfvars') ? ARGUMENT : BLOCK;
  const starts = [0, ...[...text.matchAll(beginning)].map(({ index }) => index)];
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
}

/** One piece; of a broken one the name is kept. */
export function parsePiece(source: SourceText, start: number, end: number, read: ReadTree): Parsed {
  const text = source.text.slice(start, end);
  const tree = read(text, start);
  if (!tree.broken && tree.deep === undefined) return { body: toBody(tree.root, source), mistakes: [] };
  return { body: remnant(source, start, text), mistakes: [syntaxMistake(tree, source, start, end)] };
}

const HEADER = /^(\w+)[ \t]+"?([\w-]+)"?(?:[ \t]+"?([\w-]+)"?)?/;

/** The name of what is broken: a resource is declared, of which nothing is known. */
function remnant(source: SourceText, start: number, text: string): Body {
  const name = /^([A-Za-z_][\w-]*)[ \t]*=/.exec(text)?.[1];
  const at = { source, start, end: start + text.length };
  if (name !== undefined) {
    const value: Expression = { is: 'broken', detail: `the value of ${name} cannot be read` };
    return { attributes: new Map([[name, { name, value, at }]]), blocks: [] };
  }
  const [whole, type, ...labels] = HEADER.exec(text) ?? [];
  if (whole === undefined || type === undefined) return EMPTY_BODY;
  const named = labels.filter(label => label !== undefined);
  return { attributes: new Map(), blocks: [{ type, labels: named, body: EMPTY_BODY, at, broken: true }] };
}

/** Bodies of one file together. */
export function merge(bodies: readonly Body[]): Body {
  const attributes = new Map<string, Attribute>();
  const blocks: Block[] = [];
  for (const body of bodies) {
    for (const [name, attribute] of body.attributes) attributes.set(name, attribute);
    for (const block of body.blocks) blocks.push(block);
  }
  return { attributes, blocks };
}
