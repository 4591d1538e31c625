import type { Resource } from './value.ts';

/** Counts the resources that were judged, whatever they belong to: no two turns have one number. */
let turns = 0;

/**
 * What was worked out for resources of one scope, kept by question: rules that ask the same share the answer. Questions
 * about resources that many others lead to (a security group, a subnet) are kept for all of the scope, others while one
 * resource is judged, so that memory does not grow with their number.
 */
export class Memo {
  readonly #answers = new Map<string, Answers>();
  #turn = turns++;

  /** The judging of one resource, as a number. */
  get turn(): number {
    return this.#turn;
  }

  /** Judging goes on to the next resource. */
  next(): void {
    this.#turn = turns++;
  }

  /** The answers to one question, the same object each time. */
  answers(question: string, isShared: boolean): Answers {
    const known = this.#answers.get(question);
    if (known !== undefined) return known;
    const added = new Answers(this, isShared);
    this.#answers.set(question, added);
    return added;
  }
}

/** The answers to one question; of the last resource it is found without a search. */
export class Answers {
  readonly #memo: Memo;
  readonly #isShared: boolean;
  #last: Resource | undefined;
  #answer: unknown;
  #turn = -1;
  #others: Map<Resource, unknown> | undefined;

  constructor(memo: Memo, isShared: boolean) {
    this.#memo = memo;
    this.#isShared = isShared;
  }

  of<Run>(resource: Resource, run: Run, ask: (resource: Resource, run: Run) => unknown): unknown {
    if (resource === this.#last) return this.#answer;
    const others = this.#current();
    const known = others?.get(resource);
    if (known !== undefined) return known;
    const answer = ask(resource, run);
    this.#keep(resource, answer);
    return answer;
  }

  #current(): Map<Resource, unknown> | undefined {
    return this.#isShared || this.#turn === this.#memo.turn ? this.#others : undefined;
  }

  /** The one before is set aside only where it is of the same turn: most questions are about one resource. */
  #keep(resource: Resource, answer: unknown): void {
    const { turn } = this.#memo;
    if (!this.#isShared && this.#turn !== turn) this.#others?.clear();
    else if (this.#last !== undefined) {
      this.#others ??= new Map();
      this.#others.set(this.#last, this.#answer);
    }
    this.#last = resource;
    this.#answer = answer;
    this.#turn = turn;
  }
}
