import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../src/model/finding.ts';
import type { ReportedRule } from '../../src/report/reporter.ts';
import { sarif } from '../../src/report/sarif.ts';
import { FULL } from './full.ts';
import { expectGolden } from './golden.ts';
import { hostileReport, hostileText } from './hostile.ts';
import { CONTEXT, finding, report } from './sample.ts';

const SCHEMA = JSON.parse(readFileSync(new URL('../support/sarif-schema.json', import.meta.url), 'utf8'));
/** RFC 3986, without the characters that it does not allow; a colon in the first segment would make it a scheme. */
const URI_REFERENCE = /^(?:[\w.~!$&'()*+,;=@-]|%[0-9A-F]{2})+(?:\/(?:[\w.~!$&'()*+,;=:@-]|%[0-9A-F]{2})+)*$/;
const validate = new Ajv2020({
  ...{ allErrors: true, strict: false },
  // The schema's pattern for languages is none with the u flag.
  unicodeRegExp: false,
  formats: { uri: /^https:\/\/\S+$/, 'uri-reference': URI_REFERENCE, 'date-time': /^\d{4}-\d\d-\d\dT[\d:.]+Z$/ },
}).compile(SCHEMA);
const mistakes = (log: unknown) =>
  validate(log) ? [] : validate.errors?.map(one => `${one.instancePath} ${one.message}`);

const written = (given: Report, rules?: readonly ReportedRule[]) => [...sarif(given, { ...CONTEXT, rules })].join('');
const parsed = (given: Report, rules?: readonly ReportedRule[]) => JSON.parse(written(given, rules));

const RULE: ReportedRule = {
  id: 'rds-instance-not-publicly-accessible',
  title: 'DB instance is not publicly accessible',
  description: 'A *public* instance has an address on the <internet>.',
  severity: 'critical',
  category: 'network',
  tags: ['exposure'],
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.html'],
  remediation: {
    summary: 'Turn public access off.',
    cli: 'aws rds modify-db-instance --db-instance-identifier {DBInstanceIdentifier} --no-publicly-accessible',
    cloudformation: { PubliclyAccessible: false },
    terraform: { publicly_accessible: false },
    impact: 'Connections from outside end.',
  },
  controls: { 'aws-fsbp': ['RDS.2'] },
};

describe('the SARIF reporter', () => {
  it('writes the golden report', () => expectGolden('report.sarif', written(FULL)));

  it('writes what the schema of SARIF 2.1.0 describes', () => {
    expect(mistakes(parsed(FULL))).toEqual([]);
    expect(mistakes(parsed(FULL, [RULE]))).toEqual([]);
    expect(mistakes(parsed(report()))).toEqual([]);
    expect(mistakes(parsed(report([], { scopes: [] })))).toEqual([]);
  });

  it('says of an alert whether a baseline knows it', () => {
    const state = (...baselines: readonly Finding['baseline'][]) => {
      const place = { location: { file: 'a.tf', startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 } };
      const scopes = [{ kind: 'terraform', path: '.', complete: true }] as const;
      const resource = (index: number) => ({ type: 'DBInstance', id: `aws_db_instance.a[${index}]` });
      const log = parsed(
        report(
          baselines.map((baseline, index) => finding({ baseline, ...place, resource: resource(index) })),
          { scopes },
        ),
      );
      expect(mistakes(log)).toEqual([]);
      return log.runs[0].results.map((one: { baselineState?: string }) => one.baselineState);
    };
    expect(state('known')).toEqual(['unchanged']);
    expect(state('known', 'new')).toEqual(['new']);
    expect(state(undefined)).toEqual([undefined]);
  });

  it('would notice what the schema does not allow', () => {
    const log = parsed(report([finding()]));
    const [run] = log.runs;
    expect(mistakes({ ...log, runs: [{ ...run, more: 1 }] })).toContain('/runs/0 must NOT have additional properties');
    expect(mistakes({ ...log, version: '2.0.0' })).not.toEqual([]);
    const location = { physicalLocation: { artifactLocation: { uri: 'a b' }, region: { startLine: 0 } } };
    const wrong = { ...run, results: [{ message: { text: 'x' }, locations: [location] }] };
    expect(mistakes({ ...log, runs: [wrong] })).toHaveLength(2);
  });

  it('writes what JSON.stringify would', () => {
    for (const one of [FULL, report(), report([], { scopes: [] })]) {
      const text = written(one);
      expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
    }
  });

  it('never makes one string of many results', () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      finding({ resource: { type: 'DBInstance', id: `db-${index}` }, status: index % 2 === 0 ? 'fail' : 'unknown' }),
    );
    const chunks = [...sarif(report(many), CONTEXT)];
    expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThan(2500);
  });

  it('says nothing of a run where there is no scope', () => {
    expect(parsed(report([], { scopes: [] })).runs).toEqual([]);
  });
});

describe('rules in SARIF', () => {
  it('are all that the context has, fired or not, and then those that only findings tell of', () => {
    const other = { ...RULE, id: 'rds-other' };
    const own = finding({ rule: 'rds-own' });
    const [run] = parsed(report([own, finding()]), [other, RULE]).runs;
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([other.id, RULE.id, 'rds-own']);
    expect(run.results.map(({ ruleIndex }: { ruleIndex: number }) => ruleIndex)).toEqual([2, 1]);
  });

  it('have help with the fix, as text and as Markdown that shows what was written', () => {
    const [{ help, fullDescription }] = parsed(report(), [RULE]).runs[0].tool.driver.rules;
    expect(fullDescription.text).toBe(RULE.description);
    expect(help.text).toContain('Fix: Turn public access off.');
    expect(help.markdown).toContain('A \\*public\\* instance has an address on the \\<internet\\>.');
    expect(help.markdown).toContain(`\`\`\`sh\n${RULE.remediation.cli}\n\`\`\``);
    expect(help.markdown).toContain('```yaml\nPubliclyAccessible: false\n```');
    expect(help.markdown).toContain('```hcl\npublicly_accessible = false\n```');
    expect(help.markdown).toContain('**Impact:** Connections from outside end.');
    expect(help.markdown).toContain('- aws-fsbp RDS.2');
    expect(help.markdown).toContain(`- <${RULE.references[0]}>`);
  });

  it('have no command of one resource in their help', () => {
    const one = finding({ remediation: { summary: 'Fix it.', cli: 'aws rds modify-db-instance orders-prod' } });
    const [rule] = parsed(report([one])).runs[0].tool.driver.rules;
    expect(rule.help.text).toContain('Fix: Fix it.');
    expect(JSON.stringify(rule)).not.toContain('orders-prod');
  });

  it('keep a block of code closed whatever is in it', () => {
    const rule = { ...RULE, remediation: { summary: 'x', cli: 'echo ```\n# not a heading' } };
    const [{ help }] = parsed(report(), [rule]).runs[0].tool.driver.rules;
    expect(help.markdown).toContain('````sh\necho ```\n# not a heading\n````');
  });

  it('take nothing for a link that is none', () => {
    const rule = { ...RULE, references: ['javascript:alert(1)', 'https://a.example/>[x](y)'] };
    const [{ help }] = parsed(report(), [rule]).runs[0].tool.driver.rules;
    expect(help.markdown).toContain('- javascript:alert(1)\n- https://a.example/\\>\\[x\\](y)');
  });

  it('begin no list, heading or number by chance', () => {
    const shown = (description: string) =>
      parsed(report(), [{ ...RULE, description }]).runs[0].tool.driver.rules[0].help.markdown.split('\n\n')[1];
    expect(['# a', '- a', '1. a', '12) a', '7 days'].map(shown)).toEqual([
      '\\# a',
      '\\- a',
      '1\\. a',
      '12\\) a',
      '7 days',
    ]);
  });
});

describe('SARIF of what strangers wrote', () => {
  const times = { startedAt: FULL.startedAt, finishedAt: FULL.finishedAt };
  const texts = (value: unknown): readonly string[] => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
  };
  const count = <T>(items: readonly T[], size: (item: T) => number) => items.reduce((sum, one) => sum + size(one), 0);

  it('fits the schema and drives no terminal and no runner', () => {
    fc.assert(
      fc.property(hostileReport, given => {
        const text = written({ ...given, ...times });
        expect(mistakes(JSON.parse(text))).toEqual([]);
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069]|##\w*\[|^\s*::/mu);
      }),
    );
  });

  it('has only our links in its messages, and shows what cannot be seen', () => {
    fc.assert(
      fc.property(hostileReport, given => {
        for (const { results, invocations } of parsed(given).runs) {
          for (const { message, relatedLocations = [] } of [...results, ...invocations[0].toolExecutionNotifications]) {
            const open = message.text.replace(/\\[\\[\]]/g, '').match(/\[|\]\(\d+\)/g) ?? [];
            expect(open).toHaveLength(2 * relatedLocations.length);
            expect(message.text).not.toMatch(/[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069]/u);
          }
        }
      }),
    );
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(hostileReport, given => {
        const { runs } = parsed(given);
        const open = given.findings.filter(({ suppression }) => suppression === undefined);
        const results = runs.flatMap(({ results: its }: { results: unknown[] }) => its);
        const notices = runs.flatMap((run: { invocations: { toolExecutionNotifications: unknown[] }[] }) =>
          run.invocations.flatMap(({ toolExecutionNotifications }) => toolExecutionNotifications),
        );
        const told = (id: string) => notices.filter((one: { descriptor: { id: string } }) => one.descriptor.id === id);
        const fails = open.filter(({ status }) => status === 'fail').length;
        const instances = (result: { locations: { logicalLocations: unknown[] }[] }) =>
          count(result.locations, ({ logicalLocations }) => logicalLocations.length);
        expect(count(results, instances)).toBe(fails);
        expect(told('unknown')).toHaveLength(open.filter(({ status }) => status === 'unknown').length);
        expect(told('undecided').length).toBeGreaterThanOrEqual(given.undecided.length);
        expect(told('gap').length).toBeGreaterThanOrEqual(given.gaps.length);
      }),
    );
  });

  it('points only at rules that are there, once a category', () => {
    fc.assert(
      fc.property(hostileReport, given => {
        const { runs } = parsed(given);
        const ids = runs.map((run: { automationDetails: { id: string } }) => run.automationDetails.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { results, tool } of runs) {
          for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
        }
      }),
    );
  });

  it('has no empty text, whatever a rule says', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (title, description) => {
        const log = parsed(report([finding()]), [{ ...RULE, title, description }]);
        expect(mistakes(log)).toEqual([]);
        const [{ shortDescription, fullDescription, help }] = log.runs[0].tool.driver.rules;
        for (const text of texts([shortDescription, fullDescription, help])) expect(text.trim()).not.toBe('');
      }),
    );
  });
});
