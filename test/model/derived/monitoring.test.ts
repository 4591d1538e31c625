import { describe, expect, it } from 'vitest';
import type { Resource, Unknown } from '../../../src/model/value.ts';
import { DENIED, HIDDEN } from '../../rule/support.ts';
import { alarm, math } from '../alarm.ts';
import { derived, parts, short } from '../follow.ts';

describe('whether an alarm tells anyone', () => {
  const told = (own: Resource, composites?: readonly Resource[], gap?: Unknown) =>
    short(
      derived(
        'MetricAlarm',
        'notifies',
        { AlarmName: 'x', ActionsEnabled: true, ...own },
        composites === undefined ? {} : { CompositeAlarm: composites },
        gap === undefined ? {} : { gaps: { CompositeAlarm: gap } },
      ),
      '',
    );
  const silent = { AlarmActions: [] };
  const parent = (AlarmRule: unknown, more: Resource = {}) => ({
    AlarmName: 'p',
    AlarmRule,
    ActionsEnabled: true,
    AlarmActions: ['arn'],
    ...more,
  });

  it.each([
    ['an action of its own', { AlarmActions: ['arn'] }, [], true],
    ['even where composites were not listed', { AlarmActions: ['arn'] }, undefined, true],
    ['actions that are disabled', { AlarmActions: ['arn'], ActionsEnabled: false }, [], false],
    ['none', silent, [], false],
    ['none, and composites were not listed', silent, undefined, '(not-collected)'],
    ['hidden actions', { AlarmActions: HIDDEN }, [], '(unresolved-reference)'],
    ['a composite that names it', silent, [parent('ALARM("x") AND ALARM("y")')], true],
    ['a composite that names it bare', silent, [parent('ALARM(x)')], true],
    [
      'a composite that names it by ARN',
      silent,
      [parent('ALARM("arn:aws:cloudwatch:eu-west-1:111122223333:alarm:x")')],
      true,
    ],
    ['a composite that names another', silent, [parent('ALARM("xy") OR OK(x)')], false],
    ['a composite that tells nobody', silent, [parent('ALARM(x)', silent)], false],
    ['a composite that is disabled', silent, [parent('ALARM(x)', { ActionsEnabled: false })], false],
    ['a composite whose rule is hidden', silent, [parent(HIDDEN)], '(unresolved-reference)'],
    ['a hidden rule of one that tells nobody', silent, [parent(HIDDEN, silent)], false],
  ])('%s', (_, own, composites, expected) => {
    expect(told(own, composites)).toBe(expected);
  });

  it('a composite of a composite', () => {
    const grand = { AlarmName: 'g', AlarmRule: 'ALARM(p)', ActionsEnabled: true, AlarmActions: ['arn'] };
    expect(told(silent, [parent('ALARM(x)', silent), grand])).toBe(true);
    expect(told(silent, [parent('ALARM(other)', silent), grand])).toBe(false);
  });

  it('composites that name each other end', () => {
    const ring = [parent('ALARM(x) OR ALARM(q)', silent), parent('ALARM(p)', { ...silent, AlarmName: 'q' })];
    expect(told(silent, ring)).toBe(false);
  });

  it('many composites are looked at once, not in every order', () => {
    const many = Array.from({ length: 200 }, (_, i) => ({ ...parent(`ALARM(other-${i})`), AlarmName: `p${i}` }));
    expect(told(silent, many)).toBe(false);
  });

  it('an incomplete list of composites leaves it open', () => {
    expect(told(silent, [parent('ALARM(y)')], DENIED)).toBe('(access-denied)');
    expect(told(silent, [parent('ALARM(x)')], DENIED)).toBe(true);
  });
});

describe('the threshold of an alarm', () => {
  const threshold = (of: Resource) => short(derived('MetricAlarm', 'staticThreshold', of), '');
  it.each([
    ['its own', { MetricName: 'm', Threshold: 80 }, 80],
    ['one metric in a query', { Metrics: [{ Id: 'm', MetricStat: {} }], Threshold: 80 }, 80],
    ['of an anomaly band there is none', { Threshold: 80, ThresholdMetricId: 'ad1' }, undefined],
    [
      'of an expression it means something else',
      { Metrics: [{ Id: 'e', Expression: 'm1/2' }], Threshold: 40 },
      '(expression)',
    ],
    ['of hidden queries nobody knows', { Metrics: HIDDEN, Threshold: 40 }, '(unresolved-reference)'],
    ['hidden', { Threshold: HIDDEN }, '(unresolved-reference)'],
  ])('%s', (_, of, expected) => {
    expect(threshold(of)).toBe(expected);
  });

  it('what it watches: its own metric and those of its queries', () => {
    const watched = (of: Resource) => parts(derived('MetricAlarm', 'watches', of), 'MetricName');
    expect(watched(alarm('x', {}))).toEqual({ items: ['CPUUtilization'] });
    expect(watched(math('x', {}))).toEqual({ items: ['CPUUtilization'] });
    expect(watched({ MetricName: HIDDEN })).toEqual({
      items: [],
      possible: ['(unresolved-reference)'],
      doubt: 'unresolved-reference',
    });
    expect(watched({ Metrics: HIDDEN })).toEqual({ items: [], open: 'unresolved-reference' });
    expect(watched({ Metrics: [HIDDEN, { MetricStat: HIDDEN }, { Expression: 'm/2' }] })).toEqual({
      items: [],
      possible: ['(unresolved-reference)', '(unresolved-reference)'],
      doubt: 'unresolved-reference',
    });
  });
});
