import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measureId, measureKey } from '../../src/model/measure.ts';
import { newFolder, serve } from './account.ts';
import { permissions, record, scanned } from './run.ts';
import { gapsOf, judged } from './verdicts.ts';

const PLACE = '111122223333/eu-west-1';
const regions = ['eu-west-1'];

const busy = (id: string, window: string) => `id: ${id}
resource: DBInstance
metrics: { cpu: { name: CPUUtilization, statistic: Average, over: ${window} } }
assert: { 'metrics[cpu]': { max: 80 } }
`;

/** An account of 600 instances, of which the first four are measured; and two rules that want them so. */
function account() {
  const [folder, rules] = [newFolder(), newFolder()];
  const write = (name: string, text: string) => {
    mkdirSync(join(folder, PLACE), { recursive: true });
    writeFileSync(join(folder, PLACE, name), text);
  };
  const names = Array.from({ length: 600 }, (_, index) => `db-${String(index).padStart(3, '0')}`);
  const DBInstances = names.map(DBInstanceIdentifier => ({
    DBInstanceIdentifier,
    DBInstanceArn: `arn:aws:rds:eu-west-1:111122223333:db:${DBInstanceIdentifier}`,
    DBInstanceStatus: 'available',
    Engine: 'postgres',
  }));
  write('rds.describe-db-instances.json', JSON.stringify({ DBInstances }));
  const key = measureKey({ name: 'CPUUtilization', statistic: 'Average', window: 3600 });
  const result = (name: string, Values: readonly number[], StatusCode = 'Complete') => ({
    Id: measureId('DBInstance', key, name),
    StatusCode,
    Timestamps: Values.map(() => '2026-08-20T09:00:00Z'),
    Values,
  });
  const MetricDataResults = [
    result('db-000', [70, 80]),
    result('db-001', [81, 82.5]),
    result('db-002', [1], 'PartialData'),
    result('db-003', [], 'Forbidden'),
  ];
  write('cloudwatch.get-metric-data.json', JSON.stringify({ MetricDataResults }));
  writeFileSync(join(rules, 'cpu-of-an-hour.yaml'), busy('cpu-of-an-hour', '1h'));
  writeFileSync(join(rules, 'cpu-of-a-day.yaml'), busy('cpu-of-a-day', '1d'));
  return { folder, rules: [rules] };
}

const { folder, rules } = account();
const endpoint = serve(() => ({ folder }));
const HOUR = { rules, only: ['cpu-of-an-hour'] };
const BOTH = { rules, only: ['cpu-of-an-hour', 'cpu-of-a-day'] };

/** How often GetMetricData was called meanwhile. */
async function calls(work: () => Promise<unknown>): Promise<number> {
  const before = endpoint().log().length;
  await work();
  return endpoint()
    .log()
    .slice(before)
    .filter(({ operation }) => operation === 'GetMetricData').length;
}

describe('metrics of a live account', () => {
  it('decide, and only those that CloudWatch gave whole', async () => {
    const { report } = await scanned({ ...HOUR, regions });
    const { pass, fail, unknown } = report.summary;
    expect({ pass, fail, unknown }).toEqual({ pass: 1, fail: 1, unknown: 598 });
    const told = report.findings
      .slice(0, 3)
      .map(({ resource, status, evidence }) => [resource.id, status, evidence[0]?.actual]);
    expect(told).toMatchObject([
      ['db-001', 'fail', 81.75],
      ['db-002', 'unknown', { unknown: { code: 'call-failed' } }],
      ['db-003', 'unknown', { unknown: { code: 'access-denied' } }],
    ]);
    expect(report.findings[3]?.evidence[0]?.actual).toMatchObject({ unknown: { code: 'no-datapoints' } });
    expect(endpoint().mistakes()).toEqual([]);
  });

  it('are asked for in batches of five hundred and pages, each window for itself, and only by rules that want them', async () => {
    // The endpoint gives 50 results a page: 10 pages and 2, for two windows.
    expect(await calls(() => scanned({ ...BOTH, regions }))).toBe(24);
    expect(await calls(() => scanned({ only: ['rds-instance-multi-az'], regions }))).toBe(0);
  });

  it('are permitted to rules that want them, and to no others', async () => {
    expect((await permissions(HOUR)).out).toContain('"cloudwatch:GetMetricData"');
    expect((await permissions({ only: ['rds-instance-multi-az'] })).out).not.toContain('GetMetricData');
  });

  it('are judged from a recording as they were, and gone on with', async () => {
    const out = newFolder();
    const live = await scanned({ ...BOTH, regions });
    expect((await record(out, { ...BOTH, regions })).code).toBe(0);
    const offline = await scanned({ ...BOTH, paths: [out] });
    expect(judged(offline.report)).toEqual(judged(live.report));
    expect(offline.code).toBe(live.code);
    const later = { now: () => new Date('2026-08-20T12:00:00Z') };
    expect(await calls(() => record(out, { ...BOTH, regions }, later))).toBe(0);
  });

  it('that are denied leave each rule that wants them undecided, live and recorded', async () => {
    const lift = endpoint().setFault({ operation: 'GetMetricData' }, { kind: 'deny' });
    const out = newFolder();
    const live = await scanned({ ...BOTH, regions });
    await record(out, { ...BOTH, regions }).finally(lift);
    const offline = await scanned({ ...BOTH, paths: [out] });
    expect(live.code).toBe(2);
    expect(live.report.undecided).toMatchObject([
      { rule: 'cpu-of-a-day', code: 'access-denied', resources: 600 },
      { rule: 'cpu-of-an-hour', code: 'access-denied', resources: 600 },
    ]);
    expect(live.report.gaps).toMatchObject([{ call: 'cloudwatch:GetMetricData', types: ['MetricData'] }]);
    expect(judged(offline.report)).toEqual(judged(live.report));
    expect(gapsOf(offline.report)).toEqual(gapsOf(live.report));
    expect(offline.code).toBe(2);
  });

  it('of which one call was denied are open for its instances only', async () => {
    const lift = endpoint().setFault({ operation: 'GetMetricData', region: 'eu-west-1' }, { kind: 'deny', first: 1 });
    const { report, code } = await scanned({ ...HOUR, regions }).finally(lift);
    expect([code, report.summary.pass + report.summary.fail + report.summary.unknown]).toEqual([2, 600]);
    expect(report.undecided).toEqual([]);
  });
});
