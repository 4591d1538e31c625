import type { Status } from '../../src/model/finding.ts';
import { Inventory, type Table } from '../../src/model/inventory.ts';
import type { Run } from '../../src/model/run.ts';
import type { SourceKind } from '../../src/model/scope.ts';
import { isTypeName, type TypeName } from '../../src/model/types.ts';
import { type Resource, Unknown } from '../../src/model/value.ts';
import { checkRule } from '../../src/rule/check/rule.ts';
import { type CompiledRule, compileRule, type ExplainedVerdict } from '../../src/rule/compile/rule.ts';
import { kindsAt } from '../../src/rule/kinds/index.ts';
import { defaultsOf } from '../../src/rule/params.ts';
import type { ParamValue, Rule } from '../../src/rule/rule.ts';
import { formatMistake } from '../../src/util/errors.ts';
import { parseYaml } from '../../src/util/yaml.ts';

/** The clock of these tests. */
export const NOW = new Date('2026-09-01T00:00:00Z');

/** A value that nobody knows, for a reason of the resource. */
export const HIDDEN = new Unknown('unresolved-reference', 'hidden in the test');

/** A call that was denied: a reason of the scope. */
export const DENIED = new Unknown('access-denied', 'the call was denied', 'scope');

/** Rows by type; an Unknown in place of rows stands for a list that may have more. */
export type Rows = Partial<Record<TypeName, readonly Resource[] | Unknown>>;

export interface InventoryOptions {
  readonly gaps?: Partial<Record<TypeName, Unknown>>;
  readonly subjects?: Partial<Record<TypeName, ReadonlyMap<string, Unknown | undefined>>>;
  readonly kind?: SourceKind;
}

/** An inventory of these rows: complete for the types that are named, nothing collected of the others. */
export function inventoryOf(
  rows: Rows,
  { gaps = {}, subjects = {}, kind = 'recorded' }: InventoryOptions = {},
): Inventory {
  const tables = new Map<TypeName, Table>();
  for (const [type, list] of Object.entries(rows)) {
    if (!isTypeName(type)) continue;
    const unknown = list instanceof Unknown;
    tables.set(type, { rows: unknown ? [] : list, gap: unknown ? list : gaps[type], subjects: subjects[type] });
  }
  return new Inventory({ scope: { kind }, tables });
}

/** What rules and derived fields are judged with. */
export function runOf(rows: Rows, options: InventoryOptions = {}): Run {
  return { inventory: inventoryOf(rows, options), now: NOW };
}

/** The mistakes in a rule's text as they are printed. */
export function mistakesIn(text: string): readonly string[] {
  const { nodes, mistakes } = parseYaml('r.yaml', text);
  return [...mistakes, ...nodes.flatMap(node => checkRule(node).mistakes)].map(formatMistake);
}

/** The one rule of a text, which must be without mistakes. */
export function ruleOf(text: string): Rule {
  const [node] = parseYaml('r.yaml', text).nodes;
  const rule = node === undefined ? undefined : checkRule(node).rule;
  if (rule === undefined) throw new Error(`no rule: ${mistakesIn(text).join('\n')}\n${text}`);
  return rule;
}

export interface RuleParts {
  readonly resource?: TypeName;
  readonly params?: string;
  readonly when?: string;
}

/** The text of a rule that asserts a condition, written as one flow map. */
export function asserting(
  condition: string,
  { resource = 'DBInstance', params = '{}', when = '{}' }: RuleParts = {},
): string {
  return `id: r\nresource: ${resource}\nparams: ${params}\nwhen: ${when}\nassert: ${condition}\n`;
}

/** Compiles a rule with its defaults and these params over them. */
export function compiled(rule: Rule, params: Readonly<Record<string, ParamValue>> = {}, now: Date = NOW): CompiledRule {
  return compileRule(rule, { kinds: kindsAt(now), now, params: { ...defaultsOf(rule), ...params } });
}

export interface Case extends RuleParts {
  readonly values?: Readonly<Record<string, ParamValue>>;
  readonly rows?: Rows;
  readonly options?: InventoryOptions;
}

/** The verdict of a condition on one resource, which is also the first row of its type. */
export function verdict(condition: string, subject: Resource, given: Case = {}): Status {
  return prepare(condition, subject, given, (rule, run) => rule.judge(subject, run));
}

/** The verdict with its evidence and reasons. */
export function explained(condition: string, subject: Resource, given: Case = {}): ExplainedVerdict {
  return prepare(condition, subject, given, (rule, run) => rule.explain(subject, run));
}

function prepare<T>(condition: string, subject: Resource, given: Case, ask: (rule: CompiledRule, run: Run) => T): T {
  const rule = ruleOf(asserting(condition, given));
  const own = given.rows?.[rule.resource];
  const rows: Rows = { ...given.rows, [rule.resource]: [subject, ...(Array.isArray(own) ? own : [])] };
  return ask(compiled(rule, given.values), runOf(rows, given.options));
}
