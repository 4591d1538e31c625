import { auditType, type Gathering } from './audit/gather.ts';
import { compileSelected, type Judged } from './audit/judged.ts';
import { locateFindings } from './audit/place.ts';
import { suppressor } from './audit/suppress.ts';
import { coveredResources, type Tally, tallyOf } from './audit/tally.ts';
import { openEnds } from './audit/undecided.ts';
import type { Finding, Gap, ScopeSummary, Status, Undecided } from './model/finding.ts';
import { scopeKey } from './model/identity.ts';
import type { InlineSuppression, Inventory } from './model/inventory.ts';
import { Memo } from './model/memo.ts';
import type { Run } from './model/run.ts';
import type { TypeName } from './model/types.ts';
import type { Environment } from './policy/environment.ts';
import { certainly, membershipOf } from './policy/membership.ts';
import type { PolicySuppression } from './policy/suppression.ts';
import { Alike, isWorthNoting } from './rule/compile/alike.ts';
import { kindsAt } from './rule/kinds/index.ts';
import type { SelectedRule } from './select.ts';

export interface AuditOptions {
  /** The clock: rules compare times with it, and suppressions expire by it. */
  readonly now: Date;
  /** Verdicts to report beside fail and unknown. */
  readonly include: ReadonlySet<Status>;
  /** The policy's environments, in the order in which they are tried. */
  readonly environments?: readonly Environment[] | undefined;
  /** Types of which a template declares all that there are. */
  readonly complete?: readonly TypeName[] | undefined;
}

/** What a scope's inventory came to under the selected rules. */
export interface ScopeAudit {
  readonly scope: ScopeSummary;
  /** What stands for the scope in fingerprints. */
  readonly key: string;
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  readonly gaps: readonly Gap[];
  readonly tally: Tally;
  /** Resources that at least one rule judged. */
  readonly resources: number;
  /** Those that suppressed something here, or may have if more were known. */
  readonly suppressions: ReadonlySet<PolicySuppression>;
  /** What the template's comments suppress, and those that did. */
  readonly inline: readonly InlineSuppression[];
  readonly inlineUsed: ReadonlySet<InlineSuppression>;
  /** Rules that are off for some resource because of its environment. */
  readonly off: ReadonlySet<string>;
}

/** Compiles the rules once and gives the function that judges inventories with them: pure, synchronous, no clock of its own. */
export function auditor(
  selected: readonly SelectedRule[],
  options: AuditOptions,
): (inventory: Inventory) => ScopeAudit {
  const types = [...new Set(selected.map(({ rule }) => rule.resource))];
  let each: Compiled | undefined;
  let noting: Compiled | undefined;
  return inventory => {
    const closed = inventory.closing(options.complete ?? []);
    if (types.some(type => isWorthNoting(type, closed))) {
      noting ??= compiled(selected, options, new Alike());
      return auditScope(noting, closed, options);
    }
    each ??= compiled(selected, options, undefined);
    return auditScope(each, closed, options);
  };
}

/** The rules of a run, ready to judge. */
interface Compiled {
  readonly judged: readonly Judged[];
  /** What notes which resources are alike; undefined where each is judged by itself. */
  readonly alike: Alike | undefined;
}

function compiled(selected: readonly SelectedRule[], { now }: AuditOptions, alike: Alike | undefined): Compiled {
  const settings = { kinds: kindsAt(now), now, shared: new Map(), alike };
  return { judged: selected.map((one, index) => compileSelected(one, index, settings)), alike };
}

/** Every rule against every resource of its type in one inventory. */
export function audit(selected: readonly SelectedRule[], inventory: Inventory, options: AuditOptions): ScopeAudit {
  return auditor(selected, options)(inventory);
}

function auditScope({ judged, alike }: Compiled, inventory: Inventory, options: AuditOptions): ScopeAudit {
  const run = runOf(inventory, options);
  const gathering: Gathering = {
    include: options.include,
    environments: options.environments ?? [],
    tally: tallyOf(judged.map(({ selected }) => selected.rule.id)),
    alike,
    open: openEnds(inventory.scope),
    covered: coveredResources(),
    suppressor: suppressor(options.now),
    drafts: [],
    off: new Set(),
  };
  for (const [type, rules] of byType(judged)) auditType(type, rules, run, gathering);
  return {
    scope: summarise(judged, inventory),
    key: scopeKey(inventory.scope),
    findings: locateFindings(gathering.drafts, inventory),
    undecided: gathering.open.all(),
    gaps: inventory.gaps,
    tally: gathering.tally,
    resources: gathering.covered.count(),
    suppressions: gathering.suppressor.used,
    inline: inventory.inline,
    inlineUsed: gathering.suppressor.inlineUsed,
    off: gathering.off,
  };
}

/** Without environments in the policy no resource is in any. */
function runOf(inventory: Inventory, { now, environments = [] }: AuditOptions): Run {
  const run: Run = { inventory, now, memo: new Memo() };
  if (environments.length === 0) return run;
  return { ...run, environmentOf: (type, resource) => certainly(membershipOf(environments, type, resource, run)) };
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

/** What this kind of source never holds leaves nothing open. */
const NOT_THERE = { code: 'not-in-source' } as const;

/** Complete: every type that the rules read and such a source can hold was listed to its end, and every call answered. */
function summarise(judged: readonly Judged[], inventory: Inventory): ScopeSummary {
  const { kind, path, account, region } = inventory.scope;
  const types = new Set(judged.flatMap(({ selected }) => selected.rule.needs));
  const isOpen = (type: TypeName) => (inventory.gap(type) ?? NOT_THERE).code !== 'not-in-source';
  const complete = inventory.gaps.length === 0 && ![...types].some(type => type !== 'Region' && isOpen(type));
  return { kind, path, account, region, complete };
}
