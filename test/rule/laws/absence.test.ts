import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Collection, Unknown } from '../../../src/model/value.ts';
import { DENIED, HIDDEN, NOW, verdict } from '../support.ts';

const ABSENT = [undefined, null, ''];
const BITS = { pass: 'fail', fail: 'pass', unknown: 'unknown', 'not-applicable': 'not-applicable' } as const;

describe('missing, null and "" are absent', () => {
  it.each([
    ['{ present: false }', 'pass'],
    ['{ present: true }', 'fail'],
    ['mysql', 'fail'],
    ['{ equals: mysql }', 'fail'],
    ['{ in: [mysql] }', 'fail'],
    ['{ matches: . }', 'fail'],
    ['{ not: mysql }', 'pass'],
    ['{ notIn: [mysql] }', 'pass'],
    ['{ notMatches: . }', 'pass'],
  ] as const)('Engine: %s is %s', (test, status) => {
    for (const Engine of ABSENT) expect(verdict(`{ Engine: ${test} }`, { Engine })).toBe(status);
    expect(verdict(`{ Engine: ${test} }`, {})).toBe(status);
  });

  it.each(['{ min: 1 }', '{ max: 9 }', '{ min: 0, max: 9 }'])('a number: %s fails', test => {
    for (const days of ABSENT)
      expect(verdict(`{ BackupRetentionPeriod: ${test} }`, { BackupRetentionPeriod: days })).toBe('fail');
  });

  it.each(['covers', 'within', 'overlaps'])('a set: %s fails', operator => {
    const condition = `{ PreferredMaintenanceWindow: { ${operator}: ['sat:00:00-mon:00:00'] } }`;
    expect(verdict(condition, {})).toBe('fail');
    expect(verdict(`{ not: ${condition} }`, {})).toBe('pass');
  });

  it('false and 0 are values', () => {
    expect(verdict('{ MultiAZ: { present: true } }', { MultiAZ: false })).toBe('pass');
    expect(verdict('{ BackupRetentionPeriod: { present: true } }', { BackupRetentionPeriod: 0 })).toBe('pass');
  });

  it('what stands behind something absent is absent, behind something hidden hidden', () => {
    expect(verdict('{ Endpoint.Port: { present: false } }', {})).toBe('pass');
    expect(verdict('{ Endpoint.Port: { present: false } }', { Endpoint: HIDDEN })).toBe('unknown');
  });
});

describe('present', () => {
  const there = (value: unknown, field = 'VpcSecurityGroups') =>
    verdict(`{ ${field}: { present: true } }`, { [field]: value });

  it('an empty list or structure is nothing', () => {
    expect([there([]), there({}, 'Endpoint')]).toEqual(['fail', 'fail']);
  });

  it('a list of which an element is certain is there', () => {
    expect([there([{}]), there([HIDDEN]), there(new Collection([{}], [], undefined, DENIED))]).toEqual([
      'pass',
      'pass',
      'pass',
    ]);
  });

  it('possible elements and open ends leave it open', () => {
    expect([there(new Collection([], [{}], HIDDEN)), there(new Collection([], [], undefined, DENIED))]).toEqual([
      'unknown',
      'unknown',
    ]);
  });

  it('a Date is a value', () => {
    expect(there(NOW, 'InstanceCreateTime')).toBe('pass');
  });

  it('a reference that is resolved later is certainly something, and nothing more is known of it', () => {
    const reference = new Unknown('computed-at-apply', 'the key is created at apply', 'resource', true);
    expect(there(reference, 'KmsKeyId')).toBe('pass');
    expect(verdict('{ KmsKeyId: { present: false } }', { KmsKeyId: reference })).toBe('fail');
    expect(verdict('{ KmsKeyId: { matches: key } }', { KmsKeyId: reference })).toBe('unknown');
    expect(verdict('{ KmsKeyId: { not: x } }', { KmsKeyId: reference })).toBe('unknown');
    expect(verdict('{ Endpoint.Port: { present: true } }', { Endpoint: reference })).toBe('unknown');
  });
});

describe('negative operators are exact negations', () => {
  const engines = fc.oneof(
    fc.constantFrom(undefined, null, '', 'mysql', 'postgres', 'aurora-mysql', HIDDEN, DENIED, 5, true),
    fc.string(),
  );

  it.each([
    ['{ Engine: { not: mysql } }', '{ Engine: mysql }'],
    ['{ Engine: { notIn: [mysql, postgres] } }', '{ Engine: { in: [mysql, postgres] } }'],
    ['{ Engine: { notMatches: ^aurora } }', '{ Engine: { matches: ^aurora } }'],
    ['{ not: { Engine: mysql } }', '{ Engine: mysql }'],
    ['{ Engine: { not: $resource.KmsKeyId } }', '{ Engine: $resource.KmsKeyId }'],
    ['{ Engine: { present: false } }', '{ Engine: { present: true } }'],
  ])('%s is the negation of %s', (negative, positive) => {
    fc.assert(
      fc.property(engines, engines, (Engine, KmsKeyId) => {
        // A hidden or foreign engine is a matter of lifecycle, which comes before any condition.
        const given = { options: { kind: 'terraform' } } as const;
        const subject = { Engine, KmsKeyId };
        expect(verdict(negative, subject, given)).toBe(BITS[verdict(positive, subject, given)]);
      }),
    );
  });

  it('none is the negation of some', () => {
    const statuses = fc.constantFrom<unknown>('active', 'adding', '', HIDDEN, 5);
    const group = fc.oneof(
      statuses.map(Status => ({ Status })),
      fc.constant(HIDDEN),
    );
    const list = fc.tuple(fc.array(group, { maxLength: 3 }), fc.array(group, { maxLength: 2 }), fc.boolean());
    fc.assert(
      fc.property(list, ([items, possible, open]) => {
        const VpcSecurityGroups = new Collection(items, possible, HIDDEN, open ? DENIED : undefined);
        const some = verdict('{ VpcSecurityGroups: { some: { Status: active } } }', { VpcSecurityGroups });
        const none = verdict('{ VpcSecurityGroups: { none: { Status: active } } }', { VpcSecurityGroups });
        const every = verdict('{ VpcSecurityGroups: { every: { not: { Status: active } } } }', { VpcSecurityGroups });
        expect(none).toBe(BITS[some]);
        expect(every).toBe(none);
      }),
    );
  });
});

describe('a known value of the wrong type or form is unknown, never false', () => {
  it.each([
    ['{ MultiAZ: true }', { MultiAZ: 'true' }],
    ['{ MultiAZ: { not: true } }', { MultiAZ: 'true' }],
    ['{ BackupRetentionPeriod: { min: 7 } }', { BackupRetentionPeriod: '35' }],
    ['{ Engine: mysql }', { Engine: 5 }],
    ['{ Engine: { matches: . } }', { Engine: ['mysql'] }],
    ['{ EngineVersion: { min: "8.0" } }', { EngineVersion: 8 }],
    ['{ EngineVersion: { not: "8.0" } }', { EngineVersion: 'latest' }],
    ['{ PreferredMaintenanceWindow: { within: ["sat:00:00-mon:00:00"] } }', { PreferredMaintenanceWindow: 'Sunday' }],
    ['{ InstanceCreateTime: { max: now } }', { InstanceCreateTime: 'last week' }],
    ['{ Endpoint.Port: 5432 }', { Endpoint: 'db.example.org:5432' }],
    ['{ Endpoint: { present: true }, Endpoint.Port: { present: false } }', { Endpoint: 'x' }],
    ['{ VpcSecurityGroups: { some: { Status: active } } }', { VpcSecurityGroups: 'sg-1' }],
    ['{ VpcSecurityGroups: { none: { Status: active } } }', { VpcSecurityGroups: { Status: 'removing' } }],
    ['{ VpcSecurityGroups: { every: { Status: active } } }', { VpcSecurityGroups: ['sg-1'] }],
  ])('%s of %o', (condition, subject) => {
    expect(verdict(condition, subject)).toBe('unknown');
    expect(verdict(`{ not: ${condition} }`, subject)).toBe('unknown');
  });

  it('a formula of an engine parameter matches nothing and everything', () => {
    const rows = {
      Parameter: [{ group: 'g', ParameterName: 'p', ParameterValue: '{AllocatedStorage/2}', ApplyType: 'dynamic' }],
    };
    const subject = { DBParameterGroups: [{ DBParameterGroupName: 'g', ParameterApplyStatus: 'in-sync' }] };
    for (const test of ['{ matches: ^off$ }', '{ notMatches: ^off$ }', 'true', '{ max: 9 }', '{ in: [a, b] }']) {
      expect(verdict(`{ 'parameters[p]': ${test} }`, subject, { rows })).toBe('unknown');
    }
  });
});
