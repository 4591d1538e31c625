import { join } from 'node:path';
import { audit } from '../../src/audit.ts';
import { type Finding, STATUSES, type Status, type Undecided } from '../../src/model/finding.ts';
import { isRecord, type ReasonCode } from '../../src/model/value.ts';
import { defaultsOf, mergeParams } from '../../src/rule/params.ts';
import type { Rule } from '../../src/rule/rule.ts';
import type { SelectedRule } from '../../src/select.ts';
import { loadOffline } from '../../src/source/offline.ts';
import { formatMistake } from '../../src/util/errors.ts';
import type { Label } from './labels.ts';

/** The peer's name in a rule's `equivalents`, by the corpus's source. */
const PEERS: Readonly<Record<string, string>> = {
  'checkov-tf': 'checkov',
  'checkov-cfn': 'checkov',
  'guard-registry': 'guard',
  'kics-tf': 'kics',
  'kics-cfn': 'kics',
};
const NOW = '2026-09-01T00:00:00Z';

export type Outcome = 'agreed' | 'hard' | 'soft' | 'unknown' | 'not covered';

/** How our verdict on one label compares. */
export interface Compared {
  readonly label: Label;
  readonly outcome: Outcome;
  /** The rule that decided; undefined where none covers the label. */
  readonly rule: string | undefined;
  /** Ours, or why there is none. */
  readonly ours: string;
  readonly message: string;
  /** Why ours is unknown. */
  readonly code?: ReasonCode | undefined;
  /** The line that we report. */
  readonly line?: number | undefined;
}

/** Judges a label's case by the rules that stand for the peer's check, with the params under which they mean the same. */
export async function compare(label: Label, corpus: string, rules: readonly Rule[]): Promise<Compared> {
  const selected = rules.flatMap(rule => standingFor(rule, label));
  const uncovered = { label, outcome: 'not covered', message: '' } as const;
  if (selected.length === 0) return { ...uncovered, rule: undefined, ours: 'no rule stands for it' };
  const rule = selected[0]?.rule.id;
  const judgement = await judged(selected, label, corpus);
  return label.resource === null ? onNothing(label, rule, judgement.findings) : onResource(label, rule, judgement);
}

/** The peer whose label it is, as `equivalents` name it. */
export function peerOf({ source }: Label): string {
  return PEERS[source] ?? source;
}

function standingFor(rule: Rule, label: Label): readonly SelectedRule[] {
  const equivalent = rule.equivalents[peerOf(label)]?.find(({ id }) => id === label.peerId);
  if (equivalent === undefined) return [];
  return [{ rule, severity: rule.severity, params: mergeParams(defaultsOf(rule), equivalent.params ?? {}) }];
}

interface Judgement {
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  readonly mistakes: readonly string[];
}

async function judged(selected: readonly SelectedRule[], { folder, now }: Label, corpus: string): Promise<Judgement> {
  const options = { now: new Date(now ?? NOW), include: new Set(STATUSES) };
  const { inventories, mistakes } = await loadOffline([join(corpus, folder)], { allowIncomplete: true });
  const audits = inventories.map(inventory => audit(selected, inventory, options));
  return {
    findings: audits.flatMap(({ findings }) => findings),
    undecided: audits.flatMap(({ undecided }) => undecided),
    mistakes: mistakes.map(formatMistake),
  };
}

/** Where several rules stand for one check, it holds only if all of them do. */
const WORST_FIRST = ['fail', 'unknown', 'pass', 'not-applicable'] satisfies Status[];

/** Where the peer had nothing to judge, all that is asked is that we fail nothing. */
function onNothing(label: Label, rule: string | undefined, findings: readonly Finding[]): Compared {
  const failed = findings.find(({ status }) => status === 'fail');
  if (failed === undefined) return { label, outcome: 'agreed', rule, ours: 'nothing fails', message: '' };
  return { label, outcome: 'soft', rule: failed.rule, ours: `fail of ${failed.resource.id}`, message: failed.message };
}

function onResource(label: Label, rule: string | undefined, judgement: Judgement): Compared {
  const [found] = ownOf(label, judgement.findings).toSorted(
    (a, b) => WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status),
  );
  if (found === undefined) return notJudged(label, rule, judgement);
  const { status, message, location } = found;
  const outcome = outcomeOf(label.expected, status);
  return { label, outcome, rule: found.rule, ours: status, message, code: codeOf(found), line: location?.startLine };
}

/** What lacks somewhere is told of the Region, wherever the peer tells it. */
function ownOf({ resource: id }: Label, findings: readonly Finding[]): readonly Finding[] {
  const own = findings.filter(({ resource }) => resource.id === id);
  return own.length > 0 ? own : findings.filter(({ resource }) => resource.type === 'Region');
}

/** No finding is about it: the rule is undecided, the source cannot know it, or no rule has that subject. */
function notJudged(label: Label, rule: string | undefined, { undecided, mistakes }: Judgement): Compared {
  const told = [...undecided.map(({ detail }) => detail), ...mistakes];
  const message = told.length > 0 ? told.join('; ') : 'nothing says it in this kind of source';
  const code = undecided[0]?.code ?? (mistakes.length > 0 ? undefined : 'not-in-source');
  return { label, outcome: 'unknown', rule, ours: 'unknown', message, code };
}

function codeOf({ status, evidence }: Finding): ReasonCode | undefined {
  if (status !== 'unknown') return undefined;
  for (const { actual } of evidence) if (isUnknown(actual)) return actual.unknown.code;
  return undefined;
}

function isUnknown(actual: unknown): actual is { readonly unknown: { readonly code: ReasonCode } } {
  return isRecord(actual) && isRecord(actual.unknown) && typeof actual.unknown.code === 'string';
}

/** A skip of the peer's is no verdict, so it cannot be contradicted. */
function outcomeOf(expected: string, ours: Finding['status']): Outcome {
  if (expected === ours || (expected === 'skip' && ours === 'not-applicable')) return 'agreed';
  if (ours === 'unknown') return 'unknown';
  return expected === 'skip' || ours === 'not-applicable' ? 'soft' : 'hard';
}
