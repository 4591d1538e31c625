import type { Gap } from '../../model/finding.ts';
import type { Table } from '../../model/inventory.ts';
import { type TypeName, typeOf } from '../../model/types.ts';
import { isRecord, type Resource, type Unknown } from '../../model/value.ts';
import { metricTable } from '../recorded/metric-table.ts';
import { isGone } from '../recorded/refusal.ts';
import { ruleTable } from '../recorded/rules.ts';
import { groupBy } from '../recorded/tables.ts';
import type { Pages, Place } from './ask.ts';
import { valueAt } from './at.ts';
import { actionsOf } from './calls.ts';
import { type Failure, unknownOf } from './failure.ts';

/** A type as a region answered it. */
export interface Listed {
  readonly type: TypeName;
  readonly table: Table;
  readonly failures: readonly Failure[];
}

/** What a call about one subject came to. */
export interface About {
  readonly subject: string;
  readonly pages: Pages;
}

/** A type that one call lists; `since` of what AWS tells for some time only. */
export function listTable(type: TypeName, { outputs, failure }: Pages, since?: number): Listed {
  const rows = outputs.flatMap(output => rowsIn(type, output));
  const gap = failure && unknownOf(failure, 'scope');
  return { type, table: { rows, gap, since }, failures: failure ? [failure] : [] };
}

/**
 * A type that is asked about one by one. What failed for one is not known of that one, and of the scope where it failed
 * for all; what is not there is missing to those who name it only. What failed among the lists that say whom to ask is not
 * known of those who were never asked.
 */
export function subjectTable(type: TypeName, asked: readonly About[], unasked: readonly Failure[]): Listed {
  const rows = asked.flatMap(({ subject, pages }) =>
    pages.outputs.flatMap(output => rowsIn(type, output)).map(row => named(type, row, subject)),
  );
  const failures = asked.flatMap(({ pages }) => pages.failure ?? []);
  const level = failures.length === asked.length ? 'scope' : 'resource';
  const open = [...unasked, ...failures.filter(failure => !isGone(failure))];
  const subjects = new Map(
    asked.map(({ subject, pages }) => [subject, pages.failure && unknownOf(pages.failure, level)]),
  );
  return {
    type,
    table: { rows, gap: gapOf(open), subjects },
    failures: open,
  };
}

/** What was measured: as `subjectTable`, of the Ids that each call asked for. */
export function measuredTable(
  asked: readonly { readonly ids: readonly string[]; readonly pages: Pages }[],
  unasked: readonly Failure[],
): Listed {
  const parts = asked.map(({ ids, pages }) => {
    const rows = pages.outputs.flatMap(output => rowsIn('MetricData', output));
    return { ids, rows, failure: pages.failure };
  });
  const table = metricTable(parts);
  const failures = [...unasked, ...parts.flatMap(({ failure }) => failure ?? [])];
  return { type: 'MetricData', table: { ...table, gap: gapOf(unasked) ?? table.gap }, failures };
}

/** The rules that are listed and those that only the groups show, as a recording of both would be read. */
export function withGroups(rules: Listed, groups: Listed): Listed {
  const { table = rules.table } = ruleTable(rules.table, groups.table);
  return { type: rules.type, table, failures: table.gap === undefined ? [] : rules.failures };
}

function gapOf([first]: readonly Failure[]): Unknown | undefined {
  return first === undefined ? undefined : unknownOf(first, 'scope');
}

/** The rows of a type in an answer: a list, or one structure. */
function rowsIn(type: TypeName, output: Resource): readonly Resource[] {
  const value = valueAt(output, typeOf(type).answer);
  if (Array.isArray(value)) return value.filter(isRecord);
  return isRecord(value) ? [value] : [];
}

/** With the subject written into it, where the model wants that. */
function named(type: TypeName, row: Resource, subject: string): Resource {
  const field = typeOf(type).subject;
  return field === undefined ? row : { ...row, [field]: subject };
}

/**
 * What was attempted and not answered, one entry for each call and reason, with every type that the call lists. What was
 * never asked for want of its subjects is told by the type that names them, as it is of a recording.
 */
export function gapsOf(listed: readonly Listed[], place: Place): readonly Gap[] {
  const entries = listed.flatMap(({ type, failures }) =>
    failures.filter(({ call }) => actionsOf(type).includes(call)).map(failure => ({ type, failure })),
  );
  const groups = groupBy(entries, ({ failure }) => `${failure.call} ${failure.code} ${failure.detail}`);
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const { call, code, detail } = first.failure;
    const types = [...new Set([first, ...others].map(({ type }) => type))];
    return [{ account: place.account, region: place.region, call, types, code, detail }];
  });
}
