import { readdirSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';
import { startEndpoint } from '../support/aws/endpoint.ts';
import { newFolder, serve, wholeAccount } from './account.ts';
import { permissions, REGIONS, record, scan } from './run.ts';

const endpoint = serve(() => ({ folder: wholeAccount() }));

/** The calls that were made meanwhile, as IAM names them, with their regions or without. */
async function calledBy(
  work: () => Promise<unknown>,
): Promise<{ actions: readonly string[]; places: readonly string[] }> {
  const before = endpoint().log().length;
  await work();
  const calls = endpoint().log().slice(before);
  const actions = calls.map(({ service, operation }) => `${service}:${operation}`);
  const places = calls.map(({ service, operation, region }) => `${service}:${operation} ${region}`);
  return { actions: distinct(actions), places: places.sort() };
}

const distinct = (names: readonly string[]) => [...new Set(names)].sort();

/** The actions of the policy that `rds-audit permissions` prints. */
async function permitted(options: Parameters<typeof permissions>[0]): Promise<readonly string[]> {
  const policy: { Statement: readonly { Action: readonly string[] }[] } = JSON.parse((await permissions(options)).out);
  return policy.Statement.flatMap(({ Action }) => Action).sort();
}

const STS = 'sts:GetCallerIdentity';

describe('the calls of a scan', () => {
  it('are one a region, and one of STS, for a rule that reads instances only', async () => {
    const { places } = await calledBy(() => scan({ only: ['rds-instance-multi-az'] }));
    expect(places).toEqual([...REGIONS.map(region => `rds:DescribeDBInstances ${region}`), `${STS} eu-west-1`]);
  });

  it.each(loadBuiltinRules().map(({ id }) => id))('for %s alone are those that it is permitted, and STS', async id => {
    const { actions } = await calledBy(() => scan({ only: [id] }));
    expect(actions).toEqual([...(await permitted({ only: [id] })), STS]);
  });

  it('for all rules are those that they are permitted, in a recording too', async () => {
    const wanted = [...(await permitted({})), STS];
    expect((await calledBy(() => scan())).actions).toEqual(wanted);
    expect((await calledBy(() => record(newFolder()))).actions).toEqual(wanted);
  });

  it('in all regions are those that --region all is permitted', async () => {
    const options = { regions: ['all'], only: ['rds-instance-multi-az'] };
    const { actions } = await calledBy(() => scan(options));
    expect(actions).toEqual([...(await permitted(options)), STS]);
    expect(actions).toContain('ec2:DescribeRegions');
  });

  it('change nothing: each begins like a question', async () => {
    const actions = await permitted({ regions: ['all'] });
    expect(actions.filter(action => !/^[a-z0-9]+:(Describe|Get|List)[A-Z]/.test(action))).toEqual([]);
  });
});

describe('a recording that is gone on with', () => {
  it('asks who is asking, and for nothing that it has', async () => {
    const folder = newFolder();
    await record(folder);
    const { actions } = await calledBy(() => record(folder));
    expect(actions).toEqual([STS]);
    expect((await calledBy(() => record(folder, { fresh: true }))).actions.length).toBeGreaterThan(10);
  });

  it('asks again for what was denied, and then has it', async () => {
    const folder = newFolder();
    const lift = endpoint().setFault({ operation: 'DescribeAlarms', region: 'us-east-1' }, { kind: 'deny' });
    const first = await record(folder).finally(lift);
    expect(first.code).toBe(2);
    expect(first.err).toBe('gap: DescribeAlarms was denied: no identity-based policy allows it\n');
    const { places } = await calledBy(async () => expect((await record(folder)).code).toBe(0));
    expect(places).toEqual(['cloudwatch:DescribeAlarms us-east-1', `${STS} eu-west-1`]);
    expect((await scan({ paths: [folder] })).code).toBe(1);
  });

  it('holds nothing any more of an answer that was longer', async () => {
    const folder = newFolder();
    const paged = await startEndpoint({ folder: wholeAccount(), pageSize: 3 });
    const address = process.env.AWS_ENDPOINT_URL;
    vi.stubEnv('AWS_ENDPOINT_URL', paged.url);
    await record(folder).finally(() => {
      vi.stubEnv('AWS_ENDPOINT_URL', address);
      return paged.close();
    });
    expect(filesIn(folder).filter(name => name.endsWith('.3.json')).length).toBeGreaterThan(0);
    await record(folder, { fresh: true });
    const other = newFolder();
    await record(other);
    expect(filesIn(folder).sort()).toEqual(filesIn(other).sort());
  });
});

const filesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' });
