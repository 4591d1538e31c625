import type { Finding, Gap, Report, ScopeSummary, Undecided } from '../../model/finding.ts';
import type { SourceKind } from '../../model/scope.ts';
import { escapeUnseen } from '../escape.ts';
import { homesIn } from '../home.ts';
import { relative } from '../words.ts';

/** A finding with the kind of source that it is from. */
export interface Sourced {
  readonly finding: Finding;
  readonly kind: SourceKind;
}

/** What is told of one category. An upload replaces all that its category had before. */
export interface Run {
  /** GitHub's category is what stands before the last slash. */
  readonly id: string;
  /** Failures that nobody suppressed, worst first. */
  readonly failures: Sourced[];
  readonly unknowns: Sourced[];
  readonly undecided: Undecided[];
  readonly gaps: Gap[];
}

/** One run a scope, in their order; scopes of one category share one, for GitHub refuses two runs of a category. */
export function runsOf(report: Report, cwd: string): readonly Run[] {
  const runs = new Map<string, Run>();
  const homes = homesIn(report.scopes);
  const runOf = (scope: ScopeSummary) => runFor(categoryOf(scope, cwd), runs);
  for (const scope of report.scopes) runOf(scope);
  for (const finding of report.findings) {
    const scope = homes.ofFinding(finding);
    if (finding.suppression === undefined) listFor(finding, runOf(scope))?.push({ finding, kind: scope.kind });
  }
  for (const one of report.undecided)
    for (const run of distinctRuns(homes.ofPlace(one).map(runOf))) run.undecided.push(one);
  for (const gap of report.gaps) for (const run of distinctRuns(homes.ofPlace(gap).map(runOf))) run.gaps.push(gap);
  return [...runs.values()];
}

/**
 * `rds-audit/live/<account>/<region>/`, of recordings too since they tell of the same; else `rds-audit/<root>/`. The root of
 * a template is its folder: with a category of its own, the alerts of a template that is deleted would stay open for ever.
 */
function categoryOf({ kind, account, region, path }: ScopeSummary, cwd: string): string {
  const runs = kind === 'live' || kind === 'recorded';
  if (runs && account !== undefined && region !== undefined) return categoryId(['live', account, region]);
  const root = path === undefined ? '' : relative(path, cwd);
  const segments = root === cwd ? [] : root.split('/').filter(segment => segment !== '' && segment !== '.');
  return categoryId(kind === 'cloudformation' ? segments.slice(0, -1) : segments);
}

function categoryId(segments: readonly string[]): string {
  return ['rds-audit', ...segments.map(escapeUnseen), ''].join('/');
}

function runFor(id: string, runs: Map<string, Run>): Run {
  const run = runs.get(id) ?? { id, failures: [], unknowns: [], undecided: [], gaps: [] };
  runs.set(id, run);
  return run;
}

function listFor({ status }: Finding, run: Run): Sourced[] | undefined {
  if (status === 'fail') return run.failures;
  return status === 'unknown' ? run.unknowns : undefined;
}

function distinctRuns(runs: readonly Run[]): ReadonlySet<Run> {
  return new Set(runs);
}
