import { writeFileSync } from 'node:fs';
import { assembleReport } from '../assemble.ts';
import { auditor } from '../audit.ts';
import { type Report, SEVERITIES, type Status } from '../model/finding.ts';
import type { FailOn } from '../policy/policy.ts';
import { type Format, REPORTERS } from '../report/formats.ts';
import type { ReportContext } from '../report/reporter.ts';
import { type SelectedRule, selectRules } from '../select.ts';
import { withSources } from '../source/aws/calls.ts';
import { type Mistake, UserError } from '../util/errors.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';
import { type InputOptions, loadInput } from './load.ts';
import { loadPolicy } from './policy.ts';
import { loadSelectableRules, needsOf } from './rules-of.ts';
import { tellMistakes } from './tell.ts';

/** One `--format`: where a report goes; without a file to standard output. */
export interface Output {
  readonly format: Format;
  readonly file: string | undefined;
}

export interface ScanOptions extends InputOptions {
  readonly outputs: readonly Output[];
  readonly rules: readonly string[];
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly config: string | undefined;
  readonly failOn: FailOn | undefined;
  readonly failOnUnknown: boolean;
  readonly include: ReadonlySet<Status>;
  readonly now: Date | undefined;
}

/** `rds-audit [PATH…]`: judges what the paths hold, or the live account, writes the reports, and says by the exit code how it went. */
export async function scanCommand(options: ScanOptions, io: Io): Promise<ExitCode> {
  const startedAt = io.now();
  const policy = loadPolicy(options.config, io);
  const selected = selectRules(loadSelectableRules(options.rules), policy, options);
  const loaded = await loadInput(options, needsOf(selected), io);
  const judge = auditor(selected, { now: options.now ?? startedAt, include: options.include });
  const audits = loaded.inventories.map(judge);
  const times = { version: io.version, startedAt, finishedAt: io.now(), rules: selected.length };
  const report = assembleReport(audits, times);
  const notes = [...loaded.notes, ...emptiness(report, options)];
  if (!options.quiet) for (const note of notes) io.err(`note: ${note}\n`);
  await writeReports(report, selected, options, io);
  if (loaded.mistakes.length > 0) tellMistakes(loaded.mistakes, io);
  return exitCode(report, loaded.mistakes, selected, { ...options, failOn: options.failOn ?? policy.failOn ?? 'low' });
}

/** A live region without anything to judge is easily the wrong one. */
function emptiness({ scopes, summary, gaps }: Report, { paths, regions }: ScanOptions): readonly string[] {
  const isBare = summary.resources === 0 && summary.unknown === 0 && gaps.length === 0;
  if (paths.length > 0 || regions.includes('all') || !isBare) return [];
  const where = scopes.map(({ region }) => region).join(', ');
  return [`there is nothing to judge in ${where}; --region all looks in every region`];
}

async function writeReports(
  report: Report,
  selected: readonly SelectedRule[],
  { outputs, include }: ScanOptions,
  io: Io,
): Promise<void> {
  for (const { format, file } of outputs) {
    const reporter = await REPORTERS[format]();
    const context: ReportContext = {
      version: io.version,
      color: file === undefined && io.color,
      width: file === undefined ? io.width : 80,
      cwd: io.cwd,
      include,
      rules: selected.map(({ rule, severity }) => ({ ...rule, severity })),
    };
    const chunks = reporter(report, context);
    if (file === undefined) for (const chunk of batched(chunks)) io.out(chunk);
    else writeReport(file, chunks);
  }
}

/** Small chunks gathered into larger ones, since each write is a system call. */
function* batched(chunks: Iterable<string>): Iterable<string> {
  let batch = '';
  for (const chunk of chunks) {
    batch += chunk;
    if (batch.length < 65_536) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}

function writeReport(file: string, chunks: Iterable<string>): void {
  try {
    writeFileSync(file, [...chunks].join(''));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError({
      message: `the report ${file} cannot be written: ${why}`,
      hint: 'name a file in a folder that exists',
    });
  }
}

type ExitOptions = Pick<ScanOptions, 'allowIncomplete' | 'failOnUnknown'> & { readonly failOn: FailOn };

/** 2 beats 1: a job half done must not look like one that was done. */
function exitCode(
  report: Report,
  mistakes: readonly Mistake[],
  selected: readonly SelectedRule[],
  options: ExitOptions,
): ExitCode {
  if (mistakes.length > 0 || (!options.allowIncomplete && lacksWhatWasAsked(report, selected))) return EXIT.failed;
  const counts = SEVERITIES.filter(severity => reaches(severity, options.failOn)).map(
    severity => report.summary.bySeverity[severity],
  );
  const found = counts.some(({ fail, unknown }) => fail > 0 || (options.failOnUnknown && unknown > 0));
  return found ? EXIT.findings : EXIT.ok;
}

function reaches(severity: (typeof SEVERITIES)[number], failOn: FailOn): boolean {
  return failOn !== 'none' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
}

/** A call that was attempted and not answered, of a type that a selected rule reads or that says whom to ask about. */
function lacksWhatWasAsked({ gaps }: Report, selected: readonly SelectedRule[]): boolean {
  const needed: ReadonlySet<string> = withSources(needsOf(selected));
  return gaps.some(gap => gap.types.some(type => needed.has(type)));
}
