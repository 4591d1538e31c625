import { describe, expect, it } from 'vitest';
import { checkPolarity } from '../../src/rule/test/polarity.ts';
import { asserting, ruleOf } from './support.ts';

/** What polarity asks of a rule that has no example: every leaf that holds of nothing and may meet it. */
const asked = (assert: string, when = '{}') =>
  checkPolarity(ruleOf(asserting(assert, { when }))).map(({ path, wants }) => `${path}: ${wants}`);

const NOT = '{ Engine: { not: mysql } }';
const EVERY = '{ securityGroups: { every: { GroupName: { present: true } } } }';

describe('polarity asks for an example where nothing is there', () => {
  it.each([
    ['of a negative test', NOT, ['Engine (not): absent']],
    ['of a positive one under a negation', '{ not: { Engine: mysql } }', ['Engine (equals): absent']],
    ['of every', EVERY, ['securityGroups (every): empty']],
    ['of nothing that fails there', '{ Engine: mysql, securityGroups: { some: { GroupName: x } } }', []],
  ])('%s', (_, assert, expected) => {
    expect(asked(assert)).toEqual(expected);
  });

  it.each([
    ['is asked to be present', NOT, '{ Engine: { present: true } }'],
    ['is asked to be something', NOT, '{ Engine: { in: [mysql, postgres] } }'],
    ['is asked for elements', EVERY, '{ securityGroups: { count: { min: 1 } } }'],
    ['is asked for two different', EVERY, '{ securityGroups.VpcId: { distinct: 2 } }'],
    ['is asked for one that satisfies something', EVERY, '{ securityGroups: { some: { VpcId: v } } }'],
    ['is asked to be a list with something', '{ TagList: { every: { Key: x } } }', '{ TagList: { present: true } }'],
    [
      'is asked to cover something',
      '{ EnabledCloudwatchLogsExports: { within: [a] } }',
      '{ EnabledCloudwatchLogsExports: { covers: [a] } }',
    ],
    [
      'is asked for among the same',
      '{ securityGroups: { where: { VpcId: v }, every: { GroupName: x } } }',
      '{ securityGroups: { where: { VpcId: v }, count: { min: 1 } } }',
    ],
  ])('but not where the path %s before', (_, assert, when) => {
    expect(asked(assert, when)).toEqual([]);
  });

  it.each([
    ['may be nothing', NOT, '{ Engine: { notIn: [postgres] } }', 'Engine (not): absent'],
    ['is another', NOT, '{ EngineVersion: { present: true } }', 'Engine (not): absent'],
    [
      'is asked for no element at least',
      EVERY,
      '{ securityGroups: { count: { min: 0 } } }',
      'securityGroups (every): empty',
    ],
    [
      'is asked for among all, not among these',
      '{ securityGroups: { where: { VpcId: v }, every: { GroupName: x } } }',
      '{ securityGroups: { count: { min: 1 } } }',
      'securityGroups (every): empty',
    ],
    [
      'is only one of several ways',
      NOT,
      '{ any: [{ Engine: { present: true } }, { MultiAZ: true }] }',
      'Engine (not): absent',
    ],
  ])('still where what is asked before %s', (_, assert, when, expected) => {
    expect(asked(assert, when)).toEqual([expected]);
  });

  it('of an element, whose field is not the field of the resource', () => {
    const inside = '{ cluster.instances: { some: { Engine: { not: mysql } } } }';
    expect(asked(inside, '{ Engine: { present: true } }')).toEqual(['Engine (not): absent']);
    const chosen = '{ cluster.instances: { where: { Engine: { present: true } }, some: { Engine: { not: mysql } } } }';
    expect(asked(chosen)).toEqual([]);
  });
});
