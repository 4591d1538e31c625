import type { Undecided } from '../../model/finding.ts';
import { distinct, groupBy } from '../group.ts';
import { plural, scopeName } from '../words.ts';
import { BLANK, hanging, type Paragraph, paragraph, type Section, styled } from './paragraph.ts';
import { fewOf } from './words.ts';

const FEW = 3;

/** Rules that a whole scope left open, gathered by reason over rules and scopes. */
export const undecided: Section = function* (report, cwd) {
  if (report.undecided.length === 0) return;
  const rules = distinct(report.undecided.map(({ rule }) => rule)).length;
  yield paragraph(0, styled('open', '? UNDECIDED'), `  ${plural(rules, 'rule')} could not be judged`);
  yield BLANK;
  for (const group of groupBy(report.undecided, ({ code, detail }) => [code, detail]).values()) {
    yield* undecidedFor(group, cwd);
    yield BLANK;
  }
};

function* undecidedFor(group: readonly Undecided[], cwd: string): Iterable<Paragraph> {
  const [first] = group;
  if (first === undefined) return;
  const rules = distinct(group.map(({ rule }) => rule));
  yield paragraph(
    2,
    `${plural(rules.length, 'rule')} not judged: ${first.detail}`,
    styled('faint', ` (${first.code})`),
  );
  yield hanging(4, 4, rules.join(', '));
  yield hanging(4, 4, styled('faint', [scopesOf(group, cwd), leftOpen(group)].filter(part => part !== '').join('; ')));
}

function scopesOf(group: readonly Undecided[], cwd: string): string {
  const names = distinct(group.map(one => scopeName(one, cwd)).filter(name => name !== undefined));
  return names.length === 0 ? '' : `in ${fewOf(names, FEW)}`;
}

/** One verdict a rule and resource; where even the resources could not be listed, there is no number. */
function leftOpen(group: readonly Undecided[]): string {
  const known = group.map(({ resources }) => resources).filter(count => count !== null);
  const verdicts = known.reduce((sum, count) => sum + count, 0);
  const unlisted = known.length < group.length ? ['the resources themselves could not be listed'] : [];
  return [...(verdicts > 0 ? [`${plural(verdicts, 'verdict')} open`] : []), ...unlisted].join('; ');
}
