import { join } from 'node:path';
import { audit } from '../../src/audit.ts';
import { type Finding, STATUSES, type Status } from '../../src/model/finding.ts';
import { defaultsOf, mergeParams } from '../../src/rule/params.ts';
import type { Rule } from '../../src/rule/rule.ts';
import type { SelectedRule } from '../../src/select.ts';
import { loadRecorded } from '../../src/source/recorded.ts';
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
const READABLE: ReadonlySet<string> = new Set(['describe-json']);
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
}

/** Judges a label's case by the rules that stand for the peer's check, with the params under which they mean the same. */
export function compare(label: Label, corpus: string, rules: readonly Rule[]): Compared {
  const selected = rules.flatMap(rule => standingFor(rule, label));
  const uncovered = { label, outcome: 'not covered', message: '' } as const;
  if (selected.length === 0) return { ...uncovered, rule: undefined, ours: 'no rule stands for it' };
  const rule = selected[0]?.rule.id;
  if (!READABLE.has(label.format)) return { ...uncovered, rule, ours: `${label.format} cannot be read yet` };
  const { findings, reasons } = judged(selected, label, corpus);
  return label.resource === null ? onNothing(label, rule, findings) : onResource(label, rule, findings, reasons);
}

function standingFor(rule: Rule, { source, peerId }: Label): readonly SelectedRule[] {
  const equivalent = rule.equivalents[PEERS[source] ?? source]?.find(({ id }) => id === peerId);
  if (equivalent === undefined) return [];
  return [{ rule, severity: rule.severity, params: mergeParams(defaultsOf(rule), equivalent.params ?? {}) }];
}

function judged(selected: readonly SelectedRule[], { folder, now }: Label, corpus: string) {
  const options = { now: new Date(now ?? NOW), include: new Set(STATUSES) };
  const { inventories, mistakes } = loadRecorded([join(corpus, folder)], { allowIncomplete: true });
  const audits = inventories.map(inventory => audit(selected, inventory, options));
  return {
    findings: audits.flatMap(({ findings }) => findings),
    reasons: [
      ...audits.flatMap(({ undecided }) => undecided.map(({ detail }) => detail)),
      ...mistakes.map(formatMistake),
    ],
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

function onResource(
  label: Label,
  rule: string | undefined,
  findings: readonly Finding[],
  reasons: readonly string[],
): Compared {
  const own = findings.filter(({ resource }) => resource.id === label.resource);
  const [found] = own.toSorted((a, b) => WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status));
  if (found === undefined) return { label, outcome: 'unknown', rule, ours: 'unknown', message: reasons.join('; ') };
  const { status, message } = found;
  return { label, outcome: outcomeOf(label.expected, status), rule: found.rule, ours: status, message };
}

/** A skip of the peer's is no verdict, so it cannot be contradicted. */
function outcomeOf(expected: string, ours: Finding['status']): Outcome {
  if (expected === ours || (expected === 'skip' && ours === 'not-applicable')) return 'agreed';
  if (ours === 'unknown') return 'unknown';
  return expected === 'skip' || ours === 'not-applicable' ? 'soft' : 'hard';
}
