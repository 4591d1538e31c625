import type { Resource } from '../../../../src/model/value.ts';
import { rdsArn, type SyntheticAnswer, type SyntheticRegion } from './place.ts';

/** An automated snapshot of every tenth instance and a manual one with its attributes; one in twenty of these is shared. */
export function snapshotsOf(place: SyntheticRegion, instances: readonly Resource[]): readonly SyntheticAnswer[] {
  const taken = instances.filter((_, index) => index % 10 === 0);
  const automated = taken.map(instance => snapshot(place, instance, 'automated', 'rds:'));
  const manual = taken.map(instance => snapshot(place, instance, 'manual', 'kept-'));
  const output = { DBSnapshots: [...automated, ...manual] };
  const attributes = manual.map(({ DBSnapshotIdentifier }) => attributesOf(place, DBSnapshotIdentifier));
  return [{ service: 'rds', operation: 'DescribeDBSnapshots', output }, ...attributes];
}

function snapshot(place: SyntheticRegion, instance: Resource, type: string, prefix: string) {
  const name = `${prefix}${String(instance.DBInstanceIdentifier)}`;
  const { DBInstanceIdentifier, Engine, EngineVersion, AllocatedStorage, TagList, KmsKeyId } = instance;
  return {
    DBSnapshotIdentifier: name,
    DBSnapshotArn: rdsArn(place, 'snapshot', name),
    SnapshotType: type,
    SnapshotCreateTime: place.dice.time(),
    Status: 'available',
    Encrypted: KmsKeyId !== undefined,
    ...{ DBInstanceIdentifier, Engine, EngineVersion, AllocatedStorage, TagList, KmsKeyId },
  };
}

function attributesOf({ dice }: SyntheticRegion, name: string): SyntheticAnswer {
  const sharedWith = dice.chance(0.05) ? [dice.pick('all', '444455556666')] : [];
  const restore = { AttributeName: 'restore', AttributeValues: sharedWith };
  return {
    service: 'rds',
    operation: 'DescribeDBSnapshotAttributes',
    subject: name,
    output: { DBSnapshotAttributesResult: { DBSnapshotIdentifier: name, DBSnapshotAttributes: [restore] } },
  };
}
