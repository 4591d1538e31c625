import type { AwsRecording } from '../recordings.ts';
import { DEFAULT_REGIONS } from '../regions.ts';
import type { Output } from '../rows.ts';
import { alarmsOf } from './alarms.ts';
import { clusterOf } from './clusters.ts';
import { Dice } from './dice.ts';
import { instanceOf } from './instances.ts';
import { type Network, networkOf } from './network.ts';
import { parametersOf } from './parameters.ts';
import { restOf, type SyntheticAnswer, type SyntheticRegion } from './place.ts';
import { snapshotsOf } from './snapshots.ts';

export interface SyntheticOptions {
  /** By default the seventeen that every account has. */
  readonly regions?: readonly string[];
  /** In each Region, cluster members included. */
  readonly instances?: number;
  /** In each parameter group. */
  readonly parameters?: number;
  /** Twelve digits. */
  readonly account?: string;
  readonly seed?: string | number;
}

/** Recordings of an account that nobody has, with varied settings; the same for the same options. Every fifth pair of instances is a cluster's. */
export function syntheticAccount(options: SyntheticOptions = {}): readonly AwsRecording[] {
  const { regions = DEFAULT_REGIONS, account = '444455556666', seed = 0 } = options;
  return regions.flatMap(region => {
    const dice = new Dice(`${seed} ${region}`);
    const key = `arn:aws:kms:${region}:${account}:key/${dice.hex(8)}-0000-4000-8000-${dice.hex(12)}`;
    const place = { account, region, dice, key };
    return regionOf(place, options).map(answer => ({ ...answer, account, region }));
  });
}

function regionOf(
  place: SyntheticRegion,
  { instances: count = 200, parameters = 250 }: SyntheticOptions,
): readonly SyntheticAnswer[] {
  const network = networkOf(place);
  const { instances, clusters } = databasesOf(place, network, count);
  return [
    ...network.answers,
    { service: 'rds', operation: 'DescribeDBInstances', output: { DBInstances: instances } },
    { service: 'rds', operation: 'DescribeDBClusters', output: { DBClusters: clusters } },
    ...parametersOf(place, parameters),
    ...snapshotsOf(place, instances),
    alarmsOf(place, instances),
    ...restOf(place),
  ];
}

function databasesOf(place: SyntheticRegion, network: Network, count: number) {
  const names = Array.from({ length: count }, (_, index) => `db-${String(index).padStart(5, '0')}`);
  const pairs = Array.from({ length: Math.ceil(count / 2) }, (_, index) => names.slice(index * 2, index * 2 + 2));
  const clusters: Output[] = [];
  const instances = pairs.flatMap((pair, index) => {
    const cluster = index % 5 === 4 ? clusterOf(place, network, `cluster-${index}`, pair) : undefined;
    if (cluster !== undefined) clusters.push(cluster);
    return pair.map(name => instanceOf(place, network, name, cluster));
  });
  return { instances, clusters };
}
