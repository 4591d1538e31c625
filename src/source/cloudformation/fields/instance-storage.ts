import { Unknown } from '../../../model/value.ts';
import type { Context, Fields } from '../../template/mapping.ts';
import { lowerCase } from '../../template/shape.ts';
import { chosenByAws, OF_CLUSTER, OF_SOURCE, SOME_OF_SOURCE } from './defaults.ts';
import { encryptionOf, instanceEncryption } from './encryption.ts';
import { instanceEngine } from './engine.ts';
import { flagOfCluster, flagOfSource } from './inherit.ts';
import { instance } from './kind.ts';
import { presence } from './presence.ts';
import { kmsKey } from './shapes.ts';

/** Without a type AWS takes gp3, or io1 where Iops is set. */
function storageType(context: Context): unknown {
  const iops = presence(context, 'Iops');
  return iops instanceof Unknown ? iops : iops ? 'io1' : 'gp3';
}

/** RDS Custom is always encrypted: its flag is on or left out (CreateDBInstance, RDS API reference). */
function isCustom(context: Context): boolean {
  const engine = instanceEngine(context);
  return typeof engine === 'string' && engine.startsWith('custom-');
}

const isEncrypted = instance({
  new: isCustom,
  member: flagOfCluster('StorageEncrypted', OF_CLUSTER),
  copy: flagOfSource('StorageEncrypted', false),
});

/** The storage of an instance; a member's is its cluster's. */
export const INSTANCE_STORAGE: Fields = {
  AllocatedStorage: {
    from: 'AllocatedStorage',
    absent: instance({ new: undefined, member: 1, copy: SOME_OF_SOURCE }),
  },
  MaxAllocatedStorage: {
    from: 'MaxAllocatedStorage',
    absent: instance({ new: undefined, member: undefined, copy: OF_SOURCE }),
  },
  StorageType: {
    from: 'StorageType',
    as: lowerCase,
    absent: instance({ new: storageType, member: chosenByAws('the storage of clusters'), copy: SOME_OF_SOURCE }),
  },
  Iops: { from: 'Iops', absent: new Unknown('service-default', 'AWS chooses the IOPS by type and size') },
  StorageThroughput: {
    from: 'StorageThroughput',
    absent: new Unknown('service-default', 'AWS chooses the throughput by type and size'),
  },
  AdditionalStorageVolumes: {
    from: 'AdditionalStorageVolumes',
    fields: {
      VolumeName: { from: 'VolumeName' },
      AllocatedStorage: { from: 'AllocatedStorage' },
      MaxAllocatedStorage: { from: 'MaxAllocatedStorage' },
      StorageType: { from: 'StorageType', absent: chosenByAws('the type of the volume') },
      IOPS: { from: 'Iops' },
      StorageThroughput: { from: 'StorageThroughput' },
    },
    absent: instance({ new: undefined, member: undefined, copy: OF_SOURCE }),
  },
  DedicatedLogVolume: { from: 'DedicatedLogVolume', absent: instance({ new: false, member: false, copy: OF_SOURCE }) },
  StorageEncrypted: { from: 'StorageEncrypted', absent: isEncrypted },
  StorageEncryptionType: {
    from: 'StorageEncrypted',
    as: instanceEncryption,
    absent: context => encryptionOf(isEncrypted(context)),
  },
  KmsKeyId: {
    from: 'KmsKeyId',
    as: kmsKey,
    absent: instance({ new: undefined, member: OF_CLUSTER, copy: OF_SOURCE }),
  },
};
