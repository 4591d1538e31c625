import { isRecord } from '../../model/value.ts';
import type { Condition, ListTest, Operand, Path, ValueTest } from '../rule.ts';
import type { Settings } from './node.ts';
import { compileOperand } from './operand.ts';
import { lacksParam } from './read.ts';
import { showOperand } from './show.ts';

/**
 * A condition in the rule language as plain data, params filled in: what evidence shows as expected of elements. Undefined
 * where all of it dropped out because params are not set.
 */
export function describeCondition(condition: Condition, settings: Settings): unknown {
  switch (condition.is) {
    case 'all':
      return describeParts(condition.of, settings, mergeAll);
    case 'any':
      return describeParts(condition.of, settings, parts => (parts.length === 1 ? parts[0] : { any: parts }));
    case 'not': {
      const inner = describeCondition(condition.of, settings);
      return inner === undefined ? undefined : { not: inner };
    }
    case 'value':
      return named(condition.path, describeTests(condition.tests, settings), settings);
    case 'list':
      return named(condition.path, describeList(condition, settings), settings, listText(condition));
  }
}

function describeParts(
  conditions: readonly Condition[],
  settings: Settings,
  together: (parts: readonly unknown[]) => unknown,
): unknown {
  const parts = conditions.map(part => describeCondition(part, settings)).filter(part => part !== undefined);
  return parts.length === 0 ? undefined : together(parts);
}

function named({ steps, text }: Path, test: unknown, settings: Settings, name = text): unknown {
  if (test === undefined || lacksParam(steps, settings)) return undefined;
  return name === '' ? test : { [name]: test };
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
  const set = tests.filter(({ operand }) => compileOperand(operand, settings) !== undefined);
  const [only] = set;
  if (only === undefined) return undefined;
  if (set.length === 1 && only.operator === 'equals') return describeOperand(only.operand, settings);
  return Object.fromEntries(set.map(test => [test.operator, describeOperand(test.operand, settings)]));
}

function describeList(list: Extract<Condition, { is: 'list' }>, settings: Settings): unknown {
  const tests = list.tests
    .map(test => [test.operator, describeListTest(test, settings)] as const)
    .filter(([, test]) => test !== undefined);
  if (tests.length === 0) return undefined;
  const where = list.where === undefined ? undefined : describeCondition(list.where, settings);
  return Object.fromEntries([...(where === undefined ? [] : [['where', where] as const]), ...tests]);
}

function describeListTest(test: ListTest, settings: Settings): unknown {
  if ('condition' in test) return describeCondition(test.condition, settings);
  if ('tests' in test) return describeTests(test.tests, settings);
  return compileOperand(test.operand, settings) === undefined ? undefined : describeOperand(test.operand, settings);
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
