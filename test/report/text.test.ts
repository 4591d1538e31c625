import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../src/model/finding.ts';
import { text } from '../../src/report/text.ts';
import { FULL } from './full.ts';
import { expectGolden } from './golden.ts';
import { hostileReport } from './hostile.ts';
import { at, CONTEXT, evidence, finding, report, summaryOf } from './sample.ts';

const written = (given: Report, options: { color?: boolean; width?: number } = {}) =>
  [...text(given, { ...CONTEXT, ...options })].join('');
const lines = (given: Report) => written(given).split('\n');
const lastLine = (given: Report) => lines(given).at(-2);
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences are what is looked for
const COLOURS = /\x1b\[\d+m/g;
const OBEYED = /(?!\n)[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069]|^\s*::|##\w*\[/mu;

describe('the text reporter', () => {
  it('writes the golden report', () => expectGolden('report.txt', written(FULL)));

  it('says the same with colours', () => {
    const coloured = written(FULL, { color: true });
    expect(coloured).toMatch(COLOURS);
    expect(coloured.replace(COLOURS, '')).toBe(written(FULL));
  });

  it('is obeyed by no terminal and no runner, whatever strangers wrote', () => {
    fc.assert(
      fc.property(hostileReport, fc.boolean(), fc.integer({ min: 0, max: 200 }), (given, color, width) => {
        const output = written(given, { color, width });
        expect(color ? output.replace(COLOURS, '') : output).not.toMatch(OBEYED);
      }),
    );
  });

  it.each([40, 80, 120])('breaks no word or command and keeps the rest within %i columns', width => {
    const wide = written(FULL, { width })
      .split('\n')
      .filter(line => [...line].length > width);
    for (const line of wide) expect(line.trim()).toMatch(/^(aws .*|(HIGH {6}|✗ )?\S+)$/);
  });

  it.each([Number.NaN, 0, 39])('has at least 40 columns, 80 where there is no width: %d', width => {
    expect(written(FULL, { width })).toBe(written(FULL, { width: Number.isNaN(width) ? 80 : 40 }));
  });
});

describe('failures in text', () => {
  const cli = 'aws rds modify-db-instance --db-instance-identifier a --no-publicly-accessible --apply-immediately';
  const fixable = finding({ remediation: { summary: 'Fix it.', cli } });

  it('are one group a rule, with the title once', () => {
    const output = written(report([finding(), finding({ resource: { type: 'DBInstance', id: 'second' } })]));
    expect(output.split('DB instance is not publicly accessible')).toHaveLength(2);
    expect(output).toContain('rds-instance-not-publicly-accessible · 2 resources');
  });

  it('are told once for the copies of one block, which are named', () => {
    const copy = (id: string, line = 3) =>
      finding({ resource: { type: 'DBInstance', id }, location: at('infra/main.tf', line, 3) });
    const output = written(report([copy('aws_db_instance.a[0]'), copy('aws_db_instance.a[1]'), copy('b', 9)]));
    expect(output).toContain('  DBInstance aws_db_instance.a[0], aws_db_instance.a[1]\n    infra/main.tf:3:3\n');
    expect(output.split('PubliclyAccessible = true')).toHaveLength(3);
    expect(output).toContain('· 3 resources');
  });

  it('are not told together where they say something else or stand nowhere', () => {
    const one = finding({ resource: { type: 'DBInstance', id: 'one' }, location: at('main.tf', 3, 3) });
    const other = finding({
      resource: { type: 'DBInstance', id: 'two' },
      evidence: [evidence({ from: 'variable a' })],
    });
    const output = written(report([one, { ...other, location: one.location }]));
    expect(output).toMatch(/^ {2}DBInstance one$/m);
    const nowhere = ['one', 'two'].map(id => finding({ resource: { type: 'DBInstance', id }, location: null }));
    expect(written(report(nowhere))).toMatch(/^ {2}DBInstance one$/m);
  });

  it('name the calls of modules that lead to them, a few of many', () => {
    const called = (n: number) =>
      finding({
        resource: {
          type: 'DBInstance',
          id: `module.m${n}.a`,
          calls: [`module.m${n} (main.tf:${n})`, 'module.b (m.tf:1)'],
        },
        location: at('infra/m.tf', 3, 3),
      });
    expect(written(report([called(7)]))).toContain('    called by module.m7 (main.tf:7) > module.b (m.tf:1)\n');
    const many = lines(report([1, 2, 3, 4, 5].map(called)));
    expect(many.filter(line => line.includes('called by'))).toHaveLength(3);
    expect(many).toContain('    … 2 more');
  });

  it('show what sets a module right that lies outside of its root', () => {
    const remediation = { summary: 'Fix it.', cli, terraform: { publicly_accessible: false } };
    const scopes = [
      { kind: 'terraform', path: 'live', complete: true },
      { kind: 'cloudformation', path: 'db.yaml', complete: true },
      { kind: 'plan', path: 'plan.json', complete: true },
    ] as const;
    const output = (location: Finding['location']) =>
      written({ ...report([finding({ remediation, location })]), scopes });
    expect(output(at('modules/db/main.tf', 3, 3))).toContain('      publicly_accessible = false');
    expect(output(null)).toContain('      publicly_accessible = false');
    expect(output(at('db.yaml', 3, 3))).not.toContain('publicly_accessible = false');
  });

  it('show the command on one line', () => {
    expect(lines(report([fixable]))).toContain(`    ${cli}`);
  });

  it('show the commands of those that have one', () => {
    const [, ...others] = lines(report([fixable, finding()])).filter(line => line.includes('aws rds'));
    expect(lines(report([fixable, finding()]))).toContain(`    ${cli}`);
    expect(others).toEqual([]);
  });

  it('keep the lines of a command of several', () => {
    const several = finding({ remediation: { summary: 'Fix it.', cli: 'aws rds a \\\n  --b c\n' } });
    expect(written(report([several]))).toContain('    aws rds a \\\n        --b c\n');
  });

  it('show the property, not the command, for a template', () => {
    const remediation = { summary: 'Fix it.', cli, cloudformation: { PubliclyAccessible: false } };
    const inTemplate = finding({
      remediation,
      resource: { type: 'DBInstance', id: 'Db' },
      location: at('t/db.yaml', 3, 5),
    });
    const scopes = [
      { kind: 'terraform', path: '.', complete: true },
      { kind: 'cloudformation', path: 't', complete: true },
    ] as const;
    const output = written(report([inTemplate], { scopes }));
    expect(output).toContain('in CloudFormation:\n      PubliclyAccessible: false\n');
    expect(output).not.toContain('aws rds');
  });

  it('name the line of evidence that stands elsewhere', () => {
    const one = finding({ location: at('a.tf', 1, 1), evidence: [evidence({ location: at('/work/b.tf', 9, 3) })] });
    expect(written(report([one]))).toContain('✗ PubliclyAccessible = true, expected false (b.tf:9:3)');
  });

  it('leave out what is suppressed', () => {
    const output = written(report([finding({ suppression: { reason: 'Synthetic' } })]));
    expect(output).not.toContain('✗');
    expect(output).toContain('Synthetic');
  });
});

describe('the last line', () => {
  const unknown = finding({ status: 'unknown', evidence: [], message: 'the environment is not known' });

  it('counts failures', () => expect(lastLine(report([finding()]))).toBe('1 failed, 0 unknown in 1 scope'));

  it('says Passed only when all passed', () => {
    expect(lastLine(report([finding({ status: 'pass' })]))).toBe('Passed: 1 passed, 0 failed, 0 unknown in 1 scope');
  });

  it.each([
    ['something unknown', report([unknown]), 'Not a pass: 0 failed, 1 unknown in 1 scope'],
    ['nothing judged', report(), 'Not a pass: nothing was judged in 1 scope'],
    [
      'a scope incomplete',
      report([finding({ status: 'pass' })], { scopes: [{ kind: 'live', complete: false }] }),
      'Not a pass: 0 failed, 0 unknown, 1 incomplete in 1 scope',
    ],
    [
      'a rule undecided',
      report([], {
        summary: summaryOf([], { pass: 9 }),
        undecided: [{ rule: 'a', code: 'not-collected', detail: 'x', resources: null }],
      }),
      'Not a pass: 0 failed, 0 unknown, 1 rule undecided in 1 scope',
    ],
  ])('is no success with %s', (_, given, sentence) => {
    expect(lastLine(given)).toBe(sentence);
  });

  it('an unknown without a reason in its evidence shows its message', () => {
    expect(written(report([unknown]))).toContain('\n  the environment is not known\n');
  });
});
