import { describe, expect, it } from 'vitest';
import { CALLS, newFolder, serve, wholeAccount } from './account.ts';
import { ALL_RULES, REGIONS, record, scanned, sharingAnswers } from './run.ts';
import { strikes } from './sharing.ts';
import { gapsOf, judged } from './verdicts.ts';

const endpoint = serve(() => ({ folder: wholeAccount(), pageSize: 40 }));

interface What {
  readonly only: readonly string[];
  readonly regions?: readonly string[];
}

/** The live account's report and that of a recording made at the same time, each with its exit code. */
async function both({ only, regions = REGIONS }: What) {
  const live = await scanned({ only, regions });
  const folder = newFolder();
  const recorded = await record(folder, { only, regions });
  const offline = await scanned({ only, paths: [folder] });
  return { live, recorded, offline };
}

describe('a recording', () => {
  it('of an account is judged as the account is', async () => {
    const { live, recorded, offline } = await both({ only: ALL_RULES });
    expect(judged(offline.report)).toEqual(judged(live.report));
    expect([live.code, recorded.code, offline.code]).toEqual([1, 0, 1]);
    expect(recorded.out).toMatch(/^wrote \d{3} answers to /);
    expect(endpoint().mistakes()).toEqual([]);
  });

  it.each(CALLS)('without $service $operation of $region is judged as the account is', async call => {
    const lift = endpoint().setFault(call, { kind: 'deny' });
    const what = { only: call.rules, regions: [call.region] };
    const { live, recorded, offline } = await sharingAnswers(strikes(call), () => both(what)).finally(lift);
    expect(judged(offline.report)).toEqual(judged(live.report));
    expect(gapsOf(offline.report)).toEqual(gapsOf(live.report));
    expect(offline.code).toBe(live.code);
    expect(recorded.code).toBe(live.report.gaps.length > 0 ? 2 : 0);
    expect(recorded.err.split('\n').filter(line => line.startsWith('gap: '))).toHaveLength(live.report.gaps.length);
  });

  it('is half a job where a list was denied that only says whom to ask about', async () => {
    const lift = endpoint().setFault({ operation: 'DescribeDBClusters' }, { kind: 'deny' });
    const { live, offline } = await both({ only: ['rds-security-group-no-internet-ingress'] }).finally(lift);
    expect([live.code, offline.code]).toEqual([2, 2]);
    expect(gapsOf(offline.report)).toEqual(gapsOf(live.report));
    expect(live.report.gaps).toMatchObject([{ types: ['DBCluster'] }, { types: ['DBCluster'] }]);
  });
});
