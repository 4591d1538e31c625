import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import type { ExitCode, Io } from '../commands/io.ts';
import { FAIL_ON } from '../policy/fail-on.ts';
import { FORMATS } from '../report/formats.ts';
import { UserError } from '../util/errors.ts';
import { didYouMean } from '../util/suggest.ts';
import { VERSION } from '../version.ts';
import { type Actions, actionsOf } from './actions.ts';
import {
  collect,
  collectPath,
  parseCount,
  parseFrameworks,
  parseOutput,
  parsePair,
  parseSeverities,
  parseStatuses,
  parseTime,
  type RecordFlags,
  type RulesFlags,
  type ScanFlags,
} from './flags.ts';

const EXAMPLES = `
Examples:
  rds-audit --region eu-west-1                  judge a live account, one region
  rds-audit --region all --profile audit        every enabled region, with a profile's credentials
  rds-audit record --region eu-west-1 --out recordings
  rds-audit permissions                         the IAM policy that a live scan needs
  rds-audit recordings/                         judge recorded describe-* output
  aws rds describe-db-instances | rds-audit -   judge what a command prints
  rds-audit .                                   judge the templates of a repository, on the line
  rds-audit db.yaml --parameter Stage=prod      a CloudFormation template with a parameter
  rds-audit recordings/ --format json=report.json --format text
  rds-audit recordings/ --only rds-instance-multi-az --fail-on high
  rds-audit recordings/ --framework soc2        each control: satisfied, violated or undecided
  rds-audit permissions --framework soc2        just what those rules need
  rds-audit rules rds-instance-multi-az         one rule in full
  rds-audit rules --equivalent CKV_AWS_17       the rules that stand for another tool's check
  rds-audit rules --framework hipaa --severity high
  rds-audit recordings/ --baseline known.json   only what is new counts
  rds-audit diff yesterday.json today.json      what changed between two JSON reports
  rds-audit test my-rules/                      the examples and proofs of your rules

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 could not do the job, 3 a bug of ours.
`;

/** The command line: every flag and command, with what each does. `finish` is told the exit code. */
export function buildProgram(io: Io, finish: (code: ExitCode) => void): Command {
  const actions = actionsOf(io, finish);
  const program = new Command('rds-audit')
    .description('Judges Amazon RDS and Aurora against rules. Nothing passes by default.')
    .version(VERSION, '-V, --version', 'print the version')
    .argument(
      '[paths...]',
      'recordings, CloudFormation, Terraform: files or folders; - is standard input; none: the live account',
    )
    .option('--region <region>', 'live: a region, or all that are enabled; repeatable', collect)
    .option('--profile <name>', 'live: the AWS profile whose credentials to use')
    .option('--role-arn <arn>', 'live: look at the account of this role, in place of your own; repeatable', collect)
    .option('--accounts-file <file>', 'live: the same of a file, one role ARN or account a line')
    .option('--external-id <id>', "live: what the roles' trust policies ask for")
    .option('--concurrency <n>', 'live: requests in flight at most (default: 32)', parseCount)
    .option(
      '--format <format[=file]>',
      `report format: ${FORMATS.join(', ')}; repeatable, each to standard output or a file; sarif=DIR/ writes as many files as GitHub needs`,
      parseOutput,
    )
    .option('--parameter <key=value>', "CloudFormation: a template's parameter; repeatable", parsePair)
    .option('--parameter-file <file>', 'CloudFormation: a file of parameters; repeatable', collectPath)
    .option('--var <name=value>', 'Terraform: a variable; repeatable', parsePair)
    .option('--var-file <file>', 'Terraform: a file of variables; repeatable', collectPath)
    .option('--no-inline-suppressions', 'heed no rds-audit:ignore in templates')
    .option('--rules <dir>', 'further rules, a folder or file; repeatable', collectPath)
    .option('--only <id>', 'judge only these rules; repeatable, or with commas', collect)
    .option('--skip <id>', 'leave these rules out; repeatable, or with commas', collect)
    .option(
      '--framework <name>',
      'judge only rules that stand for controls of this framework, and tell of each control; repeatable',
      parseFrameworks,
    )
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
    .option('--baseline <file>', 'failures that this file holds do not count; new and fixed ones are told')
    .option('--write-baseline <file>', 'write the failures of a complete scan to this file; they do not count then')
    .option('--changed-since <ref>', 'tell only of files that changed since this commit or branch (git)')
    .option('--now <time>', 'judge as of this time (ISO 8601)', parseTime)
    .option('--quiet', 'no notes on standard error', false)
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('(see rds-audit --help)')
    .helpCommand(true)
    .exitOverride()
    .action((paths: string[], flags: ScanFlags) => {
      refuseMisspelt(paths, program);
      return actions.scan(paths, flags);
    });
  addCommands(program, actions);
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

function addCommands(program: Command, actions: Actions): void {
  const command = (name: string, description: string) => program.command(name).description(description);
  command('record', 'write what a live scan is answered to files, to be judged offline and kept')
    .requiredOption('--out <dir>', 'folder of the recording; one that is there is gone on with')
    .option('--fresh', 'ask everything anew', false)
    .action((_: unknown, self: Command) => actions.record(self.optsWithGlobals<ScanFlags & RecordFlags>()));
  command('rules', 'list the rules, find some (also by --framework), or show one in full')
    .argument('[id]', 'a rule')
    .option('--equivalent <check>', "rules that stand for another tool's check: CKV_AWS_17, prowler:…", collectPath)
    .option('--category <name>', 'rules of this category', collect)
    .option('--severity <name>', 'rules of this severity', parseSeverities)
    .option('--tag <tag>', 'rules with this tag', collect)
    .action((id: string | undefined, _: unknown, self: Command) =>
      actions.rules(id, self.optsWithGlobals<ScanFlags & RulesFlags>()),
    );
  command('test', 'run the examples of rules and the proofs over them: masking, mutation, polarity')
    .argument('[paths...]', 'rule files or folders (default: the built-in rules)')
    .action((paths: string[]) => actions.test(paths));
  command(
    'permissions',
    'the least-privilege IAM policy of the selected rules; --format text gives each reason',
  ).action((_: unknown, self: Command) => actions.permissions(self.optsWithGlobals<ScanFlags>()));
  command('diff', 'what changed between two JSON reports: new, fixed and remaining failures')
    .argument('<before>', 'a report, as --format json writes it')
    .argument('<after>', 'a later one')
    .action((before: string, after: string, _: unknown, self: Command) =>
      actions.diff(before, after, self.optsWithGlobals<ScanFlags>()),
    );
  command('init', 'write a commented policy file, rds-audit.yaml').action(() => actions.init());
}
