import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { EXIT, type Io } from '../../src/commands/io.ts';
import { type ScanOptions, scanCommand } from '../../src/commands/scan.ts';
import { UserError } from '../../src/util/errors.ts';

const RULE = 'rds-instance-not-publicly-accessible';
const DEFAULTS: ScanOptions = {
  paths: ['-'],
  outputs: [{ format: 'json', file: undefined }],
  rules: [],
  only: [RULE],
  skip: [],
  config: undefined,
  failOn: undefined,
  failOnUnknown: false,
  allowIncomplete: false,
  include: new Set(),
  now: new Date('2026-08-21T00:00:00Z'),
  quiet: false,
  regions: [],
  profile: undefined,
  concurrency: undefined,
};

const PUBLIC = { DBInstanceIdentifier: 'public', PubliclyAccessible: true };
const PRIVATE = { DBInstanceIdentifier: 'private', PubliclyAccessible: false };
const SILENT = { DBInstanceIdentifier: 'silent' };

const textOf = (input: unknown) => (typeof input === 'string' ? input : JSON.stringify(input));

async function scan(input: unknown, options: Partial<ScanOptions> = {}) {
  const [out, err]: [string[], string[]] = [[], []];
  const io: Io = {
    out: text => void out.push(text),
    err: text => void err.push(text),
    stdin: typeof input === 'function' ? () => String(input()) : () => textOf(input),
    cwd: '/nowhere',
    now: () => new Date('2026-01-01T00:00:00Z'),
    version: '1',
    color: false,
    width: 80,
    interactive: false,
    proxy: {},
  };
  const code = await scanCommand({ ...DEFAULTS, ...options }, io);
  return { code, out: out.join(''), err: err.join('') };
}

const codeOf = async (instances: readonly unknown[], options?: Partial<ScanOptions>) =>
  (await scan({ DBInstances: instances }, options)).code;

describe('the exit code', () => {
  it('is 0 where nothing fails', async () => {
    expect(await codeOf([PRIVATE])).toBe(EXIT.ok);
    expect(await codeOf([])).toBe(EXIT.ok);
  });

  it('is 1 where something fails', async () => {
    expect(await codeOf([PRIVATE, PUBLIC])).toBe(EXIT.findings);
  });

  it.each([
    ['critical', EXIT.findings],
    ['low', EXIT.findings],
    ['info', EXIT.findings],
    ['none', EXIT.ok],
  ] as const)('of a critical failure with --fail-on %s', async (failOn, code) => {
    expect(await codeOf([PUBLIC], { failOn })).toBe(code);
  });

  it.each([
    ['medium', EXIT.ok],
    ['low', EXIT.findings],
    ['info', EXIT.findings],
  ] as const)('of a low failure with --fail-on %s', async (failOn, code) => {
    const instance = { DBInstanceIdentifier: 'a', Engine: 'mysql', DeletionProtection: false };
    expect(await codeOf([instance], { only: ['rds-instance-deletion-protection'], failOn })).toBe(code);
  });

  it('regards what is unknown only when it is asked to, from the same severity on', async () => {
    expect(await codeOf([SILENT])).toBe(EXIT.ok);
    expect(await codeOf([SILENT], { failOnUnknown: true })).toBe(EXIT.findings);
    expect(await codeOf([SILENT], { failOnUnknown: true, failOn: 'none' })).toBe(EXIT.ok);
    expect(await codeOf([PRIVATE], { failOnUnknown: true })).toBe(EXIT.ok);
  });

  it('regards no unknown that the baseline knows, nor one that was just written to it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rds-audit-scan-'));
    const baseline = join(folder, 'known.json');
    const options = { failOnUnknown: true };
    expect(await codeOf([SILENT], { ...options, writeBaseline: baseline })).toBe(EXIT.ok);
    expect(await codeOf([SILENT], { ...options, baseline })).toBe(EXIT.ok);
    expect(await codeOf([SILENT, { DBInstanceIdentifier: 'other' }], { ...options, baseline })).toBe(EXIT.findings);
    expect(await codeOf([{ ...SILENT, PubliclyAccessible: true }], { ...options, baseline })).toBe(EXIT.findings);
    rmSync(folder, { recursive: true });
  });

  it('regards rules that the input leaves undecided as unknown', async () => {
    const options = { only: ['rds-snapshot-encrypted'] };
    expect(await codeOf([PRIVATE], options)).toBe(EXIT.ok);
    expect(await codeOf([PRIVATE], { ...options, failOnUnknown: true })).toBe(EXIT.findings);
    expect(await codeOf([PRIVATE], { ...options, failOnUnknown: true, failOn: 'high' })).toBe(EXIT.ok);
  });

  it('is 2 where a part of the input is broken, whatever was found, and the report is written all the same', async () => {
    const { code, out, err } = await scan({ DBInstances: [PUBLIC], DBClusters: 7 });
    expect(code).toBe(EXIT.failed);
    expect(JSON.parse(out).summary.fail).toBe(1);
    expect(err).toContain('DBClusters is not a list');
  });

  it('is 2 where a call that a selected rule reads was denied, unless that is allowed', async () => {
    const denied = { rdsAudit: 1, operation: 'DescribeDBSnapshots', input: {}, error: { name: 'AccessDenied' } };
    const input = `${JSON.stringify({ DBInstances: [PRIVATE] })}\n${JSON.stringify(denied)}`;
    const codes = async (options: Partial<ScanOptions>) => (await scan(input, options)).code;
    expect(await codes({ only: ['rds-snapshot-encrypted'] })).toBe(EXIT.failed);
    expect(await codes({ only: ['rds-snapshot-encrypted'], allowIncomplete: true })).toBe(EXIT.ok);
    expect(await codes({ only: [RULE] })).toBe(EXIT.ok);
    expect(await codes({ only: [RULE, 'rds-snapshot-encrypted'], failOn: 'none' })).toBe(EXIT.failed);
  });
});

describe('a run', () => {
  it('throws all mistakes of an input of which nothing could be read', async () => {
    await expect(scan('{')).rejects.toThrow(UserError);
    await expect(scan('')).rejects.toThrow('is empty');
    await expect(scan({ hello: 'world' })).rejects.toThrow('holds no describe output');
  });

  it('throws what is wrong in the flags before it reads the input, which may be large', async () => {
    const stdin = vi.fn(() => '');
    await expect(scan(stdin, { only: ['no-such-rule'] })).rejects.toThrow(/no rule "no-such-rule"/);
    expect(stdin).not.toHaveBeenCalled();
    await scan(stdin, {}).catch(() => undefined);
    expect(stdin).toHaveBeenCalled();
  });

  it('writes notes to standard error, or nowhere', async () => {
    const parameters = { Parameters: [{ ParameterName: 'a', ParameterValue: '1' }] };
    const input = `${JSON.stringify({ DBInstances: [PRIVATE] })}\n${JSON.stringify(parameters)}`;
    const loud = await scan(input);
    expect(loud.err).toMatch(/^note: <stdin> /);
    expect(JSON.parse(loud.out).findings).toEqual([]);
    expect((await scan(input, { quiet: true })).err).toBe('');
  });

  it('tells which verdicts there are beside fail and unknown only when asked', async () => {
    const input = { DBInstances: [PRIVATE, PUBLIC, { ...PRIVATE, DBInstanceIdentifier: 'd', Engine: 'docdb' }] };
    const statuses = async (include: ScanOptions['include']) =>
      JSON.parse((await scan(input, { include })).out).findings.map((one: { status: string }) => one.status);
    expect(await statuses(new Set())).toEqual(['fail']);
    expect(await statuses(new Set(['pass']))).toEqual(['fail', 'pass']);
    expect(await statuses(new Set(['pass', 'not-applicable']))).toEqual(['fail', 'pass', 'not-applicable']);
  });
});
