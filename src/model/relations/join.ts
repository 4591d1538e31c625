import type { Inventory } from '../inventory.ts';
import { NO, type Truth, YES } from '../truth.ts';
import { type TypeName, typeOf } from '../types.ts';
import { Collection, isAbsent, type Resource, toCollection, Unknown } from '../value.ts';

/**
 * What it means when a reference finds nothing: `strong`, a gap in what we know; `weak`, absent, where the list that was
 * searched is complete; `part`, a list that is closed where its parent is; `observer`, a list that others may add to.
 */
export type Strength = 'strong' | 'weak' | 'part' | 'observer';

/** A relation's answer for one resource: a resource, a collection, undefined (absent) or an Unknown. */
export type Follow = (resource: Resource, inventory: Inventory) => unknown;

export interface Relation {
  readonly to: TypeName;
  readonly many: boolean;
  readonly strength: Strength;
  /** The types that must have been listed for the relation to be known, `to` among them. */
  readonly needs: readonly TypeName[];
  readonly follow: Follow;
}

/** Reads the keys that a resource refers by: a text, a list, undefined or an Unknown. */
export type KeysOf = (resource: Resource, inventory: Inventory) => unknown;

export interface Target {
  readonly to: TypeName;
  /** The field of the target that the key stands in. */
  readonly by: string;
}

/** To one resource, by a key that this one holds. */
export function one(
  strength: 'strong' | 'weak',
  key: KeysOf,
  target: Target,
  needs: readonly TypeName[] = [],
): Relation {
  const follow: Follow = (resource, inventory) => {
    const value = key(resource, inventory);
    if (isAbsent(value)) return undefined;
    return typeof value === 'string' ? lookUp(value, target, strength, inventory) : asUnknown(value);
  };
  return { to: target.to, many: false, strength, needs: [target.to, ...needs], follow };
}

/** To many resources, by a list of keys that this one holds. */
export function many(
  strength: 'strong' | 'weak',
  keys: KeysOf,
  target: Target,
  needs: readonly TypeName[] = [],
): Relation {
  const follow: Follow = (resource, inventory) => {
    const { items, possible, doubt, open } = toCollection(keys(resource, inventory));
    const found = (list: readonly unknown[]) =>
      list
        .map(key => (typeof key === 'string' ? lookUp(key, target, strength, inventory) : asUnknown(key)))
        .filter(value => value !== undefined);
    return new Collection(found(items), found(possible), doubt, open);
  };
  return { to: target.to, many: true, strength, needs: [target.to, ...needs], follow };
}

/** The one target with this key; absent or unknown where it is not found, as the strength says. */
export function lookUp(key: string, target: Target, strength: Strength, inventory: Inventory): unknown {
  const { rows, unsure } = inventory.find(target.to, target.by, key);
  if (rows[0] !== undefined) return rows[0];
  const gap = inventory.gap(target.to) ?? unsure[0]?.why;
  if (gap !== undefined) return gap;
  if (strength === 'weak') return undefined;
  return new Unknown('not-found', `${key} is not among the ${typeOf(target.to).call} answers`);
}

function asUnknown(value: unknown): Unknown {
  return value instanceof Unknown ? value : new Unknown('unreadable', 'a reference is not text');
}

/** Whether a row belongs to a relation beyond its key; OPEN makes it a possible element. */
export type Belongs = (row: Resource, resource: Resource, inventory: Inventory) => Truth;

const always: Belongs = () => YES;

export interface Inverse {
  readonly to: TypeName;
  /** The field of the other side that names this resource. */
  readonly by: string;
  /** This resource's key. */
  readonly own: KeysOf;
  readonly where?: Belongs;
  readonly needs?: readonly TypeName[];
  /** For targets whose call asks about one subject: coverage is per subject. */
  readonly perSubject?: true;
}

/** To the many resources that name this one. */
export function inverse(strength: 'part' | 'observer' | 'strong', join: Inverse): Relation {
  const where = join.where ?? always;
  const follow: Follow = (resource, inventory) => {
    const own = join.own(resource, inventory);
    if (typeof own !== 'string' || own === '') return everything(join.to, own, inventory);
    const { rows, unsure } = inventory.find(join.to, join.by, own);
    const gap = join.perSubject ? inventory.subjectGap(join.to, own) : inventory.gap(join.to);
    return collect(rows, unsure, gap, row => where(row, resource, inventory));
  };
  return { to: join.to, many: true, strength, needs: [join.to, ...(join.needs ?? [])], follow };
}

/** Rows that certainly belong, those that may, and the open end of an incomplete list. */
export function collect(
  rows: readonly Resource[],
  unsure: readonly { readonly row: Resource; readonly why: Unknown }[],
  gap: Unknown | undefined,
  belongs: (row: Resource) => Truth,
): Collection {
  const items = rows.filter(row => belongs(row) === YES);
  const doubtful = rows.filter(row => belongs(row) !== YES && belongs(row) !== NO);
  const possible = unsure.filter(({ row }) => belongs(row) !== NO);
  const doubt = possible[0]?.why ?? (doubtful.length > 0 ? UNSURE : undefined);
  return new Collection(items, [...doubtful, ...possible.map(({ row }) => row)], doubt, gap);
}

const UNSURE = new Unknown('unresolved-reference', 'whether it belongs here is not known');

/** Without a key of its own a resource may be meant by any row. */
function everything(to: TypeName, own: unknown, inventory: Inventory): Collection {
  const why = own instanceof Unknown ? own : new Unknown('operand-absent', 'the resource has no key to be found by');
  return new Collection([], inventory.rows(to), why, inventory.gap(to));
}

/** Reads one field, with what its absence means. */
export function field(type: TypeName, name: string): KeysOf {
  return (resource, inventory) => inventory.read(type, resource, name);
}

/** Reads one field of every element of a list field. */
export function fieldOfEach(type: TypeName, list: string, name: string): KeysOf {
  return (resource, inventory) => pluck(inventory.read(type, resource, list), name);
}

/** One field of every element of a list, its ignorance kept. */
export function pluck(list: unknown, name: string): Collection {
  const { items, possible, doubt, open } = toCollection(list);
  const of = (elements: readonly unknown[]) =>
    elements.map(element => readField(element, name)).filter(value => !isAbsent(value));
  return new Collection(of(items), of(possible), doubt, open);
}

/** A field of an element that may itself be unknown or no object at all. */
export function readField(element: unknown, name: string): unknown {
  if (element instanceof Unknown) return new Unknown(element.code, element.detail, element.level);
  if (typeof element !== 'object' || element === null) return undefined;
  return Object.getOwnPropertyDescriptor(element, name)?.value;
}

/** A field's value is exactly this text. */
export function is(value: unknown, wanted: string | boolean): Truth {
  if (value instanceof Unknown) return 1;
  return value === wanted ? YES : NO;
}
