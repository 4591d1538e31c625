import { derivedOf } from '../../../src/model/derived.ts';
import { type FieldType, resourceFields } from '../../../src/model/schema.ts';
import { Builder } from '../../../src/source/template/build.ts';
import { contextOf, othersAmong } from '../../../src/source/template/context.ts';
import type { Declaration } from '../../../src/source/template/declaration.ts';
import type { Field } from '../../../src/source/template/mapping.ts';
import { candidates, type Express, nameOf, put } from './candidates.ts';
import { type Expression, toWritten } from './expression.ts';
import type { Draft, Language } from './language.ts';
import { type Matching, match } from './match.ts';
import type { Row } from './row.ts';

/** A row as a resource of a declared type, with how much of it that says. */
export interface Drafted {
  readonly draft: Draft;
  readonly said: number;
  readonly contrary: number;
}

/** Writes the fields of a row, each in the way that the field table reads as its value. */
export function draftOf(row: Row, declared: string, language: Language, express: Express): Drafted {
  const draft: Draft = { type: declared, name: row.name, properties: new Map(), attributes: new Map() };
  const fields = language.mappings[declared]?.find(({ to }) => to === row.type)?.fields ?? {};
  const types = resourceFields(row.type);
  let said = 0;
  let contrary = 0;
  for (const [name, value] of Object.entries(row.fields).toSorted(keysFirst)) {
    if (value === null || value === '') continue;
    const special = language.special[`${row.type}.${name}`];
    const field = fields[name] ?? (name === 'TagList' ? fields.Tags : undefined);
    if (special !== undefined)
      for (const [key, one] of special(value, express, row.fields)) draft.properties.set(key, one);
    else if (field !== undefined) {
      const result = writeField(value, field, typeFor(row, name, types.get(name)), draft, express);
      said += result.said;
      contrary += result.contrary;
    }
  }
  for (const name of ['DeletionPolicy', 'UpdateReplacePolicy']) move(draft, name);
  return { draft, said, contrary };
}

/** What else a key says follows from it: it is written first. */
function keysFirst([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return Number(/KmsKeyId$/.test(other)) - Number(/KmsKeyId$/.test(one));
}

function typeFor({ type }: Row, name: string, known: FieldType | undefined): FieldType | undefined {
  return known ?? derivedOf(type)[name]?.type;
}

/** Resource attributes of CloudFormation, which the table reads beside the properties. */
function move({ properties, attributes }: Draft, name: string): void {
  const value = properties.get(name);
  if (value === undefined) return;
  properties.delete(name);
  attributes.set(name, value);
}

function writeField(value: unknown, field: Field, type: FieldType | undefined, draft: Draft, express: Express) {
  const from = nameOf(field);
  const path = from?.split('.') ?? [];
  const there = from === undefined ? undefined : at(draft.properties, path);
  if (from === undefined && typeof field.absent === 'function') return { said: 0, contrary: 0 };
  if (there !== undefined || from === undefined) {
    const read = evaluate(field, draft.properties, type);
    const { contrary } = match(value, read, '', ANY);
    return { said: 0, contrary: contrary.length };
  }
  const best = choose(value, field, type, express, draft.properties);
  if (best === undefined) return { said: 0, contrary: 1 };
  if (best.said > 0) put(draft.properties, path, best.expression);
  return { said: best.said, contrary: best.contrary };
}

function at(map: ReadonlyMap<string, Expression>, [name = '', ...rest]: readonly string[]): Expression | undefined {
  const found = map.get(name);
  return rest.length === 0 ? found : found instanceof Map ? at(found, rest) : undefined;
}

/** The candidate that the table reads as the value, or as most of it; of a resource with what stands `beside` it. */
function choose(
  value: unknown,
  field: Field,
  type: FieldType | undefined,
  express: Express,
  beside?: ReadonlyMap<string, Expression>,
): { readonly expression: Expression; readonly said: number; readonly contrary: number } | undefined {
  const from = nameOf(field, beside === undefined);
  if (from === undefined) return undefined;
  const inner = (one: unknown, of: Field, its: FieldType | undefined) => choose(one, of, its, express)?.expression;
  const scored = candidates(value, field, type, express, inner).map(expression => {
    const properties = new Map(beside ?? []);
    put(properties, from.split('.'), expression);
    const { said, contrary } = match(value, evaluate(field, properties, type), '', ANY);
    return { expression, said, contrary: contrary.length };
  });
  return scored.toSorted((a, b) => a.contrary - b.contrary || b.said - a.said)[0];
}

/** While a resource is put together every reference counts as the right one. */
const ANY: Matching = {
  names: () => true,
  isAnother: () => false,
  recordedName: () => undefined,
  readIn: (structure, field) => structure[field],
  declares: () => true,
};

const NOBODY: Declaration = {
  type: '',
  address: 'R',
  properties: new Map(),
  attributes: new Map(),
  header: undefined,
};

/** What a table makes of a field. */
function evaluate(field: Field, properties: ReadonlyMap<string, Expression>, type: FieldType | undefined): unknown {
  const written = new Map([...properties].map(([name, one]) => [name, toWritten(one, to => to)] as const));
  const context = contextOf(written, { ...NOBODY, properties: written }, othersAmong([]));
  const { value } = new Builder().record({ value: field }, context, () => type);
  if (value !== undefined || typeof field.absent === 'function') return value;
  return field.absent;
}
