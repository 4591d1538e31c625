import type { UnusedSuppression } from '../../model/finding.ts';
import { plural } from '../words.ts';
import { BLANK, paragraph, type Section, styled } from './paragraph.ts';
import { whereabouts } from './words.ts';

/** Findings that the policy suppresses, each with the reason given. */
export const suppressed: Section = function* ({ findings }, cwd) {
  const found = findings.filter(({ status, suppression }) => isOpen(status) && suppression !== undefined);
  if (found.length === 0) return;
  yield paragraph(0, styled('faint', '- SUPPRESSED'), `  ${plural(found.length, 'finding')}`);
  yield BLANK;
  for (const finding of found) {
    const { reason = '', ticket, expires } = finding.suppression ?? {};
    const until = expires === undefined ? '' : `, until ${expires}`;
    const because = [reason, ...(ticket === undefined ? [] : [ticket])].join(', ');
    yield paragraph(2, `${finding.rule}: ${whereabouts(finding, cwd)}`, styled('faint', ` — ${because}${until}`));
  }
  yield BLANK;
};

/** Suppressions that no longer do anything and can go. */
export const unusedSuppressions: Section = function* (report) {
  if (report.unusedSuppressions.length === 0) return;
  yield paragraph(0, styled('open', '! UNUSED SUPPRESSIONS'), '  they can be removed');
  yield BLANK;
  for (const unused of report.unusedSuppressions) {
    yield paragraph(2, `${unused.rule}: ${unused.resource}`, ` ${why(unused)}`, styled('faint', ` — ${unused.reason}`));
  }
  yield BLANK;
};

function why({ why: cause, expires }: UnusedSuppression): string {
  if (cause === 'matched-nothing') return 'matched nothing';
  return expires === undefined ? 'has expired' : `expired on ${expires}`;
}

function isOpen(status: string): boolean {
  return status === 'fail' || status === 'unknown';
}
