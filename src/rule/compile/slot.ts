import type { Run } from '../../model/run.ts';
import type { TypeName } from '../../model/types.ts';
import type { Resource } from '../../model/value.ts';
import { isSame } from './same.ts';

/** The number of a value that is like too few others to be worth a number. */
export const ALONE = -1;

/** So many different values of one question get numbers: plain ones, and others, which are found by comparing. */
const MOST_PLAIN = 256;
const MOST_OTHERS = 16;
/** Fewer do where most of them are different: it is a name, or a time. */
const MOST_NAMES = 24;

/** Answers a question about a resource. */
export type Find = (resource: Resource, run: Run) => unknown;

/** One question that rules ask of the resource that is judged: answered once for it, and numbered like equal answers before. */
export class Slot {
  readonly find: Find;
  /** The answer stands in the resource itself. */
  readonly isWritten: boolean;
  /** The type that the question is asked of, where it can be watched what the answer rests on. */
  readonly watched: TypeName | undefined;
  /** Too many resources answer in their own way for any two to be alike in this. */
  isCrowded = false;
  readonly #plain = new Map<unknown, number>();
  readonly #others: object[] = [];
  #value: unknown;
  #round = -1;
  #number: number | undefined;
  #numbered = 0;
  #lastOther = ALONE;

  constructor(find: Find, isWritten: boolean, watched?: TypeName) {
    this.find = find;
    this.isWritten = isWritten;
    this.watched = watched;
  }

  /** The answer for the resource of this round. */
  value(resource: Resource, run: Run, round: number): unknown {
    if (this.#round !== round) {
      this.#value = this.find(resource, run);
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
    this.#numbered = 0;
    this.#lastOther = ALONE;
    this.#value = undefined;
    this.#round = -1;
  }

  #ofPlain(value: unknown): number {
    this.#numbered += 1;
    const known = this.#plain.get(value);
    if (known !== undefined) return known;
    const { size } = this.#plain;
    if (size === MOST_PLAIN || (size >= MOST_NAMES && size * 2 > this.#numbered)) return this.#crowd();
    this.#plain.set(value, MOST_OTHERS + size);
    return MOST_OTHERS + size;
  }

  #ofOther(value: object): number {
    const last = this.#others[this.#lastOther];
    if (last !== undefined && isSame(last, value, this.isWritten)) return this.#lastOther;
    const known = this.#others.findIndex(other => isSame(other, value, this.isWritten));
    if (known < 0 && this.#others.length === MOST_OTHERS) return this.#crowd();
    this.#lastOther = known >= 0 ? known : this.#others.push(value) - 1;
    return this.#lastOther;
  }

  #crowd(): number {
    this.isCrowded = true;
    return ALONE;
  }
}
