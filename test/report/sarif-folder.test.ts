import { describe, expect, it } from 'vitest';
import type { Finding, ScopeSummary } from '../../src/model/finding.ts';
import { sarifFolder } from '../../src/report/sarif.ts';
import { CONTEXT, finding, report } from './sample.ts';

const ACCOUNT = '111122223333';
const region = (name: string): ScopeSummary => ({ kind: 'live', account: ACCOUNT, region: name, complete: true });
const found = (name: string, count: number): readonly Finding[] =>
  Array.from({ length: count }, (_, index) =>
    finding({
      resource: { type: 'DBInstance', id: `db-${index}`, account: ACCOUNT, region: name },
      fingerprint: `${name}-${index}`,
    }),
  );
const folder = (regions: Readonly<Record<string, number>>) => {
  const findings = Object.entries(regions).flatMap(([name, count]) => found(name, count));
  const given = report(findings, { scopes: Object.keys(regions).map(region) });
  return sarifFolder(given, CONTEXT).files.map(({ name, chunks }) => ({ name, log: JSON.parse([...chunks].join('')) }));
};
const idsOf = ({ runs }: { runs: { automationDetails: { id: string } }[] }) =>
  runs.map(({ automationDetails }) => automationDetails.id.split('/').at(-2));

describe('a folder of SARIF files', () => {
  it('has at most twenty runs a file, each category once, in their order', () => {
    const names = Array.from({ length: 43 }, (_, index) => `r-${index}`);
    const files = folder(Object.fromEntries(names.map(name => [name, 1])));
    expect(files.map(({ name }) => name)).toEqual(['rds-audit-1.sarif', 'rds-audit-2.sarif', 'rds-audit-3.sarif']);
    expect(files.map(({ log }) => log.runs.length)).toEqual([20, 20, 3]);
    expect(files.flatMap(({ log }) => idsOf(log))).toEqual(names);
  });

  it('keeps a file below its 10 MB, and leaves nothing out for that', () => {
    const files = folder({ a: 24_000, b: 24_000, c: 24_000 });
    expect(files.map(({ log }) => idsOf(log))).toEqual([['a', 'b'], ['c']]);
    expect(files.flatMap(({ log }) => log.runs).flatMap(({ results }) => results)).toHaveLength(72_000);
  });

  it('tells what one run has too many of, for a second run of its category would replace the first', () => {
    const [{ log } = { log: undefined }, ...others] = folder({ a: 25_007 });
    expect(others).toEqual([]);
    expect(log.runs[0].results).toHaveLength(25_000);
    expect(log.runs[0].invocations[0].toolExecutionNotifications[0].message.text).toBe(
      `Left out: the 7 least severe results of rds-audit/live/${ACCOUNT}/a/.`,
    );
  });

  it('is one file where there is nothing to say', () => {
    expect(folder({})).toMatchObject([{ name: 'rds-audit-1.sarif', log: { runs: [] } }]);
  });

  it('knows which files an earlier report may have left', () => {
    const { names } = sarifFolder(report(), CONTEXT);
    expect(['rds-audit-3.sarif', 'rds-audit-12.sarif'].every(name => names.test(name))).toBe(true);
    expect(['other-1.sarif', 'rds-audit-1.sarif.gz', 'rds-audit.sarif'].some(name => names.test(name))).toBe(false);
  });
});
