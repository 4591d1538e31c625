import { type InlineSuppression, Inventory, type InventorySource, type Table } from '../../model/inventory.ts';
import type { Location, Place } from '../../model/location.ts';
import { asKey } from '../../model/reference.ts';
import { resourceFields } from '../../model/schema.ts';
import { TYPES, type TypeName, typeOf } from '../../model/types.ts';
import { type Resource, Unknown } from '../../model/value.ts';
import { Builder, type Registry } from './build.ts';
import { contextOf, type Others, othersAmong } from './context.ts';
import type { Declaration, Template, Written } from './declaration.ts';
import { inside } from './inside.ts';
import type { Context, Mapping, Mappings, Part } from './mapping.ts';
import { originAt } from './origin.ts';
import { knownReferences } from './references.ts';

/** The model's view of a template: its declared resources as the API would describe them, by the field tables of its language. */
export function inventoryOf(
  template: Template,
  mappings: Mappings,
  inline: readonly InlineSuppression[] = [],
): Inventory {
  const declarations = knownReferences(template.declarations);
  const rows = new Rows(othersAmong(declarations));
  for (const declaration of declarations) rows.add(declaration, mappings[declaration.type] ?? []);
  return new Inventory({ ...sourceOf(template, rows, mappings), inline });
}

interface Row {
  readonly resource: Resource;
  readonly declaration: Declaration;
  /** Where the row as a whole stands. */
  readonly at: Location | undefined;
}

/** The rows of every type, as they are built. */
class Rows {
  readonly builder = new Builder();
  readonly byType = new Map<TypeName, Row[]>();
  readonly byResource = new Map<object, Row>();
  readonly subjects = new Map<TypeName, Map<string, Unknown | undefined>>();
  readonly #others: Others;

  constructor(others: Others) {
    this.#others = others;
  }

  add(declaration: Declaration, mappings: readonly Mapping[]): void {
    const own = contextOf(declaration.properties, declaration, this.#others);
    for (const mapping of mappings) {
      const parts = mapping.rows?.(declaration, own) ?? [
        { properties: declaration.properties, at: declaration.header },
      ];
      for (const part of parts) this.#row(part, mapping, declaration);
      this.#subject(mapping, own);
    }
  }

  #row({ properties, at }: Part, { to, fields }: Mapping, declaration: Declaration): void {
    const types = resourceFields(to);
    const context = contextOf(properties, declaration, this.#others);
    const resource = this.builder.record(fields, context, name => types.get(name));
    const row: Row = { resource, declaration, at };
    this.byResource.set(resource, row);
    const rows = this.byType.get(to);
    if (rows === undefined) this.byType.set(to, [row]);
    else rows.push(row);
  }

  #subject({ to, subject }: Mapping, context: Context): void {
    const key = asKey(plain(subject?.(context)));
    if (typeof key !== 'string') return;
    const subjects = this.subjects.get(to) ?? new Map<string, Unknown | undefined>();
    const { open } = context.declaration;
    this.subjects.set(to, subjects.set(key, subjects.get(key) ?? open));
  }
}

function plain(written: Written | undefined): unknown {
  return written?.value;
}

function sourceOf({ kind, path, root, declarations }: Template, rows: Rows, mappings: Mappings): InventorySource {
  const { registry } = rows.builder;
  return {
    scope: { kind, path, root, ...common(declarations) },
    tables: tablesOf(rows, mappings),
    whenAbsent: (_, resource, field) => registry.get(resource)?.whenAbsent(field),
    whenAbsentIn: (structure, field) => registry.get(structure)?.whenAbsent(field),
    locate: places => places.map(place => locate(place, rows)),
    originOf: place => (rows.byResource.has(place.resource) ? originAt(place, registry, kind) : undefined),
    declaration: resource => rows.byResource.get(resource)?.declaration,
  };
}

/** The account and Region, where every resource is in one. */
function common(declarations: readonly Declaration[]): { account?: string; region?: string } {
  const only = (values: ReadonlySet<string | undefined>) => (values.size === 1 ? [...values][0] : undefined);
  const account = only(new Set(declarations.map(declaration => declaration.account)));
  const region = only(new Set(declarations.map(declaration => declaration.region)));
  return { ...(account === undefined ? {} : { account }), ...(region === undefined ? {} : { region }) };
}

/** Types that templates can declare are complete as far as the template goes; the others are not in such a source. */
function tablesOf(rows: Rows, mappings: Mappings): ReadonlyMap<TypeName, Table> {
  const declarable = new Set(
    Object.values(mappings)
      .flat()
      .map(({ to }) => to),
  );
  return new Map(TYPE_NAMES.map(type => [type, tableOf(type, rows, declarable.has(type))] as const));
}

function tableOf(type: TypeName, rows: Rows, isDeclarable: boolean): Table {
  if (!isDeclarable) {
    const gap = new Unknown('not-in-source', `a template does not hold what ${typeOf(type).call} says`, 'scope');
    return { rows: [], gap };
  }
  const subjects = typeOf(type).subject === undefined ? undefined : (rows.subjects.get(type) ?? new Map());
  return { rows: (rows.byType.get(type) ?? []).map(({ resource }) => resource), subjects };
}

const TYPE_NAMES = Object.keys(TYPES).filter(isTypeName);

function isTypeName(name: string): name is TypeName {
  return Object.hasOwn(TYPES, name);
}

/** The nearest place on the way into the resource; its own line where the way is not written. */
function locate({ resource, path }: Place, { byResource, builder }: Rows): Location | undefined {
  const row = byResource.get(resource);
  return row === undefined
    ? undefined
    : (nearest(resource, path, builder.registry) ?? row.at ?? row.declaration.header);
}

function nearest(resource: object, path: Place['path'], registry: Registry): Location | undefined {
  let found: Location | undefined;
  let current: unknown = resource;
  for (const key of path) {
    if (typeof current !== 'object' || current === null) break;
    found = registry.get(current)?.places.get(key) ?? found;
    current = inside(current, key);
  }
  return found;
}
