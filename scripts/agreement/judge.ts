import { join } from 'node:path';
import { audit } from '../../src/audit.ts';
import { STATUSES } from '../../src/model/finding.ts';
import { defaultsOf, mergeParams } from '../../src/rule/params.ts';
import type { Rule } from '../../src/rule/rule.ts';
import type { SelectedRule } from '../../src/select.ts';
import { loadOffline } from '../../src/source/offline.ts';
import { formatMistake } from '../../src/util/errors.ts';
import { type Compared, peerOf } from './compared.ts';
import type { Label } from './labels.ts';
import { comparedWith, type Judgement } from './verdict.ts';

const NOW = '2026-09-01T00:00:00Z';

/** Judges a label's case by the rules that stand for the peer's check, with the params under which they mean the same. */
export async function compare(label: Label, corpus: string, rules: readonly Rule[]): Promise<Compared> {
  const selected = rules.flatMap(rule => standingFor(rule, label));
  const uncovered = { label, outcome: 'not covered', message: '' } as const;
  if (selected.length === 0) return { ...uncovered, rule: undefined, ours: 'no rule stands for it' };
  const rule = selected[0]?.rule.id;
  const judgement = await judged(selected, label, corpus);
  return comparedWith(label, rule, judgement);
}

function standingFor(rule: Rule, label: Label): readonly SelectedRule[] {
  const equivalent = rule.equivalents[peerOf(label)]?.find(({ id }) => id === label.peerId);
  if (equivalent === undefined) return [];
  return [{ rule, severity: rule.severity, params: mergeParams(defaultsOf(rule), equivalent.params ?? {}) }];
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
