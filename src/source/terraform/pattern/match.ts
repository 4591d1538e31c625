import { holds } from './classes.ts';
import type { Anchor } from './node.ts';
import type { Step } from './program.ts';

/** Where groups begin and end, in pairs, the whole match first; undefined for a group that took no part. */
export type Match = readonly (number | undefined)[];

/** Something left to try, or a slot to set back before what is below it is tried. */
type Job = { readonly step: number; readonly at: number } | { readonly slot: number; readonly was: number | undefined };

/**
 * Finds the leftmost match, of those that begin there the one that Go finds. Each step is tried once at each place, so
 * that the work is at most the product of both lengths whatever the pattern says.
 */
export class Matcher {
  readonly #steps: readonly Step[];
  readonly #letters: readonly string[];
  readonly #tried: Uint8Array;
  #slots: (number | undefined)[] = [];

  constructor(steps: readonly Step[], letters: readonly string[]) {
    this.#steps = steps;
    this.#letters = letters;
    this.#tried = new Uint8Array(steps.length * (letters.length + 1));
  }

  find(from: number): Match | undefined {
    this.#tried.fill(0);
    for (let start = from; start <= this.#letters.length; start++) {
      const found = this.#matchAt(start);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #matchAt(start: number): Match | undefined {
    this.#slots = [];
    const jobs: Job[] = [{ step: 0, at: start }];
    for (let job = jobs.pop(); job !== undefined; job = jobs.pop()) {
      if ('slot' in job) this.#slots[job.slot] = job.was;
      else if (this.#follow(job.step, job.at, jobs)) return this.#slots;
    }
    return undefined;
  }

  /** Goes on until the pattern is matched or nothing fits any more. */
  #follow(first: number, from: number, jobs: Job[]): boolean {
    let [next, at] = [first, from];
    for (let step = this.#try(next, at); step !== undefined; step = this.#try(next, at)) {
      if (step.is === 'end') return true;
      if (step.is === 'split') jobs.push({ step: step.second, at });
      if (step.is === 'save') this.#save(step.slot, at, jobs);
      if ((step.is === 'set' && !this.#fits(step, at)) || (step.is === 'anchor' && !this.#stands(step.anchor, at)))
        return false;
      next = step.is === 'split' ? step.first : next + 1;
      if (step.is === 'set') at++;
    }
    return false;
  }

  /** A step that was not tried at this place before. */
  #try(index: number, at: number): Step | undefined {
    const key = index * (this.#letters.length + 1) + at;
    if (this.#tried[key] === 1) return undefined;
    this.#tried[key] = 1;
    return this.#steps[index];
  }

  #save(slot: number, at: number, jobs: Job[]): void {
    jobs.push({ slot, was: this.#slots[slot] });
    this.#slots[slot] = at;
  }

  #fits({ ranges, negated, folded }: Extract<Step, { is: 'set' }>, at: number): boolean {
    const letter = this.#letters[at];
    return letter !== undefined && holds(ranges, letter, folded) !== negated;
  }

  #stands(anchor: Anchor, at: number): boolean {
    const [before, after] = [this.#letters[at - 1], this.#letters[at]];
    switch (anchor) {
      case 'text-start':
        return before === undefined;
      case 'text-end':
        return after === undefined;
      case 'line-start':
        return before === undefined || before === '\n';
      case 'line-end':
        return after === undefined || after === '\n';
      case 'boundary':
        return isWord(before) !== isWord(after);
      case 'no-boundary':
        return isWord(before) === isWord(after);
    }
  }
}

function isWord(letter: string | undefined): boolean {
  return letter !== undefined && /^\w$/.test(letter);
}
