import { expressions, ofType, textOf } from './children.ts';
import { append } from './postfix.ts';
import type { Raw } from './raw.ts';
import type { Conditional, Entry, Expression, For } from './syntax.ts';
import { toTemplate } from './template.ts';
import type { SourceText } from './text.ts';

/** An `expression` of the grammar, or any sequence of a term and what is appended to it. */
export function toExpression(raw: Raw, source: SourceText): Expression {
  return term(raw.children, source);
}

const OPERATORS: ReadonlySet<string> = new Set('* / % + - > >= < <= == != && ||'.split(' '));

type Convert = (raw: Raw, source: SourceText) => Expression;

const CONVERT: Readonly<Record<string, Convert>> = {
  literal_value: (raw, source) => only(raw, source),
  collection_value: (raw, source) => only(raw, source),
  for_expr: (raw, source) => only(raw, source),
  operation: (raw, source) => only(raw, source),
  template_expr: (raw, source) => only(raw, source),
  expression: toExpression,
  numeric_lit: number,
  bool_lit: (raw, source) => ({ is: 'literal', value: textOf(raw, source) === 'true' }),
  null_lit: () => ({ is: 'literal', value: null }),
  string_lit: template,
  quoted_template: template,
  heredoc_template: template,
  variable_expr: (raw, source) => ({ is: 'name', name: textOf(raw, source) }),
  tuple: (raw, source) => ({
    is: 'list',
    items: expressions(raw).map(one => ({
      value: toExpression(one, source),
      at: { source, start: one.start, end: one.end },
    })),
  }),
  object: (raw, source) => ({ is: 'object', entries: ofType(raw, 'object_elem').map(one => entry(one, source)) }),
  function_call: call,
  for_tuple_expr: loop,
  for_object_expr: loop,
  conditional,
  unary_operation: (raw, source) => ({
    is: 'unary',
    operator: raw.children[0]?.type ?? '',
    of: term(raw.children.slice(1), source),
  }),
  binary_operation: binary,
};

function one(raw: Raw, source: SourceText): Expression {
  return CONVERT[raw.type]?.(raw, source) ?? { is: 'broken', detail: 'this expression cannot be read' };
}

function only(raw: Raw, source: SourceText): Expression {
  const [child] = raw.children;
  return child === undefined ? { is: 'broken', detail: 'this expression is empty' } : one(child, source);
}

/** A base, or one in parentheses, and the accesses that follow it. */
function term(children: readonly Raw[], source: SourceText): Expression {
  const [first, second] = children;
  if (first === undefined) return { is: 'broken', detail: 'this expression is empty' };
  const inside = first.type === '(' && second !== undefined;
  const base = inside ? parenthesised(toExpression(second, source)) : one(first, source);
  return children.slice(inside ? 3 : 1).reduce((of, raw) => append(of, raw, source, toExpression), base);
}

/** Keeps `(a ? b : c) ? d : e` apart from what the grammar makes of it without parentheses, and `(key)` from `key`. */
function parenthesised(of: Expression): Expression {
  return of.is === 'conditional' || of.is === 'name' ? { is: 'interpolation', of } : of;
}

function entry(raw: Raw, source: SourceText): Entry {
  const [key, value] = expressions(raw).map(one => toExpression(one, source));
  const none: Expression = { is: 'broken', detail: 'this entry is empty' };
  const name: Expression = key?.is === 'name' ? { is: 'literal', value: key.name } : (key ?? none);
  return { key: name, value: value ?? none, at: { source, start: raw.start, end: raw.end } };
}

/** Doubles hold integers to 2^53; a number beyond them is not rounded but unknown. */
function number(raw: Raw, source: SourceText): Expression {
  const value = Number(textOf(raw, source));
  const exact = Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  return exact ? { is: 'literal', value } : { is: 'broken', detail: 'this number is too large to be held exactly' };
}

function template(raw: Raw, source: SourceText): Expression {
  return toTemplate(raw, source, toExpression);
}

function call(raw: Raw, source: SourceText): Expression {
  const [name] = raw.children;
  const args = ofType(raw, 'function_arguments')[0];
  return {
    is: 'call',
    name: name === undefined ? '' : textOf(name, source),
    args: args === undefined ? [] : expressions(args).map(one => toExpression(one, source)),
    spread: args?.children.at(-1)?.type === 'ellipsis',
  };
}

function loop(raw: Raw, source: SourceText): For {
  const none: Expression = { is: 'broken', detail: 'this for expression is not whole' };
  const [intro] = ofType(raw, 'for_intro');
  const results = expressions(raw).map(one => toExpression(one, source));
  const [over] = intro === undefined ? [] : expressions(intro);
  const [condition] = ofType(raw, 'for_cond').flatMap(expressions);
  const isObject = raw.type === 'for_object_expr';
  return {
    is: 'for',
    names: intro === undefined ? [] : ofType(intro, 'identifier').map(name => textOf(name, source)),
    over: over === undefined ? none : toExpression(over, source),
    key: isObject ? results[0] : undefined,
    value: results[isObject ? 1 : 0] ?? none,
    group: ofType(raw, 'ellipsis').length > 0,
    condition: condition === undefined ? undefined : toExpression(condition, source),
  };
}

function binary(raw: Raw, source: SourceText): Expression {
  const middle = raw.children.findIndex(({ type }) => OPERATORS.has(type));
  return {
    is: 'binary',
    operator: raw.children[middle]?.type ?? '',
    left: term(raw.children.slice(0, middle), source),
    right: term(raw.children.slice(middle + 1), source),
  };
}

/** The grammar reads `a ? b : c ? d : e` from the left; HCL means it from the right. */
function conditional(raw: Raw, source: SourceText): Conditional {
  const none: Expression = { is: 'broken', detail: 'this condition is not whole' };
  const [condition = none, yes = none, no = none] = expressions(raw).map(one => toExpression(one, source));
  return rotate(condition, yes, no);
}

function rotate(condition: Expression, yes: Expression, no: Expression): Conditional {
  if (condition.is !== 'conditional') return { is: 'conditional', condition, yes, no };
  return { ...condition, no: rotate(condition.no, yes, no) };
}
