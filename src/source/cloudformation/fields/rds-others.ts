import { Unknown } from '../../../model/value.ts';
import type { Context, Fields, Mapping } from '../../template/mapping.ts';
import { lowerCase } from '../../template/shape.ts';
import { DEFAULT_VERSION, ENROLLED, OF_SOURCE } from './defaults.ts';
import { named } from './others.ts';
import { flagOf, presence, textOf } from './presence.ts';
import { kmsKey, lowerName, MADE, name, TAGS } from './shapes.ts';

export const EVENT_SUBSCRIPTION: Mapping = {
  to: 'EventSubscription',
  fields: {
    CustSubscriptionId: name('SubscriptionName'),
    EventSubscriptionArn: MADE,
    SnsTopicArn: { from: 'SnsTopicArn' },
    Enabled: { from: 'Enabled', absent: true },
    SourceType: { from: 'SourceType' },
    SourceIdsList: { from: 'SourceIds' },
    EventCategoriesList: { from: 'EventCategories' },
    TagList: TAGS,
  },
};

/** What a global database takes from the cluster that it is made over; `otherwise` where it is made over none. */
function ofSource(read: (cluster: Context) => unknown, otherwise: unknown): (context: Context) => unknown {
  return context => {
    const isOver = presence(context, 'SourceDBClusterIdentifier');
    if (isOver !== true) return isOver === false ? otherwise : isOver;
    const cluster = named(context, 'SourceDBClusterIdentifier', 'AWS::RDS::DBCluster', 'DBClusterIdentifier');
    return cluster === undefined || cluster instanceof Unknown ? (cluster ?? OF_SOURCE) : (read(cluster) ?? OF_SOURCE);
  };
}

const GLOBAL: Fields = {
  GlobalClusterIdentifier: lowerName('GlobalClusterIdentifier'),
  GlobalClusterArn: MADE,
  Engine: { from: 'Engine', as: lowerCase, absent: ofSource(cluster => textOf(cluster, 'Engine'), undefined) },
  EngineVersion: {
    from: 'EngineVersion',
    absent: ofSource(cluster => textOf(cluster, 'EngineVersion'), DEFAULT_VERSION),
  },
  EngineLifecycleSupport: {
    from: 'EngineLifecycleSupport',
    absent: ofSource(cluster => textOf(cluster, 'EngineLifecycleSupport'), ENROLLED),
  },
  StorageEncrypted: {
    from: 'StorageEncrypted',
    absent: ofSource(cluster => flagOf(cluster, 'StorageEncrypted'), false),
  },
  StorageEncryptionType: {},
  DeletionProtection: { from: 'DeletionProtection', absent: false },
  TagList: TAGS,
};

export const GLOBAL_CLUSTER: Mapping = { to: 'GlobalCluster', fields: GLOBAL };

export const SHARD_GROUP: Mapping = {
  to: 'DBShardGroup',
  fields: {
    DBShardGroupIdentifier: lowerName('DBShardGroupIdentifier'),
    DBShardGroupArn: MADE,
    DBClusterIdentifier: { from: 'DBClusterIdentifier', as: lowerCase },
    ComputeRedundancy: { from: 'ComputeRedundancy', absent: 0 },
    MaxACU: { from: 'MaxACU' },
    MinACU: { from: 'MinACU', absent: new Unknown('service-default', 'AWS chooses the least capacity') },
    PubliclyAccessible: {
      from: 'PubliclyAccessible',
      absent: new Unknown('service-default', 'it depends on the subnet group of the cluster'),
    },
    TagList: TAGS,
  },
};

/** Without a key AWS encrypts what it copies with one of its own. */
export const INTEGRATION: Mapping = {
  to: 'Integration',
  fields: {
    IntegrationName: name('IntegrationName'),
    IntegrationArn: MADE,
    SourceArn: { from: 'SourceArn' },
    TargetArn: { from: 'TargetArn' },
    KMSKeyId: { from: 'KMSKeyId', as: kmsKey },
    AdditionalEncryptionContext: { from: 'AdditionalEncryptionContext' },
    DataFilter: { from: 'DataFilter' },
    Description: { from: 'Description' },
    Tags: TAGS,
  },
};
