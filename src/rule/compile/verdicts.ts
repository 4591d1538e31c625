import type { Memo } from '../../model/memo.ts';
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

/** So many different ways to a verdict are kept for one rule. */
const MOST = 1000;

/**
 * What one rule said of the resources of a scope, by what it asked of them: one that answers every question of the rule as
 * another did is told the same, since a rule is nothing but what it asks.
 */
export class Verdicts<T extends object> {
  readonly #alike: Alike;
  #memo: Memo | undefined;
  #first: Step<T> | undefined;
  #kept = 0;

  constructor(alike: Alike) {
    this.#alike = alike;
  }

  /** `find` finds it anew. */
  of(subject: Resource, run: Run, find: (subject: Resource, run: Run) => T): T {
    this.#enter(run.memo);
    let step = this.#first;
    while (step !== undefined) {
      if (step.slot === undefined) return step.end ?? find(subject, run);
      const number = this.#alike.number(step.slot, subject, run);
      if (number === ALONE) return find(subject, run);
      step = step.after(number);
    }
    return this.#kept < MOST ? this.#learn(subject, run, find) : find(subject, run);
  }

  #enter(memo: Memo | undefined): void {
    if (memo === this.#memo) return;
    this.#memo = memo;
    this.#first = undefined;
    this.#kept = 0;
  }

  #learn(subject: Resource, run: Run, find: (subject: Resource, run: Run) => T): T {
    const { result, asked } = this.#alike.note(() => find(subject, run));
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
      if (asking.slot !== slot || number === ALONE) return result;
      put = step => asking.lead(number, step);
      at = asking.after(number);
    }
    if (at === undefined) put(new Step<T>(undefined, result));
    return result;
  }
}
