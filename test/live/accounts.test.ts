import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/finding.ts';
import { readRecordings } from '../support/aws/recordings.ts';
import { newFolder, serve, wholeAccount } from './account.ts';
import { REGIONS, record, scan, scanned } from './run.ts';
import { judged } from './verdicts.ts';

const [OWN, OTHER, CLOSED] = ['111122223333', '222233334444', '333344445555'];
const ROLE = `arn:aws:iam::${OTHER}:role/audit/rds-audit`;
const DENIED = `arn:aws:iam::${CLOSED}:role/rds-audit`;

/** Rules whose every call the endpoint answers. */
const only = ['rds-instance-multi-az', 'rds-cluster-multi-az', 'rds-security-group-no-internet-ingress'];

/** The fixture account, and the same once more under another number. */
const own = readRecordings(wholeAccount());
const other = own.map(recording => ({
  ...recording,
  account: OTHER,
  ...(recording.output && { output: JSON.parse(JSON.stringify(recording.output).replaceAll(OWN, OTHER)) }),
}));
const endpoint = serve(() => ({ recordings: [...own, ...other], account: OWN, trusted: [OTHER], pageSize: 40 }));

const accountsIn = (report: Report) => report.scopes.map(({ account, region }) => `${account}/${region}`);

interface Log {
  readonly runs: readonly {
    readonly automationDetails: { readonly id: string };
    readonly invocations: readonly { readonly executionSuccessful: boolean }[];
  }[];
}

/** A run of the command line. */
async function program(args: readonly string[]) {
  const cli = ['--import', 'tsx', resolve(import.meta.dirname, '../../src/cli.ts'), ...args];
  const child = spawn(process.execPath, cli, { stdio: ['ignore', 'ignore', 'pipe'] });
  const [err, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { code: Number(code), err };
}

/** What was found in an account, whatever its fingerprint. */
const verdictsOf = (report: Report, account: string) =>
  report.findings
    .filter(({ resource }) => resource.account === account)
    .map(({ rule, status, message, resource }) => JSON.stringify([rule, status, message, resource]));

describe('accounts by their roles', () => {
  it('are judged each for itself, as with credentials of their own', async () => {
    const alone = await scanned({ only });
    const { code, report } = await scanned({ only, roleArns: [OWN, ROLE] });
    expect(accountsIn(report)).toEqual([
      ...REGIONS.map(region => `${OWN}/${region}`),
      ...REGIONS.map(region => `${OTHER}/${region}`),
    ]);
    expect(report.gaps).toEqual([]);
    expect(code).toBe(alone.code);
    const [first, second] = [verdictsOf(report, OWN), verdictsOf(report, OTHER)];
    expect(first).toEqual(verdictsOf(alone.report, OWN));
    expect(first.length).toBeGreaterThan(10);
    expect(second.map(text => text.replaceAll(OTHER, OWN))).toEqual(first);
    expect(endpoint().mistakes()).toEqual([]);
  });

  it('are asked for once each, by a session of ours, with the external id', async () => {
    const before = endpoint().log().length;
    await scan({ roleArns: [ROLE], externalId: 'books-42', only: ['rds-instance-multi-az'] });
    const assumed = endpoint()
      .log()
      .slice(before)
      .filter(({ operation }) => operation === 'AssumeRole');
    expect(assumed.map(({ input }) => input)).toEqual([
      { RoleArn: ROLE, RoleSessionName: 'rds-audit', ExternalId: 'books-42' },
    ]);
  });

  it('that are denied are one gap that names them, leave every rule open, and the others go on', async () => {
    const alone = await scanned({ only, roleArns: [ROLE] });
    const { code, report } = await scanned({ only, roleArns: [DENIED, ROLE] });
    expect(report.gaps).toMatchObject([
      { account: CLOSED, call: 'sts:AssumeRole', code: 'access-denied', detail: expect.stringContaining(DENIED) },
    ]);
    expect(code).toBe(2);
    expect(report.findings).toEqual(alone.report.findings);
    const rules = (account: string, region: string) =>
      report.undecided.filter(one => one.account === account && one.region === region).length;
    for (const region of REGIONS) expect(rules(CLOSED, region)).toBe(only.length);
    expect(report.scopes.filter(({ account }) => account === CLOSED).map(({ complete }) => complete)).toEqual([
      false,
      false,
    ]);
    expect((await scan({ only, roleArns: [DENIED, ROLE], allowIncomplete: true })).code).toBe(1);
  });

  it('have a SARIF category each; that of a denied one was not successful', async () => {
    const outputs = [{ format: 'sarif', file: undefined }] as const;
    const { out } = await scan({ only, roleArns: [ROLE, DENIED], outputs });
    const log: Log = JSON.parse(out);
    const runs = log.runs.map(run => [run.automationDetails.id, run.invocations[0]?.executionSuccessful]);
    expect(runs).toEqual([
      ...REGIONS.map(region => [`rds-audit/live/${OTHER}/${region}/`, true]),
      ...REGIONS.map(region => [`rds-audit/live/${CLOSED}/${region}/`, false]),
    ]);
  });

  it('and a region that one has not enabled are told apart', async () => {
    const regions = [...REGIONS, 'ap-east-1'];
    const { code, report } = await scanned({ only, regions, roleArns: [ROLE, DENIED] });
    expect(code).toBe(2);
    expect(new Set(accountsIn(report)).size).toBe(6);
    const told = new Set(report.gaps.map(({ account, region }) => `${account} ${region}`));
    expect(told).toEqual(new Set([`${OTHER} ap-east-1`, `${CLOSED} undefined`]));
    const placed = report.findings.every(
      ({ resource }) => resource.account === OTHER && regions.includes(resource.region ?? ''),
    );
    expect(placed).toBe(true);
  });

  it('two of them in three Regions, one denied and one not enabled, by the command line', async () => {
    const folder = newFolder();
    const [json, sarif] = [join(folder, 'r.json'), join(folder, 'r.sarif')];
    const regions = [...REGIONS, 'ap-east-1'].flatMap(region => ['--region', region]);
    const roles = ['--role-arn', ROLE, '--role-arn', DENIED, '--only', only.join(',')];
    const formats = ['--format', `json=${json}`, '--format', `sarif=${sarif}`, '--include', 'pass,not-applicable'];
    expect((await program([...regions, ...roles, ...formats])).code).toBe(2);
    const report: Report = JSON.parse(readFileSync(json, 'utf8'));
    const places = report.findings.map(({ resource }) => `${resource.account}/${resource.region}`);
    expect(new Set(places)).toEqual(new Set(REGIONS.map(region => `${OTHER}/${region}`)));
    const told = report.gaps.map(({ account, region, code }) => `${account} ${region} ${code}`);
    expect(new Set(told)).toEqual(new Set([`${OTHER} ap-east-1 call-failed`, `${CLOSED} undefined access-denied`]));
    const disabled = report.gaps.filter(({ account }) => account === OTHER);
    for (const { detail } of disabled) expect(detail).toMatch(/the region .*may not be enabled/);
    const log: Log = JSON.parse(readFileSync(sarif, 'utf8'));
    const runs = log.runs.map(run => [run.automationDetails.id, run.invocations[0]?.executionSuccessful]);
    const category = (account: string, region: string) => `rds-audit/live/${account}/${region}/`;
    expect(runs).toEqual([
      ...REGIONS.map(region => [category(OTHER, region), true]),
      [category(OTHER, 'ap-east-1'), false],
      ...[...REGIONS, 'ap-east-1'].map(region => [category(CLOSED, region), false]),
    ]);
  });

  it('are recorded in folders of their own, and judged from there alike, refusals too', async () => {
    const folder = newFolder();
    const roleArns = [ROLE, DENIED];
    const recorded = await record(folder, { only, roleArns });
    expect(recorded.code).toBe(2);
    expect(recorded.err).toContain(`gap: the role ${DENIED} cannot be assumed: AssumeRole was denied`);
    expect(readdirSync(folder).sort()).toEqual([OTHER, CLOSED]);
    const [live, offline] = [await scanned({ only, roleArns }), await scanned({ only, paths: [folder] })];
    expect(judged(offline.report)).toEqual(judged(live.report));
    expect(offline.code).toBe(2);
  });

  it('stand in a file, a line each or as a YAML list', async () => {
    const file = join(newFolder(), 'accounts.txt');
    const texts = [`# all of them\n${OWN}\n\n${ROLE} # shop\n`, `---\n- "${OWN}"\n- ${ROLE}\n`];
    for (const text of texts) {
      writeFileSync(file, text);
      const { report } = await scanned({ accountsFile: file, only: ['rds-instance-multi-az'] });
      expect(new Set(report.scopes.map(({ account }) => account))).toEqual(new Set([OWN, OTHER]));
    }
    expect(readFileSync(file, 'utf8')).toBe(texts[1]);
  });

  it.each([
    ['two roles', { roleArns: [ROLE, `arn:aws:iam::${OTHER}:role/other`] }, /two roles for the account 222233334444/],
    ['no role', { roleArns: ['rds-audit'] }, /rds-audit is no role; write arn:aws:iam/],
    ['a region that is none', { roleArns: [ROLE], regions: ['eu-west'] }, /there is no region "eu-west"/],
    ['no file', { accountsFile: '/nowhere/accounts' }, /the accounts file cannot be read/],
    ['paths too', { roleArns: [ROLE], paths: ['fixtures/recorded'] }, /--role-arn goes with a live scan/],
  ])('%s are a mistake with a way out', async (_, options, says) => {
    const { code, err } = await scan(options);
    expect([code, err]).toEqual([2, expect.stringMatching(says)]);
  });

  it('a file with something else in it names the line', async () => {
    const file = join(newFolder(), 'accounts.yaml');
    writeFileSync(file, `- ${ROLE}\naccounts: [a, b]\n`);
    expect((await scan({ accountsFile: file })).err).toContain(`${file}:2:1 is no role or account`);
    writeFileSync(file, '# none\n');
    expect((await scan({ accountsFile: file })).err).toContain('names no account');
  });
});
