import type { Inventory } from '../model/inventory.ts';
import type { Mistake } from '../util/errors.ts';

/** What a source made of its input. */
export interface Loaded {
  /** One per scope, in a stable order. */
  readonly inventories: readonly Inventory[];
  /** Inputs that could not be read or understood; the rest was loaded all the same. Any makes the exit code 2. */
  readonly mistakes: readonly Mistake[];
  /** What a person should know and that is no mistake: files that were passed over, answers without a subject. */
  readonly notes: readonly string[];
}
