import { type OpenCount, type Report, SEVERITIES, type Summary } from '../../model/finding.ts';
import { type OutcomeState, outcomeOf } from '../outcome.ts';
import { plural } from '../words.ts';
import { BLANK, type Paragraph, paragraph, type Section, type Span, type Style, styled } from './paragraph.ts';
import { SEVERITY_WIDTH, severityLabel } from './words.ts';

const COUNT_WIDTH = 9;
const STYLE_OF = { failed: 'bad', open: 'open', passed: 'good' } as const satisfies Record<OutcomeState, Style>;

/** The counts by severity, what else was counted, and the outcome as the last line. */
export const summary: Section = function* (report) {
  const counts = report.summary;
  yield paragraph(0, styled('strong', 'SUMMARY'));
  yield BLANK;
  yield row(styled('faint', 'severity'), ['fail', 'unknown']);
  for (const severity of SEVERITIES) yield countRow(severityLabel(severity), counts.bySeverity[severity]);
  yield countRow(styled('strong', 'TOTAL'), counts);
  yield BLANK;
  yield paragraph(2, rest(counts));
  yield paragraph(2, subjects(report));
  yield BLANK;
  const { state, sentence } = outcomeOf(report);
  yield paragraph(0, styled(STYLE_OF[state], sentence));
};

function countRow(label: Span, { fail, unknown }: OpenCount): Paragraph {
  return row(label, [String(fail), String(unknown)]);
}

function row(label: Span, cells: readonly string[]): Paragraph {
  const gap = ' '.repeat(SEVERITY_WIDTH - label.text.length);
  return paragraph(
    2,
    label,
    gap,
    ...cells.map(cell => styled(cell === '0' ? 'faint' : 'plain', cell.padStart(COUNT_WIDTH))),
  );
}

function rest({ pass, notApplicable, suppressed, notInSource }: Summary): string {
  const always = `${pass} passed · ${notApplicable} not applicable · ${suppressed} suppressed`;
  return notInSource === 0 ? always : `${always} · ${notInSource} not in this kind of source`;
}

function subjects({ summary: { resources, rules }, scopes }: Report): string {
  const incomplete = scopes.filter(({ complete }) => !complete).length;
  const counted = [plural(resources, 'resource'), plural(rules, 'rule'), plural(scopes.length, 'scope')].join(' · ');
  return incomplete === 0 ? counted : `${counted}, ${incomplete} of them incomplete`;
}
