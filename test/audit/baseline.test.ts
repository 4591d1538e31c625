import { describe, expect, it } from 'vitest';
import { againstBaseline } from '../../src/audit/baseline.ts';
import { shortfallsOf } from '../../src/audit/incomplete.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import { Unknown } from '../../src/model/value.ts';
import { formatBaseline, readBaseline } from '../../src/policy/baseline.ts';
import { UserError } from '../../src/util/errors.ts';
import { database, instances, judge, SCOPE } from './policy.ts';

const PUBLIC = 'rds-instance-not-publicly-accessible';
const open = (id: string, PubliclyAccessible: unknown = true) => database(id, {}, { PubliclyAccessible });
const BEFORE = [open('a'), open('b'), open('c', false)];

function baselineOf(rows = BEFORE, policy = '') {
  return readBaseline('b.json', formatBaseline(judge(policy, [instances(rows)], [PUBLIC]).failures));
}

function against(inventories: readonly Inventory[], only = [PUBLIC], policy = '') {
  const { report, audits } = judge(policy, inventories, only);
  return againstBaseline(report, baselineOf(), audits, true);
}

describe('against a baseline', () => {
  it('known failures do not count, new ones do, and those that are gone are told', () => {
    const report = against([instances([open('a'), open('b', false), open('c')])]);
    const failing = report.findings.filter(({ status }) => status === 'fail');
    expect(failing.map(({ resource, baseline }) => `${resource.id} ${baseline}`)).toEqual(['a known', 'c new']);
    expect(report.summary).toMatchObject({ fail: 1, bySeverity: { critical: { fail: 1 } } });
    expect(report.fixed).toMatchObject([
      { rule: PUBLIC, severity: 'critical', resource: { type: 'DBInstance', id: 'b' } },
    ]);
  });

  it('a resource that is gone is fixed', () => {
    expect(against([instances([open('a')])]).fixed?.map(({ resource }) => resource.id)).toEqual(['b']);
  });

  const fixedIn = (inventories: readonly Inventory[], only?: string[], policy?: string) =>
    against(inventories, only, policy).fixed?.map(({ resource }) => resource.id);
  const denied = new Unknown('access-denied', 'DescribeDBInstances was denied', 'scope');
  const hidden = open('b', new Unknown('transient', 'it is being created'));

  it('nothing is fixed that was not judged', () => {
    expect(fixedIn([instances([open('a')], SCOPE, denied)])).toEqual([]);
    expect(fixedIn([instances([open('a'), hidden])])).toEqual([]);
    expect(fixedIn([instances([], { ...SCOPE, region: 'us-east-1' })])).toEqual([]);
    expect(fixedIn([instances([])], ['rds-instance-multi-az'])).toEqual([]);
  });

  it('nor what the policy lets be', () => {
    const suppressed = `suppressions: [{ rule: ${PUBLIC}, resource: b, reason: x }]`;
    const off = `environments: { e: { match: { identifiers: b }, rules: { ${PUBLIC}: off } } }`;
    expect(fixedIn([instances(BEFORE)], undefined, suppressed)).toEqual([]);
    expect(fixedIn([instances(BEFORE)], undefined, off)).toEqual([]);
  });

  it('a suppressed known failure is taken from the count once', () => {
    const policy = `suppressions: [{ rule: ${PUBLIC}, resource: b, reason: x }]`;
    expect(against([instances(BEFORE)], undefined, policy).summary).toMatchObject({ fail: 0, suppressed: 1 });
  });
});

describe('a baseline', () => {
  it('is the same whatever the order, and holds no line and nothing that passes or is suppressed', () => {
    const policy = `suppressions: [{ rule: ${PUBLIC}, resource: b, reason: x }]`;
    const text = (rows: typeof BEFORE) => formatBaseline(judge('', [instances(rows)], [PUBLIC]).failures);
    expect(text(BEFORE)).toBe(text(BEFORE.toReversed()));
    expect(baselineOf().failures.map(({ resource }) => resource.id)).toEqual(['a', 'b']);
    expect(baselineOf(BEFORE, policy).failures.map(({ resource }) => resource.id)).toEqual(['a']);
    expect(text(BEFORE)).not.toMatch(/"\w*(line|column|location)\w*":(?! 1)/i);
  });

  it('gains and loses whole groups of lines', () => {
    const lines = (rows: typeof BEFORE) => formatBaseline(judge('', [instances(rows)], [PUBLIC]).failures).split('\n');
    const more = lines([...BEFORE, open('aa')]);
    const added = more.filter(line => !lines(BEFORE).includes(line));
    expect(more.length - lines(BEFORE).length).toBe(6);
    expect(added).toHaveLength(2);
  });

  it('may be empty', () => {
    expect(readBaseline('b.json', formatBaseline([])).failures).toEqual([]);
  });

  it.each([
    ['{', 'it is no JSON'],
    ['[]', 'it has no "rdsAuditBaseline"'],
    ['{"schemaVersion":1,"findings":[]}', 'it has no "rdsAuditBaseline"'],
    ['{"rdsAuditBaseline":2}', 'is a baseline of version 2'],
    ['{"rdsAuditBaseline":1}', 'its failures are no list'],
    ['{"rdsAuditBaseline":1,"failures":[{}]}', 'failure 1 has no rule'],
    [
      '{"rdsAuditBaseline":1,"failures":[{"rule":"a","severity":"urgent","resource":{"type":"A","id":"b"},"fingerprint":"c"}]}',
      'failure 1 has no severity',
    ],
    ['null', 'it has no "rdsAuditBaseline"'],
  ])('is not %s', (text, why) => {
    expect(() => readBaseline('b.json', text)).toThrow(UserError);
    expect(() => readBaseline('b.json', text)).toThrow(why);
  });
});

describe('a scan that is not whole', () => {
  it('says what is missing, once', () => {
    const denied = new Unknown('access-denied', 'DescribeDBInstances was denied', 'scope');
    const { audits } = judge('', [instances([], SCOPE, denied)], [PUBLIC, 'rds-instance-multi-az']);
    expect(shortfallsOf(audits)).toEqual([
      { detail: 'DescribeDBInstances was denied', rules: 2, scopes: ['aws/111122223333/eu-west-1'] },
    ]);
    expect(shortfallsOf(judge('', [instances(BEFORE)], [PUBLIC]).audits)).toEqual([]);
  });
});
