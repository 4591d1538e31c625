import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { CONTROL_STATUSES, type ControlResult, type Report } from '../../src/model/finding.ts';
import { json } from '../../src/report/json.ts';
import { text } from '../../src/report/text.ts';
import { CONTEXT, finding, report } from './sample.ts';

const NOTHING = { pass: 0, fail: 0, unknown: 0, suppressed: 0 };

function control(id: string, given: Partial<ControlResult> = {}): ControlResult {
  return {
    ...{ control: id, status: 'satisfied', rules: ['rds-a'], failing: [], undecided: [] },
    resources: { ...NOTHING, pass: 2 },
    ...given,
  };
}

const database = (id: string) => ({ type: 'DBInstance', id, region: 'eu-west-1' });
const FAILED = ['one', 'two', 'three', 'four'].map(id => finding({ rule: 'rds-b', resource: database(id) }));
const VIOLATED: Partial<ControlResult> = {
  ...{ status: 'violated', rules: ['rds-a', 'rds-b'], resources: { ...NOTHING, pass: 7, fail: 4 } },
  failing: FAILED.map(({ rule, resource }) => ({ rule, resource })),
};
const OPEN: Partial<ControlResult> = {
  ...{ status: 'undecided', rules: ['rds-c'], undecided: ['rds-c'], resources: { ...NOTHING, unknown: 3 } },
};
const REPORT: Report = report(FAILED, {
  frameworks: [
    {
      id: 'soc2',
      title: 'SOC 2 Trust Services Criteria',
      controls: [
        control('CC1'),
        control('CC2', VIOLATED),
        control('CC3', OPEN),
        control('CC4', { resources: { ...NOTHING, pass: 1, suppressed: 2 } }),
        control('CC5', { status: 'not-applicable', resources: NOTHING }),
        control('CC6', VIOLATED),
        control('CC7', { ...OPEN, rules: ['rds-d'], undecided: ['rds-d'], resources: NOTHING }),
      ],
    },
  ],
});

describe('frameworks as text', () => {
  const lines = (given: Report, width = 80) =>
    [...text(given, { ...CONTEXT, width })]
      .join('')
      .split('\n')
      .map(line => line.trimEnd());
  const section = (given: Report, width?: number) => {
    const all = lines(given, width);
    return all.slice(
      all.findIndex(line => line.startsWith('SOC 2')),
      all.indexOf('SUMMARY'),
    );
  };

  it('tell what is violated first, controls of the same rules together, then what is open', () => {
    expect(section(REPORT).join('\n')).toBe(`SOC 2 Trust Services Criteria (soc2)
  7 controls: 2 violated, 2 undecided, 2 satisfied, 1 nothing to judge

  ✗ CC2, CC6
    4 failed, 7 passed
    rds-b: one (eu-west-1), two (eu-west-1), three (eu-west-1), … 1 more

  ? CC3
    3 unknown
    open: rds-c

  ? CC7
    not judged
    open: rds-d

  ✓ satisfied: CC1, CC4 (2 suppressed)

  - nothing to judge: CC5
`);
  });

  it('fit the terminal', () => {
    const many = Array.from({ length: 60 }, (_, i) => control(`AC-${i}(1)`, i % 2 === 0 ? VIOLATED : OPEN));
    const [first] = REPORT.frameworks ?? [];
    if (first === undefined) throw new Error('no framework');
    const wide = { ...REPORT, frameworks: [{ ...first, controls: many }] };
    expect(section(wide).length).toBeGreaterThan(5);
    expect(section(wide).filter(line => line.length > 80)).toEqual([]);
    expect(section(wide, 40).filter(line => line.length > 40)).toEqual([]);
  });

  it('say nothing where none is asked for', () => {
    expect(lines({ ...REPORT, frameworks: undefined }).join('\n')).not.toContain('control');
  });

  it('show what strangers wrote without obeying it', () => {
    const hostile = finding({ rule: 'rds-b', resource: database('\u001b[2Jx\n::error::y') });
    const shown = section({ ...REPORT, findings: [hostile] }).join('\n');
    expect(shown).toContain('error');
    expect(shown).toMatch(/^(?:[^\p{Cc}]|\n)*$/u);
    expect(shown).not.toMatch(/^\s*::/m);
  });
});

describe('frameworks as JSON', () => {
  const schema = JSON.parse(readFileSync(new URL('../../schema/report.schema.json', import.meta.url), 'utf8'));
  const validate = new Ajv2020({ formats: { 'date-time': true }, allowUnionTypes: true }).compile(schema);
  const parsed = JSON.parse([...json(REPORT, CONTEXT)].join(''));

  it('are what the schema says', () => {
    expect(validate(parsed) ? [] : validate.errors).toEqual([]);
    expect(schema.$defs.controlResult.properties.status.enum).toEqual(CONTROL_STATUSES);
    const [framework] = parsed.frameworks;
    expect(validate({ ...parsed, frameworks: [{ ...framework, controls: [{ control: 'x' }] }] })).toBe(false);
  });

  it('hold every field', () => {
    expect(parsed.frameworks).toEqual(JSON.parse(JSON.stringify(REPORT.frameworks)));
  });

  it('are left out where none is asked for', () => {
    const plain = JSON.parse([...json(report(), CONTEXT)].join(''));
    expect(Object.keys(plain)).not.toContain('frameworks');
    expect(validate(plain)).toBe(true);
  });
});
