import type { Actual, Literal } from '../../model/finding.ts';
import { Collection, isAbsent, isRecord, Unknown } from '../../model/value.ts';
import type { Ready } from './operand.ts';
import type { CompiledTest, Interval } from './test.ts';

/** Names whose values are never shown. */
const SECRET = /password|secretstring|passphrase|privatekey|authtoken$|^variables$/i;
/** The variables of a Lambda function's environment, whatever they are called. */
const VARIABLES = /(^|\.)Variables\[/;

/** A value as evidence shows it; secrets by their field's name as "(sensitive)". */
export function showActual(value: unknown, path: string): Actual {
  if (value instanceof Unknown) return { unknown: { code: value.code, detail: value.detail } };
  if (isAbsent(value)) return { absent: true };
  const isSecret = SECRET.test(path.slice(path.lastIndexOf('.') + 1)) || VARIABLES.test(path);
  if (isSecret && typeof value === 'string') return '(sensitive)';
  return showValue(value);
}

/** Levels of lists and structures that evidence shows; what is deeper is strangers' play. */
const SHOWN_DEPTH = 20;

function showValue(value: unknown, depth = 0): Literal {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (depth > SHOWN_DEPTH) return '…';
  const deeper = (inner: unknown) => showValue(inner, depth + 1);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Unknown) return '(unknown)';
  if (value instanceof Collection) return [...value.items, ...value.possible].map(deeper);
  if (Array.isArray(value)) return value.map(deeper);
  if (!isRecord(value)) return String(value);
  if (typeof value.from === 'number' && typeof value.to === 'number') return showPorts(value.from, value.to);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, SECRET.test(key) ? '(sensitive)' : deeper(inner)]),
  );
}

function showPorts(from: number, to: number): string {
  if (from > to) return 'none';
  return from === to ? String(from) : `${from}-${to}`;
}

/** A count as evidence shows it: a number, or that it lies between bounds. */
export function showInterval({ low, high }: Interval): Literal {
  if (low === high) return low;
  return Number.isFinite(high) ? `between ${low} and ${high}` : `${low} or more`;
}

/** Tests in the rule language with their operands filled in: `false`, `{ min: 7 }`. */
export function showTests(tests: readonly CompiledTest[], operandOf: (ready: Ready) => unknown): unknown {
  const [only] = tests;
  if (tests.length === 1 && only?.operator === 'equals') return showOperand(operandOf(only.operand));
  return Object.fromEntries(tests.map(test => [test.operator, showOperand(operandOf(test.operand))]));
}

export function showOperand(value: unknown): Literal {
  return value instanceof Unknown ? `(unknown: ${value.detail})` : showValue(value);
}

const OPPOSITES: Readonly<Record<string, string>> = {
  in: 'notIn',
  notIn: 'in',
  matches: 'notMatches',
  notMatches: 'matches',
};

/** What is expected where a test stands under a negation, in the plainest form. */
export function negateExpected(expected: unknown): unknown {
  if (!isRecord(expected)) return { not: expected };
  const [[name, operand] = ['', undefined], ...others] = Object.entries(expected);
  const opposite = OPPOSITES[name];
  if (others.length > 0) return { not: expected };
  if (name === 'not') return operand;
  if (name === 'present' && typeof operand === 'boolean') return { present: !operand };
  return opposite === undefined ? { not: expected } : { [opposite]: operand };
}
