import { Inventory, type Table } from '../../model/inventory.ts';
import type { Scope } from '../../model/scope.ts';
import { TYPE_NAMES, type TypeName, typeOf } from '../../model/types.ts';
import type { Mistake } from '../../util/errors.ts';
import type { Answer } from './answer.ts';
import { isPerSubject } from './calls.ts';
import { whenAbsent, whenAbsentIn } from './fields.ts';
import { goneIn } from './gone.ts';
import { locateIn } from './locate.ts';
import { foreignMetrics, metricsIn } from './metrics.ts';
import { ruleTable } from './rules.ts';
import { partitionOf } from './scope-hint.ts';
import type { RecordedScope } from './scopes.ts';
import { nameSubject, withOnlySubject } from './subjects.ts';
import { type Built, gapsOf, groupBy, listTable, subjectTable } from './tables.ts';
import { withUnasked } from './unasked.ts';

/** The inventory of one scope, with what a person should know of how it came about. */
export interface Assembled {
  readonly inventory: Inventory;
  readonly mistakes: readonly Mistake[];
  readonly notes: readonly string[];
}

/** Joins the answers of one account and region. */
export function assemble({ hint, answers }: RecordedScope, allowIncomplete: boolean): Assembled {
  const lists = [...groupBy(answers, ({ type }) => type)]
    .filter(([type]) => !isPerSubject(type) && type !== 'MetricData')
    .map(([type, its]) => listTable(type, its, allowIncomplete));
  const { attributed, notes } = attribute(answers, lists);
  const metrics = answers.filter(({ type }) => type === 'MetricData');
  const measured = metrics.length === 0 ? [] : [metricsIn(metrics, allowIncomplete)];
  const built = [...lists, ...measured, ...attributed.map(([type, its]) => subjectTable(type, its, allowIncomplete))];
  const { table: rules, origins } = ruleTable(tableOf('SecurityGroupRule', lists), tableOf('SecurityGroup', lists));
  const scope = scopeOf(hint, answers);
  const known = new Map<TypeName, Table>(built.map(({ type, table }) => [type, table]));
  if (rules !== undefined) known.set('SecurityGroupRule', rules);
  known.set('Region', { rows: [regionRow(scope)] });
  const asked = new Set(answers.filter(({ page }) => page.isKnown).map(({ type }) => type));
  const tables = new Map(TYPE_NAMES.flatMap(type => entry(type, withUnasked(type, { tables: known, asked }))));
  const open = built.filter(({ type }) => type !== 'SecurityGroupRule' || rules?.gap !== undefined);
  const gaps = gapsOf(open, { account: scope.account, region: scope.region });
  const inventory = new Inventory({
    scope,
    tables,
    gaps,
    whenAbsent,
    whenAbsentIn,
    locate: places => locateIn(answers, origins, places),
  });
  return {
    inventory,
    mistakes: built.flatMap(({ mistakes }) => mistakes),
    notes: [...notes, ...foreignMetrics(metrics), ...goneIn(tables, scope.region)],
  };
}

/** The answers about one subject each, by type, their rows named for it; those that do not say whose they are only leave a note. */
function attribute(answers: readonly Answer[], lists: readonly Built[]) {
  const holders = (type: TypeName) => {
    const table = tableOf(type, lists);
    return table?.gap === undefined ? table?.rows.map(row => row[typeOf(type).id]) : undefined;
  };
  const asked = answers.filter(({ type }) => isPerSubject(type)).map(answer => withOnlySubject(answer, holders));
  const known = asked.filter(({ subject, refusal, listed }) => (subject ?? refusal ?? listed) !== undefined);
  known.forEach(nameSubject);
  const notes = asked.filter(answer => !known.includes(answer)).map(unattributed);
  return { attributed: [...groupBy(known, ({ type }) => type)], notes };
}

function unattributed({ file, type }: Answer): string {
  const { call, service } = typeOf(type);
  const command = call.replace(/(?<=[a-z])(?=[A-Z])|(?<=DB)(?=[A-Z][a-z])/g, '-').toLowerCase();
  return `${file.name} does not say whose ${call} it is; name it ${service}.${command}.<name>.json`;
}

function tableOf(type: TypeName, built: readonly Built[]): Table | undefined {
  return built.find(other => other.type === type)?.table;
}

function entry(type: TypeName, table: Table | undefined): readonly (readonly [TypeName, Table])[] {
  return table === undefined ? [] : [[type, table]];
}

function scopeOf(hint: RecordedScope['hint'], answers: readonly Answer[]): Scope {
  const { account, region } = hint ?? {};
  return { kind: 'recorded', path: answers[0]?.file.input, partition: partitionOf(answers), account, region };
}

function regionRow({ account, region }: Scope) {
  return account === undefined || region === undefined
    ? { id: 'unknown' }
    : { id: `${account}/${region}`, account, region };
}
