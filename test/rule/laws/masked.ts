import fc from 'fast-check';
import type { Inventory } from '../../../src/model/inventory.ts';
import { isTypeName, type TypeName } from '../../../src/model/types.ts';
import type { Resource, Unknown } from '../../../src/model/value.ts';
import { DENIED, HIDDEN, inventoryOf, type Rows } from '../support.ts';
import type { Account } from './inventories.ts';

/** What is hidden in an account: by type, nothing, its end, or all of it; and every so many fields of the instances. */
export interface Mask {
  readonly types: readonly ('whole' | 'denied' | 'hidden' | 'missing')[];
  readonly fields: number;
}

export const MASK = fc.record({
  types: fc.array(fc.constantFrom('whole', 'whole', 'denied', 'hidden', 'missing'), { minLength: 12, maxLength: 12 }),
  fields: fc.integer({ min: 2, max: 40 }),
});

export function maskedAccount(account: Account, { types, fields }: Mask): Inventory {
  const rows: Rows = {};
  const gaps: Partial<Record<TypeName, Unknown>> = {};
  for (const [i, [type, list = []]] of Object.entries(account).entries()) {
    const how = types[i % types.length];
    if (!isTypeName(type) || (how === 'missing' && type !== 'DBInstance')) continue;
    rows[type] = type === 'DBInstance' ? list.map((row, at) => hideSome(row, fields + at)) : list;
    if (how === 'denied') gaps[type] = DENIED;
    if (how === 'hidden') gaps[type] = HIDDEN;
  }
  return inventoryOf(rows, { gaps });
}

/** The instances of an account again and again, each time with one field of the next in place of its own. */
export function manyOf(account: Account): Account {
  const rows = account.DBInstance ?? [];
  const swapped = rows.map((row, i) => {
    const [key, value] = Object.entries(rows[(i + 1) % rows.length] ?? {})[i % 7] ?? [];
    return key === undefined ? { ...row } : { ...row, [key]: value };
  });
  return { ...account, DBInstance: [...rows, ...rows.map(row => ({ ...row })), ...swapped, ...rows] };
}

function hideSome(row: Resource, every: number): Resource {
  const entries = Object.entries(row);
  return Object.fromEntries(entries.map(([key, value], i) => [key, i % every === every - 1 ? HIDDEN : value]));
}
