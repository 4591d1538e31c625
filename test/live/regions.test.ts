import { describe, expect, it } from 'vitest';
import { DEFAULT_REGIONS } from '../support/aws/regions.ts';
import { syntheticAccount } from '../support/aws/synthetic/account.ts';
import { newFolder, serve } from './account.ts';
import { record, scan, scanned } from './run.ts';
import { judged } from './verdicts.ts';

const recordings = syntheticAccount({ instances: 12, parameters: 5, seed: 'regions' });
const ALL = { regions: ['all'] };

describe('seventeen regions', () => {
  const endpoint = serve(() => ({ recordings, pageSize: 10, seed: 'throttled', unrecorded: 'empty' }));

  it('lose nothing while one request in eight is throttled', { timeout: 240_000 }, async () => {
    const calm = await scanned(ALL);
    expect(calm.report.scopes.map(({ region }) => region)).toEqual([...DEFAULT_REGIONS]);
    expect(calm.report.gaps).toEqual([]);
    const lift = endpoint().setFault({}, { kind: 'throttle', probability: 0.125 });
    const throttled = await scanned(ALL).finally(lift);
    expect(throttled.report.gaps).toEqual([]);
    expect(judged(throttled.report)).toEqual(judged(calm.report));
    expect(throttled.code).toBe(calm.code);
    const refused = endpoint()
      .log()
      .filter(({ status }) => status === 400 || status === 503);
    expect(refused.length).toBeGreaterThan(20);
    expect(endpoint().mistakes()).toEqual([]);
  });
});

describe('requests in flight', () => {
  const endpoint = serve(() => ({ recordings, pageSize: 5, unrecorded: 'empty' }));

  it('are as many as --concurrency says at most, over all regions', { timeout: 240_000 }, async () => {
    const lift = endpoint().setFault({}, { kind: 'latency', ms: 40 });
    await scan({ ...ALL, concurrency: 7 });
    expect(endpoint().inFlight().most).toBe(7);
    await scan(ALL).finally(lift);
    expect(endpoint().inFlight().most).toBeGreaterThan(7);
    expect(endpoint().inFlight().most).toBeLessThanOrEqual(32);
    expect(endpoint().inFlight().now).toBe(0);
  });

  it('are bounded in a recording too', { timeout: 240_000 }, async () => {
    const lift = endpoint().setFault({}, { kind: 'latency', ms: 40 });
    const { code } = await record(newFolder(), ALL).finally(lift);
    expect(code).toBe(0);
    expect(endpoint().inFlight().most).toBeLessThanOrEqual(32);
  });
});
