import { Unknown } from '../../../model/value.ts';
import type { Declaration, Written } from '../../template/declaration.ts';
import type { Context, Fields, Part } from '../../template/mapping.ts';
import { inside, tagList } from '../../template/shape.ts';
import { DEFAULT_VPC } from './defaults.ts';
import { DB_INSTANCE } from './instance.ts';
import { BY_MODULE, GIVEN_BY_MODULE, isAsked, isCallOf, tagsOf } from './module-call.ts';
import { like, single } from './values.ts';

const isCall = isCallOf('rds', 'db_instance');

/** One instance, unless the call says that none is to be made. */
export function rdsInstance(declaration: Declaration, context: Context): readonly Part[] {
  if (!isCall(declaration) || isAsked(context, 'create_db_instance', true) === false) return [];
  const tags = tagsOf(declaration, ['tags', 'db_instance_tags']);
  return [{ properties: new Map([...declaration.properties, ...tags]), at: declaration.header }];
}

/** A group of the module's own, where it makes one; else the one that is named. */
function group(create: string, byDefault: boolean, name: string) {
  return (written: Written, context: Context): Written =>
    isAsked(context, create, byDefault) === false
      ? single(inside(name))(written, context)
      : like(written, GIVEN_BY_MODULE);
}

function ungrouped(create: string, byDefault: boolean, other?: Unknown): (context: Context) => unknown {
  return context => (isAsked(context, create, byDefault) === false ? other : GIVEN_BY_MODULE);
}

/** A setting that is off in some versions and on in others, where the call does not say it. */
export function unsaid(name: string): (context: Context) => unknown {
  return ({ get }) => (get(name) === undefined ? BY_MODULE : undefined);
}

/** The role that the module makes for enhanced monitoring, where it is asked to. */
function monitoringRole(context: Context): unknown {
  const asked = isAsked(context, 'create_monitoring_role', false);
  if (asked instanceof Unknown) return asked;
  return asked ? GIVEN_BY_MODULE : undefined;
}

/** The module passes most arguments on as they are: https://github.com/terraform-aws-modules/terraform-aws-rds */
export const RDS_INSTANCE: Fields = {
  ...DB_INSTANCE,
  StorageEncrypted: { ...DB_INSTANCE.StorageEncrypted, absent: BY_MODULE },
  MasterUserSecret: { ...DB_INSTANCE.MasterUserSecret, absent: unsaid('manage_master_user_password') },
  skipFinalSnapshot: { from: 'skip_final_snapshot', absent: BY_MODULE },
  finalSnapshotIdentifier: {
    from: ['final_snapshot_identifier', 'final_snapshot_identifier_prefix'],
    absent: BY_MODULE,
  },
  MonitoringRoleArn: { from: 'monitoring_role_arn', absent: monitoringRole },
  DBParameterGroups: {
    from: 'parameter_group_name',
    as: group('create_db_parameter_group', true, 'DBParameterGroupName'),
    absent: ungrouped('create_db_parameter_group', true),
  },
  OptionGroupMemberships: {
    from: 'option_group_name',
    as: group('create_db_option_group', true, 'OptionGroupName'),
    absent: GIVEN_BY_MODULE,
  },
  DBSubnetGroup: {
    from: 'db_subnet_group_name',
    as: group('create_db_subnet_group', false, 'DBSubnetGroupName'),
    absent: ungrouped('create_db_subnet_group', false, DEFAULT_VPC),
  },
  ReadReplicaDBInstanceIdentifiers: { absent: BY_MODULE },
  DBInstanceAutomatedBackupsReplications: { absent: BY_MODULE },
  TagList: { from: '$tags', as: tagList },
};
