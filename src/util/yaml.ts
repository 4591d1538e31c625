import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseAllDocuments, Scalar } from 'yaml';
import type { Mistake, Position } from './errors.ts';
import { MAX_DEPTH, tooDeep } from './yaml-depth.ts';

/** A YAML value with the place it was written at: what rules and policies are read from. */
export type YamlNode = YamlMap | YamlList | YamlScalar;

interface Written {
  readonly at: Position;
  /** Behind its last character; of blocks behind the last line. Undefined where nothing is written. */
  readonly end?: Position | undefined;
  /** As it stands there: `!Ref`. */
  readonly tag?: string | undefined;
}

export interface YamlMap extends Written {
  readonly is: 'map';
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: string;
  readonly at: Position;
  /** Behind the key. */
  readonly end?: Position | undefined;
  readonly value: YamlNode;
}

export interface YamlList extends Written {
  readonly is: 'list';
  readonly items: readonly YamlNode[];
}

export interface YamlScalar extends Written {
  readonly is: 'scalar';
  readonly value: string | number | boolean | null;
  /** As it stands in the file: `1.10` where the value has become 1.1. */
  readonly source: string;
  /** Whether the text begins right at `at`, so that an offset into the value is an offset in the line. */
  readonly plain: boolean;
}

/** Aliases are expanded, so what they stand for is bounded; what is written once each is as long as the text. */
const MAX_ALIASED = 200_000;

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
  // Its own look for keys that stand twice takes the square of their number.
  const options = { lineCounter: lines, prettyErrors: false, logLevel: 'silent', uniqueKeys: false } as const;
  const documents = parseAllDocuments(text, options);
  if (!Array.isArray(documents)) return { nodes: [], mistakes: [] };
  const reader = new Reader(file, lines);
  const mistakes: Mistake[] = [];
  const nodes: YamlNode[] = [];
  for (const document of documents) {
    for (const error of document.errors) mistakes.push({ message: error.message, at: reader.position(error.pos[0]) });
    if (document.errors.length > 0 || document.contents === null) continue;
    const node = reader.document(document.contents);
    if (!reader.isAmbiguous) nodes.push(node);
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
  /** How many aliases enclose what is being read, and how much they all stood for. */
  #aliases = 0;
  #aliased = 0;
  /** A key stands twice in the last document. */
  isAmbiguous = false;

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
    this.isAmbiguous = false;
    return this.#read(contents);
  }

  #read(node: Node): YamlNode {
    const at = this.position(node.range?.[0] ?? 0);
    if (this.#aliases > 0) this.#aliased += 1;
    if (this.#aliased > MAX_ALIASED) return this.#refuse(at);
    if (isAlias(node)) return this.#resolve(node.source, at);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    return this.#value(node, at);
  }

  #value(node: Node, at: Position): YamlNode {
    if (!isMap(node) && !isSeq(node)) return this.#scalar(node, at);
    this.#open.add(node);
    const written = { at, end: this.#end(node), tag: node.tag };
    const value: YamlNode = isMap(node)
      ? { is: 'map', ...written, entries: this.#entries(node.items, at) }
      : { is: 'list', ...written, items: node.items.map(item => this.#child(item, at)) };
    this.#open.delete(node);
    return value;
  }

  #end(node: Node): Position | undefined {
    return node.range ? this.position(node.range[1]) : undefined;
  }

  #entries(pairs: readonly { key: unknown; value: unknown }[], map: Position): readonly YamlEntry[] {
    const keys = new Set<string>();
    return pairs.map(pair => this.#entry(pair, map, keys));
  }

  #ambiguous(at: Position): void {
    this.isAmbiguous = true;
    this.mistakes.push({ message: 'Map keys must be unique', at });
  }

  #entry({ key, value }: { key: unknown; value: unknown }, map: Position, keys: Set<string>): YamlEntry {
    const at = isNode(key) ? this.position(key.range?.[0] ?? 0) : map;
    const end = isNode(key) ? this.#end(key) : undefined;
    if (!isScalar(key)) this.mistakes.push({ message: 'a key must be a plain text', at });
    const name = isScalar(key) ? String(key.value) : '';
    if (keys.has(name)) this.#ambiguous(at);
    keys.add(name);
    return { key: name, at, end, value: this.#child(value, at) };
  }

  #child(value: unknown, parent: Position): YamlNode {
    return isNode(value) ? this.#read(value) : nothing(parent);
  }

  /** An alias stands for the last node before it with its anchor; one inside that node would never end. */
  #resolve(name: string, at: Position): YamlNode {
    const target = this.#anchors.get(name);
    if (target !== undefined && !this.#open.has(target)) return this.#stoodFor(target);
    const message =
      target === undefined ? `there is no anchor &${name}` : `the alias *${name} stands inside what it stands for`;
    this.mistakes.push({ message, at });
    return nothing(at);
  }

  #stoodFor(target: Node): YamlNode {
    this.#aliases += 1;
    const value = this.#read(target);
    this.#aliases -= 1;
    return value;
  }

  #scalar(node: unknown, at: Position): YamlScalar {
    if (!isScalar(node)) return nothing(at);
    const { value } = node;
    const simple = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
    return {
      is: 'scalar',
      at,
      end: this.#end(node),
      tag: node.tag,
      value: simple,
      source: node.source ?? String(simple ?? ''),
      plain: node.type === Scalar.PLAIN,
    };
  }

  #refuse(at: Position): YamlScalar {
    if (this.mistakes.length === 0)
      this.mistakes.push({ message: `more than ${MAX_ALIASED} values, aliases counted`, at });
    return nothing(at);
  }
}

function nothing(at: Position): YamlScalar {
  return { is: 'scalar', at, value: null, source: '', plain: false };
}
