import type { Finding, Report } from '../../model/finding.ts';
import type { SourceKind } from '../../model/scope.ts';
import { cut } from '../cut.ts';
import { type Fix, fixOf } from '../fix.ts';
import { groupBy } from '../group.ts';
import { openFailures } from '../open.ts';
import { sourceKinds } from '../source-kind.ts';
import { plural } from '../words.ts';
import { html } from './code.ts';
import { codeBlock, paragraph } from './prose.ts';
import type { Part } from './section.ts';

/** How many commands and settings a rule shows, and the longest that it shows: half a command must not be pasted. */
const SHOWN = 10;
const LONGEST = 1000;
const PROSE = 2000;

/** How to put right what failed, folded, once a rule. */
export const fixes: Part = report => {
  const groups = [...groupBy(openFailures(report), ({ rule, title }) => [rule, title]).values()];
  if (groups.length === 0) return [];
  const items = folded(groups, sourceKinds(report.scopes));
  return [{ title: 'How to fix', items, count: groups.length, noun: 'rule', share: 0.175 }];
};

type KindOf = (finding: Report['findings'][number]) => SourceKind | undefined;

function* folded(groups: readonly (readonly Finding[])[], kindOf: KindOf): Iterable<string> {
  for (const group of groups) {
    const [first] = group;
    if (first !== undefined) yield fold(first, group, fixOf(group, kindOf));
  }
}

function fold({ rule, title, remediation }: Finding, group: readonly Finding[], fix: Fix): string {
  const { summary, impact } = remediation;
  const parts = [
    paragraph(cut(summary, PROSE)),
    ...block('sh', fix.cli, 'command'),
    ...block('yaml', fix.cloudformation, 'setting'),
    ...block('hcl', fix.terraform, 'setting'),
    ...(impact === undefined ? [] : [`**Impact:** ${paragraph(cut(impact, PROSE))}`]),
  ];
  const about = `<code>${html(rule)}</code> ${html(title)} · ${plural(group.length, 'failure')}`;
  return `<details>\n<summary>${about}</summary>\n\n${parts.join('\n\n')}\n\n</details>\n`;
}

function block(language: string, lines: readonly string[], noun: string): readonly string[] {
  const shown = lines.filter(line => line.length <= LONGEST).slice(0, SHOWN);
  const more = lines.length - shown.length;
  return [
    ...(shown.length === 0 ? [] : [codeBlock(language, shown)]),
    ...(more === 0 ? [] : [`… ${plural(more, `more ${noun}`)}`]),
  ];
}
