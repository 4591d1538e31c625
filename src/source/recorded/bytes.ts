import { CLOSE, CONTINUE, FOUR, NEWLINE, OPEN, STATE, STEPS } from './steps.ts';

/** A spot in a text: 1-based, the column in UTF-16 code units as editors count them. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

const END = -1;
const LINE_END = 10;

/** Reads the bytes of a UTF-8 text one by one, chunk after chunk, and knows at which line and column it is. */
export class Bytes {
  readonly #chunks: Iterator<Uint8Array>;
  #chunk: Uint8Array = new Uint8Array();
  /** Of the next byte, in the chunk. */
  #index = 0;
  /** Bytes before the chunk. */
  #before = 0;
  #line = 1;
  #lineStart = 0;
  /** How many bytes of the line are no code unit of their own: of two to four bytes one is, of four two are. */
  #surplus = 0;

  constructor(chunks: Iterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.iterator]();
    if (this.peek() === 0xef) this.#skipMark();
  }

  get spot(): Spot {
    return { line: this.#line, column: this.#before + this.#index - this.#lineStart - this.#surplus + 1 };
  }

  /** The next byte; -1 at the end. */
  peek(): number {
    if (this.#index >= this.#chunk.length) this.#refill();
    return this.#chunk[this.#index] ?? END;
  }

  /** Over the byte that was peeked at. */
  next(): void {
    const byte = this.#chunk[this.#index++] ?? 0;
    if (byte === LINE_END) this.#newLine(this.#index);
    else if (byte >= 0xf0) this.#surplus--;
    else if (byte >= 0x80 && byte < 0xc0) this.#surplus++;
  }

  /** Over the list or object that begins here. One loop by a table: in large recordings it sees nearly every byte. */
  skipNested(): void {
    let [state, depth] = [0, 0];
    while (this.peek() !== END) {
      const chunk = this.#chunk;
      for (let index = this.#index; index < chunk.length; index++) {
        const step = STEPS[state | (chunk[index] ?? 0)] ?? 0;
        state = step & STATE;
        if (step === state) continue;
        const what = step ^ state;
        if (what === OPEN) depth++;
        else if (what === NEWLINE) this.#newLine(index + 1);
        else if (what === CONTINUE) this.#surplus++;
        else if (what === FOUR) this.#surplus--;
        else if (what === CLOSE && --depth === 0) {
          this.#index = index + 1;
          return;
        }
      }
      this.#index = chunk.length;
    }
  }

  #newLine(start: number): void {
    this.#line++;
    this.#lineStart = this.#before + start;
    this.#surplus = 0;
  }

  #refill(): void {
    const { value, done } = this.#chunks.next();
    if (done) return;
    this.#before += this.#chunk.length;
    this.#chunk = value;
    this.#index = 0;
    if (value.length === 0) this.#refill();
  }

  /** The byte order mark is no part of the text. */
  #skipMark(): void {
    this.#index += 3;
    this.#lineStart = 3;
  }
}
