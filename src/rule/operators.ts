import type { Kind } from '../model/schema.ts';
import type { ListTest, ValueOperator } from './rule.ts';

/** What an operator may stand on and what it takes. */
export interface Operator {
  /** The kinds of single value it can test; empty where it cannot. */
  readonly kinds: readonly Kind[];
  /** Whether it can test a list, and over which elements: their own kinds, or anything. */
  readonly list: readonly Kind[] | 'any' | 'none';
  readonly operand: 'one' | 'many' | 'one-or-many' | 'boolean' | 'pattern' | 'condition' | 'number-test';
  /** One line for `--help` and the editor. */
  readonly says: string;
}

const EVERY_KIND: readonly Kind[] = [
  'text',
  'number',
  'boolean',
  'instant',
  'version',
  'duration',
  'cidr',
  'ports',
  'window',
  'setting',
];
const ORDERED: readonly Kind[] = ['number', 'version', 'instant', 'duration', 'setting'];
const SETS: readonly Kind[] = ['ports', 'cidr', 'window'];
const ELEMENTS: readonly Kind[] = ['text', 'number'];

/** The eighteen operators of the language; there will be no others. */
const OPERATORS = {
  equals: { kinds: EVERY_KIND, list: 'none', operand: 'one', says: 'is exactly this' },
  not: { kinds: EVERY_KIND, list: 'none', operand: 'one', says: 'is anything else, or absent' },
  in: { kinds: EVERY_KIND, list: 'none', operand: 'many', says: 'is one of these' },
  notIn: { kinds: EVERY_KIND, list: 'none', operand: 'many', says: 'is none of these, or absent' },
  present: {
    kinds: EVERY_KIND,
    list: 'any',
    operand: 'boolean',
    says: 'is set (true) or not set (false); an empty list is not set',
  },
  min: { kinds: ORDERED, list: 'none', operand: 'one', says: 'is at least this' },
  max: { kinds: ORDERED, list: 'none', operand: 'one', says: 'is at most this' },
  matches: { kinds: ['text', 'setting'], list: 'none', operand: 'pattern', says: 'matches this regular expression' },
  notMatches: { kinds: ['text', 'setting'], list: 'none', operand: 'pattern', says: 'does not match it, or is absent' },
  covers: { kinds: SETS, list: ELEMENTS, operand: 'one-or-many', says: 'contains all of this' },
  within: { kinds: SETS, list: ELEMENTS, operand: 'one-or-many', says: 'lies inside this' },
  overlaps: { kinds: SETS, list: ELEMENTS, operand: 'one-or-many', says: 'shares something with this' },
  every: { kinds: [], list: 'any', operand: 'condition', says: 'every element satisfies this; true of an empty list' },
  some: { kinds: [], list: 'any', operand: 'condition', says: 'at least one element satisfies this' },
  none: { kinds: [], list: 'any', operand: 'condition', says: 'no element satisfies this; true of an empty list' },
  count: { kinds: [], list: 'any', operand: 'number-test', says: 'the number of elements' },
  distinct: { kinds: [], list: EVERY_KIND, operand: 'number-test', says: 'the number of different values' },
  where: { kinds: [], list: 'any', operand: 'condition', says: 'only elements that satisfy this are looked at' },
} as const satisfies Record<ValueOperator | ListTest['operator'] | 'where', Operator>;

export type OperatorName = keyof typeof OPERATORS;
export const OPERATOR_NAMES = Object.keys(OPERATORS).filter(isOperator);

export function isOperator(name: string): name is OperatorName {
  return Object.hasOwn(OPERATORS, name);
}

/** The table's entry with its cells readable whichever operator it is. */
export function operatorOf(name: OperatorName): Operator {
  return OPERATORS[name];
}
