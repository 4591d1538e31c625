import { Inventory, type Table } from '../../model/inventory.ts';
import type { Run } from '../../model/run.ts';
import { isTypeName, type TypeName, typeOf } from '../../model/types.ts';
import { isRecord, type Resource, Unknown } from '../../model/value.ts';
import { HIDDEN } from '../check/fixture.ts';
import type { Rule, RuleTest } from '../rule.ts';

/** The clock of examples that do not set one. */
const EXAMPLE_NOW = '2026-09-01T00:00:00Z';

/** The rows of an example by type, `(unknown)` turned into Unknowns; each call gives fresh copies, which masking may change. */
export interface Given {
  readonly rows: Map<TypeName, unknown[]>;
  readonly gaps: Map<TypeName, Unknown>;
}

/** Reads an example's `given` and `gaps`. */
export function readGiven(test: RuleTest): Given {
  const rows = new Map<TypeName, unknown[]>();
  const gaps = new Map<TypeName, Unknown>();
  for (const [type, value] of Object.entries(test.given)) {
    if (isTypeName(type)) rows.set(type, (Array.isArray(value) ? value : [value]).map(revive));
  }
  const written = [test.gaps, test.given.gaps].filter(isRecord).flatMap(Object.entries);
  for (const [type, code] of written) if (isTypeName(type)) gaps.set(type, gapOf(type, code));
  return { rows, gaps };
}

function gapOf(type: TypeName, code: unknown): Unknown {
  const { call } = typeOf(type);
  if (code === 'access-denied') return new Unknown('access-denied', `${call} was denied`, 'scope');
  if (code === 'call-failed') return new Unknown('call-failed', `${call} failed`, 'scope');
  return new Unknown('not-collected', `${call} was not read to its end`, 'scope');
}

/** Fresh data in which every hidden value is an Unknown. */
function revive(value: unknown): unknown {
  if (value === HIDDEN) return hidden();
  if (Array.isArray(value)) return value.map(revive);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revive(inner)]));
}

/** A value that exists or not, nobody knows. */
export function hidden(): Unknown {
  return new Unknown('unresolved-reference', 'hidden in the example');
}

/** The inventory of an example; the source kind is the one its subject gives, else live. */
function inventoryOf(given: Given, rule: Rule): Inventory {
  const tables = new Map<TypeName, Table>();
  for (const [type, rows] of given.rows) {
    const gap = given.gaps.get(type) ?? hiddenRow(rows);
    tables.set(type, { rows: rows.filter(isRecord), gap });
  }
  const subject = subjectOf(given, rule);
  const kind =
    subject?.source === 'cloudformation' || subject?.source === 'terraform' || subject?.source === 'plan'
      ? subject.source
      : 'live';
  return new Inventory({ scope: { kind }, tables, given: true });
}

/** A row that is hidden whole leaves the list open. */
function hiddenRow(rows: readonly unknown[]): Unknown | undefined {
  const row = rows.find(candidate => candidate instanceof Unknown);
  return row instanceof Unknown ? row : undefined;
}

/** The resource that the example is about: the first row of the rule's type. */
export function subjectOf(given: Given, rule: Rule): Resource | undefined {
  const [first] = given.rows.get(rule.resource) ?? [];
  return isRecord(first) ? first : undefined;
}

/** What the example's rule is judged with. */
export function runOf(given: Given, rule: Rule, test: RuleTest): Run {
  const environment = test.environment;
  return {
    inventory: inventoryOf(given, rule),
    now: nowOf(test),
    environmentOf: environment === undefined ? undefined : () => environment,
  };
}

export function nowOf(test: RuleTest): Date {
  return new Date(test.now ?? EXAMPLE_NOW);
}
