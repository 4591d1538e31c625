import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/finding.ts';
import type { SdkOptions } from '../../src/source/aws.ts';
import type { Fault } from '../support/aws/faults.ts';
import { CALLS, type OneCall, serve, wholeAccount } from './account.ts';
import { impatiently, REGIONS, scan, scanned } from './run.ts';
import { isUndecided, statusesOf, turned } from './verdicts.ts';

/** What goes wrong, and the reason that must be told: `$` is the operation. */
export interface Trouble {
  readonly fault: Fault;
  readonly code: 'access-denied' | 'call-failed';
  readonly detail: RegExp;
  /** What strikes a region strikes its STS too. AWS lets nobody deny sts:GetCallerIdentity. */
  readonly sts: boolean;
}

/** Attempts under which a call that keeps failing is soon given up, and a time-out that only a call that hangs meets. */
const soon = ({ kind }: Fault): SdkOptions => ({
  maxAttempts: 1,
  ...(kind === 'hang' ? { requestTimeout: 1_000 } : {}),
});

/** Security groups hold their rules too, so that without this call nothing is lost. */
const isMadeGood = ({ operation }: OneCall) => operation === 'DescribeSecurityGroupRules';

/** The proofs that a trouble, striking each single call in turn, makes nothing pass and nothing vanish. */
export function proveTrouble({ fault, code, detail, sts }: Trouble): void {
  const endpoint = serve(() => ({ folder: wholeAccount() }));
  let whole: Report;
  beforeAll(async () => {
    ({ report: whole } = await scanned());
  });
  afterAll(() => expect(endpoint().mistakes()).toEqual([]));

  const struck = async (call: Partial<OneCall>, options: Parameters<typeof scanned>[0] = {}) => {
    const lift = endpoint().setFault(call, fault);
    return impatiently(soon(fault), () => scanned(options)).finally(lift);
  };
  const strikeServices = (region: string) => {
    const services = new Set([...CALLS.map(({ service }) => service), ...(sts ? ['sts'] : [])]);
    const lifts = [...services].map(service => endpoint().setFault({ service, region }, fault));
    return () => {
      for (const lift of lifts) lift();
    };
  };

  it('has a whole account to begin with', () => {
    expect(whole.gaps).toEqual([]);
    expect(whole.undecided).toEqual([]);
    expect(statusesOf(whole).size).toBeGreaterThan(400);
  });

  describe.each(CALLS)('$service $operation of $region', call => {
    it('turns no verdict but to unknown, and is told', async () => {
      const { code: exit, report } = await struck(call);
      expect(turned(whole, report)).toEqual([]);
      const vanished = [...statusesOf(whole).keys()].filter(key => !statusesOf(report).has(key));
      expect(vanished.filter(key => !isUndecided(report, key))).toEqual([]);
      expect(report.gaps.map(({ region, call: name, code: why }) => [region, name, why])).toEqual(
        isMadeGood(call) ? [] : [[call.region, `${call.service}:${call.operation}`, code]],
      );
      for (const gap of report.gaps) expect(gap.detail).toMatch(detail);
      expect(exit).toBe(isMadeGood(call) ? 1 : 2);
    });
  });

  it('leaves the exit code to the findings with --allow-incomplete', async () => {
    const call = { operation: 'DescribeDBSnapshotAttributes', region: 'eu-west-1' };
    const options = { only: ['rds-snapshot-not-public'], regions: ['eu-west-1'] };
    expect(await struck(call, options)).toMatchObject({ code: 2 });
    expect(await struck(call, { ...options, allowIncomplete: true })).toMatchObject({ code: 0 });
    expect(await struck(call, { ...options, allowIncomplete: true, failOnUnknown: true })).toMatchObject({ code: 1 });
    expect(await struck(call, { allowIncomplete: true })).toMatchObject({ code: 1 });
  });

  it.each(REGIONS)('of all of %s leaves the other region as it was', async region => {
    const lift = strikeServices(region);
    const { code: exit, report } = await impatiently(soon(fault), () => scanned()).finally(lift);
    expect(turned(whole, report)).toEqual([]);
    const open = [...statusesOf(report).keys()].filter(key => key.includes(` ${region} `));
    expect(open).toEqual([]);
    const other = (all: Report) => all.findings.filter(finding => finding.resource.region !== region);
    expect(other(report)).toEqual(other(whole));
    expect(new Set(report.gaps.map(gap => gap.region))).toEqual(new Set([region]));
    expect(report.undecided.filter(one => one.region !== region)).toEqual([]);
    expect(exit).toBe(2);
  });

  it('of everything is an error, and no report', async () => {
    const lift = endpoint().setFault({}, fault);
    const { code: exit, out, err } = await impatiently(soon(fault), () => scan()).finally(lift);
    expect([exit, out]).toEqual([2, '']);
    expect(err).not.toBe('');
  });
}
