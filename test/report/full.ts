import type { Finding, FindingResource, Report, Undecided } from '../../src/model/finding.ts';
import { at, evidence, finding, report, summaryOf } from './sample.ts';

const ACCOUNT = '111122223333';
const INSTANCES = `/work/account/${ACCOUNT}/eu-west-1/rds.describe-db-instances.json`;

const recorded = (type: string, id: string, region = 'eu-west-1'): FindingResource => ({
  type,
  id,
  account: ACCOUNT,
  region,
});

const publicInstance = (id: string, line: number): Finding =>
  finding({
    resource: { ...recorded('DBInstance', id), environment: 'production' },
    message: `PubliclyAccessible is true, expected false, and sg-0a1b2c3d lets 0.0.0.0/0 in on port 5432.`,
    location: at(INSTANCES, line, 7),
    evidence: [
      evidence({ location: at(INSTANCES, line, 7) }),
      evidence({
        path: 'securityGroups.ingress[sgr-0a1b2c3d].cidrs',
        actual: [
          '0.0.0.0/0',
          '10.0.0.0/8',
          '10.1.0.0/16',
          '::/0',
          '172.16.0.0/12',
          '192.168.0.0/16',
          '198.51.100.0/24',
        ],
        expected: { none: { in: ['0.0.0.0/0', '::/0'] } },
      }),
    ],
    remediation: {
      summary: 'Turn public access off and reach the DB instance from inside its VPC, over a VPN or a bastion host.',
      cli: `aws rds modify-db-instance --db-instance-identifier ${id} --no-publicly-accessible --apply-immediately`,
      cloudformation: { PubliclyAccessible: false },
      impact: 'Connections from outside the VPC end at once.',
    },
    controls: { 'aws-fsbp': ['RDS.2'], 'cis-aws-5.0': ['2.2.3'] },
  });

const shortBackups = finding({
  rule: 'rds-instance-backup-retention',
  title: 'DB instance keeps automated backups for at least seven days',
  category: 'backup',
  severity: 'medium',
  resource: { type: 'DBInstance', id: 'module.db.aws_db_instance.this[0]', name: 'orders' },
  message: 'backup_retention_period is not set, which means 0 days, expected at least 7.',
  location: at('infra/main.tf', 4, 3),
  evidence: [
    evidence({
      path: 'BackupRetentionPeriod',
      actual: 0,
      from: "left out: Terraform's default",
      expected: { min: 7 },
    }),
    evidence({
      path: 'Engine',
      actual: 'postgres',
      from: 'the default of variable engine',
      expected: { notIn: ['docdb', 'neptune'] },
      outcome: 'met',
    }),
  ],
  remediation: { summary: 'Keep automated backups for seven days.', terraform: { backup_retention_period: 7 } },
});

const unknownKey = (resource: FindingResource, line: number): Finding =>
  finding({
    rule: 'rds-instance-customer-managed-key',
    title: 'DB instance is encrypted with a customer managed key',
    category: 'encryption',
    severity: 'high',
    status: 'unknown',
    resource,
    location: at('infra/main.tf', line, 3),
    message: 'KmsKeyId is created at apply.',
    evidence: [
      evidence({
        path: 'kmsKey.KeyManager',
        actual: { unknown: { code: 'computed-at-apply', detail: 'aws_kms_key.orders is created at apply' } },
        expected: 'CUSTOMER',
        outcome: 'unknown',
      }),
    ],
    remediation: { summary: 'Encrypt with a key of your own.' },
  });

const demo = {
  ...publicInstance('demo', 210),
  suppression: { reason: 'Synthetic data', ticket: 'SEC-142', expires: '2026-12-31' },
};

const member = finding({
  rule: 'rds-instance-multi-az',
  title: 'DB instance is Multi-AZ',
  category: 'resilience',
  severity: 'medium',
  status: 'not-applicable',
  resource: recorded('DBInstance', 'orders-aurora-1'),
  message: 'a member of the DB cluster orders-aurora, which is judged instead',
  evidence: [],
  remediation: { summary: 'Turn Multi-AZ on.' },
});

const findings = [
  publicInstance('orders-prod', 14),
  publicInstance('orders-reports', 112),
  demo,
  unknownKey({ type: 'DBInstance', id: 'module.db.aws_db_instance.this[0]' }, 4),
  unknownKey({ type: 'DBInstance', id: 'aws_db_instance.reports' }, 31),
  shortBackups,
  member,
  { ...member, status: 'pass', resource: recorded('DBInstance', 'orders-prod'), message: 'MultiAZ is true.' } as const,
];

const noAlarms = (rule: string): Undecided => ({
  ...{ rule, account: ACCOUNT, region: 'eu-west-1', resources: 8 },
  ...{ code: 'not-collected', detail: 'no DescribeAlarms in the input' },
});

const COUNTED = summaryOf(findings);
const ALARM_RULES = ['rds-alarm-cpu', 'rds-alarm-free-storage', 'rds-alarm-memory', 'rds-alarm-read-latency'];

/** A report in which every part of every format has something to show. */
export const FULL: Report = report(findings, {
  scopes: [
    { kind: 'recorded', path: '/work/account', account: ACCOUNT, region: 'eu-west-1', complete: false },
    { kind: 'recorded', path: '/work/account', account: ACCOUNT, region: 'us-east-1', complete: false },
    { kind: 'terraform', path: 'infra', complete: true },
  ],
  summary: {
    ...COUNTED,
    ...{ rules: 9, resources: 14, unknown: COUNTED.unknown + 32, notInSource: 5 },
    bySeverity: { ...COUNTED.bySeverity, medium: { ...COUNTED.bySeverity.medium, unknown: 32 } },
  },
  undecided: [
    ...ALARM_RULES.map(noAlarms),
    {
      ...{ rule: 'rds-snapshot-not-public', account: ACCOUNT, region: 'us-east-1' },
      ...{ code: 'access-denied', detail: 'DescribeDBSnapshotAttributes was denied', resources: null },
    },
  ],
  gaps: [
    {
      ...{ account: ACCOUNT, region: 'us-east-1', call: 'rds:DescribeDBSnapshotAttributes' },
      types: ['DBSnapshotAttributes'],
      code: 'access-denied',
      detail: 'role/audit is not authorized to perform rds:DescribeDBSnapshotAttributes',
    },
  ],
  unusedSuppressions: [
    {
      ...{ rule: 'rds-instance-deletion-protection', resource: 'arn:aws:rds:eu-west-1:111122223333:db:old-*' },
      ...{ reason: 'Migration', expires: '2026-06-30', why: 'expired' },
    },
    {
      ...{ rule: 'rds-instance-multi-az', resource: 'arn:aws:rds:eu-west-1:111122223333:db:gone' },
      ...{ reason: 'Cost', why: 'matched-nothing' },
    },
  ],
});
