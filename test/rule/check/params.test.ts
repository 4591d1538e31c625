import { describe, expect, it } from 'vitest';
import { asserting, mistakesIn } from '../support.ts';

const RETENTION = '{ BackupRetentionPeriod: { min: $days } }';
const CREATED = '{ InstanceCreateTime: { min: now - $days } }';
const TYPES = 'types are number, integer, text, boolean, list, map, duration, version, window, windows, cidr, cidrs';
const mistakes = (condition: string, params: string) => mistakesIn(asserting(condition, { params }));

describe('a param is declared in full', () => {
  it.each([
    ['a misspelt type', '{ days: { type: nubmer } }', ['r.yaml:3:25 "nubmer" is no param type; did you mean number?']],
    ['no type', '{ days: {} }', [`r.yaml:3:11 the param days has no type; ${TYPES}`]],
  ])('%s', (_, params, expected) => {
    expect(mistakes(RETENTION, params)).toEqual([
      'r.yaml:5:41 the rule has no param "days"; declare it under params:',
      ...expected,
    ]);
  });

  it.each([
    [
      'a misspelt key',
      RETENTION,
      '{ days: { type: number, defalt: 3 } }',
      'r.yaml:3:33 a param has no "defalt"; did you mean default?',
    ],
    [
      'a default of another type',
      RETENTION,
      '{ days: { type: number, default: seven } }',
      'r.yaml:3:42 "seven" is not a number',
    ],
    [
      'a broken whole number',
      RETENTION,
      '{ days: { type: integer, default: 1.5 } }',
      'r.yaml:3:43 "1.5" is not a whole number',
    ],
    [
      'a bad duration',
      CREATED,
      '{ days: { type: duration, default: 90 days } }',
      'r.yaml:3:44 "90 days" is not a duration such as 90d or 36h',
    ],
    [
      'a duration without a unit',
      CREATED,
      '{ days: { type: duration, default: 90 } }',
      'r.yaml:3:44 "90" is not a duration such as 90d or 36h',
    ],
    [
      'a number for a duration',
      CREATED,
      '{ days: { type: number, default: 5 } }',
      'r.yaml:5:38 $days is a number, and duration is expected here',
    ],
    [
      'text for a number',
      RETENTION,
      '{ days: { type: text, default: a } }',
      'r.yaml:5:41 $days is a text, and number is expected here',
    ],
    [
      'a map without an entry',
      RETENTION,
      '{ days: { type: map, default: { a: 1 } } }',
      'r.yaml:5:41 $days is a map; write $days[path]',
    ],
    [
      'an unused one',
      '{ MultiAZ: true }',
      '{ days: { type: number } }',
      'r.yaml:3:11 no condition uses the param days',
    ],
    [
      'a bad window',
      '{ PreferredMaintenanceWindow: { within: $days } }',
      '{ days: { type: windows, default: ["mon:8:00-mon:9:00"] } }',
      'r.yaml:3:44 "mon:8:00-mon:9:00" is not a window such as mon:08:00-mon:18:00 Europe/Berlin',
    ],
    [
      'an entry by a field that is not there',
      "{ BackupRetentionPeriod: { min: '$days[Engin]' } }",
      '{ days: { type: map, default: { mysql: 1 } } }',
      'r.yaml:5:41 DBInstance has no field "Engin"; did you mean Engine?',
    ],
  ])('%s', (_, condition, params, expected) => {
    expect(mistakes(condition, params)).toEqual([expected]);
  });

  it('a bad CIDR', () => {
    const text = asserting('{ CidrIpv4: { in: $nets } }', {
      resource: 'SecurityGroupRule',
      params: '{ nets: { type: cidrs, default: [10.0.0.0/8, 10.0.0/8] } }',
    });
    expect(mistakesIn(text)).toEqual(['r.yaml:3:54 "10.0.0/8" is not a CIDR such as 10.0.0.0/8 or ::/0']);
  });

  it('a name in another style', () => {
    expect(mistakes('{ MultiAZ: true }', '{ Max-Days: { type: number } }')).toContain(
      'r.yaml:3:11 "Max-Days" is not a param name; write camelCase',
    );
  });

  it('values of a map are read as the rule uses them', () => {
    const text = asserting("{ EngineVersion: { min: '$least[majorVersion]' } }", {
      params: '{ least: { type: map, default: { "13": 13.3 } } }',
    });
    expect(mistakesIn(text)).toEqual([
      'r.yaml:3:48 "13.3" is not a version in quotes such as "13.3"; put it in quotes',
    ]);
  });
});
