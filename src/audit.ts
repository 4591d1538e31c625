import { type Draft, locateFindings } from './audit/place.ts';
import { coveredResources, type Tally, tallyOf } from './audit/tally.ts';
import { type OpenEnds, openEnds } from './audit/undecided.ts';
import type { Finding, Gap, ScopeSummary, Status, Undecided } from './model/finding.ts';
import type { Inventory } from './model/inventory.ts';
import { Memo } from './model/memo.ts';
import type { Run } from './model/run.ts';
import type { TypeName } from './model/types.ts';
import type { Resource, Unknown } from './model/value.ts';
import { type CompiledRule, compileRule } from './rule/compile/rule.ts';
import { kindsAt } from './rule/kinds/index.ts';
import type { SelectedRule } from './select.ts';

export interface AuditOptions {
  /** The clock: rules compare times with it. */
  readonly now: Date;
  /** Verdicts to report beside fail and unknown. */
  readonly include: ReadonlySet<Status>;
}

/** What a scope's inventory came to under the selected rules. */
export interface ScopeAudit {
  readonly scope: ScopeSummary;
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  readonly gaps: readonly Gap[];
  readonly tally: Tally;
  /** Resources that at least one rule judged. */
  readonly resources: number;
}

/** A rule that is compiled, with what the policy made of it. */
interface Judged {
  readonly selected: SelectedRule;
  readonly compiled: CompiledRule;
}

/** Compiles the rules once and gives the function that judges inventories with them: pure, synchronous, no clock of its own. */
export function auditor(
  selected: readonly SelectedRule[],
  options: AuditOptions,
): (inventory: Inventory) => ScopeAudit {
  const kinds = kindsAt(options.now);
  const judged = selected.map(one => ({
    selected: one,
    compiled: compileRule(one.rule, { kinds, now: options.now, params: one.params }),
  }));
  return inventory => auditScope(judged, inventory, options);
}

/** Every rule against every resource of its type in one inventory. */
export function audit(selected: readonly SelectedRule[], inventory: Inventory, options: AuditOptions): ScopeAudit {
  return auditor(selected, options)(inventory);
}

function auditScope(judged: readonly Judged[], inventory: Inventory, options: AuditOptions): ScopeAudit {
  const run: Run = { inventory, now: options.now, memo: new Memo() };
  const tally = tallyOf();
  const open = openEnds(inventory.scope);
  const covered = coveredResources();
  const drafts: Draft[] = [];
  const gathering: Gathering = { options, tally, open, covered, drafts };
  for (const [type, rules] of byType(judged)) auditType(type, rules, run, gathering);
  return {
    scope: summarise(judged, inventory),
    findings: locateFindings(drafts, inventory),
    undecided: open.all(),
    gaps: inventory.gaps,
    tally,
    resources: covered.count(),
  };
}

interface Gathering {
  readonly options: AuditOptions;
  readonly tally: Tally;
  readonly open: OpenEnds;
  readonly covered: ReturnType<typeof coveredResources>;
  readonly drafts: Draft[];
}

/** Rules of one type are judged resource by resource, so that they share what they ask of it. */
function byType(judged: readonly Judged[]): ReadonlyMap<TypeName, readonly Judged[]> {
  const groups = new Map<TypeName, Judged[]>();
  for (const rule of judged) {
    const type = rule.selected.rule.resource;
    groups.set(type, [...(groups.get(type) ?? []), rule]);
  }
  return groups;
}

function auditType(type: TypeName, rules: readonly Judged[], run: Run, gathering: Gathering): void {
  const gap = run.inventory.gap(type);
  if (gap !== undefined) for (const rule of rules) noteGap(rule, gap, gathering);
  const rows = run.inventory.rows(type);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (row === undefined) continue;
    for (const rule of rules) auditResource(rule, type, row, i, run, gathering);
  }
}

/** Even the resources could not be listed, or not all of them. */
function noteGap({ selected }: Judged, gap: Unknown, { tally, open }: Gathering): void {
  if (gap.code === 'not-in-source') tally.notInSource += 1;
  else {
    open.unlisted(selected.rule.id, gap);
    tally.unknown(selected.severity);
  }
}

function auditResource(
  rule: Judged,
  type: TypeName,
  row: Resource,
  index: number,
  run: Run,
  gathering: Gathering,
): void {
  const status = rule.compiled.judge(row, run);
  const { tally, covered, options } = gathering;
  if (status !== 'not-applicable') covered.add(type, index);
  if (status === 'fail') tally.fail(rule.selected.severity);
  else if (status === 'pass') tally.pass += 1;
  else if (status === 'not-applicable') tally.notApplicable += 1;
  if (status === 'unknown') auditUnknown(rule, row, run, gathering);
  else if (status === 'fail' || options.include.has(status)) gathering.drafts.push(draftOf(rule, row, run));
}

/** Open for reasons of the scope only: told once for the rule. For a reason of its own: a finding. */
function auditUnknown(rule: Judged, row: Resource, run: Run, { tally, open, drafts }: Gathering): void {
  const draft = draftOf(rule, row, run);
  const { reasons } = draft.verdict;
  const { selected } = rule;
  if (reasons.length > 0 && reasons.every(reason => reason.code === 'not-in-source')) {
    tally.notInSource += 1;
    return;
  }
  if (reasons.length > 0 && reasons.every(reason => reason.level === 'scope')) {
    open.resource(selected.rule.id, reasons);
    tally.unknown(selected.severity);
    return;
  }
  tally.unknown(selected.severity);
  drafts.push(draft);
}

function draftOf({ selected, compiled }: Judged, resource: Resource, run: Run): Draft {
  return { selected, resource, verdict: compiled.explain(resource, run) };
}

/** Complete: every type that the rules read was listed to its end. */
function summarise(judged: readonly Judged[], inventory: Inventory): ScopeSummary {
  const { kind, path, account, region } = inventory.scope;
  const types = new Set(judged.flatMap(({ selected }) => selected.rule.needs));
  const complete = [...types].every(type => type === 'Region' || inventory.gap(type) === undefined);
  return { kind, path, account, region, complete };
}
