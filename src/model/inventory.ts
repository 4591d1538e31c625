import type { Gap } from './finding.ts';
import type { Location, Place } from './location.ts';
import { describeKey } from './reference.ts';
import { type Found, foundBy, indexRows, type KeysOfRow, type RowIndex } from './row-index.ts';
import { isTemplate, type Scope } from './scope.ts';
import { type TypeName, typeOf } from './types.ts';
import { isAbsent, type Resource, Unknown } from './value.ts';
import { Watch, type Watched } from './watch.ts';

/** What a scope holds of one type. */
export interface Table {
  readonly rows: readonly Resource[];
  /** Why the list may not be all there is; undefined = complete. */
  readonly gap?: Unknown | undefined;
  /**
   * For types whose call asks about one subject (the parameters of one group): the subjects that were asked about, each
   * with why its rows may not be all (undefined = complete). A subject that is not here was not asked about.
   */
  readonly subjects?: ReadonlyMap<string, Unknown | undefined> | undefined;
  /** Of what AWS tells for some time only: from when on the rows are all there is, in milliseconds since 1970. */
  readonly since?: number | undefined;
}

/** A source's answers to what only it can know. */
export interface InventorySource {
  readonly scope: Scope;
  readonly tables: ReadonlyMap<TypeName, Table>;
  /** What was attempted and not answered, for the report. What the input merely lacks is not listed here. */
  readonly gaps?: readonly Gap[];
  /** What leaving a field out means in this source; undefined = it is simply absent. */
  readonly whenAbsent?: (type: TypeName, resource: Resource, field: string) => unknown;
  /** The same of a structure inside a resource. */
  readonly whenAbsentIn?: (structure: Resource, field: string) => unknown;
  /** Where places are written, looked up all at once because that may mean reading files again. Same order; undefined = nowhere. */
  readonly locate?: (places: readonly Place[]) => readonly (Location | undefined)[];
  /** Where a value in a template came from when not from its own line, for people; undefined where it simply stands there. */
  readonly originOf?: (place: Place) => string | undefined;
  /** Fields that the model derives and relations may stand in the rows themselves (a rule's examples, templates): those win. */
  readonly given?: boolean;
  /** Types of which nothing stands outside: a template declares all that there are. */
  readonly closed?: ReadonlySet<TypeName>;
  /** What a template says of the resource that a row stands for; undefined where AWS describes it. */
  readonly declaration?: (resource: Resource) => Declared | undefined;
  /** What the template's authors suppress in it. */
  readonly inline?: readonly InlineSuppression[];
}

/** A comment or metadata in a template by which its author suppresses a rule. */
export interface InlineSuppression {
  readonly rule: string;
  readonly reason: string;
  /** ISO date; it stops working on it, 0:00 UTC. */
  readonly expires?: string | undefined;
  /** Where it is written. */
  readonly at: { readonly file: string; readonly line: number; readonly column: number };
  /** The line that it is about. */
  readonly line: number;
  /** The resource that it is about, where it stands in its metadata: then no line counts. */
  readonly address?: string | undefined;
}

/** How a template declares a resource. */
export interface Declared {
  /** Logical id or full address: what names it in reports. */
  readonly address: string;
  /** Why it may not be created at all; it is judged as if it were, and is a possible element of relations. */
  readonly maybe?: Unknown | undefined;
  /** Why fields may be written beside those that are known: a transform, a merge with something unknown. */
  readonly open?: Unknown | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  /** Calls of modules that lead to it, outermost first. */
  readonly calls?: readonly string[] | undefined;
}

/** The resources of one scope, found by type and key, and what is not known of them. */
export class Inventory {
  readonly scope: Scope;
  readonly given: boolean;
  readonly #source: InventorySource;
  readonly #indexes = new Map<TypeName, Map<string, RowIndex>>();
  readonly #lacking = new Map<TypeName, Unknown>();
  #watch: Watch | undefined;

  constructor(source: InventorySource) {
    this.scope = source.scope;
    this.given = source.given === true;
    this.#source = source;
  }

  /** The same, said to hold all that there is of these types. */
  closing(types: readonly TypeName[]): Inventory {
    return types.length === 0 ? this : new Inventory({ ...this.#source, closed: new Set(types) });
  }

  /** Nothing of the type stands outside what the source holds. */
  isClosed(type: TypeName): boolean {
    return this.#source.closed?.has(type) === true;
  }

  /** The types that the source asked for or was given, complete or not. */
  get types(): readonly TypeName[] {
    return [...this.#source.tables.keys()];
  }

  rows(type: TypeName): readonly Resource[] {
    const rows = this.#source.tables.get(type)?.rows ?? NO_ROWS;
    if (rows.length > 0) this.#watch?.joins();
    return rows;
  }

  /** What finding something out reads of a resource, and whether it looks at others. */
  watching<T>(resource: Resource, find: () => T): Watched<T> {
    const watch = new Watch(resource);
    this.#watch = watch;
    try {
      return { result: find(), fields: watch.fields, isJoined: watch.isJoined || this.given };
    } finally {
      this.#watch = undefined;
    }
  }

  /** Why the rows of a type may not be all; undefined where they are. */
  gap(type: TypeName): Unknown | undefined {
    const table = this.#source.tables.get(type);
    return table === undefined ? this.#missing(type) : table.gap;
  }

  /** Nothing of the type was asked for or given. */
  isLacking(type: TypeName): boolean {
    return !this.#source.tables.has(type);
  }

  /** One reason for each type that is not there: many resources lead to it. */
  #missing(type: TypeName): Unknown {
    const known = this.#lacking.get(type);
    if (known !== undefined) return known;
    const why = new Unknown('not-collected', `no ${typeOf(type).call} in the input`, 'scope');
    this.#lacking.set(type, why);
    return why;
  }

  /** Why the rows about one subject may not be all; undefined where they are. */
  subjectGap(type: TypeName, subject: string): Unknown | undefined {
    const table = this.#source.tables.get(type);
    if (table?.subjects === undefined) return this.gap(type);
    if (table.subjects.has(subject)) return table.subjects.get(subject);
    return table.gap ?? this.#unasked(type, subject);
  }

  #unasked(type: TypeName, subject: string): Unknown {
    const name = describeKey(subject);
    return isTemplate(this.scope)
      ? new Unknown('unresolved-reference', `${name} is not declared here`)
      : new Unknown('not-collected', `no ${typeOf(type).call} for ${name} in the input`);
  }

  /** From when on the rows of a type are all there is, in milliseconds since 1970; undefined where that is no question. */
  since(type: TypeName): number | undefined {
    return this.#source.tables.get(type)?.since;
  }

  get inline(): readonly InlineSuppression[] {
    return this.#source.inline ?? [];
  }

  get gaps(): readonly Gap[] {
    return this.#source.gaps ?? [];
  }

  /** A field of a resource, with what its absence means in this source. */
  read(type: TypeName, resource: Resource, field: string): unknown {
    this.#watch?.reads(resource, field);
    const value = resource[field];
    if (!isAbsent(value)) return value;
    return this.#source.whenAbsent?.(type, resource, field);
  }

  /** A field of a structure inside a resource, with what its absence means in this source. */
  readIn(structure: Resource, field: string): unknown {
    this.#watch?.readsIn(structure);
    const value = Object.hasOwn(structure, field) ? structure[field] : undefined;
    return isAbsent(value) ? this.#source.whenAbsentIn?.(structure, field) : value;
  }

  /**
   * Rows whose field equals the key, and rows that may be meant because their field is not known. A row that refers to
   * another declared resource is not meant: two resources have two names.
   */
  find(type: TypeName, field: string, key: string): Found {
    if (this.#watch !== undefined) this.rows(type);
    const index =
      this.#indexes.get(type)?.get(field) ?? this.#index(type, field, (row, add) => add(this.read(type, row, field)));
    return foundBy(key, index);
  }

  /** As `find`, by keys that `keysOf` gives for a row (undefined = none, Unknown = not known); `name` tells indexes apart. */
  findBy(type: TypeName, name: string, keysOf: KeysOfRow, key: string): Found {
    if (this.#watch !== undefined) this.rows(type);
    const index = this.#indexes.get(type)?.get(name) ?? this.#index(type, name, keysOf);
    return foundBy(key, index);
  }

  /** How a template declares a resource; undefined for what AWS describes. */
  declared(resource: Resource): Declared | undefined {
    return this.#source.declaration?.(resource);
  }

  /** Where a value came from, for people: `the default of parameter Public`; undefined where it simply stands there. */
  originOf(place: Place): string | undefined {
    return this.#source.originOf?.(place);
  }

  locate(places: readonly Place[]): readonly (Location | undefined)[] {
    return this.#source.locate?.(places) ?? places.map(() => undefined);
  }

  #index(type: TypeName, name: string, keysOf: KeysOfRow): RowIndex {
    const index = indexRows(this.rows(type), keysOf);
    const others = this.#indexes.get(type);
    if (others === undefined) this.#indexes.set(type, new Map([[name, index]]));
    else others.set(name, index);
    return index;
  }
}

const NO_ROWS: readonly Resource[] = [];
