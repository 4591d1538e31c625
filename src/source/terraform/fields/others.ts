import { Unknown } from '../../../model/value.ts';
import type { Declaration, Written } from '../../template/declaration.ts';
import type { Context, Fields, Mapping, Part, Shape } from '../../template/mapping.ts';
import { withValue } from '../../template/shape.ts';
import { ARN, ID, named, ownKey, TAGS } from './identity.ts';
import { keyReference } from './keys.ts';
import { type Naming, relatives } from './relatives.ts';
import { elsewhere, like, serviceDefault } from './values.ts';

export const SHARD_GROUPS: readonly Mapping[] = [
  {
    to: 'DBShardGroup',
    fields: {
      DBShardGroupIdentifier: named('db_shard_group_identifier'),
      DBShardGroupArn: ARN,
      DBClusterIdentifier: { from: 'db_cluster_identifier' },
      ComputeRedundancy: { from: 'compute_redundancy', absent: 0 },
      MaxACU: { from: 'max_acu' },
      MinACU: { from: 'min_acu', absent: serviceDefault('AWS chooses by the maximum') },
      PubliclyAccessible: {
        from: 'publicly_accessible',
        absent: serviceDefault('the subnet group of the cluster decides'),
      },
      TagList: TAGS,
    },
  },
];

export const INTEGRATIONS: readonly Mapping[] = [
  {
    to: 'Integration',
    fields: {
      IntegrationName: named('integration_name'),
      IntegrationArn: ARN,
      SourceArn: { from: 'source_arn' },
      TargetArn: { from: 'target_arn' },
      KMSKeyId: { from: 'kms_key_id', as: keyReference },
      DataFilter: { from: 'data_filter' },
      Tags: TAGS,
    },
  },
];

/** The copy of an instance's automated backups that another Region holds. */
export const BACKUP_REPLICATIONS: readonly Mapping[] = [
  {
    to: 'DBInstanceAutomatedBackup',
    fields: {
      DBInstanceAutomatedBackupsArn: ARN,
      DBInstanceArn: { from: 'source_db_instance_arn' },
      KmsKeyId: { from: 'kms_key_id', as: keyReference },
      BackupRetentionPeriod: { from: 'retention_period', absent: 7 },
      Encrypted: { from: 'kms_key_id', as: isEncrypted, absent: serviceDefault('the source instance decides') },
      StorageEncryptionType: {},
      crossRegion: { absent: true },
    },
  },
];

/** Only what is encrypted has a key. */
function isEncrypted(written: Written): Written {
  return written.value instanceof Unknown && !written.value.exists ? written : like(written, true);
}

const FEATURES: Naming = { type: 'aws_guardduty_detector_feature', by: 'detector_id', own: ['id'] };
const MORE = elsewhere('a feature of the detector may be on by default or declared elsewhere');

/** A detector with the features that are declared for it: `$features` beside its arguments. */
function withFeatures(declaration: Declaration, context: Context): readonly Part[] {
  const features = relatives(context, FEATURES).certain.map(({ properties, header }) =>
    like({ at: header, origin: 'literal' }, properties),
  );
  const written = like({ at: declaration.header, origin: 'literal' }, features, MORE);
  return [{ properties: new Map([...declaration.properties, ['$features', written]]), at: declaration.header }];
}

const enabled: Shape = written => withValue(written, value => (String(value) === 'true' ? 'ENABLED' : 'DISABLED'));

export const DETECTORS: readonly Mapping[] = [
  {
    to: 'Detector',
    rows: withFeatures,
    subject: context => ownKey(context, 'id'),
    fields: {
      detectorId: ID,
      Status: { from: 'enable', as: enabled, absent: 'ENABLED' },
      Features: { from: '$features', fields: { Name: { from: 'name' }, Status: { from: 'status' } } },
    },
  },
];

const LOCK: Naming = { type: 'aws_backup_vault_lock_configuration', by: 'backup_vault_name', own: ['name'] };
const LOCK_HIDDEN = elsewhere('a lock of the vault may be declared elsewhere');

function isLocked(context: Context): unknown {
  const { certain, possible } = relatives(context, LOCK);
  return certain.length > 0 ? true : (possible[0]?.why ?? LOCK_HIDDEN);
}

const VAULT: Fields = {
  BackupVaultName: named('name'),
  BackupVaultArn: ARN,
  EncryptionKeyArn: { from: 'kms_key_arn' },
};

export const VAULTS: readonly Mapping[] = [
  { to: 'BackupVault', fields: { ...VAULT, VaultType: { absent: 'BACKUP_VAULT' }, Locked: { absent: isLocked } } },
];

/** Such a vault is locked from the start. */
export const AIR_GAPPED_VAULTS: readonly Mapping[] = [
  {
    to: 'BackupVault',
    fields: { ...VAULT, VaultType: { absent: 'LOGICALLY_AIR_GAPPED_BACKUP_VAULT' }, Locked: { absent: true } },
  },
];
