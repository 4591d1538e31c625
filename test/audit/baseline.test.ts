import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { againstBaseline, unknownsOf } from '../../src/audit/baseline.ts';
import { shortfallsOf } from '../../src/audit/incomplete.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import { Unknown } from '../../src/model/value.ts';
import { formatBaseline, readBaseline } from '../../src/policy/baseline.ts';
import { UserError } from '../../src/util/errors.ts';
import { database, instances, judge, SCOPE } from './policy.ts';

const SCHEMA = JSON.parse(readFileSync(new URL('../../schema/baseline.schema.json', import.meta.url), 'utf8'));
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

  describe('what is unknown', () => {
    const NOW_OPEN = [open('a'), hidden, open('c', new Unknown('transient', 'it is being created'))];
    const before = () => {
      const { failures, audits } = judge('', [instances([open('a'), hidden])], [PUBLIC]);
      return readBaseline('b.json', formatBaseline(failures, unknownsOf(audits)));
    };
    const judged = (rows: typeof BEFORE) => {
      const { report, audits } = judge('', [instances(rows)], [PUBLIC]);
      return againstBaseline(report, before(), audits, true);
    };

    it('is known or new too, and stays in the count', () => {
      const { findings, summary, fixed } = judged(NOW_OPEN);
      const unknown = findings.filter(({ status }) => status === 'unknown');
      expect(unknown.map(({ resource, baseline }) => `${resource.id} ${baseline}`)).toEqual(['b known', 'c new']);
      expect(summary).toMatchObject({ fail: 0, unknown: 2 });
      expect(fixed).toEqual([]);
    });

    it('and then fails is new; what failed and then is unknown is not', () => {
      const of = (rows: typeof BEFORE) => judged(rows).findings.map(one => `${one.status} ${one.baseline}`);
      expect(of([open('a'), open('b')])).toEqual(['fail known', 'fail new']);
      expect(of([open('a', new Unknown('transient', 'it is being created'))])).toEqual(['unknown known']);
    });

    it('is nothing that is fixed once it passes', () => {
      expect(judged([open('a'), open('b', false)]).fixed).toEqual([]);
    });
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

  it('may be empty, and may be without unknowns, as those of old are', () => {
    expect(readBaseline('b.json', formatBaseline([]))).toEqual({ failures: [], unknowns: [] });
    expect(readBaseline('b.json', '{"rdsAuditBaseline":1,"failures":[]}').unknowns).toEqual([]);
  });

  it('is what schema/baseline.schema.json describes', () => {
    const isBaseline = new Ajv2020({ strict: true }).compile(SCHEMA);
    const { failures, audits } = judge(
      '',
      [instances([...BEFORE, open('d', new Unknown('transient', 'new'))])],
      [PUBLIC],
    );
    const text = formatBaseline(failures, unknownsOf(audits));
    expect(unknownsOf(audits)).toHaveLength(1);
    expect([isBaseline(JSON.parse(text)), isBaseline.errors]).toEqual([true, null]);
    expect(isBaseline(JSON.parse(formatBaseline([])))).toBe(true);
    const wrong = [
      '{}',
      text.replace('"critical"', '"urgent"'),
      text.replace('"id"', '"line"'),
      text.replace('1', '2'),
    ];
    expect(wrong.map(one => isBaseline(JSON.parse(one)))).toEqual([false, false, false, false]);
  });

  it.each([
    ['{', 'it is no JSON'],
    ['[]', 'it has no "rdsAuditBaseline"'],
    ['{"schemaVersion":1,"findings":[]}', 'it has no "rdsAuditBaseline"'],
    ['{"rdsAuditBaseline":2}', 'is a baseline of version 2'],
    ['{"rdsAuditBaseline":1}', 'its failures are no list'],
    ['{"rdsAuditBaseline":1,"failures":[{}]}', 'failure 1 has no rule'],
    ['{"rdsAuditBaseline":1,"failures":[],"unknowns":{}}', 'its unknowns are no list'],
    ['{"rdsAuditBaseline":1,"failures":[],"unknowns":[{}]}', 'unknown 1 has no rule'],
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
