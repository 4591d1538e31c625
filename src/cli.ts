#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { EXIT, type Io } from './commands/io.ts';
import type { Output } from './commands/scan.ts';
import { tellMistakes } from './commands/tell.ts';
import { STATUSES, type Status } from './model/finding.ts';
import { FAIL_ON, type FailOn } from './policy/policy.ts';
import { escapeTerminal } from './report/escape.ts';
import { FORMATS } from './report/formats.ts';
import { UserError } from './util/errors.ts';
import { didYouMean } from './util/suggest.ts';
import { VERSION } from './version.ts';

const EXAMPLES = `
Examples:
  rds-audit recordings/                         judge recorded describe-* output
  aws rds describe-db-instances | rds-audit -   judge what a command prints
  rds-audit recordings/ --format json=report.json --format text
  rds-audit recordings/ --only rds-instance-multi-az --fail-on high
  rds-audit rules rds-instance-multi-az         one rule in full
  rds-audit test my-rules/                      the examples and proofs of your rules

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 could not do the job, 3 a bug of ours.
`;

const io: Io = {
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
  stdin: () => readFileSync(0, 'utf8'),
  cwd: process.cwd().replaceAll('\\', '/'),
  now: () => new Date(),
  version: VERSION,
  color: wantsColor(),
  width: process.stdout.columns ?? 80,
};

/** NO_COLOR (https://no-color.org) forbids, FORCE_COLOR asks, else a terminal decides. */
function wantsColor(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return process.stdout.isTTY === true && TERM !== 'dumb';
}

function parseOutput(text: string, before: readonly Output[] = []): readonly Output[] {
  const [name = '', ...rest] = text.split('=');
  const format = FORMATS.find(candidate => candidate === name);
  if (format === undefined)
    throw new InvalidArgumentError(didYouMean(name, FORMATS) ?? `Formats are ${FORMATS.join(', ')}.`);
  return [...before, { format, file: rest.length === 0 ? undefined : rest.join('=') }];
}

function parseStatuses(text: string): ReadonlySet<Status> {
  const statuses = text.split(',').map(name => STATUSES.find(status => status === name.trim()));
  if (!statuses.every(status => status !== undefined))
    throw new InvalidArgumentError(`Statuses are ${STATUSES.join(', ')}.`);
  return new Set(statuses);
}

const TIME = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** A day (at 0:00 UTC) or a time with its offset; without one it would mean another moment on another machine. */
function parseTime(text: string): Date {
  const time = new Date(text);
  const day = new Date(TIME.exec(text)?.[1] ?? '');
  if (Number.isNaN(time.getTime()) || Number.isNaN(day.getTime()) || !text.startsWith(day.toISOString().slice(0, 10)))
    throw new InvalidArgumentError('Write 2026-09-01T00:00:00Z.');
  return time;
}

/** `--only a,b --only c` */
function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [
    ...before,
    ...text
      .split(',')
      .map(part => part.trim())
      .filter(part => part !== ''),
  ];
}

function collectPath(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

function buildProgram(): Command {
  const program = new Command('rds-audit')
    .description('Judges Amazon RDS and Aurora against rules. Nothing passes by default.')
    .version(VERSION, '-V, --version', 'print the version')
    .argument('[paths...]', 'files or folders of recorded describe-* output; - is standard input')
    .option(
      '--format <format[=file]>',
      `report format: ${FORMATS.join(', ')}; repeatable, each to standard output or a file`,
      parseOutput,
    )
    .option('--rules <dir>', 'further rules, a folder or file; repeatable', collectPath)
    .option('--only <id>', 'judge only these rules; repeatable, or with commas', collect)
    .option('--skip <id>', 'leave these rules out; repeatable, or with commas', collect)
    .option('--config <file>', 'policy file (default: rds-audit.yaml, where there is one)')
    .addOption(
      new Option(
        '--fail-on <severity>',
        'the least severity whose failures make the exit code 1 (default: low)',
      ).choices(FAIL_ON),
    )
    .option('--fail-on-unknown', 'unknown verdicts count as failures do', false)
    .option(
      '--allow-incomplete',
      'judge what there is, even if something asked for was denied or contradicts itself',
      false,
    )
    .option('--include <status,...>', 'report these verdicts too: pass, not-applicable', parseStatuses)
    .option('--now <time>', 'judge as of this time (ISO 8601)', parseTime)
    .option('--quiet', 'no notes on standard error', false)
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('(see rds-audit --help)')
    .helpCommand(true)
    .exitOverride()
    .action((paths: string[], flags: ScanFlags) => {
      refuseMisspelt(paths, program);
      return scan(paths, flags);
    });
  addCommands(program);
  return program;
}

/** A lone word that is no path was probably meant for a command. */
function refuseMisspelt([word = '', ...others]: readonly string[], { commands }: Command): void {
  if (others.length > 0 || word === '-' || existsSync(word)) return;
  const hint = didYouMean(
    word,
    commands.map(command => command.name()),
  );
  if (hint !== undefined) throw new UserError({ message: `there is no command, file or folder ${word}`, hint });
}

function addCommands(program: Command): void {
  program
    .command('rules')
    .description('list the rules, or show one in full')
    .argument('[id]', 'a rule')
    .option('--rules <dir>', 'further rules, a folder or file; repeatable', collectPath)
    .addOption(new Option('--format <format>', 'text or json').choices(['text', 'json']).default('text'))
    .action(async (id: string | undefined, _: unknown, command: Command) => {
      const { rulesCommand } = await import('./commands/rules.ts');
      const { rules, format } = command.optsWithGlobals<{ rules?: string[]; format: unknown }>();
      finish(rulesCommand({ id, rules: rules ?? [], format: isJson(format) ? 'json' : 'text' }, io));
    });
  program
    .command('test')
    .description('run the examples of rules and the proofs over them: masking, mutation, polarity')
    .argument('[paths...]', 'rule files or folders (default: the built-in rules)')
    .action(async (paths: string[]) => {
      const { testCommand } = await import('./commands/test.ts');
      finish(testCommand(paths, io));
    });
  program
    .command('init')
    .description('write a commented policy file, rds-audit.yaml')
    .action(async () => {
      const { initCommand } = await import('./commands/init.ts');
      finish(initCommand(io));
    });
}

/** `--format` of the scan, when it stands before the sub-command, is a list. */
function isJson(format: unknown): boolean {
  return format === 'json' || (Array.isArray(format) && format.some(output => output.format === 'json'));
}

interface ScanFlags {
  readonly format?: readonly Output[];
  readonly rules?: readonly string[];
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly config?: string;
  readonly failOn?: FailOn;
  readonly failOnUnknown: boolean;
  readonly allowIncomplete: boolean;
  readonly include?: ReadonlySet<Status>;
  readonly now?: Date;
  readonly quiet: boolean;
}

async function scan(paths: readonly string[], flags: ScanFlags): Promise<void> {
  if (paths.length === 0) throw new UserError(nothingToScan());
  const { scanCommand } = await import('./commands/scan.ts');
  const options = {
    paths,
    outputs: outputsOf(flags),
    rules: flags.rules ?? [],
    only: flags.only ?? [],
    skip: flags.skip ?? [],
    config: flags.config,
    failOn: flags.failOn,
    failOnUnknown: flags.failOnUnknown,
    allowIncomplete: flags.allowIncomplete,
    include: flags.include ?? new Set<Status>(),
    now: flags.now,
    quiet: flags.quiet,
  };
  finish(await scanCommand(options, io));
}

function nothingToScan() {
  return {
    message: 'nothing to scan',
    hint: 'name a file or folder of recorded describe-* output, or - for standard input; see rds-audit --help',
  };
}

/** Text on standard output unless said otherwise; two reports on standard output would run into each other. */
function outputsOf({ format = [] }: ScanFlags): readonly Output[] {
  if (format.length === 0) return [{ format: 'text', file: undefined }];
  const onStdout = format.filter(output => output.file === undefined);
  if (onStdout.length > 1)
    throw new UserError({
      message: 'two formats on standard output',
      hint: 'give one of them a file: --format json=report.json',
    });
  return format;
}

function finish(code: number): void {
  process.exitCode = code;
}

/** Every way a run can end without a report: one line each, never a stack trace. */
function fail(error: unknown): void {
  if (error instanceof CommanderError) {
    finish(error.exitCode === 0 ? EXIT.ok : EXIT.failed);
    return;
  }
  if (error instanceof UserError) {
    tellMistakes(error.mistakes, io);
    finish(EXIT.failed);
    return;
  }
  const what = error instanceof Error ? error.message : String(error);
  io.err(
    `internal error: ${escapeTerminal(what)}; this is a bug of ours: please report it with the command line and RDS_AUDIT_DEBUG=1's output\n`,
  );
  if (process.env.RDS_AUDIT_DEBUG !== undefined && error instanceof Error) io.err(`${error.stack}\n`);
  finish(EXIT.bug);
}

/** A reader that has seen enough closes the pipe: that is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.bug);
});
process.on('SIGINT', () => process.exit(EXIT.interrupted));

try {
  await buildProgram().parseAsync();
} catch (error) {
  fail(error);
}
