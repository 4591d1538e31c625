import { type OpenCount, type Report, SEVERITIES } from '../../model/finding.ts';
import { outcomeOf } from '../outcome.ts';
import { plural } from '../words.ts';
import { tableHead, tableRow } from './table.ts';

const MARKS = { failed: '❌', open: '❓', passed: '✅' } as const;

/** How it ended, and the counts by severity. */
export function posture(report: Report): string {
  const { state, sentence } = outcomeOf(report);
  const { summary } = report;
  const rows = SEVERITIES.map(severity => countRow(severity, summary.bySeverity[severity]));
  const table = [tableHead('Severity', ':Failed', ':Unknown'), ...rows, countRow('**total**', summary)].join('');
  return `# rds-audit\n\n${MARKS[state]} **${sentence}**\n\n${table}\n${rest(report)}\n`;
}

function countRow(name: string, { fail, unknown }: OpenCount): string {
  return tableRow(name, String(fail), String(unknown));
}

function rest({ summary, scopes, gaps }: Report): string {
  const { pass, notApplicable, suppressed, notInSource, resources, rules } = summary;
  const incomplete = scopes.filter(({ complete }) => !complete).length;
  return [
    `${pass} passed`,
    `${notApplicable} not applicable`,
    `${suppressed} suppressed`,
    ...(notInSource === 0 ? [] : [`${notInSource} not in this kind of source`]),
    plural(resources, 'resource'),
    plural(rules, 'rule'),
    `${plural(scopes.length, 'scope')}${incomplete === 0 ? '' : `, ${incomplete} of them incomplete`}`,
    ...(gaps.length === 0 ? [] : [plural(gaps.length, 'gap')]),
  ].join(' · ');
}
