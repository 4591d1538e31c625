import type { Mistake, Position } from '../../util/errors.ts';
import type { YamlEntry, YamlNode } from '../../util/yaml.ts';
import { spotOf } from '../recorded/lines.ts';
import { SyntaxReader } from '../recorded/syntax.ts';
import { MAX_DEPTH, TooDeep } from './depth.ts';

const NEWLINE = 10;
/** What ends a number or word of JSON. */
const SCALAR = /[^\s,\]}]+/y;

/** A JSON text as the nodes that YAML is read into, so that one evaluator serves both; or what is wrong with it. */
export function parseJson(file: string, text: string): YamlNode | Mistake {
  const syntax = new SyntaxReader(text);
  const fault = syntax.value() ?? behind(syntax);
  if (fault !== undefined)
    return { message: `not JSON: ${fault.message}`, at: { file, ...spotOf(text, fault.offset) } };
  try {
    return new JsonReader(file, text).read(1);
  } catch (error) {
    if (error instanceof TooDeep) return error.mistake('JSON');
    throw error;
  }
}

function behind(syntax: SyntaxReader): ReturnType<SyntaxReader['value']> {
  syntax.skipSpace();
  return syntax.atEnd ? undefined : syntax.fault('the end of the text');
}

/** Steps through a text that is known to be JSON, in which lines end only between values. */
class JsonReader {
  readonly #file: string;
  readonly #text: string;
  #offset = 0;
  #line = 1;
  #lineStart = 0;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
    this.#space();
  }

  read(depth: number): YamlNode {
    const at = this.#position();
    if (depth > MAX_DEPTH) throw new TooDeep(at);
    const first = this.#text[this.#offset];
    if (first === '{') return { is: 'map', at, entries: this.#entries(depth), end: this.#position() };
    if (first === '[') return { is: 'list', at, items: this.#items(depth), end: this.#position() };
    return this.#scalar(at);
  }

  /** Of a key that is written twice the last counts, as for JSON.parse. */
  #entries(depth: number): readonly YamlEntry[] {
    const entries = new Map<string, YamlEntry>();
    for (this.#mark(); !this.#ends('}'); ) {
      const at = this.#position();
      const key = this.#string();
      const end = this.#position();
      this.#space();
      this.#mark();
      entries.set(key, { key, at, end, value: this.read(depth + 1) });
    }
    return [...entries.values()];
  }

  #items(depth: number): readonly YamlNode[] {
    const items: YamlNode[] = [];
    for (this.#mark(); !this.#ends(']'); ) items.push(this.read(depth + 1));
    return items;
  }

  /** Whether the list or object closes here, and if so behind it; else at its next element. */
  #ends(close: string): boolean {
    this.#space();
    if (this.#text[this.#offset] === ',') this.#mark();
    if (this.#text[this.#offset] !== close) return false;
    this.#offset++;
    return true;
  }

  #scalar(at: Position): YamlNode {
    const start = this.#offset;
    const value: unknown = this.#text[start] === '"' ? this.#string() : JSON.parse(this.#word());
    const simple = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
    const isText = typeof value === 'string';
    const source = isText ? value : this.#text.slice(start, this.#offset);
    return { is: 'scalar', at, end: this.#position(), value: simple, source, plain: !isText };
  }

  #word(): string {
    SCALAR.lastIndex = this.#offset;
    const word = SCALAR.exec(this.#text)?.[0] ?? '';
    this.#offset += word.length;
    return word;
  }

  #string(): string {
    const start = this.#offset++;
    for (let code = this.#text[this.#offset]; code !== '"'; code = this.#text[this.#offset])
      this.#offset += code === '\\' ? 2 : 1;
    this.#offset++;
    return String(JSON.parse(this.#text.slice(start, this.#offset)));
  }

  /** Over one character and the space behind it. */
  #mark(): void {
    this.#offset++;
    this.#space();
  }

  #space(): void {
    for (let code = this.#text.charCodeAt(this.#offset); code <= 32; code = this.#text.charCodeAt(++this.#offset)) {
      if (code !== NEWLINE) continue;
      this.#line++;
      this.#lineStart = this.#offset + 1;
    }
  }

  #position(): Position {
    return { file: this.#file, line: this.#line, column: this.#offset - this.#lineStart + 1 };
  }
}
