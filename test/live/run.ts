import { vi } from 'vitest';
import { EXIT, type Io } from '../../src/commands/io.ts';
import { type PermissionsOptions, permissionsCommand } from '../../src/commands/permissions.ts';
import { type RecordOptions, recordCommand } from '../../src/commands/record.ts';
import { type ScanOptions, scanCommand } from '../../src/commands/scan.ts';
import { type Report, STATUSES } from '../../src/model/finding.ts';
import type { SdkOptions } from '../../src/source/aws.ts';
import { UserError } from '../../src/util/errors.ts';

/** What a command left behind. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The two of the recorded account. */
export const REGIONS = ['eu-west-1', 'us-east-1'];
/** When the account was recorded. */
const NOW = new Date('2026-08-20T09:30:00Z');

/** Time-outs and attempts are no flags: a test that waits for them sets them here. */
const patience = vi.hoisted((): { sdk: SdkOptions } => ({ sdk: {} }));

vi.mock(import('../../src/source/aws.ts'), async original => {
  const aws = await original();
  return { ...aws, sdkApi: (options: SdkOptions = {}) => aws.sdkApi({ ...options, ...patience.sdk }) };
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
