import { Unknown } from '../../../model/value.ts';
import type { Absent, Context, Field } from '../../template/mapping.ts';
import { each, inside } from '../../template/shape.ts';
import { DEFAULT_GROUPS } from './defaults.ts';
import { clusterOf } from './engine.ts';
import { instance } from './kind.ts';

const membership = inside('VpcSecurityGroupId', { Status: 'active' });

/** The VPC security groups that a database writes. */
export function securityGroups(from: string, absent: Absent): Field {
  return { from, as: each(membership), absent };
}

/** A member has the groups of its cluster. */
function groupsOfCluster(context: Context): unknown {
  const cluster = clusterOf(context);
  if (cluster === undefined || cluster instanceof Unknown) return cluster ?? DEFAULT_GROUPS;
  const written = cluster.get('VpcSecurityGroupIds');
  if (written === undefined) return cluster.declaration.open ?? DEFAULT_GROUPS;
  if (written.open !== undefined || !Array.isArray(written.value)) return written.open ?? hidden(written.value);
  return written.value.map(({ value }) => ({ VpcSecurityGroupId: value, Status: 'active' }));
}

function hidden(value: unknown): Unknown {
  return value instanceof Unknown ? value : new Unknown('unreadable', 'the security groups of the cluster are no list');
}

export const groupsOfMember = instance({ new: DEFAULT_GROUPS, member: groupsOfCluster, copy: DEFAULT_GROUPS });
