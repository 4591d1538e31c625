import { isRecord } from '../../../src/model/value.ts';
import { TestMistake } from './mistake.ts';

/** Smithy traits of a shape, or of a member with those of its target below: `xmlName`, `ec2QueryName`, `jsonName` … */
export type Traits = Readonly<Record<string, unknown>>;

/** A shape of the SDK's runtime schemas where it is used: as an answer, a member, an element. */
export type Schema = Simple | List | StringMap | Structure;

interface Simple {
  readonly kind: 'text' | 'number' | 'boolean' | 'time';
  readonly traits: Traits;
}

interface List {
  readonly kind: 'list';
  readonly traits: Traits;
  readonly element: () => Schema;
}

interface StringMap {
  readonly kind: 'map';
  readonly traits: Traits;
  readonly value: () => Schema;
}

export interface Structure {
  readonly kind: 'structure';
  readonly name: string;
  readonly traits: Traits;
  readonly members: ReadonlyMap<string, () => Schema>;
}

// Kinds and numbers of @smithy/core's sentinels and traits.
const KINDS = { simple: 0, list: 1, map: 2, structure: 3, union: 4, error: -3 };
const LIST_OF = 64;
const MAP_OF = 128;
const TRAIT_BITS = ['httpLabel', 'idempotent', 'idempotencyToken', 'sensitive', 'httpPayload', 'httpResponseCode'];

/** Reads one of the SDK's schemas: a number, `[kind, namespace, name, traits, …]`, `[schema, traits]`, or a function giving one. */
function schemaOf(reference: unknown): Schema {
  const ref: unknown = typeof reference === 'function' ? reference() : reference;
  if (typeof ref === 'number') return ofNumber(ref);
  if (ref === 'unit') return { kind: 'structure', name: 'unit', traits: {}, members: new Map() };
  const parts = listOf(ref);
  if (parts.length !== 2) return ofShape(parts);
  const target = schemaOf(parts[0]);
  return { ...target, traits: { ...target.traits, ...traitsOf(parts[1]) } };
}

/** As `schemaOf`, for what must be a structure: an operation's input and output. */
export function structureOf(reference: unknown): Structure {
  const schema = schemaOf(reference);
  if (schema.kind === 'structure') return schema;
  throw new TestMistake(`a structure was expected, not a ${schema.kind}`);
}

/** Traits as the SDK packs them: an object, or a number of bits. */
export function traitsOf(packed: unknown): Traits {
  if (isRecord(packed)) return packed;
  const bits = Number(packed ?? 0);
  return Object.fromEntries(TRAIT_BITS.flatMap((name, index) => (((bits >> index) & 1) === 1 ? [[name, 1]] : [])));
}

/** A trait that is a text: a name on the wire. */
export function traitText(traits: Traits, name: string): string | undefined {
  const value = traits[name];
  return typeof value === 'string' ? value : undefined;
}

function ofNumber(number: number): Schema {
  const traits = {};
  if (number & MAP_OF) return { kind: 'map', traits, value: () => schemaOf(number & ~MAP_OF) };
  if (number & LIST_OF) return { kind: 'list', traits, element: () => schemaOf(number & ~LIST_OF) };
  if (number === 1 || number === 17 || number === 19) return { kind: 'number', traits };
  if (number === 2) return { kind: 'boolean', traits };
  return { kind: number >= 4 && number <= 7 ? 'time' : 'text', traits };
}

function ofShape(parts: readonly unknown[]): Schema {
  const [kind, , name, packed, fourth, fifth] = parts;
  const traits = traitsOf(packed);
  if (kind === KINDS.simple) return { ...schemaOf(fourth), traits };
  if (kind === KINDS.list) return { kind: 'list', traits, element: once(fourth) };
  if (kind === KINDS.map) return { kind: 'map', traits, value: once(fifth) };
  if (kind !== KINDS.structure && kind !== KINDS.union && kind !== KINDS.error) {
    throw new TestMistake(`the SDK has a schema of kind ${String(kind)}, which this endpoint does not know`);
  }
  const schemas = listOf(fifth);
  const members = listOf(fourth).map((member, index) => [String(member), once(schemas[index])] as const);
  return { kind: 'structure', name: String(name), traits, members: new Map(members) };
}

/** Structures contain each other: what a member is, is read when it is used, and then kept. */
function once(reference: unknown): () => Schema {
  let schema: Schema | undefined;
  return () => {
    schema ??= schemaOf(reference);
    return schema;
  };
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new TestMistake('the SDK has a schema of a form that this endpoint does not know');
}
