import type { FindingResource } from '../model/finding.ts';

/** Regions of a partition of their own begin like this (AWS SDK, partitions.json); all others are in `aws`. */
const PARTITIONS = [
  { prefix: 'cn-', partition: 'aws-cn' },
  { prefix: 'us-gov-', partition: 'aws-us-gov' },
  { prefix: 'us-isob-', partition: 'aws-iso-b' },
  { prefix: 'us-isof-', partition: 'aws-iso-f' },
  { prefix: 'eu-isoe-', partition: 'aws-iso-e' },
  { prefix: 'us-iso-', partition: 'aws-iso' },
  { prefix: 'eusc-', partition: 'aws-eusc' },
] as const;

/** The partition that a resource is in, by its ARN, else by its Region. */
export function partitionOf({ arn, region = '' }: FindingResource): string {
  const written = arn?.match(/^arn:(aws[a-z-]*):/)?.[1];
  return written ?? PARTITIONS.find(({ prefix }) => region.startsWith(prefix))?.partition ?? 'aws';
}
