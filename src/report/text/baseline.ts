import type { KnownFailure, Report } from '../../model/finding.ts';
import { knownIn } from '../outcome.ts';
import { plural, scopeName } from '../words.ts';
import { BLANK, paragraph, type Section, styled } from './paragraph.ts';

/** What a baseline knows of the failures: the known ones as a number, those that are gone by name. */
export const baseline: Section = function* (report, cwd) {
  yield* known(report);
  yield* fixed(report.fixed ?? [], cwd);
};

function* known(report: Report) {
  const count = knownIn(report);
  if (count === 0) return;
  yield paragraph(0, styled('faint', '- KNOWN'), `  ${plural(count, 'failure')} that the baseline holds`);
  yield BLANK;
}

function* fixed(failures: readonly KnownFailure[], cwd: string) {
  if (failures.length === 0) return;
  const what = `  ${plural(failures.length, 'failure')} of the baseline`;
  yield paragraph(0, styled('good', '✓ FIXED'), what, styled('faint', '; write it anew with --write-baseline'));
  yield BLANK;
  for (const { rule, resource } of failures) {
    const where = scopeName(resource, cwd);
    yield paragraph(2, `${rule}: ${resource.id}`, styled('faint', where === undefined ? '' : ` (${where})`));
  }
  yield BLANK;
}
