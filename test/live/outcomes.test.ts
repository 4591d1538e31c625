import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { newFolder, serve, wholeAccount } from './account.ts';
import { impatiently, record, scan } from './run.ts';

const endpoint = serve(() => ({ folder: wholeAccount(), unrecorded: 'empty' }));
const TEXT = { outputs: [{ format: 'text', file: undefined }] } as const;

/** Runs with variables of the environment set or taken away. */
async function withEnvironment<T>(variables: Readonly<Record<string, string | undefined>>, work: () => Promise<T>) {
  const before = Object.keys(variables).map(name => [name, process.env[name]] as const);
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  return work().finally(() => {
    for (const [name, value] of before) vi.stubEnv(name, value);
  });
}

describe('a region that has nothing', () => {
  it('is no pass, and says where to look', async () => {
    const { code, out, err } = await scan({ ...TEXT, regions: ['eu-north-1'] });
    expect(code).toBe(0);
    expect(out).toMatch(/^Not a pass: nothing was judged in 1 scope$/m);
    expect(err).toBe('note: there is nothing to judge in eu-north-1; --region all looks in every region\n');
    expect((await scan({ ...TEXT, regions: ['eu-north-1'], quiet: true })).err).toBe('');
  });

  it('is not told of beside one that has something, nor where it was refused', async () => {
    expect((await scan({ regions: ['eu-north-1', 'eu-west-1'] })).err).toBe('');
    const lift = endpoint().setFault({ operation: 'DescribeDBInstances' }, { kind: 'deny' });
    expect((await scan({ regions: ['eu-north-1'], only: ['rds-instance-multi-az'] }).finally(lift)).err).toBe('');
  });
});

describe('what a scan cannot do without is asked for, with the next step', () => {
  const NOBODY = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };

  it('credentials', async () => {
    const ran = await withEnvironment(NOBODY, () => scan());
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(/^no AWS credentials: .*; name a profile with --profile or AWS_PROFILE, sign in/);
  });

  it('credentials that have not expired', async () => {
    const lift = endpoint().setFault({}, { kind: 'error', status: 403, code: 'ExpiredToken', message: 'it is over' });
    const ran = await scan().finally(lift);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(/^the AWS credentials have expired \(ExpiredToken\); sign in again \(aws sso login/);
  });

  it('a profile that is there', async () => {
    const ran = await withEnvironment(NOBODY, () => scan({ profile: 'elsewhere' }));
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(/^no AWS credentials in the profile elsewhere: .*; name a profile/);
  });

  it('a profile that is there, though the environment has credentials', async () => {
    const ran = await scan({ profile: 'elsewhere' });
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(/^no AWS credentials in the profile elsewhere: /);
  });

  it('a region', async () => {
    const nowhere = { AWS_REGION: undefined, AWS_DEFAULT_REGION: undefined };
    const ran = await withEnvironment(nowhere, () => scan({ regions: [] }));
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toBe(
      'no region to look at; name one with --region eu-west-1, take --region all, or set AWS_REGION',
    );
  });

  it('a region that exists', async () => {
    const ran = await scan({ regions: ['eu-west-1', 'eu-wset1'] });
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toBe('there is no region "eu-wset1"; did you mean eu-west-1?');
  });

  it('a region that is enabled', async () => {
    const ran = await scan({ regions: ['me-south-1'] });
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(/^AWS does not accept the credentials in me-south-1 .*that the region is enabled/);
  });

  it('an endpoint that answers', async () => {
    const lift = endpoint().setFault({}, { kind: 'hang' });
    const soon = { maxAttempts: 1, connectionTimeout: 300, requestTimeout: 300 };
    const ran = await impatiently(soon, () => scan()).finally(lift);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(
      /^AWS cannot be reached in eu-west-1 \(TimeoutError\): .*; check the network, AWS_ENDPOINT_/,
    );
  });

  it('either a region or paths', async () => {
    const before = endpoint().log().length;
    const ran = await scan({ paths: ['fixtures/recorded'], regions: ['eu-west-1'] });
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toBe('--region goes with a live scan, not with paths; leave out one of them');
    expect(endpoint().log()).toHaveLength(before);
  });
});

describe('a recording that cannot begin', () => {
  it('leaves no folder', async () => {
    const folder = `${newFolder()}/recording`;
    const ran = await record(folder, { regions: ['eu-wset1'] });
    expect(ran.code).toBe(2);
    expect(existsSync(folder)).toBe(false);
  });

  it('says where it could not write', async () => {
    const ran = await record('/dev/null/recording', { regions: ['eu-west-1'] });
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/^the recording cannot be written: .*; name another folder with --out$/);
  });
});

const CLEAR_LINE = '\r\u001b[2K';

describe('progress', () => {
  it('is a line that is written over, on a terminal only, and is gone at the end', async () => {
    const { err } = await scan({}, { interactive: true });
    expect(err).toContain(`${CLEAR_LINE}2 regions: `);
    expect(err).not.toContain('\n');
    expect(err.endsWith(CLEAR_LINE)).toBe(true);
    const told = [...err.matchAll(/regions: (\d+) of (\d+) calls/g)].at(-1);
    expect(told?.[1]).toBe(told?.[2]);
    expect((await scan({}, { interactive: false })).err).toBe('');
    expect((await scan({ quiet: true }, { interactive: true })).err).toBe('');
  });

  it('of a recording likewise', async () => {
    const folder = newFolder();
    expect((await record(folder, {}, { interactive: true })).err).toContain('calls');
    expect((await record(folder, { fresh: true })).err).toBe('');
    expect(readdirSync(folder)).toHaveLength(1);
  });
});
