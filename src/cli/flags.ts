import { InvalidArgumentError } from 'commander';
import type { Output } from '../commands/scan.ts';
import { SEVERITIES, type Severity, STATUSES, type Status } from '../model/finding.ts';
import { FRAMEWORK_IDS, type FrameworkId, frameworkId } from '../model/frameworks.ts';
import type { FailOn } from '../policy/policy.ts';
import { FORMATS } from '../report/formats.ts';
import { UserError } from '../util/errors.ts';
import { didYouMean } from '../util/suggest.ts';

/** The flags as they are parsed; what was not given is left out. */
export interface ScanFlags {
  readonly region?: readonly string[];
  readonly profile?: string;
  readonly concurrency?: number;
  readonly roleArn?: readonly string[];
  readonly accountsFile?: string;
  readonly externalId?: string;
  readonly format?: readonly Output[];
  readonly rules?: readonly string[];
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly framework?: readonly FrameworkId[];
  readonly config?: string;
  readonly failOn?: FailOn;
  readonly failOnUnknown: boolean;
  readonly allowIncomplete: boolean;
  readonly include?: ReadonlySet<Status>;
  readonly now?: Date;
  readonly parameter?: ReadonlyMap<string, string>;
  readonly parameterFile?: readonly string[];
  readonly var?: ReadonlyMap<string, string>;
  readonly varFile?: readonly string[];
  readonly inlineSuppressions: boolean;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly changedSince?: string;
  readonly quiet: boolean;
}

export interface RulesFlags {
  readonly equivalent?: readonly string[];
  readonly category?: readonly string[];
  readonly severity?: readonly Severity[];
  readonly tag?: readonly string[];
}

export interface RecordFlags {
  readonly out: string;
  readonly fresh: boolean;
}

export function parseOutput(text: string, before: readonly Output[] = []): readonly Output[] {
  const [name = '', ...rest] = text.split('=');
  const format = FORMATS.find(candidate => candidate === name);
  if (format === undefined)
    throw new InvalidArgumentError(didYouMean(name, FORMATS) ?? `Formats are ${FORMATS.join(', ')}.`);
  return [...before, { format, file: rest.length === 0 ? undefined : rest.join('=') }];
}

/** `--framework soc2,hipaa --framework iso27001` */
export function parseFrameworks(text: string, before: readonly FrameworkId[] = []): readonly FrameworkId[] {
  const found = collect(text).map(name => frameworkId(name) ?? refuseFramework(name));
  return [...new Set([...before, ...found])];
}

function refuseFramework(name: string): never {
  const hint = didYouMean(name, FRAMEWORK_IDS);
  throw new InvalidArgumentError(`${hint === undefined ? '' : `${hint} `}Frameworks are ${FRAMEWORK_IDS.join(', ')}.`);
}

/** `--severity critical,high` */
export function parseSeverities(text: string, before: readonly Severity[] = []): readonly Severity[] {
  const found = collect(text).map(name => SEVERITIES.find(severity => severity === name));
  if (!found.every(severity => severity !== undefined))
    throw new InvalidArgumentError(`Severities are ${SEVERITIES.join(', ')}.`);
  return [...before, ...found];
}

export function parseStatuses(text: string): ReadonlySet<Status> {
  const statuses = text.split(',').map(name => STATUSES.find(status => status === name.trim()));
  if (!statuses.every(status => status !== undefined))
    throw new InvalidArgumentError(`Statuses are ${STATUSES.join(', ')}.`);
  return new Set(statuses);
}

const TIME = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** A whole number from 1 on. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('Write a whole number from 1 on.');
  return count;
}

/** A day (at 0:00 UTC) or a time with its offset; without one it would mean another moment on another machine. */
export function parseTime(text: string): Date {
  const time = new Date(text);
  const day = new Date(TIME.exec(text)?.[1] ?? '');
  if (Number.isNaN(time.getTime()) || Number.isNaN(day.getTime()) || !text.startsWith(day.toISOString().slice(0, 10)))
    throw new InvalidArgumentError('Write 2026-09-01T00:00:00Z.');
  return time;
}

/** `--only a,b --only c` */
export function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [
    ...before,
    ...text
      .split(',')
      .map(part => part.trim())
      .filter(part => part !== ''),
  ];
}

/** `--parameter Public=true --parameter Class=db.m7g.large`; the last one of a name wins. */
export function parsePair(text: string, before: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('Write name=value.');
  return new Map([...before, [name, value]]);
}

/** What templates are given from outside. */
export function templateOptions(flags: ScanFlags) {
  return {
    parameters: flags.parameter,
    parameterFiles: flags.parameterFile,
    variables: flags.var,
    variableFiles: flags.varFile,
    inlineSuppressions: flags.inlineSuppressions,
  };
}

/** Without a look at commas, which may be part of it. */
export function collectPath(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

/** Commands that are no scan print text or JSON, on standard output. */
export function plainFormat({ format = [] }: ScanFlags, usual: 'text' | 'json'): 'text' | 'json' {
  const [only] = format;
  if (only === undefined) return usual;
  if (format.length === 1 && only.file === undefined && (only.format === 'text' || only.format === 'json'))
    return only.format;
  throw new UserError({ message: 'this command prints text or json, on standard output', hint: 'write --format json' });
}

export function selection({ rules: paths = [], only = [], skip = [], framework: frameworks = [], config }: ScanFlags) {
  return { rules: paths, only, skip, frameworks, config };
}

export function ruleFilter({
  framework = [],
  equivalent = [],
  category = [],
  severity = [],
  tag = [],
}: ScanFlags & RulesFlags) {
  return { frameworks: framework, equivalents: equivalent, categories: category, severities: severity, tags: tag };
}

export function liveOptions({ region = [], profile, concurrency, quiet, ...flags }: ScanFlags) {
  const { roleArn: roleArns, accountsFile, externalId } = flags;
  return { regions: region, profile, concurrency, quiet, roleArns, accountsFile, externalId };
}

/** Text on standard output unless said otherwise; two reports on standard output would run into each other. */
export function outputsOf({ format = [] }: ScanFlags): readonly Output[] {
  if (format.length === 0) return [{ format: 'text', file: undefined }];
  const onStdout = format.filter(output => output.file === undefined);
  if (onStdout.length > 1)
    throw new UserError({
      message: 'two formats on standard output',
      hint: 'give one of them a file: --format json=report.json',
    });
  return format;
}
