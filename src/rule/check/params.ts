import type { Kind } from '../../model/schema.ts';
import { didYouMean } from '../../util/suggest.ts';
import type { YamlEntry, YamlNode } from '../../util/yaml.ts';
import { kindsAt } from '../kinds/index.ts';
import { type Literal, PARAM_TYPES, type Param, type ParamType, type ParamValue } from '../rule.ts';
import { complain } from './context.ts';
import { entriesOf, type Mistakes, textOf } from './read.ts';

const KINDS = kindsAt(new Date(0));

/** The kind that a param's values (of a plural type: its elements) are read as; undefined = any single value. */
const ELEMENT_KIND: Readonly<Record<ParamType, Kind | undefined>> = {
  number: 'number',
  integer: 'number',
  text: 'text',
  boolean: 'boolean',
  list: undefined,
  map: undefined,
  duration: 'duration',
  version: 'version',
  window: 'window',
  windows: 'window',
  cidr: 'cidr',
  cidrs: 'cidr',
};

const PLURAL: ReadonlySet<ParamType> = new Set(['list', 'windows', 'cidrs']);

/** Kinds of list and map params, by name, as the rule's conditions use them. */
export type UsedAs = ReadonlyMap<string, Kind>;

/** The params of a rule. */
export function checkParams(
  node: YamlNode | undefined,
  usedAs: UsedAs,
  context: Mistakes,
): Readonly<Record<string, Param>> {
  const params: Record<string, Param> = {};
  for (const entry of entriesOf(node, 'params', context)) {
    if (!/^[a-z][A-Za-z0-9]*$/.test(entry.key))
      complain(context, entry.at, `"${entry.key}" is not a param name`, 'write camelCase');
    const param = checkParam(entry, usedAs.get(entry.key), context);
    if (param !== undefined) params[entry.key] = param;
  }
  return params;
}

function checkParam(entry: YamlEntry, usedAs: Kind | undefined, context: Mistakes): Param | undefined {
  const fields = new Map(entriesOf(entry.value, entry.key, context).map(field => [field.key, field]));
  for (const field of fields.values()) {
    if (['type', 'default', 'description'].includes(field.key)) continue;
    complain(
      context,
      field.at,
      `a param has no "${field.key}"`,
      didYouMean(field.key, ['type', 'default', 'description']),
    );
  }
  const type = paramType(fields.get('type'), entry, context);
  if (type === undefined) return undefined;
  const given = fields.get('default');
  const description = textOf(fields.get('description')?.value);
  const of = ELEMENT_KIND[type] === undefined ? usedAs : undefined;
  const param: Param = {
    type,
    ...(description === undefined ? {} : { description }),
    ...(of === undefined ? {} : { of }),
  };
  const value = given === undefined ? undefined : paramValue(given.value, param, context);
  return value === undefined ? param : { ...param, default: value };
}

function paramType(field: YamlEntry | undefined, entry: YamlEntry, context: Mistakes): ParamType | undefined {
  const name = textOf(field?.value);
  const type = PARAM_TYPES.find(candidate => candidate === name);
  if (type !== undefined) return type;
  const at = field?.value.at ?? entry.at;
  return complain(
    context,
    at,
    name === undefined ? `the param ${entry.key} has no type` : `"${name}" is no param type`,
    didYouMean(name ?? '', PARAM_TYPES) ?? `types are ${PARAM_TYPES.join(', ')}`,
  );
}

/** A value given for a param, by a rule's default, an example or a policy. */
export function paramValue(node: YamlNode, param: Param, context: Mistakes): ParamValue | undefined {
  if (param.type === 'map') return mapValue(node, param, context);
  if (PLURAL.has(param.type)) return listValue(node, param, context);
  return singleValue(node, param, context);
}

function singleValue(node: YamlNode, { type, of }: Param, context: Mistakes): Literal | undefined {
  if (node.is !== 'scalar' || node.value === null) return complain(context, node.at, `a ${type} is expected here`);
  const kind = ELEMENT_KIND[type] ?? of;
  if (kind !== undefined && !KINDS[kind].reads(node.value))
    return complain(context, node.at, `"${node.source}" is not ${KINDS[kind].form}`, hintFor(node.value, kind));
  if (type === 'integer' && !Number.isInteger(node.value))
    return complain(context, node.at, `"${node.source}" is not a whole number`);
  return node.value;
}

function hintFor(value: Literal, kind: Kind): string | undefined {
  return typeof value === 'number' && (kind === 'version' || kind === 'text') ? 'put it in quotes' : undefined;
}

function listValue(node: YamlNode, param: Param, context: Mistakes): readonly Literal[] | undefined {
  if (node.is !== 'list') return complain(context, node.at, 'a list is expected here', 'write [a, b]');
  const values = node.items.map(item => singleValue(item, param, context));
  return values.every(value => value !== undefined) ? values : undefined;
}

function mapValue(node: YamlNode, param: Param, context: Mistakes): ParamValue | undefined {
  if (node.is !== 'map') return complain(context, node.at, 'a map is expected here', 'write { key: value }');
  const values: Record<string, Literal | readonly Literal[]> = {};
  for (const entry of node.entries) {
    const value =
      entry.value.is === 'list' ? listValue(entry.value, param, context) : singleValue(entry.value, param, context);
    if (value !== undefined)
      Object.defineProperty(values, entry.key, { value, enumerable: true, configurable: true, writable: true });
  }
  return values;
}
