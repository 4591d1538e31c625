import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { auditFolder, FOLDER, findingsOf, RULES } from './account.ts';
import { NEED_A_TEMPLATE, NEED_AN_ENVIRONMENT, NEED_SOMETHING_ELSE } from './nothing-like-it.ts';

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
  /-(storage-encrypted|backups-enabled|backup-retention-period|deletion-protection|multi-az)$|^rds-.*security-group/;

/** What only templates say, what an environment of the policy asks for, and what the account has no such thing of. */
const NOTHING_LIKE_IT = new Set([...NEED_A_TEMPLATE, ...NEED_AN_ENVIRONMENT, ...NEED_SOMETHING_ELSE]);

describe('the recorded account', () => {
  it('has many failures over many rules', () => {
    expect(fails.length).toBeGreaterThanOrEqual(20);
    expect(new Set(fails.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(12);
  });

  it('gives every rule something to say, and something to judge but where it has no such thing', () => {
    const heard = new Set(findings.map(({ rule }) => rule));
    expect(RULES.map(({ id }) => id).filter(id => !heard.has(id))).toEqual([]);
    const judging = new Set(findings.filter(({ status }) => status !== 'not-applicable').map(({ rule }) => rule));
    expect(RULES.map(({ id }) => id).filter(id => !judging.has(id) && !NOTHING_LIKE_IT.has(id))).toEqual([]);
    expect([...NOTHING_LIKE_IT].filter(id => judging.has(id))).toEqual([]);
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

  const REGIONS = ['eu-west-1', 'us-east-1'];
  const about = new Set(RULES.filter(({ needs }) => needs.includes('SecurityGroup')).map(({ id }) => id));
  const verdicts = (some: readonly Finding[], isMeant: (finding: Finding) => boolean) =>
    some
      .filter(isMeant)
      .map(one => `${one.fingerprint} ${one.status}`)
      .sort();
  const now = audits.flatMap(audit => audit.findings);
  const undecided = audits.flatMap(audit => audit.undecided).map(({ rule, region }) => `${region} ${rule}`);

  it('no other rules than those about them are undecided, once each and scope', () => {
    const asked = REGIONS.flatMap(region => [...about].map(rule => `${region} ${rule}`));
    expect(undecided.filter(one => !asked.includes(one))).toEqual([]);
    expect(new Set(undecided).size).toBe(undecided.length);
    expect(undecided.filter(one => / rds-(cluster-)?security-group-/.test(one))).toHaveLength(8);
  });

  it('a rule about them that is not undecided says what it said, or that it does not know', () => {
    for (const region of REGIONS) {
      for (const rule of [...about].filter(id => !undecided.includes(`${region} ${id}`))) {
        const isMeant = (one: Finding) => one.rule === rule && one.resource.region === region;
        const known = new Set(verdicts(findings, isMeant));
        const turned = verdicts(now, isMeant).filter(one => !known.has(one) && !one.endsWith(' unknown'));
        expect(turned).toEqual([]);
      }
    }
  });

  it('all others say what they said', () => {
    const isOther = ({ rule }: Finding) => !about.has(rule);
    expect(verdicts(now, isOther)).toEqual(verdicts(findings, isOther));
  });
});
