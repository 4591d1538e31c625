import { expect, test } from 'vitest';
import { awsFields } from '../../../src/model/schema.ts';
import { TYPE_NAMES, type TypeName, typeOf } from '../../../src/model/types.ts';
import { Unknown } from '../../../src/model/value.ts';
import { alwaysReturned } from '../../../src/source/recorded/always.ts';
import { whenAbsent, whenAbsentIn } from '../../../src/source/recorded/fields.ts';

const recorded = TYPE_NAMES.filter(type => type !== 'Region');

test.each(recorded)('what AWS always returns of %s are fields of its shape', type => {
  const { service, shape, id, status } = typeOf(type);
  const fields = [...(awsFields(service, shape)?.keys() ?? [])];
  for (const field of alwaysReturned(type)) expect(fields).toContain(field);
  expect(alwaysReturned(type)).not.toContain(id);
  expect(alwaysReturned(type)).not.toContain(status);
});

const available = { DBInstanceIdentifier: 'a', DBInstanceStatus: 'available', Engine: 'mysql' };

test('what AWS always returns is not known where the recording lacks it', () => {
  expect(whenAbsent('DBInstance', available, 'MultiAZ')).toEqual(
    new Unknown('not-collected', 'AWS always returns MultiAZ and the answer lacks it', 'resource'),
  );
  expect(whenAbsent('DBInstance', {}, 'Engine')?.code).toBe('not-collected');
});

test.each([
  ...[
    'Endpoint',
    'KmsKeyId',
    'MaxAllocatedStorage',
    'DBClusterIdentifier',
    'StorageEncryptionType',
    'DBName',
    'DBSubnetGroup',
  ],
  ...['SecondaryAvailabilityZone', 'LatestRestorableTime', 'EnabledCloudwatchLogsExports', 'Iops', 'PromotionTier'],
])('%s is simply absent', field => {
  expect(whenAbsent('DBInstance', available, field)).toBeUndefined();
});

test.each([
  ['DBInstance', 'creating'],
  ['DBCluster', 'creating'],
  ['DBSnapshot', 'copying'],
  ['DBInstance', 'restoring'],
  ['BlueGreenDeployment', 'PROVISIONING'],
] as const)('a %s that is %s lacks fields for now', (type: TypeName, state) => {
  const { id, status } = typeOf(type);
  const resource = { [id]: 'a', [status ?? '']: state };
  expect(whenAbsent(type, resource, 'Endpoint')).toMatchObject({
    code: 'transient',
    detail: 'a is still being created',
    level: 'resource',
  });
});

test('status and id are never made up', () => {
  expect(whenAbsent('DBInstance', {}, 'DBInstanceStatus')).toBeUndefined();
  expect(whenAbsent('DBInstance', { DBInstanceStatus: 'creating' }, 'DBInstanceIdentifier')).toBeUndefined();
});

test.each([
  ['PendingMaintenance', 'ResourceIdentifier'],
  ['RdsEvent', 'SourceIdentifier'],
] as const)('a %s without its %s may be about anything', (type, id) => {
  expect(whenAbsent(type, {}, id)?.code).toBe('not-collected');
});

test('what AWS always returns inside is not known where the recording lacks it', () => {
  expect(whenAbsentIn({}, 'LifecycleSupportName')?.code).toBe('not-collected');
  expect(whenAbsentIn({}, 'LifecycleSupportEndDate')).toBeUndefined();
});

test('without a status nothing is taken to be in creation', () => {
  expect(whenAbsent('DBInstance', {}, 'Endpoint')).toBeUndefined();
});

test('StorageEncrypted may be left out where StorageEncryptionType is written', () => {
  expect(whenAbsent('DBCluster', { StorageEncryptionType: 'sse-rds' }, 'StorageEncrypted')).toBeUndefined();
  expect(whenAbsent('DBCluster', {}, 'StorageEncrypted')?.code).toBe('not-collected');
});

test('names of the prototype are fields like others', () => {
  expect(whenAbsent('DBInstance', available, 'constructor')).toBeUndefined();
  expect(whenAbsent('DBInstance', available, '__proto__')).toBeUndefined();
});
