import { describe, expect, it } from 'vitest';
import { asserting, mistakesIn, type RuleParts } from '../support.ts';

const mistakes = (condition: string, parts?: RuleParts) => mistakesIn(asserting(condition, parts));

const QUOTES = 'put it in quotes, so that YAML does not read a number';
const VERSION = 'is not a version in quotes such as "13.3"';
const WINDOW = 'is not a window such as mon:08:00-mon:18:00 Europe/Berlin';

describe('numbers where text is meant want quotes', () => {
  it.each([
    ['a version', '{ EngineVersion: { min: 10.10 } }', `r.yaml:5:33 10.10 ${VERSION}; ${QUOTES}`],
    ['a whole version', '{ EngineVersion: 8 }', `r.yaml:5:26 8 ${VERSION}; ${QUOTES}`],
    ['a version in a list', '{ EngineVersion: { in: ["8.0", 10.10] } }', `r.yaml:5:40 10.10 ${VERSION}; ${QUOTES}`],
    ['text', '{ KmsKeyId: 5 }', `r.yaml:5:21 5 is not text; ${QUOTES}`],
    [
      'the other way round',
      '{ BackupRetentionPeriod: { min: "7" } }',
      'r.yaml:5:41 "7" is not a number; leave out the quotes',
    ],
  ])('%s', (_, condition, expected) => {
    expect(mistakes(condition)).toEqual([expected]);
  });

  it('an account id in a list', () => {
    expect(mistakes('{ sharedWith: { within: ["111122223333", 444455556666] } }', { resource: 'DBSnapshot' })).toEqual([
      `r.yaml:5:50 444455556666 is not text; ${QUOTES}`,
    ]);
  });

  it('an account id in a list param', () => {
    const params = '{ trusted: { type: list, default: [111122223333] } }';
    expect(mistakes('{ sharedWith: { within: $trusted } }', { resource: 'DBSnapshot', params })).toEqual([
      'r.yaml:3:44 "111122223333" is not text; put it in quotes',
    ]);
  });
});

describe('a literal has the form of its kind', () => {
  it.each([
    ['a version', '{ EngineVersion: v8 }', `r.yaml:5:26 "v8" ${VERSION}`],
    ['a boolean', '{ MultiAZ: yes }', 'r.yaml:5:20 "yes" is not true or false'],
    ['presence', '{ MultiAZ: { present: yes } }', 'r.yaml:5:31 present: takes true, false or a boolean param'],
    ['a count', '{ VpcSecurityGroups: { count: x } }', 'r.yaml:5:39 "x" is not a number'],
    [
      'an instant',
      '{ InstanceCreateTime: { min: yesterday } }',
      'r.yaml:5:38 "yesterday" is not a time such as 2026-09-01T00:00:00Z',
    ],
    [
      'a day that no month has',
      '{ InstanceCreateTime: { min: 2026-02-30 } }',
      'r.yaml:5:38 "2026-02-30" is not a time such as 2026-09-01T00:00:00Z',
    ],
    [
      'a duration',
      '{ InstanceCreateTime: { min: now - 90x } }',
      'r.yaml:5:38 "90x" is not a duration; units are s m h d w: 90d',
    ],
    [
      'now without spaces',
      '{ InstanceCreateTime: { min: now -90d } }',
      'r.yaml:5:38 "now -90d" is not a time; write now + 90d or now - $window',
    ],
    ['a window', '{ PreferredMaintenanceWindow: { within: [monday] } }', `r.yaml:5:50 "monday" ${WINDOW}`],
    [
      'a zone',
      '{ PreferredMaintenanceWindow: { within: ["mon:08:00-mon:18:00 Europe/Berlyn"] } }',
      `r.yaml:5:50 "mon:08:00-mon:18:00 Europe/Berlyn" ${WINDOW}`,
    ],
    [
      'an hour',
      '{ PreferredMaintenanceWindow: { within: ["mon:25:00-mon:18:00"] } }',
      `r.yaml:5:50 "mon:25:00-mon:18:00" ${WINDOW}`,
    ],
  ])('%s', (_, condition, expected) => {
    expect(mistakes(condition)).toEqual([expected]);
  });

  it.each(['10.0.0/8', '10.0.0.0/33', '10.0.0.256/32', '::/129', '1::2::3/64', 'internet'])('a CIDR: %s', cidr => {
    expect(mistakes(`{ CidrIpv4: '${cidr}' }`, { resource: 'SecurityGroupRule' })).toEqual([
      `r.yaml:5:21 "${cidr}" is not a CIDR such as 10.0.0.0/8 or ::/0`,
    ]);
  });
});

describe('one value and many', () => {
  const list = '{ engines: { type: list, default: [mysql] } }';
  const text = '{ engines: { type: text, default: mysql } }';
  const ONE = 'one value is expected here, not a list; write { in: … }';
  const MANY = 'a list is expected here; name a param that is a list, or write [a, b]';
  it.each([
    [
      'a list literal for one',
      '{ BackupRetentionPeriod: { min: [7] } }',
      '{}',
      'r.yaml:5:41 one value is expected here, not a list or a map',
    ],
    ['one literal for a list', '{ Engine: { in: mysql } }', '{}', 'r.yaml:5:25 a list is expected here; write [a, b]'],
    ['a list param for one', '{ Engine: $engines }', list, `r.yaml:5:19 ${ONE}`],
    ['a list param for an operator', '{ Engine: { not: $engines } }', list, `r.yaml:5:26 ${ONE}`],
    ['a text param for a list', '{ Engine: { in: $engines } }', text, `r.yaml:5:25 ${MANY}`],
    ['a path for a list', '{ Engine: { in: $resource.Engine } }', '{}', `r.yaml:5:25 ${MANY}`],
    [
      'a param inside a list',
      '{ KmsKeyId: { in: [$engines] } }',
      '{}',
      'r.yaml:5:28 a list holds plain values, not "$engines"; name one list param instead',
    ],
  ])('%s', (_, condition, params, expected) => {
    expect(mistakes(condition, { params })).toEqual([expected]);
  });
});

describe('operands', () => {
  it.each([
    ['of another kind', '{ Engine: $resource.MultiAZ }', 'r.yaml:5:19 $resource.MultiAZ is not comparable with text'],
    [
      'from nowhere',
      '{ Engine: $foo.bar }',
      'r.yaml:5:19 "$foo.bar" is not an operand; write $param, $param[path], $resource.path or $element.path',
    ],
    [
      'a product of text',
      '{ Engine: $resource.Engine * $resource.Engine }',
      'r.yaml:5:19 a product is a number, and text is expected here',
    ],
    [
      'a product with a param that is not there',
      '{ AllocatedStorage: { min: $resource.AllocatedStorage * $factor } }',
      'r.yaml:5:36 the rule has no param "factor"; declare it under params:',
    ],
  ])('%s', (_, condition, expected) => {
    expect(mistakes(condition)).toEqual([expected]);
  });
});
