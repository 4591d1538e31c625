import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unknown } from '../../src/model/value.ts';
import { database, instances, inventoryOf, judge, SCOPE } from './policy.ts';

const RETENTION = 'rds-instance-backup-retention-period';
const PUBLIC = 'rds-instance-not-publicly-accessible';
const POLICY = `
environments:
  production:
    match: { tags: { Environment: [prod, production] } }
    rules: { ${RETENTION}: { severity: critical, params: { minDays: 30 } } }
  development:
    match: [{ tags: { Environment: [dev] } }, { identifiers: ["dev-*"] }]
    rules: { ${RETENTION}: off, ${PUBLIC}: { severity: low } }
`;

const days = (BackupRetentionPeriod: number) => ({ BackupRetentionPeriod, PubliclyAccessible: true });
const ROWS = [
  database('a', { Environment: 'prod' }, days(14)),
  database('b', { Environment: 'staging' }, days(14)),
  database('c', { Environment: 'dev' }, days(1)),
  database('dev-d', {}, days(1)),
  database('dev-e', { Environment: 'production' }, days(14)),
];

describe('an environment', () => {
  it('changes exactly its resources, the first that matches', () => {
    expect(judge(POLICY, [instances(ROWS)], [RETENTION, PUBLIC]).told).toEqual([
      `${RETENTION} a fail critical`,
      `${RETENTION} b pass medium`,
      `${RETENTION} dev-e fail critical`,
      `${PUBLIC} a fail critical`,
      `${PUBLIC} b fail critical`,
      `${PUBLIC} c fail low`,
      `${PUBLIC} dev-d fail low`,
      `${PUBLIC} dev-e fail critical`,
    ]);
  });

  it('stands in the finding', () => {
    const { findings } = judge(POLICY, [instances(ROWS)], [PUBLIC]).report;
    const named = findings.map(({ resource }) => `${resource.id} ${resource.environment ?? 'none'}`).sort();
    expect(named).toEqual(['a production', 'b none', 'c development', 'dev-d development', 'dev-e production']);
  });

  it('may turn on what is off', () => {
    const policy = `rules: { ${RETENTION}: off }\nenvironments: { e: { match: { identifiers: a }, rules: { ${RETENTION}: on } } }`;
    const all = judge(policy, [instances(ROWS)], []).told.filter(line => line.startsWith(`${RETENTION} `));
    expect(all).toEqual([`${RETENTION} a pass medium`]);
  });

  it('matches by account and region, those of the scope', () => {
    const policy = (match: string) => `environments: { e: { match: ${match}, rules: { ${PUBLIC}: off } } }`;
    const count = (match: string) => judge(policy(match), [instances(ROWS)], [PUBLIC]).told.length;
    expect(count('{ accounts: "111122223333" }')).toBe(0);
    expect(count('{ accounts: "444455556666" }')).toBe(5);
    expect(count('{ regions: eu-* }')).toBe(0);
    expect(count('{ regions: us-*, accounts: "111122223333" }')).toBe(5);
    expect(count('{ regions: eu-*, tags: { Environment: "*" } }')).toBe(1);
  });

  it('is what rules ask for', () => {
    const rule = 'rds-production-not-burstable';
    const policy = 'environments: { production: { match: { tags: { Environment: prod } } } }';
    const row = (value: unknown) =>
      database('a', [{ Key: 'Environment', Value: value }], { DBInstanceClass: 'db.t3.micro' });
    const status = (value: unknown) => judge(policy, [instances([row(value)])], [rule]).report.findings[0]?.status;
    expect([status('prod'), status('dev'), status(new Unknown('transient', 'hidden'))]).toEqual([
      'fail',
      'not-applicable',
      'unknown',
    ]);
  });
});

describe('where an environment is not known', () => {
  const hidden = new Unknown('unresolved-reference', 'var.tags is not known');

  it('a verdict that all agree on stands, at its worst severity', () => {
    const row = database('x', hidden, { PubliclyAccessible: true });
    expect(judge(POLICY, [instances([row])], [PUBLIC]).told).toEqual([`${PUBLIC} x fail critical`]);
  });

  it('one that they do not agree on is unknown, and says what it would be', () => {
    const { findings, summary } = judge(POLICY, [instances([database('x', hidden, days(14))])], [RETENTION]).report;
    expect(findings).toMatchObject([{ status: 'unknown', severity: 'critical' }]);
    const [environment, failing] = findings[0]?.evidence ?? [];
    expect(environment).toMatchObject({ path: 'environment', outcome: 'unknown' });
    expect(JSON.stringify(environment?.actual)).toContain('environment-unknown');
    expect(JSON.stringify(environment?.actual)).toContain('fail in production, off in development, pass in none');
    expect(failing).toMatchObject({ path: 'BackupRetentionPeriod', actual: 14, outcome: 'not-met' });
    expect(findings[0]?.resource.environment).toBeUndefined();
    expect([summary.pass, summary.fail, summary.unknown]).toEqual([0, 0, 1]);
  });

  it('for a reason of the scope it is told once a rule', () => {
    const policy = `environments: { e: { match: { accounts: "111122223333" }, rules: { ${PUBLIC}: off } } }`;
    const { account: _, ...scope } = SCOPE;
    const { findings, undecided } = judge(policy, [instances(ROWS, scope)], [PUBLIC]).report;
    expect(findings).toEqual([]);
    expect(undecided).toMatchObject([{ rule: PUBLIC, code: 'environment-unknown', resources: 5 }]);
  });

  it('one that certainly comes before it leaves it out', () => {
    const policy = `
environments:
  first: { match: { tags: { Environment: prod } }, rules: { ${PUBLIC}: off } }
  rest: { match: { identifiers: "*" }, rules: { ${PUBLIC}: { severity: info } } }
`;
    expect(judge(policy, [instances([database('x', {}, days(1))])], [PUBLIC]).told).toEqual([`${PUBLIC} x fail info`]);
  });
});

describe('hiding a tag, the account or the identifier', () => {
  const setting = fc.constantFrom(
    'off',
    'on',
    '{ params: { minDays: 30 } }',
    '{ severity: low, params: { minDays: 1 } }',
  );
  const match = fc.constantFrom(
    '{ tags: { Environment: [prod] } }',
    '{ tags: { Environment: "*" }, accounts: "1111*" }',
    '{ accounts: "111122223333" }',
    '{ accounts: "444455556666", regions: eu-* }',
    '{ identifiers: "x*" }',
    '[{ tags: { Owner: a } }, { regions: us-east-1 }]',
  );
  const environments = fc.array(fc.tuple(match, setting), { maxLength: 3 });
  const tags = fc.constantFrom({}, { Environment: 'prod' }, { Environment: 'dev', Owner: 'a' });
  const hidden = new Unknown('transient', 'hidden');

  const verdictsOf = (policy: string, row: ReturnType<typeof database>, scope = SCOPE) => {
    const { findings, undecided, summary } = judge(policy, [instances([row], scope)], [RETENTION]).report;
    if (undecided.length > 0 || summary.unknown > 0) return 'unknown';
    return findings[0]?.status ?? 'off';
  };

  it('leaves a verdict or makes it unknown', () => {
    fc.assert(
      fc.property(environments, setting, tags, fc.constantFrom(0, 7, 14, 35), (parts, base, given, period) => {
        const list = parts.map(
          ([one, rule], index) => `  e${index}: { match: ${one}, rules: { ${RETENTION}: ${rule} } }`,
        );
        const policy = `rules: { ${RETENTION}: ${base} }\nenvironments:\n${list.join('\n')}\n`;
        const row = database('x', given, days(period));
        const { account: _, ...nobody } = SCOPE;
        const { region: __, ...nowhere } = SCOPE;
        const whole = verdictsOf(policy, row);
        const masked = [
          verdictsOf(policy, { ...row, TagList: hidden }),
          verdictsOf(policy, { ...row, TagList: [hidden] }),
          verdictsOf(policy, { ...row, DBInstanceIdentifier: hidden }),
          verdictsOf(policy, row, nobody),
          verdictsOf(policy, row, nowhere),
        ];
        for (const verdict of masked) expect(['unknown', whole]).toContain(verdict);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a template', () => {
  const declared = (address: string) => ({ declaration: () => ({ address }) });
  const inTemplate = (row: ReturnType<typeof database>) =>
    inventoryOf({
      ...declared('module.prod.aws_db_instance.this'),
      scope: { kind: 'terraform', path: 'infra' },
      tables: new Map([['DBInstance', { rows: [row] }]]),
    });
  const policy = (match: string) => `environments: { e: { match: ${match}, rules: { ${PUBLIC}: off } } }`;
  const { DBInstanceArn: _, DBInstanceIdentifier: __, ...row } = database('x', {}, { PubliclyAccessible: true });

  it('is matched by its addresses', () => {
    expect(judge(policy('{ identifiers: module.prod.* }'), [inTemplate(row)], [PUBLIC]).told).toEqual([]);
  });

  it('may match by the name that AWS will give', () => {
    const ran = judge(policy('{ identifiers: prod-* }'), [inTemplate(row)], [PUBLIC]);
    expect(ran.report.findings).toMatchObject([{ status: 'unknown' }]);
  });

  it('has alarms elsewhere unless the policy says that it declares all', () => {
    const alarms = 'rds-alarm-cpu';
    const inventory = inventoryOf({
      ...declared('db'),
      scope: { kind: 'cloudformation', path: 't.yaml' },
      tables: new Map([
        ['DBInstance', { rows: [database('x')] }],
        ['DBCluster', { rows: [] }],
        ['MetricAlarm', { rows: [] }],
        ['CompositeAlarm', { rows: [] }],
      ]),
    });
    expect(judge('', [inventory], [alarms]).report.summary).toMatchObject({ fail: 0, notInSource: 1 });
    expect(judge('complete: [MetricAlarm]', [inventory], [alarms]).report.summary).toMatchObject({
      fail: 1,
      notInSource: 0,
    });
  });
});
