import type { Output } from '../rows.ts';
import type { Dice } from './dice.ts';

/** Where a synthetic Region's resources stand, and what chooses their settings. */
export interface SyntheticRegion {
  readonly account: string;
  readonly region: string;
  readonly dice: Dice;
  /** ARN of the Region's only KMS key. */
  readonly key: string;
}

/** One recorded call of a synthetic Region. */
export interface SyntheticAnswer {
  readonly service: string;
  readonly operation: string;
  readonly subject?: string;
  readonly output: Output;
}

/** The ARN of something that RDS holds. */
export function rdsArn({ account, region }: SyntheticRegion, type: string, name: string): string {
  return `arn:aws:rds:${region}:${account}:${type}:${name}`;
}

/** Tags as most databases have them, some of them not. */
export function tagsOf({ dice }: SyntheticRegion): readonly Output[] {
  if (dice.chance(0.1)) return [];
  const owner = { Key: 'Owner', Value: dice.pick('Platform', 'Shops', 'Stock', 'R&D <labs>') };
  return [{ Key: 'Environment', Value: dice.pick('prod', 'staging', 'dev') }, owner];
}

const EMPTY: readonly (readonly [service: string, operation: string, list: string])[] = [
  ['rds', 'DescribeDBClusterSnapshots', 'DBClusterSnapshots'],
  ['rds', 'DescribeEventSubscriptions', 'EventSubscriptionsList'],
  ['rds', 'DescribeGlobalClusters', 'GlobalClusters'],
  ['rds', 'DescribeDBProxies', 'DBProxies'],
  ['rds', 'DescribePendingMaintenanceActions', 'PendingMaintenanceActions'],
  ['rds', 'DescribeBlueGreenDeployments', 'BlueGreenDeployments'],
  ['rds', 'DescribeReservedDBInstances', 'ReservedDBInstances'],
  ['guardduty', 'ListDetectors', 'DetectorIds'],
];

/** What the Region has none of, and its key. */
export function restOf({ account, key }: SyntheticRegion): readonly SyntheticAnswer[] {
  const metadata = { KeyId: key.slice(key.indexOf('/') + 1), Arn: key, AWSAccountId: account, Enabled: true };
  const described = { KeyMetadata: { ...metadata, KeyManager: 'CUSTOMER', KeyState: 'Enabled' } };
  const empty = EMPTY.map(([service, operation, list]) => ({ service, operation, output: { [list]: [] } }));
  return [...empty, { service: 'kms', operation: 'DescribeKey', subject: key, output: described }];
}
