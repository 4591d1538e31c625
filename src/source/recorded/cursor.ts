const [TAB, NEWLINE, RETURN, SPACE, QUOTE, COMMA, BACKSLASH] = [9, 10, 13, 32, 34, 44, 92];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];

/** Steps through a text that is known to be JSON; values that nobody wants are skipped without recursion. */
export class Cursor {
  readonly #text: string;
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.at >= this.#text.length;
  }

  get isAtObject(): boolean {
    return this.#code() === OPEN_OBJECT;
  }

  get isAtList(): boolean {
    return this.#code() === OPEN_LIST;
  }

  /** From the opening bracket or behind a member or element: to the next one, or behind the closing bracket. */
  hasNext(): boolean {
    this.skipSpace();
    if (this.#code() === COMMA) this.skipMark();
    if (this.atEnd) return false;
    if (this.#code() !== CLOSE_OBJECT && this.#code() !== CLOSE_LIST) return true;
    this.at++;
    return false;
  }

  /** Reads a key and moves to its value. */
  key(): string {
    const start = this.at;
    this.#skipString();
    const raw = this.#text.slice(start, this.at);
    this.skipSpace();
    this.skipMark();
    if (!raw.includes('\\')) return raw.slice(1, -1);
    const key: unknown = JSON.parse(raw);
    return String(key);
  }

  /** Over one character and the space behind it. */
  skipMark(): void {
    this.at++;
    this.skipSpace();
  }

  skipSpace(): void {
    while (isSpace(this.#code())) this.at++;
  }

  skipValue(): void {
    const code = this.#code();
    if (code === QUOTE) this.#skipString();
    else if (code === OPEN_OBJECT || code === OPEN_LIST) this.#skipNested();
    else this.#skipScalar();
  }

  #skipNested(): void {
    let depth = 0;
    do {
      const code = this.#code();
      if (code === OPEN_OBJECT || code === OPEN_LIST) depth++;
      else if (code === CLOSE_OBJECT || code === CLOSE_LIST) depth--;
      if (code === QUOTE) this.#skipString();
      else this.at++;
    } while (depth > 0 && !this.atEnd);
  }

  /** To the first quote with an even number of backslashes before it. */
  #skipString(): void {
    let end = this.#text.indexOf('"', this.at + 1);
    while (end !== -1 && this.#isEscaped(end)) end = this.#text.indexOf('"', end + 1);
    this.at = end === -1 ? this.#text.length : end + 1;
  }

  #isEscaped(quote: number): boolean {
    let before = quote;
    while (this.#text.charCodeAt(before - 1) === BACKSLASH) before--;
    return (quote - before) % 2 === 1;
  }

  #skipScalar(): void {
    do this.at++;
    while (!this.atEnd && !endsScalar(this.#code()));
  }

  #code(): number {
    return this.#text.charCodeAt(this.at);
  }
}

function isSpace(code: number): boolean {
  return code === SPACE || code === NEWLINE || code === RETURN || code === TAB;
}

function endsScalar(code: number): boolean {
  return code === COMMA || code === CLOSE_OBJECT || code === CLOSE_LIST || isSpace(code);
}
