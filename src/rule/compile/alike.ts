import type { Memo } from '../../model/memo.ts';
import type { Run } from '../../model/run.ts';
import { isTemplate } from '../../model/scope.ts';
import { isRecord, type Resource } from '../../model/value.ts';
import { Slot } from './slot.ts';

/** What rules ask of the resource that is judged, asked once for all of them, and noted while a verdict is found. */
export class Alike {
  readonly #slots = new Map<string, Slot>();
  #subject: Resource | undefined;
  #memo: Memo | undefined;
  #turn: number | undefined;
  #round = 0;
  #asked: Set<Slot> | undefined;

  /** One slot for one question; `isWritten` = its answer stands in the resource itself. */
  slot(question: string, isWritten: boolean, ask: (resource: Resource, run: Run) => unknown): Slot {
    const known = this.#slots.get(question);
    if (known !== undefined) return known;
    const added = new Slot(ask, isWritten);
    this.#slots.set(question, added);
    return added;
  }

  /**
   * This resource is judged from now on. False where nothing can be said of resources that are like it: without a memo, and
   * in templates, whose structures mean more than what is written in them.
   */
  turnTo(subject: Resource, run: Run): boolean {
    const { memo } = run;
    if (memo === undefined || isTemplate(run.inventory.scope)) {
      this.#subject = undefined;
      return false;
    }
    if (memo !== this.#memo) for (const slot of this.#slots.values()) slot.forget();
    if (memo !== this.#memo || memo.turn !== this.#turn || subject !== this.#subject) this.#round += 1;
    this.#memo = memo;
    this.#turn = memo.turn;
    this.#subject = subject;
    return true;
  }

  /** Whether it is this resource that is judged. */
  isSubject(base: unknown, { memo }: Run): base is Resource {
    return base === this.#subject && isRecord(base) && memo === this.#memo && memo?.turn === this.#turn;
  }

  /** The subject's answer. */
  ask(slot: Slot, subject: Resource, run: Run): unknown {
    this.#asked?.add(slot);
    return slot.value(subject, run, this.#round);
  }

  /** The number of the subject's answer. */
  number(slot: Slot, subject: Resource, run: Run): number {
    return slot.number(subject, run, this.#round);
  }

  /** Whether it is noted what is asked: then nothing may be answered from memory that asks more. */
  get isNoting(): boolean {
    return this.#asked !== undefined;
  }

  /** What is asked of the subject on the way to a result, in its order. */
  note<T>(find: () => T): { readonly result: T; readonly asked: readonly Slot[] } {
    const asked = new Set<Slot>();
    this.#asked = asked;
    try {
      return { result: find(), asked: [...asked] };
    } finally {
      this.#asked = undefined;
    }
  }
}
