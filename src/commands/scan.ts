import type { Report, Status } from '../model/finding.ts';
import type { FrameworkId } from '../model/frameworks.ts';
import type { FailOn } from '../policy/fail-on.ts';
import type { Policy } from '../policy/policy.ts';
import { plainRule } from '../rule/built.ts';
import type { SelectedRule } from '../select.ts';
import { loadBaseline, writeBaseline } from './baseline.ts';
import { endingSoon } from './ending-soon.ts';
import { exitCode } from './exit-code.ts';
import type { ExitCode, Io } from './io.ts';
import { judgeLoaded } from './judge.ts';
import { type InputOptions, loadInput } from './load.ts';
import { onlyChanged, refuseWithBaseline } from './only-changed.ts';
import { needsOf } from './rules-of.ts';
import { loadSelection } from './selection.ts';
import { tellMistakes } from './tell.ts';
import { type Output, writeReports } from './write-reports.ts';

export type { Output } from './write-reports.ts';

export interface ScanOptions extends InputOptions {
  readonly outputs: readonly Output[];
  readonly rules: readonly string[];
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly frameworks?: readonly FrameworkId[] | undefined;
  readonly config: string | undefined;
  readonly failOn: FailOn | undefined;
  readonly failOnUnknown: boolean;
  readonly include: ReadonlySet<Status>;
  readonly now: Date | undefined;
  /** File of the failures that do not count. */
  readonly baseline?: string | undefined;
  /** File to write this scan's failures to; then they do not count either. */
  readonly writeBaseline?: string | undefined;
  /** A commit: what stands in files that did not change since is neither reported nor counted. */
  readonly changedSince?: string | undefined;
}

/** `rds-audit [PATH…]`: judges what the paths hold, or the live account, writes the reports, and says by the exit code how it went. */
export async function scanCommand(given: ScanOptions, io: Io): Promise<ExitCode> {
  const startedAt = io.now();
  refuseWithBaseline(given);
  const chosen = loadSelection(given, io);
  const { policy, selected } = chosen;
  const options = withPolicy(given, policy);
  const baseline = options.baseline === undefined ? undefined : loadBaseline(options.baseline);
  const loaded = await loadInput(options, () => needsOf(selected), io);
  const now = options.now ?? startedAt;
  const judged = judgeLoaded(loaded, chosen, { ...options, baseline, startedAt, now }, io);
  const { report, notes: leftOut } = await onlyChanged(judged.report, options, io);
  const notes = [...loaded.notes, ...emptiness(report, options), ...endingSoon(policy.suppressions, now), ...leftOut];
  if (!options.quiet) for (const note of notes) io.err(`note: ${note}\n`);
  await writeReports(report, options.outputs, aboutOf(selected, options), io);
  if (judged.mistakes.length > 0) tellMistakes(judged.mistakes, io);
  if (options.writeBaseline !== undefined) writeBaseline(options.writeBaseline, judged.audits, judged.mistakes);
  return exitCode(report, judged.mistakes, selected, options);
}

/** The flags, and where they say nothing the policy. */
function withPolicy(options: ScanOptions, policy: Policy) {
  return {
    ...options,
    failOn: options.failOn ?? policy.failOn ?? 'low',
    allowIncomplete: options.allowIncomplete || policy.allowIncomplete,
    frameworks: options.frameworks?.length ? options.frameworks : policy.frameworks,
  };
}

function aboutOf(selected: readonly SelectedRule[], { include }: ScanOptions) {
  const told = ({ rule, severity }: SelectedRule) =>
    severity === rule.severity ? rule : { ...plainRule(rule), severity };
  return { include, rules: selected.map(told) };
}

/** A live region without anything to judge is easily the wrong one. */
function emptiness({ scopes, summary, gaps }: Report, { paths, regions }: ScanOptions): readonly string[] {
  const isBare = summary.resources === 0 && summary.unknown === 0 && gaps.length === 0;
  if (paths.length > 0 || regions.includes('all') || !isBare) return [];
  const where = scopes.map(({ region }) => region).join(', ');
  return [`there is nothing to judge in ${where}; --region all looks in every region`];
}
