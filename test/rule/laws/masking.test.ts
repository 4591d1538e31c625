import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Status } from '../../../src/model/finding.ts';
import { isTypeName, type TypeName } from '../../../src/model/types.ts';
import { isRecord, type Resource, Unknown } from '../../../src/model/value.ts';
import type { CompiledRule } from '../../../src/rule/compile/rule.ts';
import { asserting, compiled, HIDDEN, inventoryOf, NOW, type Rows, ruleOf } from '../support.ts';
import { INSTANCE_CONDITION } from './grammar.ts';
import { ACCOUNT, type Account } from './inventories.ts';

type Way = readonly (string | number)[];

/** A thing to hide: a value or an absent field at the end of a way, a whole row, or the rest of a list. */
type Hole =
  | { readonly is: 'value' | 'row'; readonly type: TypeName; readonly way: Way }
  | { readonly is: 'rest' | 'type'; readonly type: TypeName };

const tablesOf = (account: Account) =>
  Object.entries(account).flatMap(([type, rows]) => (isTypeName(type) && rows !== undefined ? [{ type, rows }] : []));

/** Every way into a value; generated rows hold a key for each field that they may have, absent ones too. */
function waysInto(value: unknown): readonly Way[] {
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item, i) => [i, item] as const)
    : isRecord(value) && !(value instanceof Date)
      ? Object.entries(value)
      : [];
  return entries.flatMap(([key, inner]) => [[key], ...waysInto(inner).map(way => [key, ...way])]);
}

function holesOf(account: Account): readonly Hole[] {
  return tablesOf(account).flatMap(({ type, rows }) => [
    ...rows.flatMap((row, i) => waysInto(row).map(way => ({ is: 'value', type, way: [i, ...way] }) as const)),
    ...rows.flatMap((_, i) => (type === 'DBInstance' && i === 0 ? [] : [{ is: 'row', type, way: [i] } as const])),
    { is: 'rest', type } as const,
    ...(type === 'DBInstance' ? [] : [{ is: 'type', type } as const]),
  ]);
}

/** A copy in which what stands at the end of the ways is hidden. */
function masked(value: unknown, ways: readonly Way[]): unknown {
  if (ways.some(way => way.length === 0)) return HIDDEN;
  const into = (key: string | number) => ways.filter(way => way[0] === key).map(way => way.slice(1));
  if (Array.isArray(value)) return value.map((item, i) => masked(item, into(i)));
  if (!isRecord(value) || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, masked(inner, into(key))]));
}

function judge(rule: CompiledRule, account: Account, holes: readonly Hole[]): Status {
  const rows: Rows = {};
  const gaps: Partial<Record<TypeName, Unknown>> = {};
  for (const { type, rows: table } of tablesOf(account)) {
    const own = holes.filter(hole => hole.type === type);
    if (own.some(hole => hole.is === 'type')) continue;
    const list = table.map((row, i) =>
      masked(
        row,
        own.flatMap(hole => ('way' in hole && hole.way[0] === i ? [hole.way.slice(1)] : [])),
      ),
    );
    rows[type] = list.filter((row): row is Resource => isRecord(row));
    if (own.some(hole => hole.is === 'rest') || list.some(row => row instanceof Unknown)) gaps[type] = HIDDEN;
  }
  const inventory = inventoryOf(rows, { gaps });
  const subject = inventory.rows('DBInstance')[0];
  return subject === undefined ? 'unknown' : rule.judge(subject, { inventory, now: NOW });
}

const compile = (condition: string) =>
  compiled(
    ruleOf(
      asserting(
        condition,
        condition.includes('$least') ? { params: '{ least: { type: map, default: { mysql: 20 } } }' } : {},
      ),
    ),
  );

describe('hiding never turns a verdict into another known one', () => {
  it('for any condition, any account and anything hidden', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(INSTANCE_CONDITION, ACCOUNT, fc.infiniteStream(fc.nat()), (condition, account, picks) => {
        const rule = compile(condition);
        const holes = holesOf(account);
        const before = judge(rule, account, []);
        seen.set(before, (seen.get(before) ?? 0) + 1);
        const pick = (n: number) => [...picks.take(n)].flatMap(i => holes[i % holes.length] ?? []);
        for (const mask of [...holes.map(hole => [hole]), pick(2), pick(3), pick(8)]) {
          const after = judge(rule, account, mask);
          if (after !== 'unknown') expect({ after, mask }).toEqual({ after: before, mask });
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 250) },
    );
    expect(Math.min(seen.get('pass') ?? 0, seen.get('fail') ?? 0, seen.get('unknown') ?? 0)).toBeGreaterThan(10);
  });
});
