import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Finding, type Report, type ScopeSummary, SEVERITIES } from '../../src/model/finding.ts';
import type { ReportedRule } from '../../src/report/reporter.ts';
import { resultsPerRun } from '../../src/report/sarif/limits.ts';
import { sarif } from '../../src/report/sarif.ts';
import { FULL } from './full.ts';
import { at, CONTEXT, evidence, finding, report } from './sample.ts';

const ACCOUNT = '111122223333';
const TERRAFORM: ScopeSummary = { kind: 'terraform', path: 'infra', complete: true };
const RECORDED: ScopeSummary = { kind: 'recorded', path: 'rec', account: ACCOUNT, region: 'eu-west-1', complete: true };
const hash = (index: number) => index.toString(16).padStart(64, '0');

const written = (given: Report, rules?: readonly ReportedRule[]) => [...sarif(given, { ...CONTEXT, rules })].join('');
const runsOf = (given: Report, rules?: readonly ReportedRule[]) => JSON.parse(written(given, rules)).runs;
const runOf = (given: Report, rules?: readonly ReportedRule[]) => runsOf(given, rules)[0];
const resultsOf = (findings: readonly Finding[], ...scopes: readonly ScopeSummary[]) =>
  runOf(report(findings, scopes.length === 0 ? {} : { scopes })).results;
const noticesOf = (given: Report, index = 0) => runsOf(given)[index].invocations[0].toolExecutionNotifications;
const placeOf = (given: Partial<Finding>, ...scopes: readonly ScopeSummary[]) =>
  resultsOf([finding(given)], ...scopes)[0].locations[0];
const uriOf = (given: Partial<Finding>, ...scopes: readonly ScopeSummary[]): string =>
  placeOf(given, ...scopes).physicalLocation.artifactLocation.uri;
const inTemplate = (id: string, given: Partial<Finding> = {}) =>
  finding({ resource: { type: 'DBInstance', id }, location: at('infra/main.tf', 4, 3), ...given });
const live = (id: string, region = 'eu-west-1', given: Partial<Finding> = {}) =>
  finding({ resource: { type: 'DBInstance', id, account: ACCOUNT, region }, fingerprint: hash(7), ...given });
const region = (name: string): ScopeSummary => ({ kind: 'live', account: ACCOUNT, region: name, complete: true });

describe('what GitHub requires', () => {
  it('is in every result and every rule, and never empty', () => {
    const { $schema, version, runs } = JSON.parse(written(FULL));
    expect([$schema, version]).toEqual(['https://json.schemastore.org/sarif-2.1.0.json', '2.1.0']);
    for (const { tool, results } of runs) {
      expect(tool.driver.name).toBe('rds-audit');
      for (const { shortDescription, fullDescription, help } of tool.driver.rules) {
        for (const text of [shortDescription.text, fullDescription.text, help.text, help.markdown]) {
          expect(text).toMatch(/\S/);
        }
      }
      for (const { message, locations } of results) {
        expect(message.text).toMatch(/\S/);
        expect(locations).toHaveLength(1);
        const { artifactLocation, region: lines } = locations[0].physicalLocation;
        expect(artifactLocation.uri).toMatch(/^[^/]/);
        expect(Object.keys(lines)).toEqual(['startLine', 'startColumn', 'endLine', 'endColumn']);
      }
    }
  });

  it('has failures only: no pass, nothing suppressed, nothing that does not apply, nothing unknown', () => {
    const of = (given: Partial<Finding>) => resultsOf([finding(given)]);
    expect(of({})).toHaveLength(1);
    expect(of({ status: 'pass' })).toEqual([]);
    expect(of({ status: 'not-applicable' })).toEqual([]);
    expect(of({ status: 'unknown' })).toEqual([]);
    expect(of({ suppression: { reason: 'Synthetic data' } })).toEqual([]);
    expect(written(FULL)).not.toContain('suppressions');
  });

  it('has levels by result', () => {
    const results = resultsOf(SEVERITIES.map(severity => live(severity, 'eu-west-1', { severity })));
    const levels = results.map(({ level }: { level: string }) => level);
    expect(levels).toEqual(['error', 'error', 'warning', 'note', 'note']);
  });
});

describe('the rules', () => {
  const rules = SEVERITIES.map(
    (severity): ReportedRule => ({
      ...{ id: `rds-${severity}`, title: 'T', description: 'D', severity, category: 'cost' },
      ...{ tags: [], references: [], remediation: { summary: 'S' }, controls: {} },
    }),
  );
  const described = (rule: Partial<ReportedRule>) =>
    runOf(
      report(),
      rules.slice(0, 1).map(one => ({ ...one, ...rule })),
    ).tool.driver.rules[0];

  it('score their severity as text, within what GitHub takes for the same severity', () => {
    const all = runOf(report(), rules).tool.driver.rules;
    const scores = all.map(
      ({ properties }: { properties: Record<string, unknown> }) => properties['security-severity'],
    );
    expect(scores).toEqual(['9.5', '8.0', '5.5', '2.5', undefined]);
    expect(all.at(-1).properties).toEqual({
      'problem.severity': 'recommendation',
      precision: 'high',
      tags: ['cost'],
    });
  });

  it('keep within the lengths and numbers that GitHub takes', () => {
    const long = `${'a'.repeat(1022)}\u{1f600}${'a'.repeat(2000)}`;
    const tags = Array.from({ length: 30 }, (_, index) => `tag-${index}`);
    const { name, shortDescription, fullDescription, properties } = described({
      ...{ id: long, title: long, description: long, tags },
    });
    expect(name).toHaveLength(255);
    expect(shortDescription.text).toBe(`${'a'.repeat(1022)}…`);
    expect(fullDescription.text.length).toBeLessThanOrEqual(1024);
    expect(properties.tags).toEqual(['security', 'cost', ...tags.slice(0, 8)]);
  });

  it('have each tag once', () => {
    expect(described({ tags: ['cost', 'x', 'x'] }).properties.tags).toEqual(['security', 'cost', 'x']);
  });
});

describe('the first sentence', () => {
  const textOf = (given: Partial<Finding>) => resultsOf([finding(given)])[0].message.text;

  it('names the resource and the actual value', () => {
    expect(textOf({})).toBe('DBInstance orders-prod: PubliclyAccessible is true, expected false.');
  });

  it('is not ended by a value', () => {
    const [first] = textOf({ message: 'Tags is First. Second! Third, expected x' }).split(/[.!?] /);
    expect(first).toBe('DBInstance orders-prod: Tags is First.\u00a0Second!\u00a0Third, expected x.');
  });

  it('is followed by the ARN', () => {
    const arn = 'arn:aws:rds:eu-west-1:111122223333:db:orders-prod';
    const { resource } = finding();
    expect(textOf({ resource: { ...resource, arn } })).toMatch(
      /expected false\. Its ARN is arn:aws:rds:.*:db:orders-prod\.$/,
    );
  });

  it('makes no link of a stranger’s text', () => {
    expect(textOf({ message: 'Tags is [click](1) \\[x](2), expected y' })).toContain(
      'Tags is \\[click\\](1) \\\\\\[x\\](2), expected y.',
    );
  });
});

describe('the category', () => {
  const idsOf = (...scopes: readonly ScopeSummary[]) =>
    runsOf(report([], { scopes })).map((run: { automationDetails: { id: string } }) => run.automationDetails.id);

  it('is one for each account and Region, live or recorded, and ends with a slash', () => {
    expect(idsOf(region('eu-west-1'), region('us-east-1'))).toEqual([
      'rds-audit/live/111122223333/eu-west-1/',
      'rds-audit/live/111122223333/us-east-1/',
    ]);
    expect(idsOf(RECORDED)).toEqual(['rds-audit/live/111122223333/eu-west-1/']);
  });

  it('is one for each root, relative to the working directory', () => {
    const paths = ['infra', './infra/a/', '/work/infra/b', '.', '/work', '/elsewhere/t.yaml'];
    expect(idsOf(...paths.map(path => ({ ...TERRAFORM, path })))).toEqual([
      'rds-audit/infra/',
      'rds-audit/infra/a/',
      'rds-audit/infra/b/',
      'rds-audit/',
      'rds-audit/elsewhere/t.yaml/',
    ]);
  });

  it('of templates is their folder, so that the alerts of a deleted one are closed by those that stay', () => {
    const cloudformation = (path: string): ScopeSummary => ({ kind: 'cloudformation', path, complete: true });
    expect(idsOf(cloudformation('t/a.yaml'), cloudformation('t/b.yaml'), cloudformation('c.json'))).toEqual([
      'rds-audit/t/',
      'rds-audit/',
    ]);
  });

  it('is never that of two runs, which GitHub refuses', () => {
    const given = report([live('a')], { scopes: [region('eu-west-1'), RECORDED] });
    expect(runsOf(given)).toHaveLength(1);
    expect(runOf(given).results).toHaveLength(1);
  });

  it('holds what belongs to it and nothing else', () => {
    const scopes = [region('eu-west-1'), region('us-east-1'), TERRAFORM, { ...TERRAFORM, path: 'infra/b' }];
    const other = inTemplate('c', { location: at('infra/b/main.tf', 1, 1) });
    const runs = runsOf(report([live('a'), live('b', 'us-east-1'), inTemplate('d'), other], { scopes }));
    const ids = runs.map((run: { results: { message: { text: string } }[] }) =>
      run.results.map(({ message }) => message.text.split(':')[0]),
    );
    expect(ids).toEqual([['DBInstance a'], ['DBInstance b'], ['DBInstance d'], ['DBInstance c']]);
  });

  it('is made up for what fits no scope, so that nothing is lost', () => {
    const gaps = [{ account: ACCOUNT, region: 'x-1', types: [], code: 'call-failed', detail: 'timed out' }] as const;
    const runs = runsOf(report([live('a', 'sa-east-1')], { scopes: [region('eu-west-1')], gaps }));
    expect(runs).toHaveLength(3);
    expect(runs[1].results).toHaveLength(1);
    expect(runs[2].invocations[0].executionSuccessful).toBe(false);
  });
});

describe('a place', () => {
  it('is one line, the first', () => {
    const location = { file: 'infra/main.tf', startLine: 4, startColumn: 3, endLine: 19, endColumn: 2 };
    const { region: lines } = placeOf({ ...inTemplate('a'), location }, TERRAFORM).physicalLocation;
    expect(lines).toEqual({ startLine: 4, startColumn: 3, endLine: 4, endColumn: 4 });
    const whole = placeOf(inTemplate('a'), TERRAFORM).physicalLocation.region;
    expect(whole).toEqual({ startLine: 4, startColumn: 3, endLine: 4, endColumn: 13 });
  });

  it('of a live resource is made up, unique, and beside its ARN', () => {
    const arn = 'arn:aws:rds:eu-west-1:111122223333:db:a';
    const { physicalLocation, logicalLocations } = placeOf({
      resource: { type: 'DBInstance', id: 'a', arn, account: ACCOUNT, region: 'eu-west-1' },
    });
    expect(physicalLocation.artifactLocation.uri).toBe('aws/111122223333/eu-west-1/rds/DBInstance/a');
    expect(physicalLocation.region).toEqual({ startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 });
    expect(logicalLocations).toEqual([{ name: 'a', fullyQualifiedName: arn, kind: 'resource' }]);
  });

  it('of a Region is the Region', () => {
    const resource = { type: 'Region', id: `${ACCOUNT}/eu-west-1`, account: ACCOUNT, region: 'eu-west-1' };
    expect(uriOf({ resource })).toBe('aws/111122223333/eu-west-1/region');
  });

  it.each([
    ['rds:a-2026', 'rds%3Aa-2026'],
    ['arn:aws:rds:x//y', 'arn%3Aaws%3Ards%3Ax%2F%2Fy'],
    ['a b%', 'a%20b%25'],
    ['..', '%3F..'],
    ['', '%3F'],
    ['\u0000\ud800', '%5Cu%7B0%7D%5Cu%7Bd800%7D'],
  ])('keeps %j one segment of its path', (id, segment) => {
    expect(uriOf(live(id))).toBe(`aws/111122223333/eu-west-1/rds/DBInstance/${segment}`);
  });

  it('of a template is the file, relative to the working directory and percent-encoded', () => {
    const files = ['infra/main.tf', './infra//main.tf', '/work/infra/main.tf', 'x/../infra/main.tf'];
    const uris = files.map(file => uriOf(inTemplate('a', { location: at(file, 1, 1) }), TERRAFORM));
    expect(new Set(uris)).toEqual(new Set(['infra/main.tf']));
    const odd = inTemplate('a', { location: at('in fra/c:ü#?.tf', 1, 1) });
    expect(uriOf(odd, TERRAFORM)).toBe('in%20fra/c%3A%C3%BC%23%3F.tf');
  });

  it.each(['/elsewhere/main.tf', '../elsewhere/main.tf', '/elsewhere/../elsewhere/main.tf', '/works/main.tf'])(
    'outside of the working directory is taken for no file of the checkout: %s',
    file => {
      const [result] = resultsOf([inTemplate('a', { location: at(file, 1, 1) })], TERRAFORM);
      expect(result.locations[0].physicalLocation.artifactLocation.uri).toMatch(/^outside\/[a-z/]+main\.tf$/);
      expect(result.partialFingerprints.primaryLocationLineHash).toMatch(/:1$/);
    },
  );

  it('of standard input is no URI with another scheme', () => {
    expect(uriOf(inTemplate('a', { location: at('<stdin>', 1, 1) }), TERRAFORM)).toBe('outside/%3Cstdin%3E');
  });

  it('of a recorded resource is its line in the checkout, else made up', () => {
    const inside = live('a', 'eu-west-1', { location: at('/work/rec/a.json', 5, 3) });
    expect(uriOf(inside, RECORDED)).toBe('rec/a.json');
    for (const location of [at('/tmp/a.json', 5, 3), at('../a.json', 5, 3), at('<stdin>', 5, 3), null]) {
      const uri = uriOf(live('a', 'eu-west-1', { location }), RECORDED);
      expect(uri).toBe('aws/111122223333/eu-west-1/rds/DBInstance/a');
    }
  });

  it('of evidence elsewhere is linked from the message, for GitHub shows no other', () => {
    const elsewhere = evidence({ path: 'ingress[sgr-1].cidrs', location: at('infra/sg.tf', 9, 3) });
    const here = evidence({ location: at('infra/main.tf', 4, 3) });
    const met = evidence({ outcome: 'met', location: at('infra/x.tf', 1, 1) });
    const away = evidence({ location: at('/tmp/x.tf', 1, 1) });
    const given = inTemplate('a', { evidence: [here, elsewhere, elsewhere, met, away] });
    const [{ message, relatedLocations }] = resultsOf([given], TERRAFORM);
    expect(message.text).toMatch(/ See \[ingress\\\[sgr-1\\\]\.cidrs\]\(1\)\.$/);
    expect(relatedLocations).toHaveLength(1);
    expect(relatedLocations[0].physicalLocation.artifactLocation.uri).toBe('infra/sg.tf');
  });
});

describe('fingerprints', () => {
  it('of what runs are ours, where no file of the checkout has it', () => {
    for (const [scope, file] of [
      [region('eu-west-1'), 'rec/a.json'],
      [RECORDED, '/tmp/a.json'],
    ] as const) {
      const [{ partialFingerprints, fingerprints }] = resultsOf(
        [live('a', 'eu-west-1', { location: at(file, 5, 3) })],
        scope,
      );
      expect(partialFingerprints).toEqual({ primaryLocationLineHash: `${hash(7)}:1` });
      expect(fingerprints).toEqual({ 'rdsAudit/v1': `${hash(7)}:1` });
    }
  });

  it.each(['terraform', 'cloudformation', 'plan', 'recorded'] as const)(
    'of files in the checkout are GitHub’s: %s',
    kind => {
      const [result] = resultsOf([inTemplate('a')], { ...TERRAFORM, kind });
      expect(result).not.toHaveProperty('partialFingerprints');
      expect(result).not.toHaveProperty('fingerprints');
    },
  );
});

describe('results that GitHub would make one alert of', () => {
  const instances = (count: number) => Array.from({ length: count }, (_, index) => inTemplate(`db[${index}]`));

  it('are one result that lists the instances', () => {
    const [result, ...others] = resultsOf(instances(3), TERRAFORM);
    expect(others).toEqual([]);
    expect(result.message.text).toBe(
      'DBInstance db\\[0\\] and 2 more: PubliclyAccessible is true, expected false. ' +
        'The same holds for DBInstance db\\[1\\], DBInstance db\\[2\\].',
    );
    const names = result.locations[0].logicalLocations.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['db[0]', 'db[1]', 'db[2]']);
  });

  it('tell what differs', () => {
    const [{ message }] = resultsOf([...instances(1), inTemplate('db[1]', { message: 'X is 1' })], TERRAFORM);
    expect(message.text).toContain(' DBInstance db\\[1\\]: X is 1.');
  });

  it('name no more than 1,000 places', () => {
    const [{ locations, message }] = resultsOf(instances(1001), TERRAFORM);
    expect(locations[0].logicalLocations).toHaveLength(1000);
    expect(message.text).toContain('… 900 more');
  });

  it('are several where rule or line differ, or each has a fingerprint of ours', () => {
    const others = [inTemplate('b', { rule: 'x' }), inTemplate('c', { location: at('infra/main.tf', 5, 3) })];
    expect(resultsOf([inTemplate('a'), ...others], TERRAFORM)).toHaveLength(3);
    const onOneLine = ['a', 'b'].map((id, index) =>
      live(id, 'eu-west-1', { location: at('/tmp/a.json', 1, 9), fingerprint: hash(index) }),
    );
    expect(resultsOf(onOneLine, RECORDED)).toHaveLength(2);
  });
});

describe('what is not known', () => {
  const denied = { account: ACCOUNT, region: 'us-east-1', types: ['DBSnapshot'], detail: 'denied' } as const;

  it('is told in notifications', () => {
    const unknown = live('a', 'eu-west-1', { status: 'unknown', message: 'KmsKeyId is unknown (not read).' });
    const where = { account: ACCOUNT, region: 'eu-west-1', code: 'not-collected', detail: 'no alarms' } as const;
    const notices = noticesOf(
      report([unknown], {
        undecided: [{ ...where, rule: 'rds-alarm-cpu', resources: 1 }],
        gaps: [{ ...where, types: ['MetricAlarm'] }],
      }),
    );
    const texts = notices.map(({ message }: { message: { text: string } }) => message.text);
    expect(texts).toEqual([
      'MetricAlarm in 111122223333/eu-west-1: no alarms (not-collected).',
      'rds-alarm-cpu could not be judged, 1 resource left open: no alarms (not-collected).',
      `DBInstance a may or may not meet ${unknown.rule}: KmsKeyId is unknown (not read).`,
    ]);
    expect(notices[2].associatedRule).toEqual({ id: unknown.rule, index: 0 });
    expect(notices[2].locations[0].physicalLocation.artifactLocation.uri).toMatch(/^aws\//);
  });

  it('refers to kinds that the driver has', () => {
    const { tool, invocations } = runsOf(FULL)[2];
    for (const { descriptor } of invocations[0].toolExecutionNotifications) {
      expect(tool.driver.notifications[descriptor.index].id).toBe(descriptor.id);
    }
  });

  it.each([
    ['access-denied', false],
    ['call-failed', false],
    ['not-collected', true],
    ['unreadable', true],
  ] as const)('makes only its own run unsuccessful, and only where something failed: %s', (code, isSuccessful) => {
    const given = report([], { scopes: [region('eu-west-1'), region('us-east-1')], gaps: [{ ...denied, code }] });
    const states = runsOf(given).map((run: { invocations: object[] }) => run.invocations[0]);
    expect(states).toMatchObject([{ executionSuccessful: true }, { executionSuccessful: isSuccessful }]);
  });

  it('makes every Region of an account unsuccessful where only the account is told', () => {
    const gap = { account: ACCOUNT, types: [], code: 'access-denied', detail: 'denied' } as const;
    const scopes = [region('eu-west-1'), region('us-east-1'), TERRAFORM];
    const states = runsOf(report([], { scopes, gaps: [gap] })).map(
      (run: { invocations: object[] }) => run.invocations[0],
    );
    expect(states).toMatchObject([
      { executionSuccessful: false },
      { executionSuccessful: false },
      { executionSuccessful: true },
    ]);
  });

  it('stays with its template', () => {
    const scopes = [TERRAFORM, { ...TERRAFORM, path: 'other' }];
    const undecided = [{ rule: 'x', path: 'other', code: 'not-collected', detail: 'y', resources: 1 }] as const;
    const given = report([], { scopes, undecided });
    expect([noticesOf(given, 0).length, noticesOf(given, 1).length]).toEqual([0, 1]);
  });
});

describe('the limits', () => {
  it('of runs: more than one file may hold is refused, with the way out', () => {
    const scopes = Array.from({ length: 21 }, (_, index) => region(`r-${index}`));
    expect(runsOf(report([], { scopes: scopes.slice(1) }))).toHaveLength(20);
    expect(() => written(report([], { scopes }))).toThrow(/do not fit .*--format sarif=DIR\//);
  });

  it('of results: the 25,000 worst, and what was left out is told; two such runs stay below 10 MB', () => {
    const many = Array.from({ length: 25_002 }, (_, index) =>
      live(`db-${index}`, 'eu-west-1', { rule: `rds-${index % 150}`, fingerprint: hash(index * 7919) }),
    );
    const text = written(report(many));
    const [{ results, invocations }] = JSON.parse(text).runs;
    expect(results).toHaveLength(25_000);
    expect(results.at(-1).message.text).toContain('db-24999');
    expect(invocations[0].toolExecutionNotifications).toMatchObject([
      { message: { text: `Left out: the 2 least severe results of rds-audit/live/${ACCOUNT}/eu-west-1/.` } },
    ]);
    expect(2 * gzipSync(text).length).toBeLessThan(10_000_000);
  });

  it('of a file: no run starves another', () => {
    expect(resultsPerRun([30_000])).toBe(25_000);
    expect(resultsPerRun([25_000, 25_000])).toBe(25_000);
    const limit = resultsPerRun([25_000, 25_000, 25_000, 10]);
    expect(3 * limit + 10).toBeLessThanOrEqual(50_000);
    expect(limit).toBeGreaterThan(14_000);
  });

  it('of unknowns: what is not told one by one is counted', () => {
    const many = Array.from({ length: 1002 }, (_, index) => live(`db-${index}`, 'eu-west-1', { status: 'unknown' }));
    const notices = noticesOf(report(many));
    expect(notices).toHaveLength(1001);
    expect(notices.at(-1).message.text).toBe('2 more resources may or may not meet a rule.');
  });
});
