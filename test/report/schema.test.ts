import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { type Report, SEVERITIES, STATUSES } from '../../src/model/finding.ts';
import type { SourceKind } from '../../src/model/scope.ts';
import type { ReasonCode } from '../../src/model/value.ts';
import { json } from '../../src/report/json.ts';
import { FULL } from './full.ts';
import { CONTEXT, evidence, finding, report } from './sample.ts';

const SCHEMA = JSON.parse(readFileSync(new URL('../../schema/report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({
  allErrors: true,
  formats: { 'date-time': /^\d{4}-\d\d-\d\dT[\d:.]+Z$/ },
  allowUnionTypes: true,
}).compile(SCHEMA);
const parsed = (given: Report) => JSON.parse([...json(given, CONTEXT)].join(''));
const mistakes = (value: unknown) =>
  validate(value) ? [] : validate.errors?.map(one => `${one.instancePath} ${one.message}`);
const withActual = (actual: unknown) => {
  const [one] = parsed(report([finding()])).findings;
  return parsed(report([{ ...one, evidence: [evidence({ ...one.evidence[0], actual })] }]));
};

const CODES = {
  ...{
    'computed-at-apply': 1,
    'unresolved-reference': 1,
    'service-default': 1,
    'not-collected': 1,
    'access-denied': 1,
  },
  ...{ 'call-failed': 1, 'not-found': 1, 'pending-change': 1, 'not-in-source': 1, 'no-datapoints': 1, unreadable: 1 },
  ...{ expression: 1, 'no-entry': 1, 'operand-absent': 1, transient: 1, 'environment-unknown': 1 },
} satisfies Record<ReasonCode, 1>;
const KINDS = { live: 1, recorded: 1, cloudformation: 1, terraform: 1, plan: 1 } satisfies Record<SourceKind, 1>;

describe('schema/report.schema.json', () => {
  it('describes what the JSON reporter writes', () => {
    expect(mistakes(parsed(FULL))).toEqual([]);
    expect(mistakes(parsed(report()))).toEqual([]);
  });

  it('knows every word of the model', () => {
    const { severity, status, reasonCode, sourceKind } = SCHEMA.$defs;
    expect(severity.enum).toEqual(SEVERITIES);
    expect(status.enum).toEqual(STATUSES);
    expect(reasonCode.enum.toSorted()).toEqual(Object.keys(CODES).sort());
    expect(sourceKind.enum.toSorted()).toEqual(Object.keys(KINDS).sort());
  });

  it.each([true, 7, 'x', [], [1, null], {}, { absent: true }, { Name: 'a', absent: 1 }])(
    'takes %j for actual',
    actual => {
      expect(mistakes(withActual(actual))).toEqual([]);
    },
  );

  it.each([
    [{ unknown: { code: 'because', detail: 'x' } }],
    [{ unknown: { code: 'transient' } }],
    [{ unknown: 'x' }],
    [{ absent: false }],
    [null],
  ])('does not take %j for actual', actual => {
    expect(mistakes(withActual(actual))).not.toEqual([]);
  });

  it('takes no field that it does not know, at any depth', () => {
    const objects = (value: unknown): object[] =>
      typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(objects)] : [];
    const closed = objects(SCHEMA).filter(one => 'properties' in one && 'required' in one);
    expect(closed.length).toBeGreaterThan(12);
    expect(closed.filter(one => !('additionalProperties' in one) || one.additionalProperties !== false)).toEqual([]);
    expect(mistakes({ ...parsed(FULL), more: 1 })).toEqual([' must NOT have additional properties']);
  });
});
