import type { Run } from '../../model/run.ts';
import type { Resource } from '../../model/value.ts';
import { isSame } from './same.ts';

/** The number of a value that is like too few others to be worth a number. */
export const ALONE = -1;

/** So many different values of one question get numbers: plain ones, and others, which are found by comparing. */
const MOST_PLAIN = 256;
const MOST_OTHERS = 16;

/** One question that rules ask of the resource that is judged: answered once for it, and numbered like equal answers before. */
export class Slot {
  readonly #ask: (resource: Resource, run: Run) => unknown;
  readonly #isWritten: boolean;
  readonly #plain = new Map<unknown, number>();
  readonly #others: unknown[] = [];
  #value: unknown;
  #round = -1;
  #number: number | undefined;

  constructor(ask: (resource: Resource, run: Run) => unknown, isWritten: boolean) {
    this.#ask = ask;
    this.#isWritten = isWritten;
  }

  /** The answer for the resource of this round. */
  value(resource: Resource, run: Run, round: number): unknown {
    if (this.#round !== round) {
      this.#value = this.#ask(resource, run);
      this.#number = undefined;
      this.#round = round;
    }
    return this.#value;
  }

  /** Equal for answers that no rule can tell apart. */
  number(resource: Resource, run: Run, round: number): number {
    const value = this.value(resource, run, round);
    this.#number ??= typeof value === 'object' && value !== null ? this.#ofOther(value) : this.#ofPlain(value);
    return this.#number;
  }

  /** The numbers of one scope say nothing in another. */
  forget(): void {
    this.#plain.clear();
    this.#others.length = 0;
    this.#value = undefined;
    this.#round = -1;
  }

  #ofPlain(value: unknown): number {
    const known = this.#plain.get(value);
    if (known !== undefined) return known;
    const { size } = this.#plain;
    if (size === MOST_PLAIN) return ALONE;
    this.#plain.set(value, MOST_OTHERS + size);
    return MOST_OTHERS + size;
  }

  #ofOther(value: object): number {
    const known = this.#others.findIndex(other => isSame(other, value, this.#isWritten));
    if (known >= 0) return known;
    return this.#others.length === MOST_OTHERS ? ALONE : this.#others.push(value) - 1;
  }
}
