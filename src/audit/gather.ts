import type { Severity, Status } from '../model/finding.ts';
import type { Run } from '../model/run.ts';
import type { TypeName } from '../model/types.ts';
import { type Resource, Unknown } from '../model/value.ts';
import type { Environment } from '../policy/environment.ts';
import { certainly, type Membership, membershipOf, NOWHERE } from '../policy/membership.ts';
import type { Alike } from '../rule/compile/alike.ts';
import type { Decided } from '../rule/compile/decided.ts';
import { judgeInDoubt } from './doubt.ts';
import { type Judged, type Variant, variantsFor, worstSeverity } from './judged.ts';
import type { Draft } from './place.ts';
import type { Suppressor } from './suppress.ts';
import { count, type coveredResources, type Tally } from './tally.ts';
import { Together } from './together.ts';
import type { OpenEnds } from './undecided.ts';

/** What judging a scope gathers on its way. */
export interface Gathering {
  readonly include: ReadonlySet<Status>;
  readonly environments: readonly Environment[];
  readonly tally: Tally;
  readonly alike: Alike | undefined;
  readonly open: OpenEnds;
  readonly covered: ReturnType<typeof coveredResources>;
  readonly suppressor: Suppressor;
  readonly drafts: Draft[];
  /** Rules that are off for some resource because of its environment. */
  readonly off: Set<string>;
}

/** A resource that is being judged. */
interface Subject {
  readonly row: Resource;
  readonly type: TypeName;
  readonly index: number;
  readonly run: Run;
  /** Worked out when it is first asked for. */
  membership: Membership | undefined;
  /** At least one rule judged it. */
  isCovered: boolean;
}

/** Every rule of a type against every resource of it. */
export function auditType(type: TypeName, rules: readonly Judged[], run: Run, gathering: Gathering): void {
  const gap = run.inventory.gap(type);
  if (gap !== undefined) for (const rule of rules) noteGap(rule, gap, gathering);
  const { alike } = gathering;
  const together = alike && new Together(alike, rules, decided => isOnlyCounted(decided, gathering));
  const rows = run.inventory.rows(type);
  alike?.expect(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    if (row === undefined) continue;
    run.memo?.next();
    const group = together?.of(row, run);
    const subject: Subject = { row, type, index, run, membership: undefined, isCovered: group?.isCovered === true };
    for (const rule of group?.each ?? rules) auditResource(rule, subject, gathering);
    if (subject.isCovered) gathering.covered.add(type, index);
  }
  for (const { counted, size } of together?.groups ?? [])
    for (const { rule, variant, decided } of counted) countOnly(decided, size, variant, rule, gathering);
}

/** Even the resources could not be listed, or not all of them. */
function noteGap(rule: Judged, gap: Unknown, { tally, open }: Gathering): void {
  if (gap.code === 'not-in-source') count(tally.notInSource, rule.index);
  else {
    open.unlisted(rule.selected.rule.id, gap);
    tally.unknown(worstSeverity(rule));
  }
}

/** In the form that the resource's environment gives the rule; where that is not known, in every one that it may have. */
function auditResource(rule: Judged, subject: Subject, gathering: Gathering): void {
  if (rule.environments.size === 0) {
    if (rule.base !== undefined) auditAs(rule.base, rule, subject, gathering);
    return;
  }
  const membership = membershipIn(subject, gathering);
  const [only, ...others] = variantsFor(rule, membership);
  if (others.length > 0) auditInDoubt(rule, membership, subject, gathering);
  else if (only !== undefined) auditAs(only, rule, subject, gathering);
  else gathering.off.add(rule.selected.rule.id);
}

function membershipIn(subject: Subject, { environments }: Gathering): Membership {
  subject.membership ??=
    environments.length === 0 ? NOWHERE : membershipOf(environments, subject.type, subject.row, subject.run);
  return subject.membership;
}

function auditAs(variant: Variant, rule: Judged, subject: Subject, gathering: Gathering): void {
  const { row, run } = subject;
  const { compiled } = variant;
  const { status, reasons } = compiled.decide(row, run);
  if (status !== 'not-applicable') subject.isCovered = true;
  const decided = { status, reasons: status === 'unknown' ? (reasons ?? compiled.reasons(row, run)) : undefined };
  countOnly(decided, 1, variant, rule, gathering);
  if (isOnlyCounted(decided, gathering)) return;
  const draft = draftOf(variant, rule, subject);
  if (status === 'fail' || status === 'unknown') open(draft, rule, subject, gathering);
  else gathering.drafts.push(inPlace(draft, subject, gathering));
}

/** Whether there is nothing to tell of the single resource. */
function isOnlyCounted({ status, reasons }: Decided, { include }: Gathering): boolean {
  if (status === 'unknown') return reasons !== undefined && isOfScope(reasons);
  return status !== 'fail' && !include.has(status);
}

/** Counts so many verdicts, as far as counting is all there is to do. */
function countOnly(
  { status, reasons = [] }: Decided,
  times: number,
  { severity }: Variant,
  rule: Judged,
  gathering: Gathering,
): void {
  const { tally } = gathering;
  if (status === 'pass') count(tally.pass, rule.index, times);
  else if (status === 'not-applicable') tally.notApplicable += times;
  else if (status === 'unknown' && isOfScope(reasons)) countOfScope(reasons, times, severity, rule, gathering);
}

function auditInDoubt(rule: Judged, membership: Membership, subject: Subject, gathering: Gathering): void {
  const { variant, verdict } = judgeInDoubt(rule, membership, subject.row, subject.run);
  if (variant === undefined) return;
  if (verdict === undefined) {
    auditAs(variant, rule, subject, gathering);
    return;
  }
  subject.isCovered = true;
  const { severity } = variant;
  if (isOfScope(verdict.reasons)) {
    countOfScope(verdict.reasons, 1, severity, rule, gathering);
    return;
  }
  open({ selected: rule.selected, severity, resource: subject.row, verdict }, rule, subject, gathering);
}

/** Whether an unknown is open for reasons of the scope only, which are told once for the rule; any other is a finding. */
function isOfScope(reasons: readonly Unknown[]): boolean {
  return reasons.length > 0 && (isNotInSource(reasons) || reasons.every(({ level }) => level === 'scope'));
}

function isNotInSource(reasons: readonly Unknown[]): boolean {
  return reasons.every(({ code }) => code === 'not-in-source');
}

function countOfScope(
  reasons: readonly Unknown[],
  times: number,
  severity: Severity,
  rule: Judged,
  { tally, open: ends }: Gathering,
): void {
  if (isNotInSource(reasons)) {
    count(tally.notInSource, rule.index, times);
    return;
  }
  ends.resources(rule.selected.rule.id, reasons, times);
  tally.unknown(severity, times);
}

/** A failure or an unknown of the resource's own: counted as what it is unless the policy suppresses it. */
function open(draft: Draft, rule: Judged, subject: Subject, gathering: Gathering): void {
  const { tally, suppressor, drafts } = gathering;
  const placed = inPlace(draft, subject, gathering);
  const suppressed = rule.selected.suppressions ?? [];
  const byPolicy =
    suppressed.length === 0
      ? undefined
      : suppressor.find(rule.selected, subject.row, membershipIn(subject, gathering), subject.run);
  const suppression = byPolicy ?? suppressor.inline(draft, subject.run);
  if (suppression !== undefined) tally.suppressed += 1;
  else if (draft.verdict.status === 'fail') tally.fail(draft.severity);
  else tally.unknown(draft.severity);
  drafts.push({ ...placed, suppression });
}

function draftOf({ severity, compiled }: Variant, { selected }: Judged, { row, run }: Subject): Draft {
  return { selected, severity, resource: row, verdict: compiled.explain(row, run) };
}

function inPlace(draft: Draft, subject: Subject, gathering: Gathering): Draft {
  const environment = certainly(membershipIn(subject, gathering));
  return environment === undefined || environment instanceof Unknown ? draft : { ...draft, environment };
}
