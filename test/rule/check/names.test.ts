import { describe, expect, it } from 'vitest';
import { asserting, mistakesIn, type RuleParts } from '../support.ts';

/** What is wrong with the condition of a rule about a DB instance; it stands in line 5 from column 9 on. */
const mistakes = (condition: string, parts?: RuleParts) => mistakesIn(asserting(condition, parts));

describe('a misspelt name is told with its place and the nearest one', () => {
  it.each([
    ['a field', '{ MultiAz: true }', 'r.yaml:5:11 DBInstance has no field "MultiAz"; did you mean MultiAZ?'],
    ['a field far from any', '{ Xyzzy: true }', 'r.yaml:5:11 DBInstance has no field "Xyzzy"'],
    ['a field of a structure', '{ Endpoint.Prot: 5 }', 'r.yaml:5:20 Endpoint has no field "Prot"; did you mean Port?'],
    [
      'a relation',
      '{ securityGroup: { count: 1 } }',
      'r.yaml:5:11 DBInstance has no field "securityGroup"; did you mean securityGroups?',
    ],
    [
      'a relation behind a relation',
      '{ securityGroups.ingres: { count: 1 } }',
      'r.yaml:5:26 SecurityGroup has no field "ingres"; did you mean ingress?',
    ],
    [
      'a derived field',
      '{ engineFamly: mysql }',
      'r.yaml:5:11 DBInstance has no field "engineFamly"; did you mean engineFamily?',
    ],
    [
      'a field of an element',
      '{ VpcSecurityGroups: { some: { Stats: active } } }',
      'r.yaml:5:40 VpcSecurityGroupMembership has no field "Stats"; did you mean Status?',
    ],
    ['an operator', '{ MultiAZ: { eqals: true } }', 'r.yaml:5:22 there is no operator "eqals"; did you mean equals?'],
    [
      'an operator of a count',
      '{ VpcSecurityGroups: { count: { mim: 2 } } }',
      'r.yaml:5:41 there is no operator "mim"; did you mean min?',
    ],
    [
      'a field for an operator',
      '{ Endpoint: { Port: 5 } }',
      'r.yaml:5:23 there is no operator "Port"; join names with a dot: ….Port',
    ],
    ['an operand', '{ Engine: $resource.Engin }', 'r.yaml:5:19 DBInstance has no field "Engin"; did you mean Engine?'],
    ['a metric', "{ 'metrics[cpu]': 1 }", 'r.yaml:5:11 the rule declares no metric "cpu"; declare it under metrics:'],
  ])('%s', (_, condition, expected) => {
    expect(mistakes(condition)).toEqual([expected]);
  });

  it('a field behind a projection, where it is written', () => {
    const text =
      'id: r\nresource: DBCluster\nassert:\n  readers.Endpoint:\n    every: { any: [{ Prot: 1 }, { Port: 1 }] }\n';
    expect(mistakesIn(text)).toEqual(['r.yaml:5:22 Endpoint has no field "Prot"; did you mean Port?']);
  });

  it('a param, and the one that is then not used', () => {
    expect(mistakes('{ BackupRetentionPeriod: { min: $dayz } }', { params: '{ days: { type: number } }' })).toEqual([
      'r.yaml:5:41 the rule has no param "dayz"; did you mean days?',
      'r.yaml:3:11 no condition uses the param days',
    ]);
  });
});

describe('an enumeration knows its values', () => {
  it.each([
    ['alone', '{ Engine: mysqll }', 'r.yaml:5:19 AWS knows no "mysqll" here; did you mean mysql?'],
    [
      'in a list',
      '{ Engine: { in: [mysql, postgress] } }',
      'r.yaml:5:33 AWS knows no "postgress" here; did you mean postgres?',
    ],
    [
      'of elements',
      '{ VpcSecurityGroups: { some: { Status: activ } } }',
      'r.yaml:5:48 AWS knows no "activ" here; did you mean active?',
    ],
  ])('%s', (_, condition, expected) => {
    expect(mistakes(condition)).toEqual([expected]);
  });

  it('a value far from any lists what AWS knows', () => {
    expect(mistakes('{ SnapshotType: nightly }', { resource: 'DBSnapshot' })).toEqual([
      'r.yaml:5:25 AWS knows no "nightly" here; it knows automated, awsbackup, manual, public, shared',
    ]);
  });
});

describe('the form of a path', () => {
  it.each([
    ['a space', "{ 'a b': y }", 'r.yaml:5:11 "a b" is not a path; names are joined with dots: Endpoint.Port'],
    [
      'a dot at the end',
      "{ 'Engine.': y }",
      'r.yaml:5:11 "Engine." is not a path; names are joined with dots: Endpoint.Port',
    ],
    [
      'a name behind a value',
      '{ Engine.Name: y }',
      'r.yaml:5:18 "Name" stands behind a single value, which has no fields',
    ],
    ['a key of what is no map', "{ 'Engine[x]': y }", 'r.yaml:5:11 Engine is not a map; leave out [x]'],
    ['a map without a key', '{ tags: x }', 'r.yaml:5:11 tags is a map; name a key: tags[…]'],
    ['a map with a dot', '{ tags.Owner: x }', 'r.yaml:5:11 tags is a map; name a key: tags[…]'],
    ['a key from a param that is not there', "{ 'tags[$owner]': x }", 'r.yaml:5:11 the rule has no param "owner"'],
  ])('%s', (_, condition, expected) => {
    expect(mistakes(condition)).toEqual([expected]);
  });
});

describe('all mistakes are told at once', () => {
  it('in when, assert and deep inside', () => {
    const condition = '{ MultiAz: true, any: [{ Engin: mysql }, { Engine: mysqll }], not: { Port: 1 } }';
    expect(mistakes(condition, { when: '{ DBClusterIdentifer: { present: false } }' })).toEqual([
      'r.yaml:4:9 DBInstance has no field "DBClusterIdentifer"; did you mean DBClusterIdentifier?',
      'r.yaml:5:11 DBInstance has no field "MultiAz"; did you mean MultiAZ?',
      'r.yaml:5:34 DBInstance has no field "Engin"; did you mean Engine?',
      'r.yaml:5:60 AWS knows no "mysqll" here; did you mean mysql?',
      'r.yaml:5:78 DBInstance has no field "Port"; did you mean port?',
    ]);
  });

  it('beside a bad id', () => {
    expect(mistakesIn('id: R_1\nresource: DBInstance\nassert: { MultiAz: true }\n')).toEqual([
      'r.yaml:1:5 "R_1" is not a rule id; write lower-case words joined with hyphens',
      'r.yaml:3:11 DBInstance has no field "MultiAz"; did you mean MultiAZ?',
    ]);
  });
});
