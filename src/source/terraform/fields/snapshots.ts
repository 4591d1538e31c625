import { Unknown } from '../../../model/value.ts';
import type { Written } from '../../template/declaration.ts';
import type { Context, Field, Fields, Mapping, Shape } from '../../template/mapping.ts';
import { generated } from '../../template/shape.ts';
import { ARN, named, TAGS } from './identity.ts';
import { keyReference } from './keys.ts';
import { target } from './relatives.ts';
import { blocksOf, like, plainOf, serviceDefault } from './values.ts';

type Types = Readonly<Record<string, readonly string[]>>;
const INSTANCE: Types = { aws_db_instance: ['identifier'] };
const CLUSTER: Types = { aws_rds_cluster: ['cluster_identifier'] };

const HIDDEN = new Unknown('unresolved-reference', 'what it is a snapshot of is not declared here', 'resource', true);
const OF_SOURCE = serviceDefault('what it is a snapshot of decides');

/** The resource id of what a snapshot names: of what is declared here, the reference to it. */
function idOf(types: Types): Shape {
  return (written, context) => {
    const source = target(written, context, types);
    return like(written, source === undefined ? HIDDEN : generated({ ...context, declaration: source }));
  };
}

/** An argument of what a snapshot is of. */
function ofSource(name: string, argument: string, types: Types): (context: Context) => unknown {
  return context => {
    const source = target(context.get(name), context, types);
    const value = plainOf(source?.properties.get(argument));
    return value === undefined || value === '' || String(value) === 'false' ? OF_SOURCE : value;
  };
}

/** A copy is encrypted where it names a key, else as what it is a copy of. */
function copyEncryption({ get }: Context): unknown {
  const key = plainOf(get('kms_key_id'));
  if (key instanceof Unknown) return key.exists ? true : key;
  return key === undefined || key === '' ? OF_SOURCE : true;
}

const KEY: Field = { from: 'kms_key_id', as: keyReference, absent: OF_SOURCE };

/** Who may restore it, as AWS's attribute `restore`. */
function sharing(id: string, list: string, from: string): Fields {
  const attribute: Shape = written => {
    const restore = like(written, 'restore');
    const values = new Map([['AttributeName', restore] as const, ['AttributeValues', allOf(written)] as const]);
    return like(written, [like(written, values)]);
  };
  return {
    [id]: named(from),
    [list]: {
      from: 'shared_accounts',
      as: attribute,
      absent: [{ AttributeName: 'restore', AttributeValues: [] }],
    },
  };
}

function allOf(written: Written): Written {
  return written.value instanceof Unknown ? written : { ...written, value: blocksOf(written) };
}

const MANUAL: Field = { absent: 'manual' };

export const SNAPSHOTS: readonly Mapping[] = [
  {
    to: 'DBSnapshot',
    fields: {
      DBSnapshotIdentifier: named('db_snapshot_identifier'),
      DBSnapshotArn: ARN,
      DBInstanceIdentifier: { from: 'db_instance_identifier' },
      DbiResourceId: { from: 'db_instance_identifier', as: idOf(INSTANCE) },
      SnapshotType: MANUAL,
      Encrypted: { absent: ofSource('db_instance_identifier', 'storage_encrypted', INSTANCE) },
      StorageEncryptionType: {},
      KmsKeyId: { absent: ofSource('db_instance_identifier', 'kms_key_id', INSTANCE) },
      Engine: { absent: ofSource('db_instance_identifier', 'engine', INSTANCE) },
      SourceDBSnapshotIdentifier: {},
      TagList: TAGS,
    },
  },
  {
    to: 'DBSnapshotAttributes',
    fields: sharing('DBSnapshotIdentifier', 'DBSnapshotAttributes', 'db_snapshot_identifier'),
  },
];

export const SNAPSHOT_COPIES: readonly Mapping[] = [
  {
    to: 'DBSnapshot',
    fields: {
      DBSnapshotIdentifier: named('target_db_snapshot_identifier'),
      DBSnapshotArn: ARN,
      SourceDBSnapshotIdentifier: { from: 'source_db_snapshot_identifier' },
      DbiResourceId: { absent: HIDDEN },
      SnapshotType: MANUAL,
      Encrypted: { absent: copyEncryption },
      StorageEncryptionType: {},
      KmsKeyId: KEY,
      OptionGroupName: { from: 'option_group_name' },
      TagList: TAGS,
    },
  },
  {
    to: 'DBSnapshotAttributes',
    fields: sharing('DBSnapshotIdentifier', 'DBSnapshotAttributes', 'target_db_snapshot_identifier'),
  },
];

const SHARED_CLUSTER = ['DBClusterSnapshotIdentifier', 'DBClusterSnapshotAttributes'] as const;

export const CLUSTER_SNAPSHOTS: readonly Mapping[] = [
  {
    to: 'DBClusterSnapshot',
    fields: {
      DBClusterSnapshotIdentifier: named('db_cluster_snapshot_identifier'),
      DBClusterSnapshotArn: ARN,
      DBClusterIdentifier: { from: 'db_cluster_identifier' },
      DbClusterResourceId: { from: 'db_cluster_identifier', as: idOf(CLUSTER) },
      SnapshotType: MANUAL,
      StorageEncrypted: { absent: ofSource('db_cluster_identifier', 'storage_encrypted', CLUSTER) },
      StorageEncryptionType: {},
      KmsKeyId: { absent: ofSource('db_cluster_identifier', 'kms_key_id', CLUSTER) },
      Engine: { absent: ofSource('db_cluster_identifier', 'engine', CLUSTER) },
      SourceDBClusterSnapshotArn: {},
      TagList: TAGS,
    },
  },
  { to: 'DBClusterSnapshotAttributes', fields: sharing(...SHARED_CLUSTER, 'db_cluster_snapshot_identifier') },
];

export const CLUSTER_SNAPSHOT_COPIES: readonly Mapping[] = [
  {
    to: 'DBClusterSnapshot',
    fields: {
      DBClusterSnapshotIdentifier: named('target_db_cluster_snapshot_identifier'),
      DBClusterSnapshotArn: ARN,
      SourceDBClusterSnapshotArn: { from: 'source_db_cluster_snapshot_identifier' },
      DbClusterResourceId: { absent: HIDDEN },
      SnapshotType: MANUAL,
      StorageEncrypted: { absent: copyEncryption },
      StorageEncryptionType: {},
      KmsKeyId: KEY,
      TagList: TAGS,
    },
  },
  { to: 'DBClusterSnapshotAttributes', fields: sharing(...SHARED_CLUSTER, 'target_db_cluster_snapshot_identifier') },
];
