import { describe, expect, it } from 'vitest';
import { Unknown } from '../../src/model/value.ts';
import { database, instances, inventoryOf, judge, NOW, SCOPE } from './policy.ts';

const PUBLIC = 'rds-instance-not-publicly-accessible';
const MULTI_AZ = 'rds-instance-multi-az';
const open = { PubliclyAccessible: true, MultiAZ: true };
const ROWS = [database('demo-1', {}, open), database('demo-2', {}, open), database('orders', {}, open)];

const suppress = (resource: string, more = '') =>
  `suppressions: [{ rule: ${PUBLIC}, resource: "${resource}", reason: because${more} }]\n`;
const ranWith = (policy: string, inventories = [instances(ROWS)], only = [PUBLIC], now = NOW) =>
  judge(policy, inventories, only, now);
const suppressedBy = (policy: string) =>
  ranWith(policy)
    .report.findings.filter(({ suppression }) => suppression !== undefined)
    .map(({ resource }) => resource.id);

describe('a suppressed finding', () => {
  it('keeps its status, gains the suppression and is counted apart', () => {
    const { findings, summary, unusedSuppressions } = ranWith(
      suppress('orders', ', ticket: SEC-1, expires: 2027-01-01'),
    ).report;
    const found = findings.find(({ resource }) => resource.id === 'orders');
    expect(found).toMatchObject({
      status: 'fail',
      suppression: { reason: 'because', ticket: 'SEC-1', expires: '2027-01-01' },
    });
    expect(summary).toMatchObject({ fail: 2, suppressed: 1, bySeverity: { critical: { fail: 2 } } });
    expect(unusedSuppressions).toEqual([]);
  });

  it.each([
    ['orders', ['orders']],
    ['arn:aws:rds:eu-west-1:111122223333:db:orders', ['orders']],
    ['arn:*:db:demo-*', ['demo-1', 'demo-2']],
    ['demo-*', ['demo-1', 'demo-2']],
    ['demo', []],
    ['.*', []],
    ['demo-[12]', []],
  ])('is one that %s means', (resource, expected) => {
    expect(suppressedBy(suppress(resource))).toEqual(expected);
  });

  it('may be an unknown', () => {
    const row = database('orders', {}, { PubliclyAccessible: new Unknown('transient', 'it is being created') });
    const { summary } = ranWith(suppress('orders'), [instances([row])]).report;
    expect(summary).toMatchObject({ unknown: 0, fail: 0, suppressed: 1 });
  });

  it('is never one that it only may mean', () => {
    const row = { ...ROWS[0], DBInstanceArn: undefined };
    const { summary, unusedSuppressions } = ranWith(suppress('arn:aws:rds:eu-west-1:111122223333:db:demo-1'), [
      instances([row]),
    ]).report;
    expect(summary).toMatchObject({ fail: 1, suppressed: 0 });
    expect(unusedSuppressions).toEqual([]);
  });

  it('is one by its address in a template, never by an ARN', () => {
    const inTemplate = inventoryOf({
      scope: { kind: 'terraform', path: 'infra' },
      declaration: () => ({ address: 'module.db.aws_db_instance.this[0]' }),
      tables: new Map([['DBInstance', { rows: [{ Engine: 'mysql', PubliclyAccessible: true }] }]]),
    });
    const count = (resource: string) => ranWith(suppress(resource), [inTemplate]).report.summary.suppressed;
    expect([count('module.db.*'), count('module.db.aws_db_instance.this[0]'), count('arn:*')]).toEqual([1, 1, 0]);
  });

  it('may be limited to an environment, which must be certain', () => {
    const policy = `environments: { dev: { match: { tags: { Environment: dev } } } }\n${suppress('*', ', environment: dev')}`;
    const count = (tags: unknown) =>
      ranWith(policy, [instances([database('x', tags, open)])]).report.summary.suppressed;
    expect([count({ Environment: 'dev' }), count({}), count(new Unknown('transient', 'hidden'))]).toEqual([1, 0, 0]);
  });
});

describe('an expired suppression', () => {
  const policy = suppress('orders', ', expires: 2026-12-31');
  const at = (now: string) => ranWith(policy, undefined, undefined, new Date(now)).report;

  it('works until its date begins, and not on it', () => {
    expect(at('2026-12-30T23:59:59Z').summary.suppressed).toBe(1);
    expect(at('2026-12-31T00:00:00Z').summary).toMatchObject({ suppressed: 0, fail: 3 });
  });

  it('is reported, even where its rule is not judged', () => {
    expect(at('2026-12-31T00:00:00Z').unusedSuppressions).toEqual([
      { rule: PUBLIC, resource: 'orders', reason: 'because', expires: '2026-12-31', why: 'expired' },
    ]);
    const other = ranWith(policy, undefined, [MULTI_AZ], new Date('2027-01-01'));
    expect(other.report.unusedSuppressions).toMatchObject([{ why: 'expired' }]);
  });
});

describe('a suppression that matched nothing', () => {
  const why = (policy: string, inventories = [instances(ROWS)], only = [PUBLIC]) =>
    ranWith(policy, inventories, only).report.unusedSuppressions.map(one => one.why);

  it('is reported', () => {
    expect(why(suppress('gone'))).toEqual(['matched-nothing']);
    expect(why(suppress('arn:aws:rds:eu-west-1:111122223333:db:gone'))).toEqual(['matched-nothing']);
  });

  it('also where its resource passes', () => {
    expect(why(suppress('x'), [instances([database('x', {}, { PubliclyAccessible: false })])])).toEqual([
      'matched-nothing',
    ]);
  });

  it('is not where its rule was not judged', () => {
    expect(why(suppress('gone'), undefined, [MULTI_AZ])).toEqual([]);
  });

  it('is not where its scope is not complete', () => {
    const denied = new Unknown('access-denied', 'DescribeDBInstances was denied', 'scope');
    expect(why(suppress('gone'), [instances([], SCOPE, denied)])).toEqual([]);
  });

  it('is not where what it means belongs to another account, region or kind of source', () => {
    expect(why(suppress('arn:aws:rds:us-east-1:111122223333:db:gone'))).toEqual([]);
    expect(why(suppress('arn:aws:rds:eu-west-1:444455556666:db:gone'))).toEqual([]);
    expect(why(suppress('aws_db_instance.gone'))).toEqual([]);
  });
});
