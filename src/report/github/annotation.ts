import type { Finding, Report, Severity } from '../../model/finding.ts';
import { groupBy } from '../group.ts';
import { newUnknowns, openFailures } from '../open.ts';
import { fewOf, resourceName } from '../text/words.ts';
import { type Place, placeOf } from './place.ts';

/** GitHub's levels, worst first. */
export const LEVELS = ['error', 'warning', 'notice'] as const;
export type Level = (typeof LEVELS)[number];

/** What GitHub shows at one line, not yet escaped. */
export interface Annotation {
  readonly level: Level;
  readonly title: string;
  /** Lines of the message. */
  readonly lines: readonly string[];
  /** Absent for what stands in no file below the working directory. */
  readonly place?: Place | undefined;
  /** How many findings it tells of. */
  readonly findings: number;
}

const LEVEL_OF: Readonly<Record<Severity, Level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  info: 'notice',
};

/** How many instances a message names. */
const NAMED = 20;

/** Failures by severity, unknowns as notices, both without what a baseline knows; those of one rule on one line are one. */
export function annotationsOf(report: Report, cwd: string): readonly Annotation[] {
  const failures = annotated(openFailures(report), ({ severity }) => LEVEL_OF[severity], cwd);
  return [...failures, ...annotated(newUnknowns(report), () => 'notice', cwd)];
}

function annotated(
  findings: readonly Finding[],
  levelOf: (finding: Finding) => Level,
  cwd: string,
): readonly Annotation[] {
  const placed = findings.map(finding => ({ finding, place: placeOf(finding.location, cwd) }));
  const groups = groupBy(placed, ({ finding, place }) => [
    ...[finding.rule, finding.severity, finding.title],
    ...(place === undefined ? [finding.resource] : [place.file, place.line]),
  ]);
  return [...groups.values()].flatMap(group => {
    const [first] = group;
    if (first === undefined) return [];
    const all = group.map(({ finding }) => finding);
    return [annotationOf(levelOf(first.finding), first.finding, all, first.place)];
  });
}

function annotationOf(level: Level, first: Finding, all: readonly Finding[], place: Place | undefined): Annotation {
  const { rule, title, status, resource, message, remediation } = first;
  const others = all.slice(1).map(one => resourceName(one.resource));
  return {
    level,
    title: `${status === 'unknown' ? 'Unknown: ' : ''}${title} (${rule})`,
    lines: [
      `${resourceName(resource)}: ${message}`,
      ...(others.length === 0 ? [] : [`Also: ${fewOf(others, NAMED)}`]),
      ...(place === undefined ? whereOf(first) : []),
      ...(status === 'unknown' ? [] : [`Fix: ${remediation.summary}`]),
    ],
    place,
    findings: all.length,
  };
}

function whereOf({ resource: { arn, account, region }, location }: Finding): readonly string[] {
  const at = arn ?? [account, region].filter(part => part !== undefined).join('/');
  if (at !== '') return [`In ${at}`];
  return location === null ? [] : [`In ${location.file}:${location.startLine}`];
}
