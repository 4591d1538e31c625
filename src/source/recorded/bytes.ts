import { linesIn } from './line-ends.ts';
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

  /**
   * Onto the last byte of the mark, which begins with a line end, where it comes so many times from here on; false at the
   * end of the text. Nothing in between is looked at.
   */
  leap(mark: Buffer, times: number): boolean {
    let left = times;
    let tail = Buffer.alloc(0);
    while (this.peek() !== END) {
      const chunk = Buffer.from(this.#chunk.buffer, this.#chunk.byteOffset, this.#chunk.length);
      const across = Buffer.concat([tail, chunk.subarray(this.#index, this.#index + mark.length - 1)]).indexOf(mark);
      let behind = across < 0 ? behindNext(mark, chunk, this.#index) : this.#index + across + mark.length - tail.length;
      while (behind !== undefined) {
        this.#pass(behind);
        left--;
        if (left === 0) return this.#landBehind(mark);
        behind = behindNext(mark, chunk, this.#index);
      }
      const end = chunk.subarray(Math.max(this.#index, chunk.length - mark.length + 1));
      tail = Buffer.concat([tail, end]).subarray(1 - mark.length);
      this.#pass(chunk.length);
    }
    return false;
  }

  #landBehind(mark: Buffer): true {
    this.#index--;
    this.#lineStart = this.#before + this.#index + 2 - mark.length;
    this.#surplus = 0;
    return true;
  }

  /** On to this index; of what lies before it only the lines are counted. */
  #pass(to: number): void {
    this.#line += linesIn(this.#chunk, this.#index, to);
    this.#index = to;
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

function behindNext(mark: Buffer, chunk: Buffer, from: number): number | undefined {
  const at = chunk.indexOf(mark, from);
  return at < 0 ? undefined : at + mark.length;
}
