import { describe, expect, it } from 'vitest';
import { OPERATOR_NAMES } from '../../../src/rule/operators.ts';
import { asserting, mistakesIn, type RuleParts } from '../support.ts';

const mistakes = (condition: string, parts?: RuleParts) => mistakesIn(asserting(condition, parts));

const ALL_LISTS = 'say what of it: some, every, none, count, covers …';
const ORDERED = 'it goes with number, version, instant, duration, setting';

it('there are eighteen operators', () => {
  expect(OPERATOR_NAMES).toHaveLength(18);
});

describe('a list needs a quantifier, a count or a set operator', () => {
  it.each([
    [
      'a field of its elements',
      '{ VpcSecurityGroups.Status: active }',
      `r.yaml:5:37 VpcSecurityGroups is a list; ${ALL_LISTS}`,
    ],
    ['the list', '{ VpcSecurityGroups: active }', `r.yaml:5:30 VpcSecurityGroups is a list; ${ALL_LISTS}`],
    [
      'an operator for one value',
      '{ VpcSecurityGroups: { equals: active } }',
      'r.yaml:5:32 "equals" tests one value, and this is a list; say some: { … }, every: { … } or none: { … }',
    ],
    [
      'in',
      '{ VpcSecurityGroups.Status: { in: [active] } }',
      'r.yaml:5:39 "in" tests one value, and this is a list; say some: { … }, every: { … } or none: { … }',
    ],
    [
      'a list as an operand',
      '{ Engine: $resource.VpcSecurityGroups.Status }',
      'r.yaml:5:19 $resource.VpcSecurityGroups.Status is a list, and an operand is one value',
    ],
  ])('%s', (_, condition, expected) => {
    expect(mistakes(condition)).toEqual([expected]);
  });

  it('where: alone asks nothing', () => {
    expect(mistakes('{ VpcSecurityGroups: { where: { Status: active } } }')).toEqual([
      'r.yaml:5:30 where: alone asks nothing; add some, every, none or count',
    ]);
  });
});

describe('a structure needs one of its fields', () => {
  it.each([
    [
      'a value',
      '{ Endpoint: mysql }',
      'r.yaml:5:21 Endpoint is not one value; name one of its fields, or write { present: true }',
    ],
    [
      'an operator',
      '{ Endpoint: { not: mysql } }',
      'r.yaml:5:23 "not" tests one value, and this is Endpoint; name one of its fields',
    ],
    [
      'a related resource',
      '{ cluster: c }',
      'r.yaml:5:20 DBCluster is not one value; name one of its fields, or write { present: true }',
    ],
    [
      'an operator on one',
      '{ cluster: { min: 1 } }',
      'r.yaml:5:22 "min" tests one value, and this is DBCluster; name one of its fields',
    ],
    [
      'different values of structures',
      '{ VpcSecurityGroups: { distinct: { min: 2 } } }',
      'r.yaml:5:32 "distinct" counts single values, and these are VpcSecurityGroupMembership; name one of their fields',
    ],
  ])('%s', (_, condition, expected) => {
    expect(mistakes(condition)).toEqual([expected]);
  });

  it('but may be asked whether it is there', () => {
    expect(mistakes('{ Endpoint: { present: true }, cluster: { present: false } }')).toEqual([]);
  });
});

describe('an operator stands on the kinds it knows', () => {
  it.each([
    ['min on a boolean', '{ MultiAZ: { min: 1 } }', `r.yaml:5:22 "min" does not go with boolean; ${ORDERED}`],
    ['max on text', '{ Engine: { max: mysql } }', `r.yaml:5:21 "max" does not go with text; ${ORDERED}`],
    [
      'matches on a number',
      '{ BackupRetentionPeriod: { matches: a } }',
      'r.yaml:5:36 "matches" does not go with number; it goes with text, setting',
    ],
    ['some on one value', '{ Engine: { some: mysql } }', 'r.yaml:5:21 "some" is for lists, and text is one value'],
    ['where on one value', '{ Engine: { where: {} } }', 'r.yaml:5:21 "where" is for lists, and text is one value'],
    ['count of one value', '{ Engine: { count: 1 } }', 'r.yaml:5:21 "count" is for lists, and text is one value'],
    [
      'covers on text',
      '{ Engine: { covers: [mysql] } }',
      'r.yaml:5:21 "covers" does not go with text; it goes with ports, cidr, window',
    ],
  ])('%s', (_, condition, expected) => {
    expect(mistakes(condition)).toEqual([expected]);
  });

  it.each(['covers', 'within', 'overlaps'])('%s on a list of cidrs', operator => {
    expect(mistakes(`{ cidrs: { ${operator}: [10.0.0.0/8] } }`, { resource: 'SecurityGroupRule' })).toEqual([
      `r.yaml:5:20 "${operator}" on a list of cidr; say some: { ${operator}: … } or some: { in: … }`,
    ]);
  });
});

describe('a condition that asks nothing is a mistake', () => {
  const EMPTY = 'an empty condition; name a path and what is asked of it';
  it.each([
    ['an empty test', '{ MultiAZ: {} }', 'r.yaml:5:20 an empty test; name an operator'],
    ['a list as a test', '{ MultiAZ: [true] }', 'r.yaml:5:20 a list is no test; write { in: […] }'],
    [
      'nothing behind the path',
      '{ MultiAZ: }',
      'r.yaml:5:20 a value is missing here; to ask for absence write { present: false }',
    ],
    ['an empty assert', '{}', 'r.yaml:5:1 the rule asserts nothing'],
    ['an empty element condition', '{ VpcSecurityGroups: { some: {} } }', `r.yaml:5:38 ${EMPTY}`],
    ['an empty negation', '{ not: {} }', `r.yaml:5:16 ${EMPTY}`],
    ['an empty alternative', '{ any: [{ MultiAZ: true }, {}] }', `r.yaml:5:36 ${EMPTY}`],
    ['no alternative', '{ any: [] }', 'r.yaml:5:16 any: of nothing; name at least one condition'],
    [
      'a map of alternatives',
      '{ any: { MultiAZ: true } }',
      'r.yaml:5:16 any: takes a list of conditions; write any: [{ … }, { … }]',
    ],
    ['a list under not', '{ not: [] }', 'r.yaml:5:16 a condition is a map of paths to tests; write MultiAZ: true'],
    ['a list for a condition', '[MultiAZ]', 'r.yaml:5:9 a condition is a map of paths to tests; write MultiAZ: true'],
  ])('%s', (_, condition, expected) => {
    expect(mistakes(condition)).toEqual([expected]);
  });

  it('but when: {} says that the rule applies to all', () => {
    expect(mistakes('{ MultiAZ: true }', { when: '{}' })).toEqual([]);
  });
});
