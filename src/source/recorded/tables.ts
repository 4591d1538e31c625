import type { Gap } from '../../model/finding.ts';
import type { Table } from '../../model/inventory.ts';
import type { Scope } from '../../model/scope.ts';
import { type TypeName, typeOf } from '../../model/types.ts';
import { type ReasonLevel, Unknown } from '../../model/value.ts';
import type { Mistake } from '../../util/errors.ts';
import type { Answer, Refusal } from './answer.ts';
import { mergeRows } from './merge.ts';
import { gapIn } from './pages.ts';
import { isGone } from './refusal.ts';

/** A type's table with what went wrong on the way. */
export interface Built {
  readonly type: TypeName;
  readonly table: Table;
  /** Refusals that left something unknown. */
  readonly refusals: readonly Refusal[];
  readonly mistakes: readonly Mistake[];
}

/** The table of a type whose call lists everything. */
export function listTable(type: TypeName, answers: readonly Answer[], allowIncomplete: boolean): Built {
  const { rows, mistakes } = mergeRows(type, answers, allowIncomplete);
  const { gap, refusals } = coverage(type, answers, 'scope');
  return { type, table: { rows, gap, since: sinceOf(answers) }, refusals, mistakes };
}

/** From when on all answers tell. */
function sinceOf(answers: readonly Answer[]): number | undefined {
  const starts = answers.flatMap(({ page }) => page.since ?? []);
  return starts.length === 0 ? undefined : Math.max(...starts);
}

/** The table of a type whose call asks about one subject: what is not known, is not known of that one. */
export function subjectTable(type: TypeName, all: readonly Answer[], allowIncomplete: boolean): Built {
  const answers = all.filter(({ listed }) => listed === undefined);
  const { rows, mistakes } = mergeRows(type, answers, allowIncomplete);
  const level = answers.every(({ refusal }) => refusal !== undefined) ? 'scope' : 'resource';
  const bySubject = groupBy(answers, ({ subject }) => subject);
  const coverages = [...bySubject].map(([subject, its]) => ({
    subject,
    ...coverage(type, its, subject === undefined ? 'scope' : level),
  }));
  const subjects = new Map(
    coverages.flatMap(({ subject, gap }) => (subject === undefined ? [] : [[subject, gap] as const])),
  );
  const open = coverages.filter(({ subject, gap }) => gap !== undefined && (subject === undefined || !isGone(gap)));
  const gap = open[0]?.gap;
  const list = listed(type, all, subjects);
  const refusals = [...list.refusals, ...open.flatMap(one => one.refusals)];
  return { type, table: { rows, gap: list.gap ?? (gap && ofScope(gap)), subjects }, refusals, mistakes };
}

/** As a reason why not all rows of a type are there. */
function ofScope({ code, detail }: Unknown): Unknown {
  return new Unknown(code, detail, 'scope');
}

/** Whether those that were asked about are all there are, where that is recorded. */
function listed(type: TypeName, all: readonly Answer[], asked: ReadonlyMap<string, unknown>) {
  const lists = all.filter(answer => answer.listed !== undefined);
  if (lists.length === 0) return { gap: undefined, refusals: [] };
  const { gap, refusals } = coverage(type, lists, 'scope');
  const missing = lists.flatMap(answer => answer.listed ?? []).find(name => !asked.has(name));
  const unasked = `no ${typeOf(type).call} for ${missing} in the input`;
  return { gap: gap ?? (missing === undefined ? undefined : new Unknown('not-collected', unasked, 'scope')), refusals };
}

/** Why answers together are not all; a refusal matters only where what was answered is not complete. */
function coverage(type: TypeName, answers: readonly Answer[], level: ReasonLevel) {
  const answered = answers.filter(({ refusal }) => refusal === undefined);
  const refusal = answers.find(answer => answer.refusal !== undefined)?.refusal;
  const partial = answered.length === 0 ? undefined : gapIn(type, answered);
  if (answered.length > 0 && partial === undefined) return { gap: undefined, refusals: [] };
  if (refusal === undefined) return { gap: partial, refusals: [] };
  return { gap: new Unknown(refusal.code, refusal.detail, isGone(refusal) ? 'resource' : level), refusals: [refusal] };
}

/** What was attempted and not answered in a scope, one entry for each call and reason. */
export function gapsOf(built: readonly Built[], scope: Pick<Scope, 'account' | 'region'>): readonly Gap[] {
  const entries = built.flatMap(({ type, refusals }) => refusals.map(refusal => ({ type, refusal })));
  const byReason = groupBy(
    entries,
    ({ type, refusal }) => `${callOf(type, refusal)} ${refusal.code} ${refusal.detail}`,
  );
  return [...byReason.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const { type, refusal } = first;
    const types = [...new Set([first, ...others].map(other => other.type))];
    const { code, detail } = refusal;
    return [{ ...scope, call: `${typeOf(type).service}:${callOf(type, refusal)}`, types, code, detail }];
  });
}

function callOf(type: TypeName, { call }: Refusal): string {
  return call ?? typeOf(type).call;
}

/** Values by key, in the order of first appearance. */
export function groupBy<K, V>(values: readonly V[], keyOf: (value: V) => K): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
