import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleReport } from '../../src/assemble.ts';
import { audit } from '../../src/audit.ts';
import { type Finding, type Report, STATUSES, type Status } from '../../src/model/finding.ts';
import { Inventory, type Table } from '../../src/model/inventory.ts';
import type { Scope } from '../../src/model/scope.ts';
import type { TypeName } from '../../src/model/types.ts';
import { type Resource, Unknown } from '../../src/model/value.ts';
import { EMPTY_POLICY } from '../../src/policy/policy.ts';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';
import { selectRules } from '../../src/select.ts';

const NOW = new Date('2026-08-21T00:00:00Z');
const RULES = loadBuiltinRules();
const SCOPE: Scope = { kind: 'recorded', path: 'a', partition: 'aws', account: '111122223333', region: 'eu-west-1' };

type Tables = Partial<Record<TypeName, Table>>;

function inventory(tables: Tables, scope = SCOPE): Inventory {
  return new Inventory({
    scope,
    tables: new Map(Object.entries(tables).map(([name, table]) => [nameOf(name), table])),
  });
}

function nameOf(name: string): TypeName {
  return name === 'DBInstance' || name === 'DBCluster' ? name : 'SecurityGroup';
}

function reportOf(inventories: readonly Inventory[], only: readonly string[], include: readonly Status[] = []): Report {
  const selected = selectRules(RULES, EMPTY_POLICY, { only, skip: [] });
  const audits = inventories.map(one => audit(selected, one, { now: NOW, include: new Set(include) }));
  return assembleReport(audits, { version: '1', startedAt: NOW, finishedAt: NOW, rules: selected.length });
}

const database = (id: string, more: Resource = {}): Resource => ({
  DBInstanceIdentifier: id,
  Engine: 'mysql',
  DBInstanceStatus: 'available',
  ...more,
});

const field = fc.constantFrom(true, false, undefined, new Unknown('transient', 'it is being created'));
const instance = fc.record({
  PubliclyAccessible: field,
  DeletionProtection: field,
  MultiAZ: field,
  DBInstanceStatus: fc.constantFrom('available', 'creating', 'deleting'),
  Engine: fc.constantFrom('mysql', 'docdb', 'aurora-mysql', new Unknown('unreadable', 'no text')),
  DBClusterIdentifier: fc.constantFrom('c', undefined, new Unknown('transient', 'it is being created')),
});
const gap = fc.constantFrom(undefined, new Unknown('access-denied', 'it was denied', 'scope'));
const ONLY = ['rds-instance-not-publicly-accessible', 'rds-instance-deletion-protection', 'rds-instance-multi-az'];

describe('the summary', () => {
  it('counts every verdict once: each rule and resource has exactly one', () => {
    fc.assert(
      fc.property(fc.array(instance, { maxLength: 12 }), gap, (rows, why) => {
        const named = rows.map((row, index) => database(`db-${index}`, row));
        const { summary } = reportOf([inventory({ DBInstance: { rows: named, gap: why } })], ONLY);
        const unlisted = why === undefined ? 0 : ONLY.length;
        const verdicts = summary.pass + summary.fail + summary.unknown + summary.notApplicable + summary.notInSource;
        expect(verdicts).toBe(named.length * ONLY.length + unlisted);
      }),
    );
  });

  it('adds up by severity, and to what the findings and the undecided say', () => {
    fc.assert(
      fc.property(fc.array(instance, { maxLength: 12 }), rows => {
        const named = rows.map((row, index) => database(`db-${index}`, row));
        const { summary, findings, undecided } = reportOf([inventory({ DBInstance: { rows: named } })], ONLY, STATUSES);
        const counts = Object.values(summary.bySeverity);
        const count = (status: Status) => findings.filter(one => one.status === status).length;
        expect(counts.reduce((sum, one) => sum + one.fail, 0)).toBe(summary.fail);
        expect(counts.reduce((sum, one) => sum + one.unknown, 0)).toBe(summary.unknown);
        expect([count('fail'), count('pass'), count('not-applicable')]).toEqual([
          summary.fail,
          summary.pass,
          summary.notApplicable,
        ]);
        expect(count('unknown') + undecided.reduce((sum, one) => sum + (one.resources ?? 1), 0)).toBe(summary.unknown);
      }),
    );
  });

  it('counts resources that some rule judged, once', () => {
    const rows = [database('a'), database('b'), database('gone', { DBInstanceStatus: 'deleting' })];
    expect(reportOf([inventory({ DBInstance: { rows } })], ONLY).summary.resources).toBe(2);
  });
});

describe('findings', () => {
  const rows = ['b', 'a', 'c'].map(id => database(id, { PubliclyAccessible: true, DeletionProtection: false }));
  const key = ({ rule, status, resource }: Finding) => `${rule} ${status} ${resource.region} ${resource.id}`;

  it('stand in the same order whatever the order of the input', () => {
    const regions = ['us-east-1', 'eu-west-1'].map(region => ({ ...SCOPE, region }));
    const sorted = reportOf(
      regions.map(scope => inventory({ DBInstance: { rows } }, scope)),
      ONLY,
      STATUSES,
    );
    fc.assert(
      fc.property(
        fc.shuffledSubarray(rows, { minLength: 3 }),
        fc.shuffledSubarray(regions, { minLength: 2 }),
        (a, b) => {
          const report = reportOf(
            b.map(scope => inventory({ DBInstance: { rows: a } }, scope)),
            ONLY.toReversed(),
            STATUSES,
          );
          expect(report.findings.map(key)).toEqual(sorted.findings.map(key));
        },
      ),
    );
  });

  it('begin with the worst', () => {
    const { findings } = reportOf([inventory({ DBInstance: { rows } })], ONLY);
    expect(findings.map(({ severity }) => severity).join(' ')).toMatch(/^(critical )+(high )*(medium )*(low ?)+$/);
  });

  it('have fingerprints that tell rule, scope, type and id apart and nothing else', () => {
    const one = (row: Resource, scope = SCOPE, rule = ONLY[0] ?? '') =>
      reportOf([inventory({ DBInstance: { rows: [row] } }, scope)], [rule], STATUSES).findings[0]?.fingerprint;
    const base = one(database('a', { PubliclyAccessible: true }));
    expect(base).toMatch(/^[0-9a-f]{64}$/);
    expect(one(database('a', { PubliclyAccessible: false, Engine: 'postgres' }))).toBe(base);
    expect(one(database('a'), { ...SCOPE, path: 'elsewhere' })).toBe(base);
    const others = [
      one(database('b')),
      one(database('a'), { ...SCOPE, account: '444455556666' }),
      one(database('a'), { ...SCOPE, region: 'eu-west-2' }),
      one(database('a'), { ...SCOPE, partition: 'aws-cn' }),
      one(database('a'), SCOPE, ONLY[1]),
    ];
    expect(new Set([base, ...others]).size).toBe(6);
  });

  it('keep their fingerprints from release to release: baselines and alerts hang on them', () => {
    const { findings } = reportOf([inventory({ DBInstance: { rows } })], [ONLY[0] ?? '']);
    expect(findings[0]?.fingerprint).toBe('ca67353987185a4104f4211cb765d466378fd8fea53664d49bcab3b087b24b72');
  });
});

describe('a type that was not listed', () => {
  it('leaves its rules undecided and nothing else', () => {
    const { undecided, findings, summary, scopes } = reportOf([inventory({})], ONLY);
    expect(findings).toEqual([]);
    expect(undecided.map(({ rule, code, resources }) => [rule, code, resources])).toEqual(
      ONLY.toSorted().map(rule => [rule, 'not-collected', null]),
    );
    expect([summary.pass, summary.fail, summary.unknown]).toEqual([0, 0, 3]);
    expect(scopes).toMatchObject([{ complete: false }]);
  });

  it('is told once a scope', () => {
    const scopes = ['eu-west-1', 'us-east-1'].map(region => ({ ...SCOPE, region }));
    const { undecided } = reportOf(
      scopes.map(scope => inventory({}, scope)),
      ONLY,
    );
    expect(undecided.map(({ rule, region }) => `${rule} ${region}`)).toHaveLength(6);
    expect(new Set(undecided.map(({ rule, region }) => `${rule} ${region}`)).size).toBe(6);
  });
});
