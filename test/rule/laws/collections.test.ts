import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Status } from '../../../src/model/finding.ts';
import { Collection, type Unknown } from '../../../src/model/value.ts';
import { DENIED, HIDDEN, verdict } from '../support.ts';

const active = { Status: 'active' };
const adding = { Status: 'adding' };
const doubtful = { Status: HIDDEN };

const listed = (items: readonly unknown[], possible: readonly unknown[] = [], open?: Unknown) =>
  new Collection(items, possible, possible.length > 0 ? HIDDEN : undefined, open);

const judge = (tests: string, list: unknown): Status =>
  verdict(`{ VpcSecurityGroups: { ${tests} } }`, { VpcSecurityGroups: list });
const some = (list: unknown) => judge('some: { Status: active }', list);
const every = (list: unknown) => judge('every: { Status: active }', list);
const none = (list: unknown) => judge('none: { Status: active }', list);

describe('quantifiers over certain elements', () => {
  it.each([
    ['nothing', [], 'fail', 'pass', 'pass'],
    ['one that does', [active], 'pass', 'pass', 'fail'],
    ['one that does not', [adding], 'fail', 'fail', 'pass'],
    ['both', [active, adding], 'pass', 'fail', 'fail'],
    ['a field that is hidden', [doubtful], 'unknown', 'unknown', 'unknown'],
    ['a hidden field beside one that does', [active, doubtful], 'pass', 'unknown', 'fail'],
    ['a hidden field beside one that does not', [adding, doubtful], 'unknown', 'fail', 'unknown'],
    ['an element that is hidden whole', [HIDDEN], 'unknown', 'unknown', 'unknown'],
  ] as const)('%s', (_, list, ofSome, ofEvery, ofNone) => {
    expect([some(list), every(list), none(list)]).toEqual([ofSome, ofEvery, ofNone]);
    expect([some(listed(list)), every(listed(list)), none(listed(list))]).toEqual([ofSome, ofEvery, ofNone]);
  });
});

describe('an absent list is empty, a hidden one open', () => {
  it.each([undefined, null, ''])('%s', list => {
    expect([some(list), every(list), none(list), judge('count: 0', list)]).toEqual(['fail', 'pass', 'pass', 'pass']);
  });

  it('hidden', () => {
    expect([some(HIDDEN), every(HIDDEN), none(HIDDEN), judge('count: 0', HIDDEN)]).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ]);
    expect(judge('count: { min: 0 }', HIDDEN)).toBe('pass');
  });
});

describe('a possible element matters only if it would', () => {
  it.each([
    ['it would, alone', listed([], [active]), 'unknown', 'pass', 'unknown'],
    ['it would not, alone', listed([], [adding]), 'fail', 'unknown', 'pass'],
    ['nobody knows', listed([], [HIDDEN]), 'unknown', 'unknown', 'unknown'],
    ['it would, beside one that does', listed([active], [active]), 'pass', 'pass', 'fail'],
    ['it would not, beside one that does', listed([active], [adding]), 'pass', 'unknown', 'fail'],
    ['it would, beside one that does not', listed([adding], [active]), 'unknown', 'fail', 'unknown'],
  ] as const)('%s', (_, list, ofSome, ofEvery, ofNone) => {
    expect([some(list), every(list), none(list)]).toEqual([ofSome, ofEvery, ofNone]);
  });
});

describe('an open end keeps every and none from being true, some from being false', () => {
  it.each([
    ['alone', listed([], [], DENIED), 'unknown', 'unknown', 'unknown'],
    ['behind one that does', listed([active], [], DENIED), 'pass', 'unknown', 'fail'],
    ['behind one that does not', listed([adding], [], DENIED), 'unknown', 'fail', 'unknown'],
  ] as const)('%s', (_, list, ofSome, ofEvery, ofNone) => {
    expect([some(list), every(list), none(list)]).toEqual([ofSome, ofEvery, ofNone]);
  });
});

describe('a count is an interval, and a test must hold of every integer in it', () => {
  const oneToThree = listed([active], [active, HIDDEN]);
  it.each([
    ['{ min: 1 }', 'pass'],
    ['{ min: 2 }', 'unknown'],
    ['{ min: 4 }', 'fail'],
    ['{ max: 3 }', 'pass'],
    ['{ max: 0 }', 'fail'],
    ['{ min: 1, max: 3 }', 'pass'],
    ['2', 'unknown'],
    ['0', 'fail'],
    ['{ not: 2 }', 'unknown'],
    ['{ not: 4 }', 'pass'],
    ['{ in: [1, 2, 3] }', 'pass'],
    ['{ in: [1, 3] }', 'unknown'],
    ['{ in: [0, 4] }', 'fail'],
    ['{ notIn: [2] }', 'unknown'],
    ['{ notIn: [0, 4] }', 'pass'],
    ['{ min: 2.5 }', 'unknown'],
    ['{ min: 0.5, max: 3.5 }', 'pass'],
  ] as const)('one to three: %s is %s', (test, status) => {
    expect(judge(`count: ${test}`, oneToThree)).toBe(status);
  });

  it.each([
    ['{ min: 1 }', 'pass'],
    ['{ min: 2 }', 'unknown'],
    ['{ max: 1000000 }', 'unknown'],
    ['{ max: 0 }', 'fail'],
    ['0', 'fail'],
    ['{ not: 7 }', 'unknown'],
    ['{ not: 0 }', 'pass'],
  ] as const)('one or more: %s is %s', (test, status) => {
    expect(judge(`count: ${test}`, listed([active], [], DENIED))).toBe(status);
  });

  it('as if every integer were asked', () => {
    const bound = fc.integer({ min: -1, max: 8 });
    const test = fc.oneof(
      fc
        .tuple(bound, bound)
        .map(([min, max]) => ({ text: `{ min: ${min}, max: ${max} }`, holds: (n: number) => n >= min && n <= max })),
      bound.map(value => ({ text: `{ not: ${value} }`, holds: (n: number) => n !== value })),
      fc
        .array(bound, { minLength: 1, maxLength: 4 })
        .map(list => ({ text: `{ in: [${list}] }`, holds: (n: number) => list.includes(n) })),
      fc
        .array(bound, { minLength: 1, maxLength: 4 })
        .map(list => ({ text: `{ notIn: [${list}] }`, holds: (n: number) => !list.includes(n) })),
    );
    fc.assert(
      fc.property(
        fc.nat({ max: 4 }),
        fc.nat({ max: 4 }),
        fc.boolean(),
        test,
        (certain, possible, open, { text, holds }) => {
          const list = listed(Array(certain).fill(active), Array(possible).fill(active), open ? DENIED : undefined);
          const high = open ? 20 : certain + possible;
          const answers = Array.from({ length: high - certain + 1 }, (_, i) => holds(certain + i));
          const expected = answers.every(Boolean) ? 'pass' : answers.some(Boolean) ? 'unknown' : 'fail';
          expect(judge(`count: ${text}`, list)).toBe(expected);
        },
      ),
    );
  });
});

describe('where selects before anything is asked', () => {
  it('elements that may satisfy it become possible ones', () => {
    expect(judge('where: { Status: active }, count: 1', [active, doubtful])).toBe('unknown');
    expect(judge('where: { Status: active }, count: { min: 1 }', [active, doubtful])).toBe('pass');
    expect(judge('where: { Status: active }, count: { max: 1 }', [active, adding])).toBe('pass');
  });

  it('a possible element that does not satisfy it is out', () => {
    expect(judge('where: { Status: active }, count: 1', listed([active], [adding]))).toBe('pass');
    expect(judge('where: { Status: active }, count: 1', listed([active], [active]))).toBe('unknown');
  });

  it('an open end stays', () => {
    expect(judge('where: { Status: active }, count: 0', listed([adding], [], DENIED))).toBe('unknown');
  });

  it('it sees the element, not what is projected from it', () => {
    const zones = (instances: readonly unknown[]) =>
      verdict(
        '{ instances.AvailabilityZone: { where: { DBInstanceClass: db.r7g.large }, distinct: { min: 2 } } }',
        { DBClusterIdentifier: 'c' },
        {
          resource: 'DBCluster',
          rows: {
            DBInstance: instances.map((one, i) => ({
              DBInstanceIdentifier: `i${i}`,
              DBClusterIdentifier: 'c',
              ...Object(one),
            })),
          },
        },
      );
    const large = 'db.r7g.large';
    expect(
      zones([
        { AvailabilityZone: 'a', DBInstanceClass: large },
        { AvailabilityZone: 'b', DBInstanceClass: large },
      ]),
    ).toBe('pass');
    expect(
      zones([
        { AvailabilityZone: 'a', DBInstanceClass: large },
        { AvailabilityZone: 'b', DBInstanceClass: 'db.t4g.micro' },
      ]),
    ).toBe('fail');
    expect(
      zones([
        { AvailabilityZone: 'a', DBInstanceClass: large },
        { AvailabilityZone: 'b', DBInstanceClass: HIDDEN },
      ]),
    ).toBe('unknown');
  });
});
