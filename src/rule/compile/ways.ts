import type { Run } from '../../model/run.ts';
import type { Resource } from '../../model/value.ts';
import type { Alike } from './alike.ts';
import { ALONE, type Slot } from './slot.ts';

/** A question, and where its answers lead: to the next question, or to the end. One form, since every verdict passes some. */
class Step<T extends object> {
  readonly slot: Slot | undefined;
  readonly end: T | undefined;
  readonly #next = new Map<number, Step<T>>();
  #last: Step<T> | undefined;
  #number = ALONE;

  constructor(slot: Slot | undefined, end: T | undefined) {
    this.slot = slot;
    this.end = end;
  }

  /** Most resources answer as the one before. */
  after(number: number): Step<T> | undefined {
    if (number === this.#number) return this.#last;
    const next = this.#next.get(number);
    if (next === undefined) return undefined;
    this.#number = number;
    this.#last = next;
    return next;
  }

  lead(number: number, next: Step<T>): void {
    this.#next.set(number, next);
  }
}

/** So many different ways are kept. */
const MOST = 1000;

/** What was found out about resources, by what was asked of them on the way: one that answers all of it alike is told the same. */
export class Ways<T extends object> {
  readonly #alike: Alike;
  #first: Step<T> | undefined;
  #kept = 0;

  constructor(alike: Alike) {
    this.#alike = alike;
  }

  /** Where the subject's answers lead; undefined = further than any before, null = nowhere: it is like no other. */
  follow(subject: Resource, run: Run): T | undefined | null {
    let step = this.#first;
    while (step !== undefined) {
      if (step.slot === undefined) return step.end;
      const number = this.#alike.number(step.slot, subject, run);
      if (number === ALONE) return null;
      step = step.after(number);
    }
    return undefined;
  }

  get isFull(): boolean {
    return this.#kept === MOST;
  }

  /** The subject's answers to these questions lead there. */
  keep(asked: Iterable<Slot>, end: T, subject: Resource, run: Run): void {
    this.#kept += 1;
    let put = (step: Step<T>): void => {
      this.#first = step;
    };
    let at = this.#first;
    for (const slot of asked) {
      if (at === undefined) {
        at = new Step<T>(slot, undefined);
        put(at);
      }
      const asking: Step<T> = at;
      const number = this.#alike.number(slot, subject, run);
      if (asking.slot !== slot || number === ALONE) return;
      put = step => asking.lead(number, step);
      at = asking.after(number);
    }
    if (at === undefined) put(new Step<T>(undefined, end));
  }

  forget(): void {
    this.#first = undefined;
    this.#kept = 0;
  }
}
