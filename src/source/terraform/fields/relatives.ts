import { isHidden } from '../../../model/reference.ts';
import { Unknown } from '../../../model/value.ts';
import type { Declaration, Written } from '../../template/declaration.ts';
import type { Context } from '../../template/mapping.ts';

/** How declarations of one type name another: by a reference to it, or by what it writes under `own`. */
export interface Naming {
  /** The declared type that names. */
  readonly type: string;
  /** The argument that the name stands in. */
  readonly by: string;
  /** The arguments of the one that is named, whose text others may use. */
  readonly own?: readonly string[];
}

/** Declarations that name a resource, and those that may. */
export interface Relatives {
  readonly certain: readonly Declaration[];
  /** With why it is not known whom they name, or whether they are there at all. */
  readonly possible: readonly { readonly declaration: Declaration; readonly why: Unknown }[];
}

interface Index {
  readonly byKey: ReadonlyMap<string, readonly Declaration[]>;
  readonly hidden: Relatives['possible'];
}

/** By the list of a type's declarations, which is one per template. */
const indexes = new WeakMap<readonly Declaration[], Map<string, Index>>();

/** The declarations that name the resource at hand: `aws_route` by its `route_table_id`. */
export function relatives({ declaration, ofType }: Context, naming: Naming): Relatives {
  const all = ofType(naming.type);
  if (all.length === 0) return { certain: [], possible: [] };
  const { byKey, hidden } = indexOf(all, naming.by);
  const named = keysOf(declaration, naming.own ?? []).flatMap(key => byKey.get(key) ?? []);
  const found = [...new Set(named)].filter(other => other !== declaration);
  const maybe = found.flatMap(other => (other.maybe === undefined ? [] : [{ declaration: other, why: other.maybe }]));
  const possible = [...maybe, ...hidden, ...byHiddenName(declaration, naming.own ?? [], byKey)];
  return { certain: found.filter(({ maybe: why }) => why === undefined), possible };
}

/** Whoever writes some name in plain text may mean this one where its own name is not known. */
function byHiddenName(
  { properties }: Declaration,
  own: readonly string[],
  byKey: Index['byKey'],
): Relatives['possible'] {
  const why = own.map(name => properties.get(name)?.value).find(isHidden);
  if (!(why instanceof Unknown)) return [];
  const plain = [...byKey].filter(([key]) => !key.startsWith(MARK)).flatMap(([, others]) => others);
  return plain.map(declaration => ({ declaration, why }));
}

/** No name has this character. */
const MARK = '\u0000';

function keysOf({ address, properties }: Declaration, own: readonly string[]): readonly string[] {
  const names = own.map(name => properties.get(name)?.value).filter(value => typeof value === 'string');
  return [MARK + address, ...names];
}

function indexOf(all: readonly Declaration[], by: string): Index {
  const known = indexes.get(all) ?? new Map<string, Index>();
  indexes.set(all, known);
  const cached = known.get(by);
  if (cached !== undefined) return cached;
  const index = indexed(all, by);
  known.set(by, index);
  return index;
}

function indexed(all: readonly Declaration[], by: string): Index {
  const byKey = new Map<string, Declaration[]>();
  const hidden: { declaration: Declaration; why: Unknown }[] = [];
  for (const declaration of all) {
    const key = keyOf(declaration.properties.get(by));
    if (typeof key === 'string') byKey.set(key, [...(byKey.get(key) ?? []), declaration]);
    else if (key !== undefined) hidden.push({ declaration, why: key });
  }
  return { byKey, hidden };
}

function keyOf(written: Written | undefined): string | Unknown | undefined {
  const value = written?.value;
  if (value instanceof Unknown) return value.reference === undefined ? value : MARK + value.reference;
  return typeof value === 'string' ? value : undefined;
}

/** The declaration that a value refers to, or names by what it writes under one of `own`; undefined where there is none. */
export function target(
  written: Written | undefined,
  context: Context,
  types: Readonly<Record<string, readonly string[]>>,
): Declaration | undefined {
  const value = written?.value;
  if (value instanceof Unknown) {
    const found = value.reference === undefined ? undefined : context.find(value.reference);
    return found !== undefined && Object.hasOwn(types, found.type) ? found : undefined;
  }
  if (typeof value !== 'string' || value === '') return undefined;
  return Object.entries(types)
    .map(([type, own]) => own.map(name => indexOf(context.ofType(type), name).byKey.get(value)?.[0]).find(isThere))
    .find(isThere);
}

function isThere(declaration: Declaration | undefined): boolean {
  return declaration !== undefined;
}
