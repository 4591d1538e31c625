import { Bytes, type Spot } from './bytes.ts';

const [TAB, NEWLINE, RETURN, SPACE, QUOTE, COMMA, BACKSLASH] = [9, 10, 13, 32, 34, 44, 92];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT, END] = [91, 93, 123, 125, -1];

/** Steps through a text that is known to be JSON; values that nobody wants are skipped without recursion. */
export class Cursor {
  readonly #bytes: Bytes;

  constructor(chunks: Iterable<Uint8Array>) {
    this.#bytes = new Bytes(chunks);
  }

  get spot(): Spot {
    return this.#bytes.spot;
  }

  get atEnd(): boolean {
    return this.#bytes.peek() === END;
  }

  get isAtObject(): boolean {
    return this.#bytes.peek() === OPEN_OBJECT;
  }

  get isAtList(): boolean {
    return this.#bytes.peek() === OPEN_LIST;
  }

  /** From the opening bracket or behind a member or element: to the next one, or behind the closing bracket. */
  hasNext(): boolean {
    this.skipSpace();
    if (this.#bytes.peek() === COMMA) this.skipMark();
    const code = this.#bytes.peek();
    if (code === END) return false;
    if (code !== CLOSE_OBJECT && code !== CLOSE_LIST) return true;
    this.#bytes.next();
    return false;
  }

  /** Reads a key and moves to its value. */
  key(): string {
    const written = this.#readString().toString();
    this.skipSpace();
    this.skipMark();
    const key: unknown = JSON.parse(written);
    return String(key);
  }

  /** Over one character and the space behind it. */
  skipMark(): void {
    this.#bytes.next();
    this.skipSpace();
  }

  skipSpace(): void {
    while (isSpace(this.#bytes.peek())) this.#bytes.next();
  }

  /** A text's characters as they are written, quotes and all; undefined where there is none. */
  text(): string | undefined {
    return this.#bytes.peek() === QUOTE ? this.#readString().toString() : undefined;
  }

  /** To the brace that begins the line so many times from here on, behind as many spaces as this column says. */
  leap(column: number, times: number): boolean {
    return this.#bytes.leap(Buffer.from(`\n${' '.repeat(column - 1)}{`), times);
  }

  skipValue(): void {
    const code = this.#bytes.peek();
    if (code === QUOTE) this.#skipString();
    else if (code === OPEN_OBJECT || code === OPEN_LIST) this.#bytes.skipNested();
    else this.#skipScalar();
  }

  #skipString(): void {
    this.#bytes.next();
    for (let code = this.#bytes.peek(); code !== END && code !== QUOTE; code = this.#bytes.peek()) {
      this.#bytes.next();
      if (code === BACKSLASH && this.#bytes.peek() !== END) this.#bytes.next();
    }
    this.#bytes.next();
  }

  /** The bytes of a text, quotes and all. */
  #readString(): Buffer {
    const read: number[] = [];
    let isEscaped = true;
    for (let code = this.#bytes.peek(); code !== END; code = this.#bytes.peek()) {
      this.#bytes.next();
      read.push(code);
      if (code === QUOTE && !isEscaped) break;
      isEscaped = code === BACKSLASH && !isEscaped;
    }
    return Buffer.from(read);
  }

  #skipScalar(): void {
    do this.#bytes.next();
    while (!endsScalar(this.#bytes.peek()));
  }
}

function isSpace(code: number): boolean {
  return code === SPACE || code === NEWLINE || code === RETURN || code === TAB;
}

function endsScalar(code: number): boolean {
  return code === COMMA || code === CLOSE_OBJECT || code === CLOSE_LIST || code === END || isSpace(code);
}
