import { describe, expect, it } from 'vitest';
import { mistakesIn } from '../support.ts';

/** The mistakes in one example's inventory, which begins in line 5, column 3. */
const given = (rows: string) =>
  mistakesIn(
    `id: r\nresource: DBInstance\nassert: { MultiAZ: true }\ntests:\n- { given: ${rows}, name: a, expect: pass }\n`,
  );

/** The mistakes in the examples of a rule, one in a line from line 5 on. */
const examples = (...lines: readonly string[]) =>
  mistakesIn(
    `id: r\nresource: DBInstance\nassert: { MultiAZ: true }\ntests:\n${lines.map(line => `- ${line}\n`).join('')}`,
  );

describe('names inside examples are checked too', () => {
  it.each([
    [
      'a type',
      '{ DBInstance: {}, DBClustr: {} }',
      'r.yaml:5:30 there is no resource type "DBClustr"; did you mean DBCluster?',
    ],
    [
      'a field',
      '{ DBInstance: { MultiAz: true } }',
      'r.yaml:5:28 DBInstance has no field "MultiAz"; did you mean MultiAZ?',
    ],
    [
      'a field of a structure',
      '{ DBInstance: { Endpoint: { Prot: 5 } } }',
      'r.yaml:5:40 Endpoint has no field "Prot"; did you mean Port?',
    ],
    [
      'a field of an element',
      '{ DBInstance: { VpcSecurityGroups: [{ Stats: x }] } }',
      'r.yaml:5:50 VpcSecurityGroupMembership has no field "Stats"; did you mean Status?',
    ],
    [
      'a field of another row',
      '{ DBInstance: {}, Subnet: [{ SubnetID: s }] }',
      'r.yaml:5:41 Subnet has no field "SubnetID"; did you mean SubnetId?',
    ],
    [
      'an enumeration',
      '{ DBInstance: { Engine: mysqll } }',
      'r.yaml:5:36 AWS knows no "mysqll" here; did you mean mysql?',
    ],
    [
      'a gap',
      '{ DBInstance: {}, gaps: { Kei: access-denied } }',
      'r.yaml:5:38 there is no resource type "Kei"; did you mean Key?',
    ],
  ])('%s', (_, rows, expected) => {
    expect(given(rows)).toEqual([expected]);
  });
});

describe('values inside examples have their form', () => {
  const QUOTES = 'put it in quotes, so that YAML does not read a number';
  it.each([
    [
      'a version',
      '{ DBInstance: { EngineVersion: 10.10 } }',
      `r.yaml:5:43 10.10 is not a version in quotes such as "13.3"; ${QUOTES}`,
    ],
    [
      'an account id',
      '{ DBInstance: {}, DBSnapshot: { sharedWith: [111122223333] } }',
      `r.yaml:5:57 111122223333 is not text; ${QUOTES}`,
    ],
    ['a list', '{ DBInstance: { VpcSecurityGroups: {} } }', 'r.yaml:5:47 a list is expected here; write [ … ]'],
    ['one value', '{ DBInstance: { Engine: [mysql] } }', 'r.yaml:5:36 one text is expected here'],
    ['a row', '{ DBInstance: {}, Parameter: [5] }', 'r.yaml:5:42 a Parameter is a map of its fields'],
    [
      'a reason for a gap',
      '{ DBInstance: {}, gaps: { Key: denied } }',
      'r.yaml:5:43 a gap is one of access-denied, call-failed, not-collected',
    ],
    [
      'a related resource',
      '{ DBInstance: { cluster: { Status: available } } }',
      'r.yaml:5:37 a DBCluster is given beside, not inside',
    ],
  ])('%s', (_, rows, expected) => {
    expect(given(rows)).toEqual([expected]);
  });

  it('hidden, absent and derived ones may stand anywhere', () => {
    expect(
      given(
        '{ DBInstance: { Engine: (unknown), MultiAZ: , Endpoint: (unknown), engineFamily: mysql, kmsKey: (unknown) } }',
      ),
    ).toEqual([]);
  });
});

describe('an example is complete', () => {
  const OK = '{ name: a, expect: pass, given: { DBInstance: {} } }';
  it.each([
    [
      'no subject',
      '{ name: a, expect: pass, given: { DBCluster: {} } }',
      ['r.yaml:5:35 the example gives no DBInstance, which the rule is about'],
    ],
    [
      'an empty list of subjects',
      '{ name: a, expect: pass, given: { DBInstance: [] } }',
      ['r.yaml:5:35 the example gives no DBInstance, which the rule is about'],
    ],
    ['no name', '{ expect: pass, given: { DBInstance: {} } }', ['r.yaml:5:3 the example has no name']],
    [
      'a misspelt verdict',
      '{ name: a, expect: pas, given: { DBInstance: {} } }',
      [
        'r.yaml:5:22 expect: is no "pas"; did you mean pass?',
        'r.yaml:5:3 an example has a name, a verdict to expect and what is given',
      ],
    ],
    ['no map', 'x', ['r.yaml:5:3 an example is a map; write { name, expect, given }']],
    [
      'a param that is not there',
      '{ name: a, expect: pass, given: { DBInstance: {} }, params: { d: 1 } }',
      ['r.yaml:5:65 the rule has no "d"; it has '],
    ],
    [
      'a clock',
      '{ name: a, expect: pass, given: { DBInstance: {} }, now: later }',
      ['r.yaml:5:60 "later" is not a time; write 2026-09-01T00:00:00Z'],
    ],
    [
      'a misspelt key',
      '{ name: a, expect: pass, given: { DBInstance: {} }, evironment: x }',
      ['r.yaml:5:55 an example has no "evironment"; did you mean environment?'],
    ],
  ])('%s', (_, example, expected) => {
    expect(examples(example)).toEqual(expected);
  });

  it('and named apart', () => {
    expect(examples(OK, OK)).toEqual(['r.yaml:6:11 two examples are called "a"']);
    expect(examples(OK, OK.replace('name: a', 'name: b'))).toEqual([]);
  });
});
