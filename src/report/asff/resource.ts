import type { Partition, Resource } from '@aws-sdk/client-securityhub';
import type { FindingResource } from '../../model/finding.ts';
import { cut } from '../cut.ts';
import { escapeUnseen } from '../escape.ts';
import { partitionOf } from '../partition.ts';
import { LIMITS } from './limits.ts';
import { resourceTypeOf } from './resource-type.ts';

/** What a finding is about: its ARN, and where AWS gives it none, what names it in the account. */
export function resourceOf(resource: FindingResource, region: string): Resource {
  return {
    Type: resourceTypeOf(resource.type),
    Id: cut(escapeUnseen(idOf(resource)), LIMITS.resourceId),
    ...partition(resource),
    Region: region,
    Details: { Other: detailsOf(resource) },
  };
}

/** Security Hub knows three partitions, and the others not by name. */
const PARTITIONS = ['aws', 'aws-cn', 'aws-us-gov'] as const satisfies Partition[];

function partition(resource: FindingResource): Pick<Resource, 'Partition'> {
  const name = partitionOf(resource);
  const known = PARTITIONS.find(one => one === name);
  return known === undefined ? {} : { Partition: known };
}

/** `AWS::::Account:111122223333` is Security Hub's own id of an account. */
function idOf({ type, id, arn, account }: FindingResource): string {
  if (arn !== undefined && arn.trim() !== '') return arn;
  return type === 'Region' ? `AWS::::Account:${account}` : `${type}/${id}`;
}

function detailsOf({ type, id, name, environment }: FindingResource): Record<string, string> {
  const details = { type, id, name, environment };
  return Object.fromEntries(
    Object.entries(details).flatMap(([key, value]) =>
      value === undefined || value.trim() === '' ? [] : [[key, cut(escapeUnseen(value), LIMITS.fieldValue)]],
    ),
  );
}
