import type { Finding } from '../../model/finding.ts';
import { groupBy } from '../group.ts';
import { type Reason, reasonsOf } from '../reason.ts';
import { plural } from '../words.ts';
import { BLANK, hanging, type Paragraph, paragraph, type Section, styled } from './paragraph.ts';
import { fewOf, SEVERITY_WIDTH, severityGap, severityLabel, whereabouts } from './words.ts';

const FEW = 3;
const RULE_COLUMN = 4 + SEVERITY_WIDTH + 2;

interface Doubt {
  readonly reason: Reason;
  readonly finding: Finding;
}

/** What could not be decided for single resources, gathered by reason; one with several reasons stands under each. */
export const unknowns: Section = function* (report, cwd) {
  const open = report.findings.filter(({ status, suppression }) => status === 'unknown' && suppression === undefined);
  if (open.length === 0) return;
  const doubts = open.flatMap(finding => reasonsOf(finding).map(reason => ({ reason, finding })));
  yield paragraph(0, styled('open', '? UNKNOWN'), `  ${plural(open.length, 'finding')} could not be decided`);
  yield BLANK;
  for (const group of groupBy(doubts, ({ reason }) => [reason.code, reason.detail]).values()) {
    yield* doubtsOf(group, cwd);
    yield BLANK;
  }
};

function* doubtsOf(group: readonly Doubt[], cwd: string): Iterable<Paragraph> {
  const [first] = group;
  if (first === undefined) return;
  yield paragraph(
    2,
    first.reason.detail,
    styled('faint', first.reason.code === undefined ? '' : ` (${first.reason.code})`),
  );
  const findings = group.map(({ finding }) => finding);
  for (const ofRule of groupBy(findings, ({ severity, rule }) => [severity, rule]).values()) yield* ruleOf(ofRule, cwd);
}

function* ruleOf(findings: readonly Finding[], cwd: string): Iterable<Paragraph> {
  const [first] = findings;
  if (first === undefined) return;
  const { severity, rule } = first;
  const count = styled('faint', ` · ${plural(findings.length, 'resource')}`);
  yield hanging(4, RULE_COLUMN, severityLabel(severity), severityGap(severity), rule, count);
  const names = findings.map(finding => whereabouts(finding, cwd));
  yield hanging(RULE_COLUMN, RULE_COLUMN, fewOf(names, FEW));
}
