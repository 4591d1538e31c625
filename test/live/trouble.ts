import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report, Status } from '../../src/model/finding.ts';
import type { SdkOptions } from '../../src/source/aws.ts';
import type { Fault } from '../support/aws/faults.ts';
import { CALLS, type OneCall, serve, wholeAccount } from './account.ts';
import { everyVerdict, turnedVerdicts } from './every.ts';
import { ALL_RULES, impatiently, REGIONS, scan, scanned, sharingAnswers } from './run.ts';
import { type Sharing, strikes } from './sharing.ts';
import { isUndecided, statusesOf, turned } from './verdicts.ts';

/** What goes wrong, and the reason that must be told: `$` is the operation. */
export interface Trouble {
  readonly fault: Fault;
  readonly code: 'access-denied' | 'call-failed';
  readonly detail: RegExp;
  /** What strikes a region strikes its STS too. AWS lets nobody deny sts:GetCallerIdentity. */
  readonly sts: boolean;
}

const nothing: Sharing['isStruck'] = () => false;

const exitOf = ({ findings }: Pick<Report, 'findings'>) => (findings.some(({ status }) => status === 'fail') ? 1 : 0);

/** Attempts under which a call that keeps failing is soon given up, and a time-out that only a call that hangs meets. */
const soon = ({ kind }: Fault, requestTimeout = 3_000): SdkOptions => ({
  maxAttempts: 1,
  ...(kind === 'hang' ? { requestTimeout } : {}),
});

/** As `soon`, where all that is well comes from shared answers and only what hangs is waited for. */
const sooner = (fault: Fault): SdkOptions => soon(fault, 250);

/** Security groups hold their rules too, so that without this call nothing is lost. */
const isMadeGood = ({ operation }: OneCall) => operation === 'DescribeSecurityGroupRules';

const only = ALL_RULES;

/** What a whole report says of one region by some rules. */
function partOf({ findings }: Report, region: string, rules: readonly string[]): Pick<Report, 'findings'> {
  const some = new Set(rules);
  return { findings: findings.filter(({ rule, resource }) => resource.region === region && some.has(rule)) };
}

/** The proofs that a trouble, striking each single call in turn, makes nothing pass and nothing vanish. */
export function proveTrouble({ fault, code, detail, sts }: Trouble): void {
  const endpoint = serve(() => ({ folder: wholeAccount() }));
  let whole: Report;
  const every = new Map<string, ReadonlyMap<string, Status>>();
  beforeAll(async () => {
    await sharingAnswers(nothing, async () => {
      ({ report: whole } = await scanned({ only }));
      for (const region of REGIONS) every.set(region, await everyVerdict(region));
    });
  });
  afterAll(() => expect(endpoint().mistakes()).toEqual([]));

  const strike = <T>(call: Partial<OneCall>, work: () => Promise<T>): Promise<T> => {
    const lift = endpoint().setFault({ ...call }, fault);
    return sharingAnswers(strikes(call), () => impatiently(sooner(fault), work)).finally(lift);
  };
  const struck = (call: Partial<OneCall>, options: Parameters<typeof scanned>[0]) =>
    strike(call, () => scanned(options));
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
    expect(statusesOf(whole).size).toBeGreaterThan(4000);
  });

  describe.each(CALLS)('$service $operation of $region', call => {
    it('turns no verdict but to unknown, and is told', async () => {
      const { region, rules } = call;
      const { code: exit, report } = await struck(call, { only: rules, regions: [region] });
      const before = partOf(whole, region, rules);
      expect(turned(before, report)).toEqual([]);
      const vanished = [...statusesOf(before).keys()].filter(key => !statusesOf(report).has(key));
      expect(vanished.filter(key => !isUndecided(report, key))).toEqual([]);
      expect(report.gaps.map(gap => [gap.region, gap.call, gap.code])).toEqual(
        isMadeGood(call) ? [] : [[region, `${call.service}:${call.operation}`, code]],
      );
      for (const gap of report.gaps) expect(gap.detail).toMatch(detail);
      expect(exit).toBe(isMadeGood(call) ? exitOf(before) : 2);
    });

    it('turns no verdict of any other rule either', async () => {
      const now = await strike(call, () => everyVerdict(call.region));
      expect(turnedVerdicts(every.get(call.region) ?? new Map(), now)).toEqual([]);
    });
  });

  it('leaves the exit code to the findings with --allow-incomplete', async () => {
    const call = { operation: 'DescribeDBSnapshotAttributes', region: 'eu-west-1' };
    const options = { only: ['rds-snapshot-not-public'], regions: ['eu-west-1'] };
    expect(await struck(call, options)).toMatchObject({ code: 2 });
    expect(await struck(call, { ...options, allowIncomplete: true })).toMatchObject({ code: 0 });
    expect(await struck(call, { ...options, allowIncomplete: true, failOnUnknown: true })).toMatchObject({ code: 1 });
    expect(await struck(call, { only, allowIncomplete: true })).toMatchObject({ code: 1 });
  });

  it.each(REGIONS)('of all of %s leaves the other region as it was', async region => {
    const lift = strikeServices(region);
    const { code: exit, report } = await impatiently(soon(fault), () => scanned({ only })).finally(lift);
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
