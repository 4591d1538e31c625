import { describe, expect, it } from 'vitest';
import { field, inventory, judge, one, verdict } from './support.ts';

describe('a proxy', () => {
  const proxy = (properties: string) => one('RDS::DBProxy', properties);
  it.each([
    ['RequireTLS', false],
    ['DebugLogging', false],
    ['IdleClientTimeout', 1800],
    ['DefaultAuthScheme', 'NONE'],
  ])('without %s: %j', (name, meant) => {
    expect(field(proxy('{ EngineFamily: MYSQL }'), 'DBProxy', name)).toBe(meant);
  });

  it('asks for IAM or not', () => {
    const rule = 'rds-proxy-iam-auth-required';
    expect(verdict(proxy('{ Auth: [{ IAMAuth: REQUIRED }] }'), rule)).toBe('pass');
    expect(verdict(proxy('{ Auth: [{ AuthScheme: SECRETS }] }'), rule)).toBe('fail');
    expect(verdict(proxy('{ Auth: !ImportValue x }'), rule)).toBe('unknown');
    expect(verdict(proxy('{ DefaultAuthScheme: IAM_AUTH }'), rule)).toBe('pass');
  });
});

describe('the pool of a proxy', () => {
  const pool = (config: string, family = 'MYSQL') =>
    inventory(
      one(
        'RDS::DBProxy',
        `{ DBProxyName: p, EngineFamily: ${family} }`,
        `
T: { Type: AWS::RDS::DBProxyTargetGroup, Properties: { DBProxyName: !Ref R, TargetGroupName: default ${config} } }`,
      ),
    );
  const of = (config: string) => `, ConnectionPoolConfigurationInfo: { ${config} }`;

  it('has the defaults of the service', () => {
    expect(judge(pool(''), 'rds-proxy-max-connections-percent')).toBe('fail');
    expect(judge(pool('', 'SQLSERVER'), 'rds-proxy-max-connections-percent')).toBe('pass');
    expect(judge(pool(''), 'rds-proxy-borrow-timeout')).toBe('pass');
    expect(judge(pool(''), 'rds-proxy-max-idle-connections-percent')).toBe('pass');
    expect(judge(pool(''), 'rds-proxy-session-pinning-filter')).toBe('fail');
  });

  it('is as it is written', () => {
    expect(judge(pool(of('MaxConnectionsPercent: 80')), 'rds-proxy-max-connections-percent')).toBe('pass');
    expect(judge(pool(of('ConnectionBorrowTimeout: 300')), 'rds-proxy-borrow-timeout')).toBe('fail');
    expect(judge(pool(of('SessionPinningFilters: [EXCLUDE_VARIABLE_SETS]')), 'rds-proxy-session-pinning-filter')).toBe(
      'pass',
    );
    expect(judge(pool(', ConnectionPoolConfigurationInfo: !ImportValue x'), 'rds-proxy-borrow-timeout')).toBe(
      'unknown',
    );
  });

  it('is not known of a proxy without a target group here', () => {
    expect(verdict(one('RDS::DBProxy', '{ DBProxyName: p }'), 'rds-proxy-borrow-timeout')).toBe('unknown');
  });
});

describe('alarms', () => {
  const alarm = (rest: string, dimension = '!Ref R') =>
    one(
      'RDS::DBInstance',
      '{ Engine: mysql }',
      `
A: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: AWS/RDS, MetricName: CPUUtilization, Threshold: 70, ComparisonOperator: GreaterThanThreshold, Dimensions: [{ Name: DBInstanceIdentifier, Value: ${dimension} }] ${rest} } }`,
    );
  it.each([
    ['that tells someone', ', AlarmActions: [!ImportValue x]', '!Ref R', 'pass'],
    ['that tells nobody may not be the only one', '', '!Ref R', 'unknown'],
    ['of another database', ', AlarmActions: [a]', 'other', 'unknown'],
  ])('%s', (_, rest, dimension, expected) => {
    expect(verdict(alarm(rest, dimension), 'rds-alarm-cpu')).toBe(expected);
  });

  it('deliver or not', () => {
    expect(judge(inventory(alarm('')), 'rds-alarms-deliver', 'A')).toBe('fail');
    expect(judge(inventory(alarm(', AlarmActions: [a]')), 'rds-alarms-deliver', 'A')).toBe('pass');
    expect(judge(inventory(alarm(', AlarmActions: [a], ActionsEnabled: false')), 'rds-alarms-deliver', 'A')).toBe(
      'fail',
    );
  });

  it('find databases by their name in lower case', () => {
    const named = alarm(', AlarmActions: [a]', 'Db').replace(
      'Engine: mysql',
      'Engine: mysql, DBInstanceIdentifier: DB',
    );
    expect(verdict(named, 'rds-alarm-cpu')).toBe('pass');
  });
});

describe('a secret', () => {
  const secret = (rotation: string) =>
    verdict(
      one(
        'SecretsManager::Secret',
        '{}',
        `P: { Type: AWS::RDS::DBProxy, Properties: { Auth: [{ SecretArn: !Ref R }] } }\n${rotation}`,
      ),
      'rds-credential-secret-rotation',
    );
  const schedule = (rules: string, of = '!Ref R') =>
    `S: { Type: AWS::SecretsManager::RotationSchedule, Properties: { SecretId: ${of}, RotationRules: ${rules} } }`;
  it.each([
    ['not at all', '', 'fail'],
    ['monthly', schedule('{ AutomaticallyAfterDays: 30 }'), 'pass'],
    ['yearly', schedule('{ AutomaticallyAfterDays: 365 }'), 'fail'],
    ['by a rate', schedule("{ ScheduleExpression: 'rate(10 days)' }"), 'pass'],
    ['by the clock', schedule("{ ScheduleExpression: 'cron(0 8 1 * ? *)' }"), 'unknown'],
    ['or another one', schedule('{ AutomaticallyAfterDays: 30 }', '!ImportValue x'), 'unknown'],
  ])('is rotated %s', (_, rotation, expected) => {
    expect(secret(rotation)).toBe(expected);
  });
});

describe('a topic', () => {
  const attributes = (protocol: string) =>
    field(one('SNS::Topic', `{ Subscription: [{ Protocol: ${protocol}, Endpoint: x }] }`), 'Topic', 'Attributes');
  it('has at least the subscriptions that nobody needs to confirm', () => {
    expect(attributes('sqs')).toEqual({ SubscriptionsConfirmed: '1' });
    expect(attributes('email')).toMatchObject({ SubscriptionsConfirmed: { code: 'not-in-source' } });
  });
});

describe('an event subscription', () => {
  it('that is off fails', () => {
    const off = one('RDS::EventSubscription', '{ SnsTopicArn: t, Enabled: false }');
    expect(verdict(off, 'rds-event-subscription-deliverable')).toBe('fail');
    expect(field(one('RDS::EventSubscription', '{ SnsTopicArn: t }'), 'EventSubscription', 'Enabled')).toBe(true);
  });
});

describe('the rest', () => {
  it.each([
    ['RDS::DBShardGroup', '{ MaxACU: 8 }', 'aurora-limitless-compute-redundancy', 'fail'],
    ['RDS::DBShardGroup', '{ ComputeRedundancy: 2 }', 'aurora-limitless-compute-redundancy', 'pass'],
    ['RDS::Integration', '{ SourceArn: a }', 'rds-integration-cmk', 'fail'],
    ['RDS::Integration', '{ KMSKeyId: !ImportValue x }', 'rds-integration-cmk', 'unknown'],
    ['RDS::Integration', "{ DataFilter: 'include: a.b' }", 'rds-integration-data-filter', 'pass'],
    ['RDS::Integration', '{ SourceArn: a }', 'rds-integration-data-filter', 'fail'],
  ])('%s %s: %s', (type, properties, rule, expected) => {
    expect(verdict(one(type, properties), rule)).toBe(expected);
  });

  it.each([
    ['Backup::BackupVault', 'BackupVault', 'Locked', '{ LockConfiguration: { MinRetentionDays: 1 } }', true],
    ['Backup::BackupVault', 'BackupVault', 'Locked', '{}', false],
    ['Backup::LogicallyAirGappedBackupVault', 'BackupVault', 'Locked', '{}', true],
    ['GuardDuty::Detector', 'Detector', 'Status', '{ Enable: true }', 'ENABLED'],
    ['GuardDuty::Detector', 'Detector', 'Status', '{ Enable: false }', 'DISABLED'],
    ['KMS::Key', 'Key', 'KeyManager', '{}', 'CUSTOMER'],
  ] as const)('%s has %s.%s %j', (type, to, name, properties, meant) => {
    expect(field(one(type, properties), to, name)).toBe(meant);
  });
});
