import type { Inventory } from '../../model/inventory.ts';
import type { Memo } from '../../model/memo.ts';
import type { Run } from '../../model/run.ts';
import { isTemplate } from '../../model/scope.ts';
import type { TypeName } from '../../model/types.ts';
import { isRecord, type Resource } from '../../model/value.ts';
import { type Find, Slot } from './slot.ts';

/** As many as pay for noting. */
const FEWEST = 64;

/** Whether there are resources of this type that may be judged alike, and enough of them. */
export function isWorthNoting(type: TypeName, inventory: Inventory): boolean {
  return !isTemplate(inventory.scope) && inventory.rows(type).length >= FEWEST;
}

/** What rules ask of the resource that is judged, asked once for all of them, and noted while a verdict is found. */
export class Alike {
  readonly #slots = new Map<string, Slot>();
  #subject: Resource | undefined;
  #memo: Memo | undefined;
  #turn: number | undefined;
  #round = 0;
  #asked: Set<Slot> | undefined;
  #isWorthwhile = true;
  /** Of the subject. */
  readonly #rests = new Map<Slot, readonly Slot[]>();

  /** One slot for one question. `isWritten` = its answer stands in the resource itself; `watched` as in `Slot`. */
  slot(question: string, isWritten: boolean, find: Find, watched?: TypeName): Slot {
    const known = this.#slots.get(question);
    if (known !== undefined) return known;
    const added = new Slot(find, isWritten, watched);
    this.#slots.set(question, added);
    return added;
  }

  /** The slot of a question that nobody else asks. */
  ownSlot(find: Find): Slot {
    return this.slot(`#${this.#slots.size}`, false, find);
  }

  /** So many resources are judged next: of a few it is sooner asked than noted. */
  expect(resources: number): void {
    this.#isWorthwhile = resources >= FEWEST;
  }

  /**
   * This resource is judged from now on. False where nothing can be said of resources that are like it: without a memo, and
   * in templates, whose structures mean more than what is written in them.
   */
  turnTo(subject: Resource, run: Run): boolean {
    const { memo } = run;
    if (memo === undefined || !this.#isWorthwhile || isTemplate(run.inventory.scope)) {
      this.#subject = undefined;
      return false;
    }
    if (memo !== this.#memo) for (const slot of this.#slots.values()) slot.forget();
    if (memo !== this.#memo || memo.turn !== this.#turn || subject !== this.#subject) {
      this.#round += 1;
      this.#rests.clear();
    }
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
    if (this.#asked !== undefined) for (const one of this.#restsOn(slot, subject, run)) this.#asked.add(one);
    return slot.value(subject, run, this.#round);
  }

  /**
   * What an answer rests on: what is written in the subject, where nothing else has a say in it and others may be written
   * the same; else the answer itself.
   */
  #restsOn(slot: Slot, subject: Resource, run: Run): readonly Slot[] {
    const known = this.#rests.get(slot);
    if (known !== undefined) return known;
    const written = slot.watched === undefined ? undefined : this.#writtenBehind(slot, slot.watched, subject, run);
    const rests = written === undefined || written.some(({ isCrowded }) => isCrowded) ? [slot] : written;
    this.#rests.set(slot, rests);
    return rests;
  }

  /** Worked out anew, since what is remembered shows nothing; undefined where more than fields has a say. */
  #writtenBehind(slot: Slot, type: TypeName, subject: Resource, run: Run): readonly Slot[] | undefined {
    const { inventory, now, environmentOf } = run;
    const anew: Run = { inventory, now, environmentOf };
    const { fields, isJoined } = inventory.watching(subject, () => slot.find(subject, anew));
    return isJoined ? undefined : [...fields].map(field => fieldSlot(this, type, field));
  }

  /** The number of the subject's answer. */
  number(slot: Slot, subject: Resource, run: Run): number {
    return slot.number(subject, run, this.#round);
  }

  /** Whether it is noted what is asked: then nothing may be answered from memory that asks more. */
  get isNoting(): boolean {
    return this.#asked !== undefined;
  }

  /** What is asked of the subject on the way to a result, in its order; not told to who notes around it. */
  note<T>(find: () => T): { readonly result: T; readonly asked: ReadonlySet<Slot> } {
    const around = this.#asked;
    const asked = new Set<Slot>();
    this.#asked = asked;
    try {
      return { result: find(), asked };
    } finally {
      this.#asked = around;
    }
  }

  /** Tells who notes that this was asked. */
  tell(asked: Iterable<Slot>): void {
    for (const slot of asked) this.#asked?.add(slot);
  }
}

/** The slot of a field, which readers of it share. */
function fieldSlot(alike: Alike, type: TypeName, field: string): Slot {
  return alike.slot(`${type}.${field}`, true, (resource, { inventory }) => inventory.read(type, resource, field));
}
