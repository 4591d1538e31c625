import {
  isAlias,
  isMap,
  isNode,
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

interface YamlList {
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
    if (document.errors.length === 0 && document.contents !== null) nodes.push(reader.document(document.contents));
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
  /** The last node of each anchor so far. */
  readonly #anchors = new Map<string, Node>();
  /** Lists and maps that are being read. */
  readonly #open = new Set<Node>();
  #count = 0;

  constructor(file: string, lines: LineCounter) {
    this.#file = file;
    this.#lines = lines;
  }

  position(offset: number): Position {
    const { line, col } = this.#lines.linePos(offset);
    return { file: this.#file, line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  /** Anchors hold within one document. */
  document(contents: Node): YamlNode {
    this.#anchors.clear();
    return this.#read(contents);
  }

  #read(node: Node): YamlNode {
    const at = this.position(node.range?.[0] ?? 0);
    this.#count += 1;
    if (this.#count > MAX_NODES) return this.#refuse(at);
    if (isAlias(node)) return this.#resolve(node.source, at);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    return this.#value(node, at);
  }

  #value(node: Node, at: Position): YamlNode {
    if (!isMap(node) && !isSeq(node)) return this.#scalar(node, at);
    this.#open.add(node);
    const value: YamlNode = isMap(node)
      ? { is: 'map', at, entries: node.items.map(pair => this.#entry(pair, at)) }
      : { is: 'list', at, items: node.items.map(item => this.#child(item, at)) };
    this.#open.delete(node);
    return value;
  }

  #entry({ key, value }: { key: unknown; value: unknown }, map: Position): YamlEntry {
    const at = isNode(key) ? this.position(key.range?.[0] ?? 0) : map;
    if (!isScalar(key)) this.mistakes.push({ message: 'a key must be a plain text', at });
    return { key: isScalar(key) ? String(key.value) : '', at, value: this.#child(value, at) };
  }

  #child(value: unknown, parent: Position): YamlNode {
    return isNode(value) ? this.#read(value) : nothing(parent);
  }

  /** An alias stands for the last node before it with its anchor; one inside that node would never end. */
  #resolve(name: string, at: Position): YamlNode {
    const target = this.#anchors.get(name);
    if (target !== undefined && !this.#open.has(target)) return this.#read(target);
    const message =
      target === undefined ? `there is no anchor &${name}` : `the alias *${name} stands inside what it stands for`;
    this.mistakes.push({ message, at });
    return nothing(at);
  }

  #scalar(node: unknown, at: Position): YamlScalar {
    if (!isScalar(node)) return nothing(at);
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
    return nothing(at);
  }
}

function nothing(at: Position): YamlScalar {
  return { is: 'scalar', at, value: null, source: '', plain: false };
}

/** Whether a lexer token is content: not white space, a comment, or one of the lexer's own marks. */
function isContent(token: string): boolean {
  return token.charCodeAt(0) > 32 && !token.startsWith('#');
}

/** Where the text first nests too deep, judged on the lexer's tokens; undefined where it does not. */
function tooDeep(text: string): { line: number; column: number } | undefined {
  let [line, column, flow] = [1, 1, 0];
  /** Columns at which the block levels that are open begin. */
  let levels: number[] = [];
  /** The next content begins a level: it is the first of its line, or stands behind an indicator. */
  let begins = true;
  for (const token of new Lexer().lex(text)) {
    if (isContent(token)) {
      const start = column;
      if (begins && flow === 0) levels = [...levels.filter(level => level < start), start];
      begins = token === '-' || token === '?';
    }
    if (token === '[' || token === '{') flow += 1;
    if (token === ']' || token === '}') flow -= 1;
    if (levels.length + flow > MAX_DEPTH) return { line, column };
    for (const character of token) {
      column += character === '\n' ? 1 - column : character >= ' ' || character === '\t' ? 1 : 0;
      if (character === '\n') [line, begins] = [line + 1, true];
    }
  }
  return undefined;
}
