import { type Position, UserError } from '../../util/errors.ts';

/** Values that a template may stand for beyond those that it spells out: loops, mappings, nested stacks multiply them. */
const MAX_MULTIPLIED = 1_000_000;
/** How deep values may lead to others: a Ref to a name that is a Ref to a name. */
const MAX_DEPTH = 400;

/** Bounds the work on one template and all that it nests. */
export class Budget {
  #left = MAX_MULTIPLIED;
  #depth = 0;

  /** What a text spells out is as long as the text, and may be worked out. */
  allow(text: string): void {
    this.#left += text.length;
  }

  /** Throws a UserError where too much was asked for. */
  spend(amount: number, at: Position): void {
    this.#left -= amount;
    if (this.#left >= 0) return;
    const message = 'the template stands for more than a million values';
    throw new UserError({ message, at, hint: 'look at its loops, mappings and nested stacks' });
  }

  /** Does one step further down; `otherwise` where that is too far. */
  deeper<T>(step: () => T, otherwise: () => T): T {
    if (this.#depth >= MAX_DEPTH) return otherwise();
    this.#depth++;
    const result = step();
    this.#depth--;
    return result;
  }
}
