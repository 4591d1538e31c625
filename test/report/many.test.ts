import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Finding, type Report, SEVERITIES, type Status } from '../../src/model/finding.ts';
import { type FORMATS, REPORTERS } from '../../src/report/formats.ts';
import { sarifFolder } from '../../src/report/sarif.ts';
import { CONTEXT, finding, report } from './sample.ts';

const COUNT = 30_000;
const ACCOUNT = '111122223333';
const REGIONS = ['eu-west-1', 'us-east-1', 'ap-south-1'] as const;

const one = (index: number): Finding => {
  const region = REGIONS[index % 3] ?? 'eu-west-1';
  const id = `orders-${index}`;
  const remediation = {
    summary: 'Turn public access off.',
    cli: `aws rds modify-db-instance --db-instance-identifier ${id}`,
  };
  return finding({
    rule: `rds-rule-${index % 200}`,
    severity: SEVERITIES[Math.floor((index * 5) / COUNT)] ?? 'info',
    resource: { type: 'DBInstance', id, account: ACCOUNT, region, arn: `arn:aws:rds:${region}:${ACCOUNT}:db:${id}` },
    fingerprint: index.toString(16).padStart(64, '0'),
    remediation,
  });
};
const findings = Array.from({ length: COUNT }, (_, index) => one(index));
const inOneRegion = findings.map(given => ({ ...given, resource: { ...given.resource, region: 'eu-west-1' } }));
const scopes = REGIONS.map(region => ({ kind: 'live', account: ACCOUNT, region, complete: true }) as const);
const MANY = report(findings, { scopes });

const written = async (format: (typeof FORMATS)[number], given: Report = MANY) =>
  [...(await REPORTERS[format]())(given, CONTEXT)].join('');

describe('30,000 findings', () => {
  it('make a summary below 1 MiB that says what it leaves out, at its top and where it does', async () => {
    const text = await written('markdown');
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    const rows = text.match(/^\| (critical|high|medium|low|info) \| `/gm)?.length ?? 0;
    expect(rows).toBeGreaterThan(1000);
    expect(text).toContain(`**… ${COUNT - rows} of 30000 failures left out:**`);
    expect(text.slice(0, 1000)).toContain(`Left out: ${COUNT - rows} of 30000 in Failures`);
    expect(text.split('<details>').length).toBe(text.split('</details>').length);
  });

  it('make a summary below 1 MiB where everything is long, wide and open', async () => {
    const long = '\u{1f600}|`<'.repeat(60);
    const status = (index: number): Status => (index % 2 === 0 ? 'unknown' : 'fail');
    const wide = findings.map((given, index) => ({
      ...given,
      ...{ rule: `${long}${index}`, title: long, message: `${long}${index}`, status: status(index), evidence: [] },
      remediation: { summary: long, impact: long },
      ...(index % 3 === 0 ? { suppression: { reason: long } } : {}),
    }));
    const code = 'access-denied';
    const gaps = findings.map((_, index) => ({ types: ['X'], code, detail: `${long}${index}` }) as const);
    const undecided = findings.map((_, index) => ({ rule: long, code, detail: `${index}`, resources: 1 }) as const);
    const unused = findings.map(() => ({ rule: long, resource: long, reason: long, why: 'expired' }) as const);
    const text = await written('markdown', report(wide, { scopes, gaps, undecided, unusedSuppressions: unused }));
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    for (const title of ['Failures', 'How to fix', 'Unknown', 'Undecided', 'Gaps', 'Suppressed', 'Unused suppressions'])
      expect(text).toMatch(new RegExp(`Left out: .*\\d+ of \\d+ in ${title}`));
  });

  it('make annotations within GitHub’s limits, and a last line that says how many are not shown', async () => {
    const lines = (await written('github')).split('\n').slice(0, -1);
    const of = (level: string) => lines.filter(line => line.startsWith(`::${level} `)).length;
    expect(['error', 'warning', 'notice'].map(of)).toEqual([10, 10, 10]);
    expect(lines.at(-1)).toMatch(/^Not shown: 11990 of 12000 errors, 5990 of 6000 warnings, 11990 of 12000 notices\./);
  });

  it('make SARIF within GitHub’s limits, which says what it leaves out', async () => {
    const resultsOf = (runs: readonly { results: unknown[] }[]) => runs.map(({ results }) => results.length);
    expect(resultsOf(JSON.parse(await written('sarif')).runs)).toEqual([10_000, 10_000, 10_000]);
    const { runs } = JSON.parse(await written('sarif', report(inOneRegion)));
    expect(resultsOf(runs)).toEqual([25_000]);
    expect(runs[0].invocations[0].toolExecutionNotifications[0].message.text).toContain(
      'the 5000 least severe results',
    );
  });

  it('make a folder of SARIF files that GitHub takes, with nothing left out that it would take', () => {
    const filesOf = (given: Report) => sarifFolder(given, CONTEXT).files.map(({ chunks }) => [...chunks].join(''));
    const runsOf = (files: readonly string[]): readonly { results: unknown[] }[] =>
      files.flatMap(file => JSON.parse(file).runs);
    const many = filesOf(MANY);
    for (const file of many) expect(gzipSync(file, { level: 1 }).length).toBeLessThan(10_000_000);
    expect(runsOf(many).map(({ results }) => results.length)).toEqual([10_000, 10_000, 10_000]);
    const [one = '', ...others] = filesOf(report(inOneRegion));
    expect([runsOf([one])[0]?.results.length, others.length]).toEqual([25_000, 0]);
    expect(one).toContain('Left out: the 5000 least severe results');
  });

  it('are all in the formats without a limit', async () => {
    expect(JSON.parse(await written('json')).findings).toHaveLength(COUNT);
    expect(JSON.parse(await written('ocsf'))).toHaveLength(COUNT);
    expect(JSON.parse(await written('asff'))).toHaveLength(COUNT);
    expect((await written('csv')).split('\r\n')).toHaveLength(COUNT + 2);
    expect((await written('junit')).match(/<testcase /g)).toHaveLength(COUNT);
  });
});
