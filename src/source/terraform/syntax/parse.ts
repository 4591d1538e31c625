import type { Mistake } from '../../../util/errors.ts';
import { toBody } from './body.ts';
import { syntaxMistake } from './broken.ts';
import { toExpression } from './expression.ts';
import type { ReadTree } from './grammar.ts';
import { jsonToBody } from './json.ts';
import { asHcl } from './json-text.ts';
import { merge, type Parsed, parsePiece, piecesOf } from './pieces.ts';
import { type Block, EMPTY_BODY, type Expression } from './syntax.ts';
import { SourceText } from './text.ts';

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
