/** Where a text stops being JSON, as an offset, and what is wrong there. */
export interface Fault {
  readonly offset: number;
  readonly message: string;
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const ESCAPE = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;
const WORD = /true|false|null/y;

/** Reads JSON strictly and without recursion, only to say where it ends or where it goes wrong: JSON.parse's own words differ by version. */
export class SyntaxReader {
  readonly #text: string;
  /** What encloses the position: true an object, false a list. */
  readonly #open: boolean[] = [];
  position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Moves behind the next value; tells the fault where there is none. */
  value(): Fault | undefined {
    for (;;) {
      const fault = this.#start();
      if (fault !== undefined) return fault;
      const next = this.#end();
      if (next !== 'more') return next;
    }
  }

  skipSpace(): void {
    for (let code = this.#code(); code === 32 || code === 9 || code === 10 || code === 13; code = this.#code())
      this.position++;
  }

  get atEnd(): boolean {
    return this.position >= this.#text.length;
  }

  fault(wanted: string): Fault {
    const offset = this.position;
    if (this.atEnd) return { offset, message: `it ends where ${wanted} should stand` };
    return { offset, message: `${wanted} should stand here` };
  }

  /** Up to the first value that holds no other, or behind an empty list or object. */
  #start(): Fault | undefined {
    for (;;) {
      this.skipSpace();
      const isObject = this.#take('{');
      if (!isObject && !this.#take('[')) return this.#scalar();
      this.skipSpace();
      if (this.#take(isObject ? '}' : ']')) return undefined;
      this.#open.push(isObject);
      const fault = isObject ? this.#key() : undefined;
      if (fault !== undefined) return fault;
    }
  }

  /** Behind a value: closes what ends here; `more` where another value must follow. */
  #end(): Fault | undefined | 'more' {
    for (let isObject = this.#open.at(-1); isObject !== undefined; isObject = this.#open.at(-1)) {
      this.skipSpace();
      if (this.#take(',')) return (isObject ? this.#key() : undefined) ?? 'more';
      if (!this.#take(isObject ? '}' : ']')) return this.fault(isObject ? 'a comma or }' : 'a comma or ]');
      this.#open.pop();
    }
    return undefined;
  }

  #key(): Fault | undefined {
    this.skipSpace();
    if (this.#code() !== 34) return this.fault('a key in double quotes');
    const fault = this.#string();
    if (fault !== undefined) return fault;
    this.skipSpace();
    return this.#take(':') ? undefined : this.fault('a colon');
  }

  #scalar(): Fault | undefined {
    if (this.#code() === 34) return this.#string();
    return this.#match(NUMBER) || this.#match(WORD) ? undefined : this.fault('a value');
  }

  #string(): Fault | undefined {
    const start = this.position++;
    for (let code = this.#code(); code !== 34; code = this.#code()) {
      if (Number.isNaN(code)) return { offset: start, message: 'a text is not closed' };
      if (code < 32) return { offset: this.position, message: 'a control character stands in a text' };
      this.position++;
      if (code === 92 && !this.#match(ESCAPE))
        return { offset: this.position - 1, message: 'an escape that JSON does not know' };
    }
    this.position++;
    return undefined;
  }

  #code(): number {
    return this.#text.charCodeAt(this.position);
  }

  #take(character: string): boolean {
    if (this.#text[this.position] !== character) return false;
    this.position++;
    return true;
  }

  #match(pattern: RegExp): boolean {
    pattern.lastIndex = this.position;
    if (!pattern.test(this.#text)) return false;
    this.position = pattern.lastIndex;
    return true;
  }
}
