import { NO, OPEN, type Truth, YES } from '../../model/truth.ts';
import { defineKind } from './kind.ts';

/** How a version stands to another one: `prefix` = it is a shorter form that may mean either ("13" against "13.3"). */
type Order = 'less' | 'same' | 'greater' | 'longer' | 'prefix' | 'unlike';

/** The parts of a version: `8.0.mysql_aurora.3.08.0`, `15.00.4236.7.v1`; undefined where it is not one. */
function readVersion(raw: unknown): readonly string[] | undefined {
  if (typeof raw !== 'string' || !/^\d[\w.+-]*$/.test(raw)) return undefined;
  const parts = raw.split('.');
  return parts.includes('') ? undefined : parts;
}

function compareVersions(value: readonly string[], operand: readonly string[]): Order {
  const shared = Math.min(value.length, operand.length);
  for (let i = 0; i < shared; i++) {
    const order = compareParts(value[i] ?? '', operand[i] ?? '');
    if (order !== 'same') return order;
  }
  if (value.length === operand.length) return 'same';
  return value.length > operand.length ? 'longer' : 'prefix';
}

/** Runs of digits compare as numbers; other text must be the same, else the two cannot be ordered. */
function compareParts(a: string, b: string): 'less' | 'same' | 'greater' | 'unlike' {
  const left = a.match(/\d+|\D+/g) ?? [];
  const right = b.match(/\d+|\D+/g) ?? [];
  if (left.length !== right.length) return 'unlike';
  for (const [i, run] of left.entries()) {
    const other = right[i] ?? '';
    if (/^\d/.test(run) !== /^\d/.test(other)) return 'unlike';
    if (!/^\d/.test(run)) {
      if (run !== other) return 'unlike';
      continue;
    }
    const difference = Number(run) - Number(other);
    if (difference !== 0) return difference < 0 ? 'less' : 'greater';
  }
  return 'same';
}

const truthOf = (answers: Record<Order, Truth>) => (value: readonly string[], operand: readonly string[]) =>
  answers[compareVersions(value, operand)];

/**
 * An engine version, compared part by part. An operand names a line: 13.1 is at least "13" and at most "13". A value
 * that is shorter than the operand may be any version of its line, so it is open.
 */
export const version = defineKind<readonly string[]>({
  form: 'a version in quotes such as "13.3"',
  read: readVersion,
  equals: truthOf({ less: NO, same: YES, greater: NO, longer: NO, prefix: OPEN, unlike: NO }),
  min: truthOf({ less: NO, same: YES, greater: YES, longer: YES, prefix: OPEN, unlike: OPEN }),
  max: truthOf({ less: YES, same: YES, greater: NO, longer: YES, prefix: OPEN, unlike: OPEN }),
  key: parts => parts.join('.'),
});
