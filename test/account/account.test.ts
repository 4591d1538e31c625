import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { auditFolder, FOLDER, findingsOf, RULES } from './account.ts';

const findings = findingsOf(FOLDER);
const fails = findings.filter(({ status }) => status === 'fail');
const ofRules = (pattern: RegExp) => findings.filter(({ rule }) => pattern.test(rule));
const idsOf = (some: readonly Finding[]) => [...new Set(some.map(({ resource }) => resource.id))].sort();

const MEMBERS =
  /^(catalogue-aurora-pg|gifts-aurora-pg|orders-aurora-mysql|reviews-aurora-pg|suggestions-serverless)-\d$/;
const MULTI_AZ_MEMBERS = /^fulfilment-maz-postgres-instance-\d$/;
const FOREIGN = ['blog-docdb', 'blog-docdb-1', 'blog-before-redesign', 'graph-neptune', 'graph-neptune-1'];
/** What AWS settles for the cluster: language.md §5. */
const CLUSTER_LEVEL =
  /-(storage-encrypted|backups-enabled|backup-retention-period|deletion-protection|multi-az)$|security-group/;

describe('the recorded account', () => {
  it('has many failures over many rules', () => {
    expect(fails.length).toBeGreaterThanOrEqual(20);
    expect(new Set(fails.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(12);
  });

  it('gives every rule something to judge', () => {
    const judging = new Set(findings.filter(({ status }) => status !== 'not-applicable').map(({ rule }) => rule));
    expect(RULES.map(({ id }) => id).filter(id => !judging.has(id))).toEqual([]);
  });

  it('has every verdict once', () => {
    const keys = findings.map(({ rule, resource }) => [rule, resource.region, resource.type, resource.id].join(' '));
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);
  });

  it('leaves what the cluster settles to the cluster', () => {
    const ofMembers = ofRules(CLUSTER_LEVEL).filter(
      ({ resource }) => MEMBERS.test(resource.id) || MULTI_AZ_MEMBERS.test(resource.id),
    );
    expect(idsOf(ofMembers)).toHaveLength(12);
    expect(ofMembers.filter(({ status }) => status !== 'not-applicable')).toEqual([]);
  });

  it('judges no DocumentDB, no Neptune and nothing that is being deleted', () => {
    const none = findings.filter(({ resource }) => [...FOREIGN, 'promo-us-postgres'].includes(resource.id));
    expect(idsOf(none)).toEqual([...FOREIGN, 'promo-us-postgres'].sort());
    expect(none.filter(({ status }) => status !== 'not-applicable')).toEqual([]);
  });

  it('fails nothing that is being created for what is not there yet', () => {
    const young = fails.filter(({ resource }) =>
      ['checkout-us-postgres', 'subscriptions-aurora-pg'].includes(resource.id),
    );
    const absent = young.filter(({ evidence }) =>
      evidence.some(one => JSON.stringify(one.actual) === '{"absent":true}'),
    );
    expect(absent).toEqual([]);
  });
});

describe('without DescribeSecurityGroups', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rds-audit-no-groups-'));
  cpSync(FOLDER, folder, { recursive: true });
  for (const region of ['eu-west-1', 'us-east-1'])
    rmSync(join(folder, '111122223333', region, 'ec2.describe-security-groups.json'));
  const audits = auditFolder(folder);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('exactly the rules about them are undecided, once each and scope', () => {
    const rules = RULES.filter(({ needs }) => needs.includes('SecurityGroup')).map(({ id }) => id);
    const expected = ['eu-west-1', 'us-east-1'].flatMap(region => rules.map(rule => `${region} ${rule}`));
    const told = audits.flatMap(({ undecided }) => undecided).map(({ rule, region }) => `${region} ${rule}`);
    expect(told.sort()).toEqual(expected.sort());
    expect(rules.length).toBeGreaterThanOrEqual(4);
  });

  it('all others say what they said', () => {
    const rest = (some: readonly Finding[]) =>
      some.filter(({ rule }) => !/security-group/.test(rule)).map(one => `${one.fingerprint} ${one.status}`);
    expect(rest(audits.flatMap(audit => audit.findings)).sort()).toEqual(rest(findings).sort());
  });
});
