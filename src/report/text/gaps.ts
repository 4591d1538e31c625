import type { Gap } from '../../model/finding.ts';
import { distinct, groupBy } from '../group.ts';
import { scopeName } from '../words.ts';
import { BLANK, hanging, type Paragraph, paragraph, type Section, styled } from './paragraph.ts';
import { fewOf } from './words.ts';

const FEW = 3;

/** What was attempted and not answered; the same in many scopes is told once. */
export const gaps: Section = function* (report, cwd) {
  if (report.gaps.length === 0) return;
  yield paragraph(0, styled('open', '! GAPS'), '  not everything could be read');
  yield BLANK;
  const groups = groupBy(report.gaps, ({ call, code, detail, types }) => [call, code, detail, types]);
  for (const group of groups.values()) yield* gap(group, cwd);
  yield BLANK;
};

function* gap(group: readonly Gap[], cwd: string): Iterable<Paragraph> {
  const [first] = group;
  if (first === undefined) return;
  const { call, types, detail, code } = first;
  const names = distinct(group.map(one => scopeName(one, cwd)).filter(name => name !== undefined));
  const where = names.length === 0 ? '' : ` in ${fewOf(names, FEW)}`;
  yield paragraph(2, call ?? types.join(', '), styled('faint', where));
  yield hanging(4, 4, detail, styled('faint', ` (${code})`));
  if (call !== undefined) yield hanging(4, 4, styled('faint', `missing: ${types.join(', ')}`));
}
