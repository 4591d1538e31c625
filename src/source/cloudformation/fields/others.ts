import { asKey, isHidden } from '../../../model/reference.ts';
import { Unknown } from '../../../model/value.ts';
import { contextOf } from '../../template/context.ts';
import type { Declaration } from '../../template/declaration.ts';
import type { Context } from '../../template/mapping.ts';
import { generated } from '../../template/shape.ts';

/** Declarations of one type by what a property of theirs says; names are compared without case. */
interface Index {
  readonly byKey: ReadonlyMap<string, readonly Declaration[]>;
  /** Those whose property is not known. */
  readonly unsure: readonly { readonly declaration: Declaration; readonly why: Unknown }[];
}

const indexes = new WeakMap<readonly Declaration[], Map<string, Index>>();

function indexOf(list: readonly Declaration[], property: string): Index {
  const byProperty = indexes.get(list) ?? new Map<string, Index>();
  indexes.set(list, byProperty);
  const index = byProperty.get(property) ?? build(list, property);
  byProperty.set(property, index);
  return index;
}

function build(list: readonly Declaration[], property: string): Index {
  const byKey = new Map<string, Declaration[]>();
  const unsure: { declaration: Declaration; why: Unknown }[] = [];
  for (const declaration of list) {
    const key = asKey(declaration.properties.get(property)?.value ?? declaration.open);
    if (key instanceof Unknown) unsure.push({ declaration, why: key });
    else if (typeof key === 'string') append(byKey, key.toLowerCase(), declaration);
  }
  return { byKey, unsure };
}

function append(map: Map<string, Declaration[]>, key: string, declaration: Declaration): void {
  const found = map.get(key);
  if (found === undefined) map.set(key, [declaration]);
  else found.push(declaration);
}

/** What is declared elsewhere in the template and names this resource. */
export interface Naming {
  readonly certain: readonly Declaration[];
  /** Why there may be others: a name that is not known, a condition. */
  readonly open: Unknown | undefined;
}

/** Resources of a type whose property names this one: by reference or, where it has a name of its own, by that. */
export function naming(context: Context, type: string, property: string, ownName?: string): Naming {
  const { byKey, unsure } = indexOf(context.ofType(type), property);
  const own = ownName === undefined ? undefined : context.declaration.properties.get(ownName)?.value;
  const keys = [asKey(generated(context)), typeof own === 'string' ? own : undefined];
  const found = keys.flatMap(key => (typeof key === 'string' ? (byKey.get(key.toLowerCase()) ?? []) : []));
  const hidden = isHidden(own) && own instanceof Unknown ? own : undefined;
  return {
    certain: found.filter(({ maybe }) => maybe === undefined),
    open: found.find(({ maybe }) => maybe !== undefined)?.maybe ?? unsure[0]?.why ?? hidden,
  };
}

/** The declared resource that a property names; an Unknown where it is not declared here, undefined where nothing is named. */
export function named(
  context: Context,
  property: string,
  type: string,
  nameProperty: string,
): Context | Unknown | undefined {
  const { declaration } = context;
  const value = declaration.properties.get(property)?.value ?? declaration.open;
  if (value === undefined || value === null || value === '') return undefined;
  if (value instanceof Unknown) return referred(value, type, context);
  const { byKey, unsure } = indexOf(context.ofType(type), nameProperty);
  const [found] = byKey.get(String(value).toLowerCase()) ?? [];
  if (found !== undefined) return inside(found, context);
  return unsure[0]?.why ?? new Unknown('unresolved-reference', `${String(value)} is not declared here`);
}

function referred(value: Unknown, type: string, context: Context): Context | Unknown {
  const found = value.reference === undefined ? undefined : context.find(value.reference);
  if (found?.type === type) return inside(found, context);
  return new Unknown(value.code, value.detail, value.level);
}

function inside(declaration: Declaration, context: Context): Context {
  return contextOf(declaration.properties, declaration, context);
}
