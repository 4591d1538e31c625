import { isRecord } from '../model/value.ts';
import { listInWords, valueInWords } from './value.ts';

/** The operators of the rule language (language.md, 2). */
type OperatorName =
  | ('equals' | 'not' | 'in' | 'notIn' | 'present' | 'min' | 'max' | 'matches' | 'notMatches')
  | ('covers' | 'within' | 'overlaps' | 'every' | 'some' | 'none' | 'where' | 'count' | 'distinct');

const WORDS: Readonly<Record<OperatorName, (operand: unknown) => string>> = {
  equals: operandInWords,
  not: operand => `not ${expectedInWords(operand)}`,
  in: operand => `one of ${operandInWords(operand)}`,
  notIn: operand => `none of ${operandInWords(operand)}`,
  present: operand => (operand === false ? 'not set' : 'set'),
  min: operand => `at least ${operandInWords(operand)}`,
  max: operand => `at most ${operandInWords(operand)}`,
  matches: operand => `matching ${operandInWords(operand)}`,
  notMatches: operand => `not matching ${operandInWords(operand)}`,
  covers: operand => `covering ${operandInWords(operand)}`,
  within: operand => `within ${operandInWords(operand)}`,
  overlaps: operand => `overlapping ${operandInWords(operand)}`,
  every: operand => `each ${elementInWords(operand, '')}`,
  some: operand => `at least one ${elementInWords(operand, 'that is ')}`,
  none: operand => `none ${elementInWords(operand, 'that is ')}`,
  where: operand => `where ${conditionInWords(operand)}`,
  count: operand => `a count of ${expectedInWords(operand)}`,
  distinct: operand => `${expectedInWords(operand)} distinct`,
};

const OF_LISTS: ReadonlySet<string> = new Set(['every', 'some', 'none', 'count', 'distinct'] satisfies OperatorName[]);
const COMBINED = { all: 'all of', any: 'any of' } as const;

/** A test of the rule language in words: `{ min: 7 }` is "at least 7". What is no test comes out as compact JSON. */
export function expectedInWords(test: unknown): string {
  if (!isTest(test)) return operandInWords(test);
  const { where, ...tests } = test;
  const words = Object.entries(tests).map(([name, operand]) => testInWords(name, operand));
  return [words.join(' and '), ...(where === undefined ? [] : [WORDS.where(where)])].join(' ');
}

function testInWords(name: string, operand: unknown): string {
  return isOperator(name) ? WORDS[name](operand) : valueInWords({ [name]: operand });
}

function operandInWords(operand: unknown): string {
  if (!Array.isArray(operand)) return valueInWords(operand);
  return operand.length === 0 ? '[]' : listInWords(operand);
}

/** What follows "each", "at least one" and "none": a test of the element itself, or a condition on its fields. */
function elementInWords(operand: unknown, link: '' | 'that is '): string {
  const isCondition = isRecord(operand) && !isTest(operand);
  return isCondition ? `with ${conditionInWords(operand)}` : link + expectedInWords(operand);
}

function conditionInWords(condition: unknown): string {
  if (!isRecord(condition)) return valueInWords(condition);
  return Object.entries(condition)
    .map(([name, operand]) => entryInWords(name, operand))
    .join(' and ');
}

function entryInWords(name: string, operand: unknown): string {
  if (name === 'not') return `not (${conditionInWords(operand)})`;
  if ((name === 'all' || name === 'any') && Array.isArray(operand)) {
    return `${COMBINED[name]} (${operand.map(conditionInWords).join('; ')})`;
  }
  const verb = isTest(operand) && Object.keys(operand).some(key => OF_LISTS.has(key)) ? 'has' : 'is';
  return `${name} ${verb} ${expectedInWords(operand)}`;
}

function isTest(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && Object.keys(value).some(isOperator);
}

function isOperator(name: string): name is OperatorName {
  return Object.hasOwn(WORDS, name);
}
