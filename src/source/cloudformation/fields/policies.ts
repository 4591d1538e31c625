import { Unknown } from '../../../model/value.ts';
import type { Declaration } from '../../template/declaration.ts';
import type { Absent, Fields, Part } from '../../template/mapping.ts';
import { isMember } from './kind.ts';

/** A resource's attributes (DeletionPolicy …) beside its properties, as one row. */
export function withAttributes({ properties, attributes, header }: Declaration): readonly Part[] {
  return [{ properties: new Map([...properties, ...attributes]), at: header }];
}

/** Without a policy CloudFormation takes a last snapshot of clusters, and of instances that are in none. */
export const instancePolicy: Absent = context => {
  const member = isMember(context);
  return member instanceof Unknown ? member : member ? 'Delete' : 'Snapshot';
};

/**
 * What becomes of the data when the resource is deleted or replaced.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
 */
export function policyFields(deletion: Absent): Fields {
  return {
    deletionPolicy: { from: 'DeletionPolicy', absent: deletion },
    updateReplacePolicy: { from: 'UpdateReplacePolicy', absent: 'Delete' },
  };
}
