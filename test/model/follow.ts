import { derivedOf } from '../../src/model/derived.ts';
import { relationsOf } from '../../src/model/relations.ts';
import type { TypeName } from '../../src/model/types.ts';
import { isRecord, type Resource, toCollection, Unknown } from '../../src/model/value.ts';
import { type InventoryOptions, inventoryOf, type Rows, runOf } from '../rule/support.ts';

/** Where a relation leads from a resource. */
export function follow(type: TypeName, name: string, from: Resource, rows: Rows, options?: InventoryOptions): unknown {
  const relation = relationsOf(type)[name];
  if (relation === undefined) throw new Error(`${type} has no relation ${name}`);
  return relation.follow(from, inventoryOf(rows, options));
}

/** A derived field's value; `key` for an entry of a map. */
export function derived(
  type: TypeName,
  name: string,
  of: Resource,
  rows: Rows = {},
  options?: InventoryOptions,
  key = '',
): unknown {
  const field = derivedOf(type)[name];
  if (field === undefined) throw new Error(`${type} has no derived field ${name}`);
  return field.get(of, runOf(rows, options), key);
}

/** A value in short: unknown ones by their code, resources by the field that tells them apart here. */
export function short(value: unknown, field: string): unknown {
  if (value instanceof Unknown) return `(${value.code})`;
  return isRecord(value) ? short(value[field], field) : value;
}

/** A collection in short: certain and possible elements, and why it is open or in doubt. */
export function parts(value: unknown, field = ''): object {
  const { items, possible, doubt, open } = toCollection(value);
  return {
    items: items.map(item => short(item, field)),
    ...(possible.length === 0 ? {} : { possible: possible.map(item => short(item, field)), doubt: doubt?.code }),
    ...(open === undefined ? {} : { open: open.code }),
  };
}
