import type { TypeName } from '../../model/types.ts';
import { isRecord } from '../../model/value.ts';
import { type RowsOf, texts } from './subjects.ts';

/** The types that RDS describes without their tags. */
export const TAGGED_APART = [
  'DBSubnetGroup',
  'DBParameterGroup',
  'DBClusterParameterGroup',
  'OptionGroup',
  'DBSecurityGroup',
  'EventSubscription',
  'DBProxy',
  'ReservedDBInstance',
] as const satisfies readonly TypeName[];

/** Their ARNs, of those that are listed anyway. */
export function taggedArns(rows: RowsOf): Iterable<string> {
  const arns = ['DBSubnetGroupArn', 'DBParameterGroupArn', 'DBClusterParameterGroupArn', 'OptionGroupArn'];
  const others = ['DBSecurityGroupArn', 'EventSubscriptionArn', 'DBProxyArn', 'ReservedDBInstanceArn'];
  const all = TAGGED_APART.flatMap(rows);
  return [...arns, ...others].flatMap(name => texts(all, name));
}

/** The secrets of master users, and those that proxies log in with. */
export function secretsInUse(rows: RowsOf): Iterable<string> {
  const masters = [...rows('DBInstance'), ...rows('DBCluster')].map(row => row.MasterUserSecret).filter(isRecord);
  const logins = rows('DBProxy').flatMap(({ Auth }) => (Array.isArray(Auth) ? Auth.filter(isRecord) : []));
  return texts([...masters, ...logins], 'SecretArn');
}

/** Where events are sent. */
export function topicsInUse(rows: RowsOf): Iterable<string> {
  return texts(rows('EventSubscription'), 'SnsTopicArn');
}

/** Every vault, by name. */
export function backupVaults(rows: RowsOf): Iterable<string> {
  return texts(rows('BackupVault'), 'BackupVaultName');
}

/** The plans that made recovery points. */
export function backupPlans(rows: RowsOf): Iterable<string> {
  return texts(
    rows('RecoveryPoint')
      .map(row => row.CreatedBy)
      .filter(isRecord),
    'BackupPlanId',
  );
}

/** The families of parameter groups. */
export function parameterFamilies(rows: RowsOf): Iterable<string> {
  return texts(rows('DBParameterGroup'), 'DBParameterGroupFamily');
}

/** The families of cluster parameter groups. */
export function clusterParameterFamilies(rows: RowsOf): Iterable<string> {
  return texts(rows('DBClusterParameterGroup'), 'DBParameterGroupFamily');
}
