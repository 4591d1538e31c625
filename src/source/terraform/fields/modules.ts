import type { Mapping } from '../../template/mapping.ts';
import { AURORA_CLUSTER, auroraCluster } from './module-aurora.ts';
import { AURORA_MEMBER, auroraMembers } from './module-aurora-members.ts';
import { RDS_INSTANCE, rdsInstance } from './module-rds.ts';

/**
 * Calls of modules from the registry that are not on disk, by their well-known arguments: terraform-aws-modules/rds and
 * terraform-aws-modules/rds-aurora. What a version of theirs does on its own is said only where all versions do it.
 */
export const MODULES: readonly Mapping[] = [
  { to: 'DBInstance', fields: RDS_INSTANCE, rows: rdsInstance },
  { to: 'DBCluster', fields: AURORA_CLUSTER, rows: auroraCluster },
  { to: 'DBInstance', fields: AURORA_MEMBER, rows: auroraMembers },
];
