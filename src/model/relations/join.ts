import type { Inventory } from '../inventory.ts';
import { asKey, describeKey, isHidden } from '../reference.ts';
import type { Found } from '../row-index.ts';
import { isTemplate } from '../scope.ts';
import { NO, OPEN, type Truth, YES } from '../truth.ts';
import { type TypeName, typeOf } from '../types.ts';
import { Collection, isAbsent, nothingBut, type Resource, toCollection, Unknown } from '../value.ts';
import type { KeysOf } from './readers.ts';

/**
 * What it means when a reference finds nothing: `strong`, a gap in what we know; `weak`, absent, where the list that was
 * searched is complete; `part`, a list that is closed where its parent is; `observer`, a list that others may add to.
 */
export type Strength = 'strong' | 'weak' | 'part' | 'observer';

/** A relation's answer for one resource: a resource, a collection, undefined (absent) or an Unknown. */
type Follow = (resource: Resource, inventory: Inventory) => unknown;

export interface Relation {
  readonly to: TypeName;
  readonly many: boolean;
  readonly strength: Strength;
  /** The types that must have been listed for the relation to be known, `to` among them. */
  readonly needs: readonly TypeName[];
  readonly follow: Follow;
}

export interface Target {
  readonly to: TypeName;
  /** The field of the target that the key stands in. */
  readonly by: string;
  /** For targets whose call asks about one subject: the key is the subject, and coverage is its own. */
  readonly perSubject?: true;
}

/** To one resource, by a key that this one holds. */
export function one(
  strength: 'strong' | 'weak',
  key: KeysOf,
  target: Target,
  needs: readonly TypeName[] = [],
): Relation {
  const follow: Follow = (resource, inventory) => {
    const value = asKey(key(resource, inventory));
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
        .map(asKey)
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
  const gap = target.perSubject ? inventory.subjectGap(target.to, key) : inventory.gap(target.to);
  const why = gap ?? unsure[0]?.why;
  return why ?? notFound(key, target.to, strength, inventory);
}

/** What an AWS account does not list is not there; what a template does not declare may be elsewhere. */
function notFound(key: string, to: TypeName, strength: Strength, inventory: Inventory): Unknown | undefined {
  if (elsewhere(to, inventory) !== undefined)
    return new Unknown('unresolved-reference', `the ${to} ${describeKey(key)} is not declared here`, 'resource', true);
  if (strength === 'weak') return undefined;
  return new Unknown('not-found', `${key} is not among the ${typeOf(to).call} answers`);
}

function asUnknown(value: unknown): Unknown {
  return value instanceof Unknown ? value : new Unknown('unreadable', 'a reference is not text');
}

/** Whether a row belongs to a relation beyond its key; OPEN makes it a possible element. */
type Belongs = (row: Resource, resource: Resource, inventory: Inventory) => Truth;

const always: Belongs = () => YES;

export interface Inverse {
  readonly to: TypeName;
  /** The field of the other side that names this resource, or the keys that a row of it is found by. */
  readonly by: string | RowKeys;
  /** This resource's key. */
  readonly own: KeysOf;
  readonly where?: Belongs;
  readonly needs?: readonly TypeName[];
  /** For targets whose call asks about one subject: coverage is per subject. */
  readonly perSubject?: true;
  /** For targets that are asked about by another type's rows: the list is whole where each of those was asked. */
  readonly askedBy?: AskedBy;
}

/** Keys that need more than one field; `name` tells the index from others of its type. */
export interface RowKeys {
  readonly name: string;
  readonly keysOf: (row: Resource, add: (key: unknown) => void, inventory: Inventory) => void;
}

/** The type whose rows name the subjects, and the field that they stand in. */
export interface AskedBy {
  readonly holder: TypeName;
  readonly name: string;
}

/** To the many resources that name this one. */
export function inverse(strength: 'part' | 'observer' | 'strong', join: Inverse): Relation {
  const where = join.where ?? always;
  const follow: Follow = (resource, inventory) => {
    const known = join.own(resource, inventory);
    const own = asKey(known);
    if (typeof own !== 'string' || own === '') return everything(join.to, own, inventory);
    if (inventory.rows(join.to).length === 0) return nothingBut(openEnd(strength, own, join, inventory));
    const { rows, unsure } = doubting(rowsNaming(own, join, inventory), known, inventory);
    return collect(rows, unsure, openEnd(strength, own, join, inventory), row => where(row, resource, inventory));
  };
  const holders = join.askedBy === undefined ? [] : [join.askedBy.holder];
  return { to: join.to, many: true, strength, needs: [join.to, ...holders, ...(join.needs ?? [])], follow };
}

/** To the one resource that names this one; absent where nobody can have left it out. */
export function inverseOne(join: Inverse): Relation {
  const all = inverse('observer', join);
  const follow: Follow = (resource, inventory) => {
    const { items, possible, doubt, open } = toCollection(all.follow(resource, inventory));
    return items[0] ?? (possible.length > 0 ? doubt : undefined) ?? open;
  };
  return { ...all, many: false, follow };
}

function rowsNaming(own: string, { to, by }: Inverse, inventory: Inventory): Found {
  if (typeof by === 'string') return inventory.find(to, by, own);
  const { rows, unsure, named } = inventory.findBy(to, by.name, (row, add) => by.keysOf(row, add, inventory), own);
  // A row may be found by several keys, and have others that are hidden.
  const certain = new Set(rows);
  const byRow = new Map(unsure.map(one => [one.row, one]));
  return { rows: [...certain], unsure: [...byRow.values()].filter(({ row }) => !certain.has(row)), named };
}

/**
 * In a template a row that may not be created at all only may belong; and so may one that names what a name not known here
 * could be. A name that AWS has yet to give is nobody's.
 */
function doubting({ rows, unsure, named }: Found, own: unknown, inventory: Inventory): Pick<Found, 'rows' | 'unsure'> {
  const certain = rows.filter(row => inventory.declared(row)?.maybe === undefined);
  const maybe = rows.flatMap(row => {
    const why = inventory.declared(row)?.maybe;
    return why === undefined ? [] : [{ row, why }];
  });
  const others =
    own instanceof Unknown && isHidden(own)
      ? [...named].filter(row => !rows.includes(row)).map(row => ({ row, why: own }))
      : [];
  return { rows: certain, unsure: [...unsure, ...maybe, ...others] };
}

function openEnd(strength: Strength, own: string, join: Inverse, inventory: Inventory): Unknown | undefined {
  const gap = join.perSubject ? inventory.subjectGap(join.to, own) : inventory.gap(join.to);
  return gap ?? unasked(join, inventory) ?? (strength === 'observer' ? unseen(join.to, inventory) : undefined);
}

/** A subject that was not asked about, among those that are known and those that may be. */
function unasked({ to, askedBy }: Inverse, inventory: Inventory): Unknown | undefined {
  if (askedBy === undefined) return undefined;
  const { holder, name } = askedBy;
  const gaps = inventory.rows(holder).map(row => {
    const subject = inventory.read(holder, row, name);
    return typeof subject === 'string' ? inventory.subjectGap(to, subject) : asUnknown(subject);
  });
  return inventory.gap(holder) ?? gaps.find(gap => gap !== undefined);
}

/** Why there may be more observers than a template declares; undefined where the policy says that there are none. */
export function unseen(to: TypeName, inventory: Inventory): Unknown | undefined {
  return inventory.isClosed(to) ? undefined : elsewhere(to, inventory);
}

/** What watches or uses a resource is often declared outside the template that declares it. */
export function elsewhere(to: TypeName, { scope }: Inventory): Unknown | undefined {
  if (!isTemplate(scope)) return undefined;
  return new Unknown('not-in-source', `a ${to} may be declared outside the template`, 'scope');
}

/** Rows that certainly belong, those that may, and the open end of an incomplete list. */
export function collect(
  rows: readonly Resource[],
  unsure: readonly { readonly row: Resource; readonly why: Unknown }[],
  gap: Unknown | undefined,
  belongs: (row: Resource) => Truth,
): Collection {
  const truths = rows.map(belongs);
  const items = rows.filter((_, i) => truths[i] === YES);
  const doubtful = items.length === rows.length ? [] : rows.filter((_, i) => truths[i] === OPEN);
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
