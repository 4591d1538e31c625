import { describe, expect, it } from 'vitest';
import type { Status } from '../../src/model/finding.ts';
import { FOLDER, findingsOf, RULES, verdict } from './account.ts';

type Expected = Readonly<Record<string, Status>>;

const CLUSTER_GROUPS = 'rds-cluster-security-group-no-internet-ingress';
const GROUPS = 'rds-security-group-no-internet-ingress';
const APP_GROUPS = 'rds-security-group-ingress-from-app-groups';

/**
 * The themes of fixtures/recorded/README.md with what AWS's documentation makes of them. Written from the recorded facts,
 * not from what the program says.
 */
const THEMES: Readonly<Record<string, Readonly<Record<string, Expected>>>> = {
  'each engine': {
    'inventory-prod-mysql': {
      'rds-instance-storage-encrypted': 'pass',
      'rds-instance-multi-az': 'fail',
      'rds-instance-automated-backups-enabled': 'pass',
      'rds-instance-deletion-protection': 'fail',
      'rds-performance-insights-enabled': 'fail',
      [APP_GROUPS]: 'fail',
    },
    'ledger-prod-oracle': {
      'rds-instance-multi-az': 'pass',
      'rds-instance-storage-encrypted': 'pass',
      // Its prefix list has 0.0.0.0/0 among its entries.
      [GROUPS]: 'fail',
      [APP_GROUPS]: 'fail',
    },
    'pos-prod-sqlserver': {
      'rds-instance-multi-az': 'pass',
      'rds-storage-autoscaling-enabled': 'pass',
      // Its prefix list has a /28 and a /32.
      [GROUPS]: 'pass',
      [APP_GROUPS]: 'pass',
    },
    'warehouse-prod-db2': {
      'rds-instance-multi-az': 'fail',
      // Performance Insights does not know Db2.
      'rds-performance-insights-enabled': 'not-applicable',
      // The open rule is for 443, the database listens on 50000.
      [GROUPS]: 'pass',
    },
    'erp-prod-custom-oracle': {
      'rds-instance-storage-encrypted': 'pass',
      'rds-storage-autoscaling-enabled': 'not-applicable',
      'rds-performance-insights-enabled': 'not-applicable',
      // The entries of its prefix list were not recorded.
      [GROUPS]: 'unknown',
      [APP_GROUPS]: 'unknown',
    },
  },
  stopped: {
    'staging-web-mysql': {
      'rds-instance-storage-encrypted': 'fail',
      'rds-instance-backup-retention-period': 'fail',
      'rds-instance-not-publicly-accessible': 'pass',
      // db.t3.micro with MySQL is too small for Performance Insights.
      'rds-performance-insights-enabled': 'not-applicable',
      // 3000-5500 has 3306 in it.
      [GROUPS]: 'fail',
    },
  },
  creating: {
    'checkout-us-postgres': { [GROUPS]: 'unknown', 'rds-performance-insights-enabled': 'unknown' },
    'subscriptions-aurora-pg': { 'rds-cluster-deletion-protection': 'pass', 'rds-cluster-storage-encrypted': 'pass' },
  },
  'read replica': {
    'customers-prod-postgres-ro': {
      'rds-instance-multi-az': 'not-applicable',
      'rds-instance-automated-backups-enabled': 'not-applicable',
      'rds-instance-backup-retention-period': 'not-applicable',
      'rds-instance-storage-encrypted': 'pass',
    },
  },
  'headless global secondary': {
    'orders-aurora-mysql-us': {
      'rds-cluster-backup-retention-period': 'fail',
      'rds-cluster-storage-encrypted': 'pass',
      'aurora-cluster-has-reader': 'not-applicable',
      'aurora-readers-in-different-az': 'not-applicable',
      'rds-cluster-multi-az': 'not-applicable',
    },
  },
  'cluster spread': {
    'orders-aurora-mysql': {
      'aurora-cluster-has-reader': 'pass',
      'aurora-readers-in-different-az': 'pass',
      'rds-cluster-multi-az': 'pass',
    },
    'reviews-aurora-pg': {
      'aurora-cluster-has-reader': 'fail',
      'aurora-readers-in-different-az': 'not-applicable',
      'rds-cluster-multi-az': 'fail',
    },
    'catalogue-aurora-pg': {
      'aurora-cluster-has-reader': 'pass',
      'aurora-readers-in-different-az': 'fail',
      'rds-cluster-multi-az': 'pass',
    },
  },
  'Multi-AZ DB cluster': {
    'fulfilment-maz-postgres': {
      'rds-cluster-multi-az': 'pass',
      'aurora-cluster-has-reader': 'not-applicable',
      'aurora-readers-in-different-az': 'not-applicable',
      'rds-cluster-storage-encrypted': 'pass',
      'rds-cluster-backup-retention-period': 'pass',
    },
  },
  'serverless v2': {
    'suggestions-serverless': {
      'rds-cluster-deletion-protection': 'fail',
      'aurora-cluster-has-reader': 'fail',
      'rds-cluster-multi-az': 'fail',
      // 0.0.0.0/1 and 128.0.0.0/1 are the whole internet in two halves.
      [CLUSTER_GROUPS]: 'fail',
    },
  },
  'encryption: a key that AWS owns, none': {
    'gifts-aurora-pg': { 'rds-cluster-storage-encrypted': 'pass' },
    'gifts-launch-day': { 'rds-cluster-snapshot-encrypted': 'pass' },
    'wiki-legacy-mysql': { 'rds-instance-storage-encrypted': 'fail' },
    'guestbook-dev-mariadb': { 'rds-instance-storage-encrypted': 'fail' },
    'reviews-aurora-pg': { 'rds-cluster-storage-encrypted': 'fail' },
    'newsletter-final': { 'rds-snapshot-encrypted': 'fail' },
    'reviews-open-data': { 'rds-cluster-snapshot-encrypted': 'fail' },
  },
  'backups 0, 1, 7, 35 days': {
    'wiki-legacy-mysql': {
      'rds-instance-automated-backups-enabled': 'fail',
      'rds-instance-backup-retention-period': 'fail',
    },
    'guestbook-dev-mariadb': {
      'rds-instance-automated-backups-enabled': 'pass',
      'rds-instance-backup-retention-period': 'fail',
    },
    'inventory-prod-mysql': { 'rds-instance-backup-retention-period': 'pass' },
    'customers-prod-postgres': { 'rds-instance-backup-retention-period': 'pass' },
  },
  'reachable from the internet': {
    'inventory-prod-mysql': {
      'rds-instance-not-publicly-accessible': 'fail',
      'rds-instance-not-in-public-subnet': 'fail',
      [GROUPS]: 'fail',
    },
    'guestbook-dev-mariadb': {
      'rds-instance-not-publicly-accessible': 'fail',
      'rds-instance-not-in-public-subnet': 'fail',
      [GROUPS]: 'fail',
    },
    'reviews-aurora-pg': { [CLUSTER_GROUPS]: 'fail' },
  },
  'public flag but private subnets': {
    'wiki-legacy-mysql': {
      'rds-instance-not-publicly-accessible': 'fail',
      'rds-instance-not-in-public-subnet': 'pass',
      [GROUPS]: 'fail',
    },
  },
  'storage ceiling: none, tight, absurd': {
    'inventory-prod-mysql': {
      'rds-storage-autoscaling-enabled': 'fail',
      'rds-storage-autoscaling-capped': 'not-applicable',
    },
    'warehouse-prod-db2': { 'rds-storage-autoscaling-enabled': 'pass', 'rds-storage-autoscaling-capped': 'pass' },
    'guestbook-dev-mariadb': { 'rds-storage-autoscaling-enabled': 'pass', 'rds-storage-autoscaling-capped': 'fail' },
  },
  'snapshot shared': {
    'guestbook-export': { 'rds-snapshot-not-public': 'fail' },
    'reviews-open-data': { 'rds-cluster-snapshot-not-public': 'fail' },
    'inventory-stocktake-2026': { 'rds-snapshot-not-public': 'pass' },
    'orders-for-auditor': { 'rds-cluster-snapshot-not-public': 'pass' },
    'catalogue-2025-archive': { 'rds-cluster-snapshot-not-public': 'unknown' },
    // AWS shares only manual snapshots.
    'rds:inventory-prod-mysql-2026-08-20-01-07': { 'rds-snapshot-not-public': 'not-applicable' },
  },
  'alarms: nearly right': {
    // No action; more than a threshold where less is meant.
    'inventory-prod-mysql': { 'rds-alarm-cpu': 'fail', 'rds-alarm-free-storage': 'fail' },
    // Its actions are turned off.
    'pos-prod-sqlserver': { 'rds-alarm-cpu': 'fail', 'rds-alarm-free-storage': 'pass' },
    // The wrong dimension; a misspelt identifier.
    'warehouse-prod-db2': { 'rds-alarm-cpu': 'fail', 'rds-alarm-free-storage': 'fail' },
    // Twenty bytes.
    'guestbook-dev-mariadb': { 'rds-alarm-free-storage': 'fail' },
    // Not AWS's namespace.
    'erp-prod-custom-oracle': { 'rds-alarm-cpu': 'fail' },
    // No action of its own, and the composite's are turned off.
    'catalogue-aurora-pg-1': { 'rds-alarm-cpu': 'fail' },
  },
  'alarms: metric math, composite, anomaly band': {
    'ledger-prod-oracle': { 'rds-alarm-cpu': 'pass', 'rds-alarm-free-storage': 'unknown' },
    'fulfilment-maz-postgres-instance-1': { 'rds-alarm-cpu': 'pass' },
  },
};

/**
 * RDS Custom for Oracle has Multi-AZ deployments, so an instance without a standby fails; the rule passes Custom by.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/custom-oracle-multiaz.html
 */
const KNOWN_FAULTS: Readonly<Record<string, Expected>> = {
  'erp-prod-custom-oracle': { 'rds-instance-multi-az': 'fail' },
};

const findings = findingsOf(FOLDER);
const saidOf = (id: string, expected: Expected) =>
  Object.fromEntries(Object.keys(expected).map(rule => [rule, verdict(findings, rule, id)]));

describe.each(Object.entries(THEMES))('%s', (_, resources) => {
  it.each(Object.entries(resources))('%s', (id, expected) => {
    expect(saidOf(id, expected)).toEqual(expected);
  });
});

/** Nobody at Harbour Lane changes ports; and opinions, which are off unless they are asked for, want opposite things. */
const TASTE = new Set([
  'rds-instance-non-default-port',
  'rds-cluster-non-default-port',
  ...RULES.filter(({ tags }) => tags.includes('opinion')).map(({ id }) => id),
]);

describe('everything right', () => {
  const right = ['customers-prod-postgres', 'orders-aurora-mysql', ...[1, 2, 3].map(n => `orders-aurora-mysql-${n}`)];

  it.each(right)('%s', id => {
    const said = findings.filter(({ resource }) => resource.id === id);
    expect(said.filter(({ status }) => status === 'pass').length).toBeGreaterThan(0);
    const open = said.filter(({ rule, status }) => (status === 'fail' || status === 'unknown') && !TASTE.has(rule));
    expect(open.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });
});

describe('known faults are never a pass', () => {
  it.each(Object.entries(KNOWN_FAULTS))('%s', (id, expected) => {
    for (const rule of Object.keys(expected)) expect(verdict(findings, rule, id)).not.toBe('pass');
  });
});
