import type { Finding, Report } from '../../model/finding.ts';
import { groupBy } from '../group.ts';
import { plural } from '../words.ts';
import { BLANK, type Paragraph, paragraph, type Section, type Span, styled } from './paragraph.ts';
import { resourceScope } from './words.ts';

/** Passes and what does not apply, for those who asked: one line a rule and scope, with why it does not apply. */
export const others: Section = function* (report, cwd) {
  const several = report.scopes.length > 1;
  const where = ({ resource }: Finding) => (several ? resourceScope(resource, cwd) : '');
  yield* listed(report, 'pass', styled('good', '✓ PASS'), finding => ({ where: where(finding), why: '' }));
  const reasoned = (finding: Finding) => ({ where: where(finding), why: finding.message });
  yield* listed(report, 'not-applicable', styled('faint', '- NOT APPLICABLE'), reasoned);
};

interface Shared {
  readonly where: string;
  readonly why: string;
}

function* listed(
  { findings }: Report,
  wanted: Finding['status'],
  label: Span,
  sharedBy: (finding: Finding) => Shared,
): Iterable<Paragraph> {
  const found = findings.filter(({ status }) => status === wanted);
  if (found.length === 0) return;
  yield paragraph(0, label, `  ${plural(found.length, 'finding')}`);
  yield BLANK;
  for (const group of groupBy(found, finding => [finding.rule, sharedBy(finding)]).values()) {
    const [first] = group;
    if (first !== undefined) yield entry(first.rule, group, sharedBy(first));
  }
  yield BLANK;
}

function entry(rule: string, findings: readonly Finding[], { where, why }: Shared): Paragraph {
  const scope = where === '' ? '' : ` in ${where}`;
  const ids = findings.map(({ resource }) => resource.id).join(', ');
  return paragraph(2, `${rule}${scope}`, styled('faint', `: ${ids}${why === '' ? '' : ` — ${why}`}`));
}
