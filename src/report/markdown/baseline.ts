import type { Finding, KnownFailure } from '../../model/finding.ts';
import { knownFailures } from '../open.ts';
import { resourceName, whereabouts } from '../text/words.ts';
import { scopeName } from '../words.ts';
import { code } from './code.ts';
import type { Part } from './section.ts';
import { tableHead, tableRow } from './table.ts';

/** Failures of the baseline that are gone. */
export const fixed: Part = ({ fixed: gone = [] }, cwd) => {
  if (gone.length === 0) return [];
  const head = tableHead('Severity', 'Rule', 'Resource', 'Place');
  return [{ title: 'Fixed', head, items: fixedRows(gone, cwd), count: gone.length, noun: 'failure', share: 0.025 }];
};

/** Failures that the baseline holds already, which count for nothing. */
export const known: Part = (report, cwd) => {
  const found = knownFailures(report);
  if (found.length === 0) return [];
  const head = tableHead('Severity', 'Rule', 'Resource');
  return [{ title: 'Known', head, items: knownRows(found, cwd), count: found.length, noun: 'failure', share: 0.05 }];
};

function* fixedRows(gone: readonly KnownFailure[], cwd: string): Iterable<string> {
  for (const { severity, rule, resource } of gone)
    yield tableRow(severity, code(rule), code(resourceName(resource)), code(scopeName(resource, cwd) ?? ''));
}

function* knownRows(findings: readonly Finding[], cwd: string): Iterable<string> {
  for (const finding of findings) yield tableRow(finding.severity, code(finding.rule), code(whereabouts(finding, cwd)));
}
