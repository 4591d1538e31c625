import type { FieldType } from '../../../src/model/schema.ts';
import { isRecord } from '../../../src/model/value.ts';
import { elementType, fieldType } from '../../../src/source/template/conform.ts';
import type { Field, Fields } from '../../../src/source/template/mapping.ts';
import { type Expression, isList } from './expression.ts';

/** A value of the API as its leaves are written. */
export type Express = (value: unknown) => Expression;

/** The way to write a field that is read as its value; undefined where there is none. */
export type Choose = (value: unknown, field: Field, type: FieldType | undefined) => Expression | undefined;

/** Every way in which a field's value may be written; the tables tell which of them is read as that value. */
export function candidates(
  value: unknown,
  field: Field,
  type: FieldType | undefined,
  express: Express,
  choose: Choose,
): readonly Expression[] {
  const byTable = field.fields === undefined ? [] : inverted(value, field.fields, type, choose);
  return [...byTable, ...inner(value, express), structure(value, express), ...encoded(value)];
}

/** Structures by a table of their own, whole and without the name that the table wraps them in. */
function inverted(value: unknown, fields: Fields, type: FieldType | undefined, choose: Choose): readonly Expression[] {
  const rows = Array.isArray(value) ? value : [value];
  if (!rows.every(isRecord)) return [];
  const of = Array.isArray(value) ? elementType(type) : type;
  const maps = rows.map(row => inTable(row, fields, of, choose));
  const unwrapped = maps.map(map => (map.size === 1 ? ([...map.values()][0] ?? map) : map));
  const both: readonly (readonly Expression[])[] = [maps, unwrapped];
  return both.flatMap(list => (Array.isArray(value) ? [list] : list));
}

function inTable(
  row: object,
  fields: Fields,
  type: FieldType | undefined,
  choose: Choose,
): ReadonlyMap<string, Expression> {
  const written = new Map<string, Expression>();
  for (const [name, value] of Object.entries(row)) {
    const field = fields[name];
    const from = field === undefined ? undefined : nameOf(field, true);
    if (field === undefined || from === undefined) continue;
    const best = choose(value, field, fieldType(type, name));
    if (best !== undefined) put(written, from.split('.'), best);
  }
  return written;
}

/** Attributes of Terraform's that only plans show. */
const COMPUTED = new Set(['tags_all', 'id', 'arn', 'resource_id', 'key_id', 'security_group_rule_id']);

/** The name that a field is written under: the first that people can write, else one of the table's own. */
export function nameOf({ from = [] }: Field, inside = false): string | undefined {
  const names = (typeof from === 'string' ? [from] : from).filter(name => inside || !COMPUTED.has(name));
  return names.find(name => !name.startsWith('$')) ?? names[0];
}

/** Puts a value under dotted names, into maps that are there already. */
export function put(map: Map<string, Expression>, [name = '', ...rest]: readonly string[], value: Expression): void {
  const there = map.get(name);
  const inside = new Map<string, Expression>(there instanceof Map ? there : []);
  if (rest.length > 0) put(inside, rest, value);
  map.set(
    name,
    rest.length > 0 ? inside : there instanceof Map && value instanceof Map ? new Map([...there, ...value]) : value,
  );
}

/** In the API's own form. */
export function structure(value: unknown, express: Express): Expression {
  if (Array.isArray(value)) return value.map(one => structure(one, express));
  if (!isRecord(value)) return express(value);
  return new Map(Object.entries(value).map(([name, one]) => [name, structure(one, express)]));
}

/** What stands in structures of few fields: `[{ VpcSecurityGroupId }]` is a list of ids, `[{ Key, Value }]` a map. */
function inner(value: unknown, express: Express): readonly Expression[] {
  if (Array.isArray(value)) return innerOfList(value, express);
  const first = isRecord(value) ? Object.values(value)[0] : undefined;
  return first === undefined || isRecord(first) ? [] : [structure(first, express)];
}

function innerOfList(list: readonly unknown[], express: Express): readonly Expression[] {
  const firsts = list.map(one => structure(isRecord(one) ? Object.values(one)[0] : one, express));
  const [only] = firsts;
  return [...pairsOf(list, express), firsts, ...(firsts.length === 1 && only !== undefined ? [only] : [])];
}

function pairsOf(rows: readonly unknown[], express: Express): readonly Expression[] {
  const pairs = rows.flatMap(row => {
    const name = isRecord(row) ? (row.Key ?? row.Name) : undefined;
    return isRecord(row) && typeof name === 'string' && 'Value' in row ? [[name, express(row.Value)] as const] : [];
  });
  return pairs.length === rows.length && rows.length > 0 ? [new Map(pairs)] : [];
}

const ENCODED: Readonly<Record<string, Expression>> = {
  ENABLED: true,
  DISABLED: false,
  'sse-kms': true,
  none: false,
  started: true,
};

/** What has two states and says them otherwise. */
function encoded(value: unknown): readonly Expression[] {
  const found = typeof value === 'string' ? ENCODED[value] : undefined;
  return found === undefined ? [] : [found];
}

/** Whether a property stands for blocks: a structure, or a list of them. */
export function isBlocks(value: Expression): boolean {
  return value instanceof Map || (isList(value) && value.length > 0 && value.every(one => one instanceof Map));
}
