import type { FieldType, Kind } from '../../model/schema.ts';
import type { Position } from '../../util/errors.ts';
import { didYouMean } from '../../util/suggest.ts';
import type { YamlNode, YamlScalar } from '../../util/yaml.ts';
import { kindsAt } from '../kinds/index.ts';
import { readDuration } from '../kinds/time.ts';
import type { Literal, Operand, ParamType } from '../rule.ts';
import { type Context, complain } from './context.ts';
import { resolvePath } from './path.ts';

/** What a test is about: the kind of its value, the enumeration it must keep to, and what `$element` and entries are read from. */
export interface Subject {
  readonly kind: Kind;
  readonly values?: readonly string[] | undefined;
  readonly base: FieldType;
}

const KINDS = kindsAt(new Date(0));

/** Params whose values can stand where a kind is expected. */
const PARAMS_FOR: Readonly<Record<Kind, readonly ParamType[]>> = {
  text: ['text', 'list', 'map'],
  number: ['number', 'integer', 'list', 'map'],
  boolean: ['boolean', 'list', 'map'],
  instant: ['text', 'map'],
  version: ['version', 'list', 'map'],
  duration: ['duration', 'map'],
  cidr: ['cidr', 'cidrs', 'list', 'map'],
  ports: ['number', 'integer', 'list', 'map'],
  window: ['window', 'windows', 'list', 'map'],
  setting: ['number', 'integer', 'text', 'boolean', 'list', 'map'],
};

/** A single operand: a literal, or an expression that begins with `$` or `now`. */
export function oneOperand(node: YamlNode, subject: Subject, context: Context): Operand | undefined {
  if (node.is !== 'scalar') return complain(context, node.at, 'one value is expected here, not a list or a map');
  const expression =
    typeof node.value === 'string' ? parseExpression(node.value, node.at, subject, context) : undefined;
  if (expression !== undefined) return expression === 'wrong' ? undefined : expression;
  const value = literal(node, subject, context);
  return value === undefined ? undefined : { is: 'literal', value };
}

/** A list of literals, or an expression for one. */
export function manyOperand(node: YamlNode, subject: Subject, context: Context): Operand | undefined {
  if (node.is === 'scalar' && typeof node.value === 'string' && node.value.startsWith('$'))
    return listOperand(oneOperand(node, subject, context), node.at, context);
  if (node.is !== 'list') return complain(context, node.at, 'a list is expected here', 'write [a, b]');
  const values: Literal[] = [];
  for (const item of node.items) {
    const value =
      item.is === 'scalar'
        ? plainLiteral(item, subject, context)
        : complain(context, item.at, 'a list of single values is expected here');
    if (value !== undefined) values.push(value);
  }
  return values.length === node.items.length ? { is: 'literal', value: values } : undefined;
}

/** In a list `$name` would be taken for text. */
function plainLiteral(node: YamlScalar, subject: Subject, context: Context): Literal | undefined {
  if (typeof node.value !== 'string' || !/^\$[A-Za-z]/.test(node.value)) return literal(node, subject, context);
  return complain(context, node.at, `a list holds plain values, not "${node.value}"`, 'name one list param instead');
}

const LISTS: ReadonlySet<ParamType> = new Set(['list', 'windows', 'cidrs']);

function isList(operand: Operand, { params }: Context): boolean {
  if (operand.is === 'literal') return Array.isArray(operand.value);
  if (operand.is !== 'param') return false;
  return operand.entry !== undefined || LISTS.has(params[operand.name]?.type ?? 'list');
}

/** An operand that must be a list: a literal one, a list param, or an entry of a map. */
function listOperand(operand: Operand | undefined, at: Position, context: Context): Operand | undefined {
  if (operand === undefined || isList(operand, context)) return operand;
  return complain(context, at, 'a list is expected here', 'name a param that is a list, or write [a, b]');
}

/** An operand that must be one value; an entry of a map may be. */
export function singleOperand(operand: Operand | undefined, at: Position, context: Context): Operand | undefined {
  const entry = operand?.is === 'param' && operand.entry !== undefined;
  if (operand === undefined || entry || !isList(operand, context)) return operand;
  return complain(context, at, 'one value is expected here, not a list', 'write { in: … }');
}

/** A literal in the form of its kind; a number where text is meant wants quotes. */
export function literal(
  node: YamlScalar,
  subject: Omit<Subject, 'base'>,
  context: Pick<Context, 'mistakes'>,
): Literal | undefined {
  const { value } = node;
  if (value === null)
    return complain(context, node.at, 'a value is missing here', 'to ask for absence write { present: false }');
  const { kind, values } = subject;
  if (!KINDS[kind].reads(value))
    return complain(context, node.at, `${show(node)} is not ${KINDS[kind].form}`, quoteHint(value, kind));
  if (values !== undefined && typeof value === 'string' && !values.includes(value)) {
    return complain(
      context,
      node.at,
      `AWS knows no "${value}" here`,
      didYouMean(value, values) ?? `it knows ${values.slice(0, 12).join(', ')}`,
    );
  }
  return value;
}

function quoteHint(value: Literal, kind: Kind): string | undefined {
  if (typeof value === 'number' && (kind === 'text' || kind === 'version'))
    return 'put it in quotes, so that YAML does not read a number';
  if (typeof value === 'string' && kind === 'number' && /^-?\d/.test(value)) return 'leave out the quotes';
  return undefined;
}

/** As written: 10.10 has become 10.1. */
const show = ({ value, source }: YamlScalar): string => (typeof value === 'string' ? `"${value}"` : source);

/** `undefined` = a plain literal; `wrong` = a mistake that has been told. */
function parseExpression(
  text: string,
  at: Position,
  subject: Subject,
  context: Context,
): Operand | 'wrong' | undefined {
  if (subject.kind === 'instant' && /^now\b/.test(text)) return parseNow(text, at, subject, context) ?? 'wrong';
  if (!text.startsWith('$')) return undefined;
  const factors = text.split(' * ');
  const operands = factors.map(factor => parseFactor(factor, at, subject, context));
  if (!operands.every(operand => operand !== undefined)) return 'wrong';
  const [only] = operands;
  if (operands.length === 1 && only !== undefined) return only;
  if (subject.kind !== 'number') {
    complain(context, at, `a product is a number, and ${subject.kind} is expected here`);
    return 'wrong';
  }
  return { is: 'product', factors: operands };
}

function parseNow(text: string, at: Position, subject: Subject, context: Context): Operand | undefined {
  if (text === 'now') return { is: 'now' };
  const match = /^now ([+-]) (\S+)$/.exec(text);
  const sign = match?.[1];
  const offset = match?.[2];
  if (offset === undefined || (sign !== '+' && sign !== '-'))
    return complain(context, at, `"${text}" is not a time`, 'write now + 90d or now - $window');
  if (offset.startsWith('$')) {
    const operand = parseFactor(offset, at, { ...subject, kind: 'duration' }, context);
    return operand === undefined ? undefined : { is: 'now', sign, offset: operand };
  }
  if (readDuration(offset) === undefined)
    return complain(context, at, `"${offset}" is not a duration`, 'units are s m h d w: 90d');
  return { is: 'now', sign, offset: { is: 'literal', value: offset } };
}

function parseFactor(text: string, at: Position, subject: Subject, context: Context): Operand | undefined {
  if (subject.kind === 'number' && /^\d+(\.\d+)?$/.test(text)) return { is: 'literal', value: Number(text) };
  const from = /^\$(resource|element)\.(.+)$/.exec(text);
  if (from?.[2] !== undefined)
    return pathOperand(from[1] === 'resource' ? 'resource' : 'element', from[2], at, subject, context);
  const param = /^\$([A-Za-z][A-Za-z0-9]*)(?:\[(.+)\])?$/.exec(text);
  if (param?.[1] === undefined)
    return complain(
      context,
      at,
      `"${text}" is not an operand`,
      'write $param, $param[path], $resource.path or $element.path',
    );
  return paramOperand(param[1], param[2], at, subject, context);
}

function pathOperand(
  from: 'resource' | 'element',
  text: string,
  at: Position,
  subject: Subject,
  context: Context,
): Operand | undefined {
  const resolved = resolvePath(text, from === 'resource' ? context.subject : subject.base, at, context);
  if (resolved === undefined) return undefined;
  if (resolved.projection !== undefined)
    return complain(context, at, `$${from}.${text} is a list, and an operand is one value`);
  if (!fits(resolved.type, subject.kind))
    return complain(context, at, `$${from}.${text} is not comparable with ${subject.kind}`);
  return { is: 'path', from, path: resolved.path };
}

function fits(type: FieldType, kind: Kind): boolean {
  if (type.is !== 'scalar') return false;
  return type.kind === kind || (kind === 'ports' && type.kind === 'number') || kind === 'setting';
}

function paramOperand(
  name: string,
  entry: string | undefined,
  at: Position,
  subject: Subject,
  context: Context,
): Operand | undefined {
  const param = Object.hasOwn(context.params, name) ? context.params[name] : undefined;
  if (param === undefined)
    return complain(
      context,
      at,
      `the rule has no param "${name}"`,
      didYouMean(name, Object.keys(context.params)) ?? 'declare it under params:',
    );
  context.usedParams.add(name);
  context.usedAs.set(name, subject.kind);
  if (!PARAMS_FOR[subject.kind].includes(param.type))
    return complain(context, at, `$${name} is a ${param.type}, and ${subject.kind} is expected here`);
  if ((param.type === 'map') !== (entry !== undefined))
    return complain(
      context,
      at,
      `$${name} is ${param.type === 'map' ? '' : 'not '}a map`,
      `write $${name}${param.type === 'map' ? '[path]' : ''}`,
    );
  if (entry === undefined) return { is: 'param', name };
  const resolved = resolvePath(entry, subject.base, at, context);
  if (resolved === undefined) return undefined;
  if (resolved.projection !== undefined)
    return complain(context, at, `${entry} is a list, and a map is looked up by one value`);
  return { is: 'param', name, entry: resolved.path };
}
