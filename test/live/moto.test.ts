import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newFolder } from './account.ts';
import { create, type Wanted, wantedIn } from './creation.ts';
import { EXPECTED_RULES, expectedOf, expectedOfCluster } from './expectation.ts';
import { hasMoto, type Moto, startMoto } from './moto.ts';
import { REGIONS, record, scanned } from './run.ts';
import { judged, statusesOf } from './verdicts.ts';

const COUNT = 135;
const WANTED = REGIONS.map(region => ({ region, wanted: wantedIn(region, COUNT) }));
const ONLY = { only: EXPECTED_RULES };

/** Every verdict that is expected of a region, by the keys of `statusesOf`. */
function expectedIn(region: string, { instances, clusters }: Wanted): readonly (readonly [string, string])[] {
  const ofInstances = instances.flatMap(instance =>
    Object.entries(expectedOf(instance)).map(
      ([rule, status]) => [`${rule} ${region} DBInstance ${instance.DBInstanceIdentifier}`, status] as const,
    ),
  );
  const ofClusters = clusters.flatMap(cluster => {
    const { DBClusterIdentifier: name } = cluster;
    const members = instances.filter(({ DBClusterIdentifier }) => DBClusterIdentifier === name);
    const entries = Object.entries(expectedOfCluster(cluster, members));
    return entries.map(([rule, status]) => [`${rule} ${region} DBCluster ${name}`, status] as const);
  });
  return [...ofInstances, ...ofClusters];
}

describe.skipIf(!hasMoto)('what was created in moto (skipped where there is no moto_server)', () => {
  let moto: Moto;
  beforeAll(async () => {
    moto = await startMoto();
    vi.stubEnv('AWS_ENDPOINT_URL', moto.url);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    await Promise.all(WANTED.map(({ region, wanted }) => create(moto.url, region, wanted)));
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await moto?.stop();
  });

  it('is 270 instances with each verdict among those expected', () => {
    expect(WANTED.flatMap(({ wanted }) => wanted.instances)).toHaveLength(270);
    const expected = WANTED.flatMap(({ region, wanted }) => expectedIn(region, wanted));
    expect(new Set(expected.map(([, status]) => status)).size).toBe(4);
  });

  it('is judged as it was created, and what moto leaves out is unknown', async () => {
    const { code, report } = await scanned(ONLY);
    const expected = new Map(WANTED.flatMap(({ region, wanted }) => expectedIn(region, wanted)));
    const statuses = statusesOf(report);
    const wrong = [...expected].filter(([key, status]) => statuses.get(key) !== status);
    expect(wrong.map(([key, status]) => `${key}: ${statuses.get(key)}, not ${status}`)).toEqual([]);
    expect(statuses.size).toBe(expected.size);
    expect(report.gaps).toEqual([]);
    expect(report.undecided).toEqual([]);
    expect(code).toBe(1);
  });

  it('is judged by its recording as it is live, for every rule, what moto refuses to answer included', async () => {
    const folder = newFolder();
    const live = await scanned();
    expect(live.report.gaps.length).toBeLessThan(50);
    expect((await record(folder)).code).toBe(live.report.gaps.length === 0 ? 0 : 2);
    const offline = await scanned({ paths: [folder] });
    // Not the evidence: all instances of moto have one DbiResourceId, so which of them a snapshot is of is chance.
    const told = ({ report }: typeof live) => ({ ...judged(report), findings: statusesOf(report) });
    expect(told(offline)).toEqual(told(live));
  });
});
