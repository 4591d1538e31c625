import { readFileSync } from 'node:fs';
import { auditor, type ScopeAudit } from '../../src/audit.ts';
import { type Finding, STATUSES, type Status } from '../../src/model/finding.ts';
import { EMPTY_POLICY } from '../../src/policy/policy.ts';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';
import { selectRules } from '../../src/select.ts';
import { loadRecorded } from '../../src/source/recorded.ts';

/** The recorded account as it stands in the repository; tests run in the repository's root. */
export const FOLDER = 'fixtures/recorded';
export const NOW = new Date('2026-08-20T09:30:00Z');

/** All, those too that are off unless they are asked for. */
export const RULES = loadBuiltinRules();
const only = RULES.map(({ id }) => id);
const judge = auditor(selectRules(RULES, EMPTY_POLICY, { only, skip: [] }), {
  now: NOW,
  include: new Set(STATUSES),
});

/** Every verdict over a recorded account, passes included. */
export function auditFolder(folder: string): readonly ScopeAudit[] {
  const { inventories, mistakes } = loadRecorded([folder]);
  if (mistakes.length > 0) throw new Error(mistakes.map(({ message }) => message).join('\n'));
  return inventories.map(judge);
}

/** All findings of a folder. */
export function findingsOf(folder: string): readonly Finding[] {
  return auditFolder(folder).flatMap(({ findings }) => findings);
}

/** What a rule says of a resource; undefined where it never judged it. */
export function verdict(findings: readonly Finding[], rule: string, id: string): Status | undefined {
  return findings.find(finding => finding.rule === rule && finding.resource.id === id)?.status;
}

/** The text that a finding points at. */
export function textAt({ location }: Finding): string {
  if (location === null) throw new Error('a finding without a place');
  const lines = readFileSync(location.file, 'utf8').split('\n');
  const picked = lines.slice(location.startLine - 1, location.endLine);
  const last = picked.pop() ?? '';
  const whole = [...picked, last.slice(0, location.endColumn - 1)].join('\n');
  return whole.slice(location.startColumn - 1);
}
