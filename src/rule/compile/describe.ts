import { isRecord } from '../../model/value.ts';
import type { Condition, ListTest, Operand, ValueTest } from '../rule.ts';
import type { Settings } from './node.ts';
import { compileOperand } from './operand.ts';
import { showOperand } from './show.ts';

/** A condition in the rule language as plain data, params filled in: what evidence shows as expected of elements. */
export function describeCondition(condition: Condition, settings: Settings): unknown {
  switch (condition.is) {
    case 'all':
      return mergeAll(condition.of.map(part => describeCondition(part, settings)));
    case 'any':
      return { any: condition.of.map(part => describeCondition(part, settings)) };
    case 'not':
      return { not: describeCondition(condition.of, settings) };
    case 'value':
      return named(condition.path.text, describeTests(condition.tests, settings));
    case 'list':
      return named(listText(condition), describeList(condition, settings));
  }
}

function named(path: string, test: unknown): unknown {
  return path === '' ? test : { [path]: test };
}

function listText({ path, projection }: Extract<Condition, { is: 'list' }>): string {
  return projection.text === '' ? path.text : `${path.text}.${projection.text}`;
}

/** Entries of one map where their paths differ, else a list. */
function mergeAll(parts: readonly unknown[]): unknown {
  const entries = parts.map(part => (isRecord(part) ? Object.entries(part) : undefined));
  if (!entries.every(list => list !== undefined)) return { all: parts };
  const flat = entries.flat();
  return new Set(flat.map(([key]) => key)).size === flat.length ? Object.fromEntries(flat) : { all: parts };
}

function describeTests(tests: readonly ValueTest[], settings: Settings): unknown {
  const [only] = tests;
  if (tests.length === 1 && only?.operator === 'equals') return describeOperand(only.operand, settings);
  return Object.fromEntries(tests.map(test => [test.operator, describeOperand(test.operand, settings)]));
}

function describeList(list: Extract<Condition, { is: 'list' }>, settings: Settings): unknown {
  const tests = list.tests.map(test => [test.operator, describeListTest(test, settings)] as const);
  const where = list.where === undefined ? [] : [['where', describeCondition(list.where, settings)] as const];
  return Object.fromEntries([...where, ...tests]);
}

function describeListTest(test: ListTest, settings: Settings): unknown {
  if ('condition' in test) return describeCondition(test.condition, settings);
  if ('tests' in test) return describeTests(test.tests, settings);
  return describeOperand(test.operand, settings);
}

/** A constant's value; of what is read anew each time, the path. */
function describeOperand(operand: Operand, settings: Settings): unknown {
  const ready = compileOperand(operand, settings);
  if (ready?.is === 'constant') return showOperand(ready.value);
  return operandText(operand);
}

function operandText(operand: Operand): string {
  switch (operand.is) {
    case 'literal':
      return String(operand.value);
    case 'param':
      return operand.entry === undefined ? `$${operand.name}` : `$${operand.name}[${operand.entry.text}]`;
    case 'path':
      return `$${operand.from}.${operand.path.text}`;
    case 'product':
      return operand.factors.map(operandText).join(' * ');
    case 'now':
      return operand.offset === undefined ? 'now' : `now ${operand.sign ?? '+'} ${operandText(operand.offset)}`;
  }
}
