import type { AwsSecurityFinding } from '@aws-sdk/client-securityhub';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../src/model/finding.ts';
import { asff } from '../../src/report/asff.ts';
import { FULL } from './full.ts';
import { expectGolden } from './golden.ts';
import { hostileReport, hostileText } from './hostile.ts';
import { at, CONTEXT, finding, report } from './sample.ts';

const ACCOUNT = '111122223333';
const written = (given: Report) => [...asff(given, CONTEXT)].join('');
const findingsOf = (given: Report): AwsSecurityFinding[] => JSON.parse(written(given));
const findingOf = (given: Partial<Finding>) => findingsOf(report([finding(given)]))[0];
const inRegion = (region: string, arn?: string) =>
  findingOf({ resource: { type: 'DBInstance', id: 'a', account: ACCOUNT, region, arn } });

/** What Security Hub refuses: https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_AwsSecurityFinding.html */
function mistakes(one: AwsSecurityFinding): readonly string[] {
  const [resource, ...others] = one.Resources ?? [];
  const within = (text: string | undefined, max: number) => text !== undefined && /\S/.test(text) && text.length <= max;
  const checks = {
    SchemaVersion: one.SchemaVersion === '2018-10-08',
    Id: within(one.Id, 512),
    ProductArn: /^arn:aws[a-z-]*:securityhub:[a-z0-9-]+:\d{12}:product\/\d{12}\/default$/.test(one.ProductArn ?? ''),
    GeneratorId: within(one.GeneratorId, 512),
    AwsAccountId: /^\d{12}$/.test(one.AwsAccountId ?? ''),
    CreatedAt: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(one.CreatedAt ?? ''),
    UpdatedAt: one.UpdatedAt === one.CreatedAt,
    Types: one.Types?.every(type => /^Software and Configuration Checks\//.test(type)),
    Severity: /^(INFORMATIONAL|LOW|MEDIUM|HIGH|CRITICAL)$/.test(one.Severity?.Label ?? ''),
    Title: within(one.Title, 256),
    Description: within(one.Description, 1024),
    Remediation: within(one.Remediation?.Recommendation?.Text, 512),
    Resources: others.length === 0 && within(resource?.Id, 512) && within(resource?.Type, 256),
    Requirements: (one.Compliance?.RelatedRequirements ?? ['x']).every(text => within(text, 1024)),
    FewRequirements: (one.Compliance?.RelatedRequirements ?? []).length <= 32,
    ProductFields: Object.values(one.ProductFields ?? {}).every(text => within(text, 2048)),
    Size: JSON.stringify(one).length < 240_000,
  };
  return Object.entries(checks).flatMap(([name, isRight]) => (isRight === true ? [] : [name]));
}

describe('the asff reporter', () => {
  it('writes the golden report', () => expectGolden('report.asff.json', written(FULL)));

  it('writes what Security Hub takes', () => {
    const findings = findingsOf(FULL);
    expect(findings).toHaveLength(FULL.findings.filter(({ resource }) => resource.account !== undefined).length);
    expect(findings.flatMap(mistakes)).toEqual([]);
  });

  it('marks what the baseline knows', () => {
    const fields = findingsOf(report([finding({ baseline: 'known' }), finding()])).map(one => one.ProductFields);
    expect(fields.map(one => one?.['rds-audit/baseline'])).toEqual(['known', undefined]);
  });

  it('would notice what Security Hub refuses', () => {
    const [one] = findingsOf(report([finding()]));
    expect(one === undefined ? [] : mistakes({ ...one, Title: ' ', AwsAccountId: '1' })).toEqual([
      'AwsAccountId',
      'Title',
    ]);
  });

  it('keeps within the limits of each text', () => {
    const long = 'x'.repeat(5000);
    const controls = { nist: Array.from({ length: 60 }, (_, index) => `AC-${index}`) };
    const one = findingOf({
      title: long,
      message: long,
      rule: long,
      controls,
      remediation: { summary: long, cli: long },
    });
    expect(one === undefined ? ['none'] : mistakes(one)).toEqual([]);
    expect(one?.ProductFields).not.toHaveProperty('rds-audit/command');
  });

  it.each([
    ['eu-west-1', undefined, 'aws'],
    ['cn-north-1', undefined, 'aws-cn'],
    ['us-gov-west-1', undefined, 'aws-us-gov'],
    ['us-isob-east-1', undefined, 'aws-iso-b'],
    ['eu-west-1', `arn:aws-cn:rds:eu-west-1:${ACCOUNT}:db:a`, 'aws-cn'],
  ])('is imported into its own account, Region and partition: %s', (region, arn, partition) => {
    expect(inRegion(region, arn)).toMatchObject({
      AwsAccountId: ACCOUNT,
      ProductArn: `arn:${partition}:securityhub:${region}:${ACCOUNT}:product/${ACCOUNT}/default`,
    });
  });

  it('is the same finding the next time', () => {
    const [today, tomorrow] = ['2026-09-01T08:00:02.500Z', '2026-09-02T08:00:02.500Z'].map(
      finishedAt => findingsOf(report([finding()], { finishedAt }))[0],
    );
    expect(tomorrow).toEqual({ ...today, CreatedAt: tomorrow?.CreatedAt, UpdatedAt: tomorrow?.UpdatedAt });
    expect(findingOf({ fingerprint: 'other' })?.Id).not.toBe(today?.Id);
  });

  it.each([
    ['fail', 'FAILED', 'ACTIVE', 'CRITICAL'],
    ['unknown', 'WARNING', 'ACTIVE', 'CRITICAL'],
    ['pass', 'PASSED', 'ARCHIVED', 'INFORMATIONAL'],
    ['not-applicable', 'NOT_AVAILABLE', 'ARCHIVED', 'INFORMATIONAL'],
  ] as const)('says that %s is %s', (status, Status, RecordState, Label) => {
    expect(findingOf({ status })).toMatchObject({ Compliance: { Status }, RecordState, Severity: { Label } });
  });

  it('puts away what is suppressed', () => {
    expect(findingOf({ suppression: { reason: 'Synthetic' } })).toMatchObject({ RecordState: 'ARCHIVED' });
  });

  it('names the resource as Security Hub does', () => {
    const arn = `arn:aws:rds:eu-west-1:${ACCOUNT}:cluster:a`;
    const resourceOf = (type: string, given: Partial<Finding['resource']> = {}) =>
      findingOf({ resource: { type, id: 'a', account: ACCOUNT, region: 'eu-west-1', ...given } })?.Resources?.[0];
    expect(resourceOf('DBCluster', { arn })).toMatchObject({ Type: 'AwsRdsDbCluster', Id: arn });
    expect(resourceOf('DBProxy')).toMatchObject({ Type: 'Other', Id: 'DBProxy/a' });
    expect(resourceOf('Region')).toMatchObject({ Type: 'AwsAccount', Id: `AWS::::Account:${ACCOUNT}` });
  });

  it('leaves out what has no account or Region, and templates', () => {
    const without = [{}, { account: ACCOUNT }, { region: 'eu-west-1' }, { account: '12', region: 'eu-west-1' }];
    const found = without.map(given => finding({ resource: { type: 'DBInstance', id: 'a', ...given } }));
    expect(findingsOf(report(found))).toEqual([]);
    const where = { account: ACCOUNT, region: 'eu-west-1' };
    const template = finding({ resource: { type: 'DBInstance', id: 'a', ...where }, location: at('t/a.yaml', 1, 1) });
    const scopes = [{ kind: 'cloudformation', path: 't/a.yaml', complete: true, ...where }] as const;
    expect(written(report([template], { scopes }))).toBe('[]\n');
  });

  it('is taken by Security Hub, whatever strangers wrote', () => {
    fc.assert(
      fc.property(hostileReport, hostileText, (given, name) => {
        const where = { account: ACCOUNT, region: 'eu-west-1' };
        const findings = given.findings.map(one => ({ ...one, resource: { ...one.resource, ...where, name } }));
        const text = written(report(findings));
        const taken: AwsSecurityFinding[] = JSON.parse(text);
        expect(taken).toHaveLength(findings.length);
        expect(taken.flatMap(mistakes)).toEqual([]);
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}]|##\w*\[|^\s*::/mu);
      }),
    );
  });
});
