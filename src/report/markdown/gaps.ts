import type { Gap } from '../../model/finding.ts';
import { distinct, groupBy } from '../group.ts';
import { scopeName } from '../words.ts';
import { code } from './code.ts';
import { fewCodes } from './few.ts';
import type { Part } from './section.ts';

/** What was attempted and not answered; the same in many scopes is told once. */
export const gaps: Part = (report, cwd) => {
  const groups = [
    ...groupBy(report.gaps, ({ call, code: reason, detail, types }) => [call, reason, detail, types]).values(),
  ];
  if (groups.length === 0) return [];
  const head = 'Not everything could be read.\n\n';
  return [{ title: 'Gaps', head, items: items(groups, cwd), count: groups.length, noun: 'gap', share: 0.05 }];
};

function* items(groups: readonly (readonly Gap[])[], cwd: string): Iterable<string> {
  for (const group of groups) {
    const [first] = group;
    if (first === undefined) continue;
    const { call, types, code: reason, detail } = first;
    const names = distinct(group.map(one => scopeName(one, cwd)).filter(name => name !== undefined));
    const where = names.length === 0 ? '' : ` in ${fewCodes(names)}`;
    const missing = call === undefined || types.length === 0 ? '' : `; missing: ${fewCodes(types)}`;
    yield `- ${call === undefined ? fewCodes(types) : code(call)}${where}: ${code(detail)} (${reason})${missing}\n`;
  }
}
