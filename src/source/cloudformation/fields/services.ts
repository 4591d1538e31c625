import { Unknown } from '../../../model/value.ts';
import type { Mapping, Shape } from '../../template/mapping.ts';
import { constant, isEqual } from '../../template/shape.ts';
import { keyOf, kmsKey, MADE, name, replaced, unlessNothing } from './shapes.ts';

/** A key that is declared is the customer's. */
export const KEY: Mapping = {
  to: 'Key',
  fields: {
    KeyId: MADE,
    Arn: MADE,
    KeyManager: { absent: 'CUSTOMER' },
    Description: { from: 'Description' },
    Enabled: { from: 'Enabled', absent: true },
    KeySpec: { from: 'KeySpec', absent: 'SYMMETRIC_DEFAULT' },
    KeyUsage: { from: 'KeyUsage', absent: 'ENCRYPT_DECRYPT' },
    MultiRegion: { from: 'MultiRegion', absent: false },
    Origin: { from: 'Origin', absent: 'AWS_KMS' },
  },
};

export const ALIAS: Mapping = {
  to: 'Alias',
  fields: { AliasName: name('AliasName'), AliasArn: MADE, TargetKeyId: { from: 'TargetKeyId' } },
};

const onOff: Shape = (written, context) => {
  const { value } = isEqual(true)(written, context);
  return value instanceof Unknown ? written : replaced(written, value === true ? 'ENABLED' : 'DISABLED');
};

export const DETECTOR: Mapping = {
  to: 'Detector',
  subject: keyOf(MADE),
  fields: {
    detectorId: MADE,
    Status: { from: 'Enable', as: onOff },
    FindingPublishingFrequency: { from: 'FindingPublishingFrequency' },
    Features: {
      from: 'Features',
      absent: new Unknown('service-default', 'AWS chooses the features of a new detector'),
    },
    Tags: {},
  },
};

export const BACKUP_VAULT: Mapping = {
  to: 'BackupVault',
  fields: {
    BackupVaultName: name('BackupVaultName'),
    BackupVaultArn: MADE,
    VaultType: { absent: 'BACKUP_VAULT' },
    Locked: { from: 'LockConfiguration', as: unlessNothing(constant(true)), absent: false },
    MinRetentionDays: { from: 'LockConfiguration.MinRetentionDays' },
    MaxRetentionDays: { from: 'LockConfiguration.MaxRetentionDays' },
    EncryptionKeyArn: { from: 'EncryptionKeyArn', as: kmsKey },
  },
};

export const AIR_GAPPED_VAULT: Mapping = {
  to: 'BackupVault',
  fields: {
    BackupVaultName: name('BackupVaultName'),
    BackupVaultArn: MADE,
    VaultType: { absent: 'LOGICALLY_AIR_GAPPED_BACKUP_VAULT' },
    Locked: { absent: true },
    MinRetentionDays: { from: 'MinRetentionDays' },
    MaxRetentionDays: { from: 'MaxRetentionDays' },
    EncryptionKeyArn: { from: 'EncryptionKeyArn', as: kmsKey },
  },
};
