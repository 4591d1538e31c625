import type { Mistake } from '../../../util/errors.ts';
import { toBody } from './body.ts';
import { syntaxMistake } from './broken.ts';
import { toExpression } from './expression.ts';
import type { ReadTree } from './grammar.ts';
import { jsonToBody } from './json.ts';
import { type Attribute, type Block, type Body, EMPTY_BODY, type Expression } from './syntax.ts';
import { ESCAPE_MARK } from './template.ts';
import { SourceText } from './text.ts';

export interface Parsed {
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
}

/** Reads a `*.tf` or `*.tfvars` file; what a mistake spoils is kept by its name only, and the rest is read. */
export function parseHcl(name: string, text: string, read: ReadTree): Parsed {
  const source = new SourceText(name, text);
  const tree = read(text);
  if (!tree.broken && tree.deep === undefined) return { body: toBody(tree.root, source), mistakes: [] };
  const pieces = piecesOf(source).map(({ start, end }) => parsePiece(source, start, end, read));
  const mistakes = pieces.flatMap(piece => piece.mistakes);
  const body = merge(pieces.map(piece => piece.body));
  return { body, mistakes: mistakes.length > 0 ? mistakes : [syntaxMistake(tree, source, 0, text.length)] };
}

/** Reads a `*.tf.json` file. */
export function parseJson(name: string, text: string, read: ReadTree): Parsed {
  const source = new SourceText(name, asHcl(text));
  const mistake = jsonMistake(new SourceText(name, text));
  if (mistake !== undefined) return { body: EMPTY_BODY, mistakes: [mistake] };
  const tree = read(source.text);
  if (tree.broken || tree.deep !== undefined)
    return { body: EMPTY_BODY, mistakes: [syntaxMistake(tree, source, 0, text.length)] };
  const body = jsonToBody(tree.root, source);
  return { body: { ...body, blocks: body.blocks.map(block => withType(block, name, read)) }, mistakes: [] };
}

/** Escapes that JSON has and HCL has not, marked otherwise without moving anything. */
function asHcl(text: string): string {
  return text.replace(/\\(.)/gs, (pair, letter: string) => ('/bf'.includes(letter) ? `${ESCAPE_MARK}${letter}` : pair));
}

/** JSON writes a variable's type as text. */
function withType(block: Block, name: string, read: ReadTree): Block {
  const type = block.type === 'variable' ? block.body.attributes.get('type') : undefined;
  if (type?.value.is !== 'literal') return block;
  const value = parseExpression(String(type.value.value), name, read);
  const attributes = new Map([...block.body.attributes, ['type', { ...type, value }]]);
  return { ...block, body: { ...block.body, attributes } };
}

/** One expression that does not stand in a file by itself; broken where it is none. */
export function parseExpression(text: string, name: string, read: ReadTree): Expression {
  const tree = read(`x = ${text}\n`);
  const source = new SourceText(name, `x = ${text}\n`);
  const value = tree.root.children[0]?.children[0]?.children[2];
  const whole = !tree.broken && tree.deep === undefined && tree.root.children[0]?.children.length === 1;
  if (!whole || value === undefined) return { is: 'broken', detail: 'this text is no expression' };
  return toExpression(value, source);
}

/** What JSON.parse has against the text, with the place. */
export function jsonMistake(source: SourceText): Mistake | undefined {
  try {
    JSON.parse(source.text);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : 'not JSON';
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? source.text.length);
    return { message: `not JSON: ${message.replace(/ in JSON at position.*$/s, '')}`, at: source.position(offset) };
  }
}

/** What begins a line on the outermost level: there a broken file is taken apart. */
const BLOCK =
  /^(?:(?:resource|data|ephemeral|module|variable|output|provider)[ \t]+["\w]|(?:locals|terraform)[ \t]*\{)/gm;
const ARGUMENT = /^[A-Za-z_][\w-]*[ \t]*=(?!=)/gm;

interface Piece {
  readonly start: number;
  readonly end: number;
}

function piecesOf({ name, text }: SourceText): readonly Piece[] {
  const beginning = name.endsWith('.tfvars') ? ARGUMENT : BLOCK;
  const starts = [0, ...[...text.matchAll(beginning)].map(({ index }) => index)];
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
}

function parsePiece(source: SourceText, start: number, end: number, read: ReadTree): Parsed {
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

function merge(bodies: readonly Body[]): Body {
  const attributes = new Map<string, Attribute>();
  const blocks: Block[] = [];
  for (const body of bodies) {
    for (const [name, attribute] of body.attributes) attributes.set(name, attribute);
    for (const block of body.blocks) blocks.push(block);
  }
  return { attributes, blocks };
}
