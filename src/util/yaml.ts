import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  parseAllDocuments,
  Scalar,
} from 'yaml';
import type { Mistake, Position } from './errors.ts';

/** A YAML value with the place it was written at: what rules and policies are read from. */
export type YamlNode = YamlMap | YamlList | YamlScalar;

export interface YamlMap {
  readonly is: 'map';
  readonly at: Position;
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: string;
  readonly at: Position;
  readonly value: YamlNode;
}

export interface YamlList {
  readonly is: 'list';
  readonly at: Position;
  readonly items: readonly YamlNode[];
}

export interface YamlScalar {
  readonly is: 'scalar';
  readonly at: Position;
  readonly value: string | number | boolean | null;
  /** As it stands in the file: `1.10` where the value has become 1.1. */
  readonly source: string;
  /** Whether the text begins right at `at`, so that an offset into the value is an offset in the line. */
  readonly plain: boolean;
}

/** Deeper nesting is refused before composing, which would overflow the stack. */
const MAX_DEPTH = 200;
/** Aliases are expanded, so their number times their size is bounded. */
const MAX_NODES = 200_000;

interface Composed {
  readonly nodes: readonly YamlNode[];
  readonly mistakes: readonly Mistake[];
}

/** Every document of a YAML text, or the mistakes in it; an empty document is left out. */
export function parseYaml(file: string, text: string): Composed {
  const depth = tooDeep(text);
  if (depth !== undefined) {
    return {
      nodes: [],
      mistakes: [{ message: `YAML nested deeper than ${MAX_DEPTH} levels`, at: { file, ...depth } }],
    };
  }
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  if (!Array.isArray(documents)) return { nodes: [], mistakes: [] };
  const reader = new Reader(file, lines);
  const mistakes: Mistake[] = [];
  const nodes: YamlNode[] = [];
  for (const document of documents) {
    for (const error of document.errors) mistakes.push({ message: error.message, at: reader.position(error.pos[0]) });
    if (document.errors.length === 0 && document.contents !== null)
      nodes.push(reader.read(document.contents, document));
  }
  return { nodes, mistakes: [...mistakes, ...reader.mistakes] };
}

/** The value alone, as plain data. */
export function toData(node: YamlNode): unknown {
  if (node.is === 'scalar') return node.value;
  if (node.is === 'list') return node.items.map(toData);
  return Object.fromEntries(node.entries.map(entry => [entry.key, toData(entry.value)]));
}

/** The entry of a map with this key. */
export function entryOf(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  return node?.is === 'map' ? node.entries.find(entry => entry.key === key) : undefined;
}

class Reader {
  readonly mistakes: Mistake[] = [];
  readonly #file: string;
  readonly #lines: LineCounter;
  #count = 0;

  constructor(file: string, lines: LineCounter) {
    this.#file = file;
    this.#lines = lines;
  }

  position(offset: number): Position {
    const { line, col } = this.#lines.linePos(offset);
    return { file: this.#file, line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  read(node: Node, document: Document): YamlNode {
    const at = this.position(node.range?.[0] ?? 0);
    this.#count += 1;
    if (this.#count > MAX_NODES) return this.#refuse(at);
    if (isAlias(node)) return this.#resolve(node.resolve(document), node.source, at, document);
    if (isMap(node)) return { is: 'map', at, entries: this.#entries(node.items, document) };
    if (isSeq(node)) return { is: 'list', at, items: node.items.map(item => this.#child(item, at, document)) };
    return this.#scalar(node, at);
  }

  #entries(pairs: readonly { key: unknown; value: unknown }[], document: Document): readonly YamlEntry[] {
    const entries: YamlEntry[] = [];
    for (const pair of pairs) {
      const keyAt = isScalar(pair.key)
        ? this.position(pair.key.range?.[0] ?? 0)
        : { file: this.#file, line: 1, column: 1 };
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      if (!isScalar(pair.key)) this.mistakes.push({ message: 'a key must be a plain text', at: keyAt });
      entries.push({ key, at: keyAt, value: this.#child(pair.value, keyAt, document) });
    }
    return entries;
  }

  #child(value: unknown, parent: Position, document: Document): YamlNode {
    if (isAlias(value) || isMap(value) || isSeq(value) || isScalar(value)) return this.read(value, document);
    return { is: 'scalar', at: parent, value: null, source: '', plain: false };
  }

  #resolve(target: Node | undefined, name: string, at: Position, document: Document): YamlNode {
    if (target !== undefined) return this.read(target, document);
    this.mistakes.push({ message: `there is no anchor &${name}`, at });
    return { is: 'scalar', at, value: null, source: '', plain: false };
  }

  #scalar(node: unknown, at: Position): YamlScalar {
    if (!isScalar(node)) return { is: 'scalar', at, value: null, source: '', plain: false };
    const { value } = node;
    const simple = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
    return {
      is: 'scalar',
      at,
      value: simple,
      source: node.source ?? String(simple ?? ''),
      plain: node.type === Scalar.PLAIN,
    };
  }

  #refuse(at: Position): YamlScalar {
    if (this.mistakes.length === 0)
      this.mistakes.push({ message: `more than ${MAX_NODES} values, aliases counted`, at });
    return { is: 'scalar', at, value: null, source: '', plain: false };
  }
}

/** Whether a lexer token begins a line's content: not white space, a comment, or one of the lexer's own marks. */
function startsContent(token: string): boolean {
  return token > ' ' && !token.startsWith('#');
}

/** Where the text first nests too deep, judged on the lexer's tokens; undefined where it does not. */
function tooDeep(text: string): { line: number; column: number } | undefined {
  let [line, column, flow, inLine] = [1, 1, 0, 0];
  let indents: number[] = [];
  let atStart = true;
  for (const token of new Lexer().lex(text)) {
    if (atStart && startsContent(token)) {
      const indent = column;
      indents = [...indents.filter(known => known < indent), indent];
      atStart = false;
    }
    if (token === '[' || token === '{') flow += 1;
    if (token === ']' || token === '}') flow -= 1;
    if (token === '-' || token === '?') inLine += 1;
    if (indents.length + flow + inLine > MAX_DEPTH) return { line, column };
    for (const character of token) {
      column += character === '\n' ? 1 - column : character >= ' ' || character === '\t' ? 1 : 0;
      if (character === '\n') [line, atStart, inLine] = [line + 1, true, 0];
    }
  }
  return undefined;
}
