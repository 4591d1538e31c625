import { vi } from 'vitest';
import { EXIT, type Io } from '../../src/commands/io.ts';
import { type PermissionsOptions, permissionsCommand } from '../../src/commands/permissions.ts';
import { type RecordOptions, recordCommand } from '../../src/commands/record.ts';
import { type ScanOptions, scanCommand } from '../../src/commands/scan.ts';
import { type Report, STATUSES } from '../../src/model/finding.ts';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';
import type { SdkOptions } from '../../src/source/aws.ts';
import { UserError } from '../../src/util/errors.ts';
import { type Sharing, sharingApi } from './sharing.ts';

/** What a command left behind. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The two of the recorded account. */
export const REGIONS = ['eu-west-1', 'us-east-1'];
/** When the account was recorded. */
export const NOW = new Date('2026-08-20T09:30:00Z');

/** Every built-in rule, those too that are off unless they are asked for. */
export const ALL_RULES: readonly string[] = loadBuiltinRules().map(({ id }) => id);

/** Time-outs and attempts are no flags: a test that waits for them sets them here, and which answers runs may share. */
const patience = vi.hoisted((): { sdk: SdkOptions; sharing: Sharing | undefined } => ({ sdk: {}, sharing: undefined }));

vi.mock(import('../../src/source/aws.ts'), async original => {
  const aws = await original();
  const sdkApi = (options: SdkOptions = {}) => {
    const api = aws.sdkApi({ ...options, ...patience.sdk });
    return patience.sharing === undefined ? api : sharingApi(api, patience.sharing);
  };
  return { ...aws, sdkApi };
});

/** The rules' YAML is read once for a file of tests, not for each of its hundreds of runs. */
vi.mock(import('../../src/rule/builtin.ts'), async original => {
  const builtin = await original();
  const rules = builtin.loadBuiltinRules();
  return { ...builtin, loadBuiltinRules: () => rules };
});

/** Runs with other time-outs or attempts than the program's own. */
export async function impatiently<T>(sdk: SdkOptions, work: () => Promise<T>): Promise<T> {
  patience.sdk = sdk;
  return work().finally(() => {
    patience.sdk = {};
  });
}

/** Runs that share with others of the file each answer that nothing strikes, instead of asking the endpoint again. */
export async function sharingAnswers<T>(isStruck: Sharing['isStruck'], work: () => Promise<T>): Promise<T> {
  patience.sharing = { isStruck, answers };
  return work().finally(() => {
    patience.sharing = undefined;
  });
}

const answers: Sharing['answers'] = new Map();

const LIVE = { regions: REGIONS, profile: undefined, concurrency: undefined, quiet: false };
const CHOSEN = { rules: [], only: [], skip: [], config: undefined };
const SCAN: ScanOptions = {
  ...LIVE,
  ...CHOSEN,
  paths: [],
  outputs: [{ format: 'json', file: undefined }],
  failOn: undefined,
  failOnUnknown: false,
  allowIncomplete: false,
  include: new Set(STATUSES),
  now: NOW,
};

/** Runs a command in this process; of a UserError becomes what the program makes of it. */
async function run(command: (io: Io) => number | Promise<number>, world: Partial<Io>): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []];
  const io: Io = {
    out: text => void out.push(text),
    err: text => void err.push(text),
    stdin: () => '',
    cwd: '/nowhere',
    now: () => NOW,
    version: '1',
    color: false,
    width: 80,
    interactive: false,
    proxy: {},
    ...world,
  };
  try {
    return { code: await command(io), out: out.join(''), err: err.join('') };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { code: EXIT.failed, out: out.join(''), err: [...err, error.message].join('') };
  }
}

/** Scans the live account that the environment names, or paths: every verdict as JSON, unless the options say otherwise. */
export function scan(options: Partial<ScanOptions> = {}, world: Partial<Io> = {}): Promise<Ran> {
  const regions = options.paths === undefined ? REGIONS : [];
  return run(io => scanCommand({ ...SCAN, regions, ...options }, io), world);
}

/** As `scan`, with the report read. */
export async function scanned(options: Partial<ScanOptions> = {}): Promise<{ code: number; report: Report }> {
  const { code, out, err } = await scan(options);
  if (out === '') throw new Error(`no report: ${err}`);
  const report: Report = JSON.parse(out);
  return { code, report };
}

/** Records the live account that the environment names into a folder. */
export function record(out: string, options: Partial<RecordOptions> = {}, world: Partial<Io> = {}): Promise<Ran> {
  const settled = { ...LIVE, ...CHOSEN, allowIncomplete: false, fresh: false };
  return run(io => recordCommand({ ...settled, out, ...options }, io), world);
}

/** What `rds-audit permissions` prints. */
export function permissions(options: Partial<PermissionsOptions> = {}): Promise<Ran> {
  return run(io => permissionsCommand({ ...CHOSEN, regions: [], format: 'json', ...options }, io), {});
}
