import type { Location } from '../../model/location.ts';
import type { FieldType } from '../../model/schema.ts';
import { Collection, type Resource, Unknown } from '../../model/value.ts';
import { elementType, fieldType, scalarOf } from './conform.ts';
import { contextOf } from './context.ts';
import type { Written } from './declaration.ts';
import { type LeftOut, leftOut, NOT_LEFT_OUT, writtenOf } from './left-out.ts';
import type { Context, Field, Fields } from './mapping.ts';

/** What is kept of every structure that was built: where its fields stand, and what leaving one out means. */
export interface Built {
  readonly places: ReadonlyMap<string | number, Location>;
  /** Where those of its fields came from that do not simply stand at their place. */
  readonly origins: ReadonlyMap<string | number, string>;
  /** Undefined: simply absent. */
  readonly whenAbsent: (name: string) => unknown;
  /** How a field that is not there was left out; only ever asked for what is reported. */
  readonly leftOut: (name: string) => LeftOut;
}

/** Everything that was built, by the object or list that stands in the model. */
export type Registry = WeakMap<object, Built>;

type TypeOf = (name: string) => FieldType | undefined;

const NO_ORIGINS: Built['origins'] = new Map();

/** Builds structures in the API's form from what is written, and remembers where and how. */
export class Builder {
  readonly registry: Registry = new WeakMap();

  /** A resource or structure whose fields a table names; what the table does not name is not in the source. */
  record(fields: Fields, context: Context, typeOf: TypeOf): Resource {
    const made = Object.entries(fields).flatMap(([name, field]) => {
      const written = writtenOf(field, context);
      return written === undefined
        ? []
        : [[name, this.#field(field, written, context, typeOf(name)), written] as const];
    });
    const record = Object.fromEntries(made.map(([name, value]) => [name, value]));
    const entries = made.map(([name, , written]) => [name, written] as const);
    const absent = (name: string): unknown => whenAbsent(fields, name, context);
    this.#keep(record, entries, absent, name => leftOut(fields[name], context));
    return record;
  }

  #field(field: Field, written: Written, context: Context, type: FieldType | undefined): unknown {
    const shaped = field.as === undefined ? written : field.as(written, context);
    return field.fields === undefined
      ? this.value(shaped, type)
      : this.#structured(shaped, field.fields, context, type);
  }

  /** Structures, or a list of them, whose fields have a table of their own. */
  #structured(written: Written, fields: Fields, context: Context, type: FieldType | undefined): unknown {
    const { value, open } = written;
    if (value instanceof Unknown) return value;
    const isList = type?.is === 'list';
    const inner = isList ? elementType(type) : type;
    const one = (element: Written): unknown =>
      element.value instanceof Map
        ? this.record(fields, contextOf(element.value, context.declaration, context), name => fieldType(inner, name))
        : this.value(element, inner);
    const elements = Array.isArray(value) ? value : [written];
    if (isList) return this.#list(elements, elements.map(one), open);
    return elements[0] === undefined ? open : one(elements[0]);
  }

  /** A value in its natural form: a map is a structure in which what is not written is absent. */
  value(written: Written, type: FieldType | undefined): unknown {
    const { value, open } = written;
    if (value instanceof Map) return this.#map(value, open, type);
    if (!Array.isArray(value)) return type?.is === 'list' ? this.#wrapped(written, type) : scalarOf(written, type);
    if (type?.is === 'struct') return value[0] === undefined ? open : this.value(value[0], type);
    return this.#list(
      value,
      value.map((element: Written) => this.value(element, elementType(type))),
      open,
    );
  }

  /** One value where the API has a list stands for a list of one. */
  #wrapped(written: Written, type: FieldType): unknown {
    const value = scalarOf(written, elementType(type));
    return value instanceof Unknown && value.reference === undefined
      ? value
      : this.#list([written], [value], undefined);
  }

  #map(map: ReadonlyMap<string, Written>, open: Unknown | undefined, type: FieldType | undefined): Resource {
    const record = Object.fromEntries(
      [...map].map(([name, written]) => [name, this.value(written, fieldType(type, name))]),
    );
    this.#keep(record, [...map], () => open);
    return record;
  }

  #list(elements: readonly Written[], values: readonly unknown[], open: Unknown | undefined): unknown {
    const list = open === undefined ? values : new Collection(values, [], undefined, open);
    this.#keep(list, [...elements.entries()], () => undefined);
    return list;
  }

  #keep(
    made: object,
    entries: readonly (readonly [string | number, Written])[],
    whenAbsent: Built['whenAbsent'],
    leftOut: Built['leftOut'] = () => NOT_LEFT_OUT,
  ): void {
    const places = entries.flatMap(([key, { at }]) => (at === undefined ? [] : [[key, at] as const]));
    const origins = entries.flatMap(([key, { from }]) => (from === undefined ? [] : [[key, from] as const]));
    this.registry.set(made, {
      places: new Map(places),
      origins: origins.length === 0 ? NO_ORIGINS : new Map(origins),
      whenAbsent,
      leftOut,
    });
  }
}

/** TagList and Tags are two names of one thing. */
const SAME: Readonly<Record<string, string>> = { Tags: 'TagList', TagList: 'Tags' };

function whenAbsent(fields: Fields, name: string, context: Context): unknown {
  const field = fields[name];
  if (field === undefined) return fields[SAME[name] ?? ''] === undefined ? notInSource(name) : undefined;
  if (context.declaration.open !== undefined) return context.declaration.open;
  return typeof field.absent === 'function' ? field.absent(context) : field.absent;
}

function notInSource(name: string): Unknown {
  return new Unknown('not-in-source', `a template does not say ${name}`, 'scope');
}
