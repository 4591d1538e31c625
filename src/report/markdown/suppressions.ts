import type { Finding, UnusedSuppression } from '../../model/finding.ts';
import { cut } from '../cut.ts';
import { suppressedFindings } from '../open.ts';
import { whereabouts } from '../text/words.ts';
import { code } from './code.ts';
import { paragraph } from './prose.ts';
import type { Part } from './section.ts';
import { tableHead, tableRow } from './table.ts';

/** Findings that the policy suppresses, each with the reason given. */
export const suppressed: Part = (report, cwd) => {
  const found = suppressedFindings(report);
  if (found.length === 0) return [];
  const head = tableHead('Rule', 'Resource', 'Reason', 'Ticket', 'Expires');
  return [{ title: 'Suppressed', head, items: rows(found, cwd), count: found.length, noun: 'finding', share: 0.025 }];
};

/** Suppressions that no longer do anything and can go. */
export const unusedSuppressions: Part = ({ unusedSuppressions: unused }) => {
  if (unused.length === 0) return [];
  const head = tableHead('Rule', 'Resource', 'Why', 'Reason');
  const items = unusedRows(unused);
  return [{ title: 'Unused suppressions', head, items, count: unused.length, noun: 'suppression', share: 0.025 }];
};

function* rows(findings: readonly Finding[], cwd: string): Iterable<string> {
  for (const finding of findings) {
    const { reason = '', ticket = '', expires = '' } = finding.suppression ?? {};
    yield tableRow(code(finding.rule), code(whereabouts(finding, cwd)), told(reason), code(ticket), code(expires));
  }
}

function* unusedRows(unused: readonly UnusedSuppression[]): Iterable<string> {
  for (const { rule, resource, reason, expires, why } of unused) {
    const expired = expires === undefined ? 'has expired' : `expired on ${code(expires)}`;
    yield tableRow(code(rule), code(resource), why === 'expired' ? expired : 'matched nothing', told(reason));
  }
}

function told(reason: string): string {
  return paragraph(cut(reason, 300));
}
