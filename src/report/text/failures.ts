import type { Finding } from '../../model/finding.ts';
import type { SourceKind } from '../../model/scope.ts';
import { fixOf } from '../fix.ts';
import { groupBy } from '../group.ts';
import { sourceKinds } from '../source-kind.ts';
import { plural, position } from '../words.ts';
import { evidenceLine } from './evidence.ts';
import { callsOf, instancesIn, namesOf } from './instances.ts';
import { BLANK, hanging, type Paragraph, paragraph, type Section, styled, whole } from './paragraph.ts';
import { resourceName, resourceScope, SEVERITY_WIDTH, severityGap, severityLabel } from './words.ts';

const TITLE_COLUMN = 2 + SEVERITY_WIDTH + 2;

/** Every failure that is neither suppressed nor known by a baseline, gathered by rule, as the report orders them: worst first. */
export const failures: Section = function* (report, cwd) {
  const kindOf = sourceKinds(report.scopes);
  const failed = report.findings.filter(counts);
  for (const group of groupBy(failed, ({ severity, rule }) => [severity, rule]).values()) {
    yield* ruleFailures(group, kindOf, cwd);
  }
};

function counts({ status, suppression, baseline }: Finding): boolean {
  return status === 'fail' && suppression === undefined && baseline !== 'known';
}

function* ruleFailures(
  group: readonly Finding[],
  kindOf: (finding: Finding) => SourceKind | undefined,
  cwd: string,
): Iterable<Paragraph> {
  const [first] = group;
  if (first === undefined) return;
  yield* heading(first, group.length);
  for (const alike of instancesIn(group, cwd)) yield* failure(alike, cwd);
  yield* remedy(first, group, kindOf);
  yield BLANK;
}

function* heading({ severity, title, rule, controls }: Finding, count: number): Iterable<Paragraph> {
  const standards = Object.entries(controls).map(([standard, ids]) => `${standard} ${controlsInWords(ids)}`);
  const mark = styled('bad', '✗ ');
  yield hanging(0, TITLE_COLUMN, mark, severityLabel(severity), severityGap(severity), styled('strong', title));
  yield hanging(TITLE_COLUMN, TITLE_COLUMN, rule, styled('faint', ` · ${plural(count, 'resource')}`));
  if (standards.length > 0) yield hanging(TITLE_COLUMN, TITLE_COLUMN, styled('faint', standards.join(' · ')));
  yield BLANK;
}

/** A few ids, or how many there are: NIST alone may have thirty. */
function controlsInWords(ids: readonly string[]): string {
  return ids.length <= 3 ? ids.join(', ') : `(${ids.length})`;
}

function* failure([first, ...others]: readonly Finding[], cwd: string): Iterable<Paragraph> {
  if (first === undefined) return;
  const { resource, location, message, evidence } = first;
  const about = [resourceScope(resource, cwd), resource.environment ?? ''].filter(part => part !== '').join('  ');
  const names = namesOf(resourceName(resource), others);
  yield hanging(2, 4, styled('strong', names), styled('faint', `  ${about}`));
  if (location !== null) yield paragraph(4, styled('faint', position(location, cwd)));
  for (const calls of callsOf([first, ...others], cwd)) yield hanging(4, 6, styled('faint', calls));
  if (evidence.length === 0) yield hanging(4, 4, message);
  for (const one of evidence) yield evidenceLine(one, location, cwd);
  yield BLANK;
}

function* remedy(
  { remediation: { summary, impact } }: Finding,
  group: readonly Finding[],
  kindOf: (finding: Finding) => SourceKind | undefined,
): Iterable<Paragraph> {
  const { cli, cloudformation, terraform } = fixOf(group, kindOf);
  yield labelled('Fix: ', summary);
  if (impact !== undefined) yield labelled('Impact: ', impact);
  for (const command of cli) yield* lines(command);
  yield* settings('CloudFormation', cloudformation);
  yield* settings('Terraform', terraform);
}

function labelled(label: string, prose: string): Paragraph {
  return hanging(2, 2 + label.length, styled('strong', label), prose);
}

/** A command of several lines keeps them, further ones deeper. */
function* lines(command: string): Iterable<Paragraph> {
  const [first = '', ...further] = command.split('\n');
  yield whole(4, first);
  for (const line of further) yield whole(8, line.trim());
}

function* settings(source: string, all: readonly string[]): Iterable<Paragraph> {
  if (all.length > 0) yield paragraph(4, styled('faint', `in ${source}:`));
  for (const setting of all) yield whole(6, setting);
}
