import type { Finding, Undecided } from '../../model/finding.ts';
import { distinct, groupBy } from '../group.ts';
import { openUnknowns } from '../open.ts';
import { type Reason, reasonsOf } from '../reason.ts';
import { whereabouts } from '../text/words.ts';
import { plural, scopeName } from '../words.ts';
import { code } from './code.ts';
import { fewCodes } from './few.ts';
import type { Part } from './section.ts';

/** What could not be decided for single resources, gathered by reason and rule. */
export const unknowns: Part = (report, cwd) => {
  const doubts = openUnknowns(report).flatMap(finding => reasonsOf(finding).map(reason => ({ reason, finding })));
  const groups = [...groupBy(doubts, ({ reason, finding }) => [reason.code, reason.detail, finding.rule]).values()];
  if (groups.length === 0) return [];
  return [{ title: 'Unknown', items: unknownItems(groups, cwd), count: groups.length, noun: 'reason', share: 0.1 }];
};

/** Rules that a whole scope left open, gathered by reason. */
export const undecided: Part = (report, cwd) => {
  const groups = [...groupBy(report.undecided, ({ code: reason, detail }) => [reason, detail]).values()];
  if (groups.length === 0) return [];
  return [
    { title: 'Undecided', items: undecidedItems(groups, cwd), count: groups.length, noun: 'reason', share: 0.05 },
  ];
};

type Doubts = readonly { readonly reason: Reason; readonly finding: Finding }[];

function* unknownItems(groups: readonly Doubts[], cwd: string): Iterable<string> {
  for (const group of groups) {
    const [first] = group;
    if (first === undefined) continue;
    const { reason, finding } = first;
    const names = fewCodes(group.map(one => whereabouts(one.finding, cwd)));
    yield `- ${because(reason)}: ${finding.severity} ${code(finding.rule)} of ${names}\n`;
  }
}

function* undecidedItems(groups: readonly (readonly Undecided[])[], cwd: string): Iterable<string> {
  for (const group of groups) {
    const [first] = group;
    if (first === undefined) continue;
    const rules = distinct(group.map(({ rule }) => rule));
    const scopes = distinct(group.map(one => scopeName(one, cwd)).filter(name => name !== undefined));
    const where = scopes.length === 0 ? '' : ` in ${fewCodes(scopes)}`;
    yield `- ${because(first)}: ${plural(rules.length, 'rule')} not judged${where}: ${fewCodes(rules)}${leftOpen(group)}\n`;
  }
}

function because({ code: reason, detail }: Reason): string {
  return `${code(detail)}${reason === undefined ? '' : ` (${reason})`}`;
}

function leftOpen(group: readonly Undecided[]): string {
  const counts = group.map(({ resources }) => resources).filter(count => count !== null);
  const verdicts = counts.reduce((sum, count) => sum + count, 0);
  const unlisted = counts.length < group.length ? ['the resources themselves could not be listed'] : [];
  const told = [...(verdicts > 0 ? [`${plural(verdicts, 'verdict')} open`] : []), ...unlisted];
  return told.length === 0 ? '' : ` (${told.join('; ')})`;
}
