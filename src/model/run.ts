import type { Inventory } from './inventory.ts';
import type { Memo } from './memo.ts';
import type { TypeName } from './types.ts';
import type { Resource } from './value.ts';

/** What judging a rule may look at beside the resource itself. There is no clock: `now` is given. */
export interface Run {
  readonly inventory: Inventory;
  readonly now: Date;
  /** Shared answers; without one everything is worked out anew. */
  readonly memo?: Memo | undefined;
  /** The policy's environment of a resource: its name, undefined where none matches, an Unknown where that cannot be told. */
  readonly environmentOf?: ((type: TypeName, resource: Resource) => unknown) | undefined;
}
