import type { Finding } from '../../model/finding.ts';
import { openFailures } from '../open.ts';
import { resourceName } from '../text/words.ts';
import { position, scopeName } from '../words.ts';
import { code } from './code.ts';
import type { Part } from './section.ts';
import { tableHead, tableRow } from './table.ts';

/** What failed, worst first, a row each. */
export const failures: Part = (report, cwd) => {
  const failed = openFailures(report);
  if (failed.length === 0) return [];
  const head = tableHead('Severity', 'Rule', 'Resource', 'Place', 'What is wrong');
  return [{ title: 'Failures', head, items: rows(failed, cwd), count: failed.length, noun: 'failure', share: 0.4 }];
};

function* rows(findings: readonly Finding[], cwd: string): Iterable<string> {
  for (const { severity, rule, resource, location, message } of findings) {
    const where = [scopeName(resource, cwd), location === null ? undefined : position(location, cwd)];
    const place = where.filter(part => part !== undefined).map(part => code(part));
    yield tableRow(severity, code(rule), code(resourceName(resource)), place.join('<br>'), code(message));
  }
}
