import type { Expression } from '../syntax/syntax.ts';

/** A variable's type constraint. */
export type Type =
  | { readonly is: 'any' | 'string' | 'number' | 'bool' }
  | { readonly is: 'list' | 'set' | 'map'; readonly of: Type }
  | { readonly is: 'object'; readonly attributes: ReadonlyMap<string, AttributeType> }
  | { readonly is: 'tuple'; readonly items: readonly Type[] };

export interface AttributeType {
  readonly type: Type;
  readonly optional: boolean;
  readonly otherwise: Expression | undefined;
}

const ANY: Type = { is: 'any' };

/** The constraint that an expression stands for; what is no constraint takes any value. */
export function toType(expression: Expression | undefined): Type {
  if (expression?.is === 'name') return simple(expression.name);
  if (expression?.is !== 'call') return ANY;
  const [inside] = expression.args;
  switch (expression.name) {
    case 'list':
    case 'set':
    case 'map':
      return { is: expression.name, of: toType(inside) };
    case 'object':
      return inside?.is === 'object' ? { is: 'object', attributes: attributesOf(inside) } : ANY;
    case 'tuple':
      return inside?.is === 'list' ? { is: 'tuple', items: inside.items.map(({ value }) => toType(value)) } : ANY;
    default:
      return ANY;
  }
}

function simple(name: string): Type {
  switch (name) {
    case 'string':
    case 'number':
    case 'bool':
      return { is: name };
    case 'list':
    case 'set':
    case 'map':
      return { is: name, of: ANY };
    default:
      return ANY;
  }
}

function attributesOf({ entries }: Extract<Expression, { is: 'object' }>): ReadonlyMap<string, AttributeType> {
  return new Map(
    entries.flatMap(({ key, value }) =>
      key.is === 'literal' ? [[String(key.value), attributeOf(value)] as const] : [],
    ),
  );
}

function attributeOf(value: Expression): AttributeType {
  if (value.is !== 'call' || value.name !== 'optional') {
    return { type: toType(value), optional: false, otherwise: undefined };
  }
  const [type, otherwise] = value.args;
  return { type: toType(type), optional: true, otherwise };
}

/** Whether a value typed on a command line is taken as it is, and not read as an expression. */
export function isPlainText(type: Expression | undefined): boolean {
  return type === undefined || (type.is === 'name' && ['string', 'number', 'bool'].includes(type.name));
}
