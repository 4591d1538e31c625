import {
  CreateDBClusterCommand,
  type CreateDBClusterMessage,
  CreateDBInstanceCommand,
  type CreateDBInstanceMessage,
  RDSClient,
} from '@aws-sdk/client-rds';
import { Dice } from '../support/aws/synthetic/dice.ts';

/** What is created in one region. */
export interface Wanted {
  readonly instances: readonly Asked<CreateDBInstanceMessage>[];
  readonly clusters: readonly Asked<CreateDBClusterMessage>[];
}

type Asked<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> | undefined };

const SIGN_IN = { MasterUsername: 'owner', MasterUserPassword: 'correct horse' };
const ENGINES = [
  { Engine: 'mysql', EngineVersion: '8.0.40' },
  { Engine: 'mariadb', EngineVersion: '10.11.10' },
] as const;

/** Instances on their own and some in clusters, so many together, with settings that vary or are left out. */
export function wantedIn(region: string, count: number): Wanted {
  const dice = new Dice(`moto ${region}`);
  const clusters = Array.from({ length: 6 }, (_, index) => clusterOf(dice, `cluster-${index}`));
  const members = clusters.flatMap(({ DBClusterIdentifier }, index) =>
    Array.from({ length: index % 4 }, (_, n) => memberOf(dice, region, String(DBClusterIdentifier), n)),
  );
  const alone = Array.from({ length: count - members.length }, (_, index) => instanceOf(dice, `db-${index}`));
  return { instances: [...alone, ...members], clusters };
}

function instanceOf(dice: Dice, name: string): Wanted['instances'][number] {
  const size = dice.pick(20, 100, 400);
  return {
    ...SIGN_IN,
    ...dice.pick({ Engine: 'postgres', EngineVersion: '16.3' }, ...ENGINES),
    DBInstanceIdentifier: name,
    DBInstanceClass: dice.pick('db.m7g.large', 'db.r6g.xlarge', 'db.t3.medium'),
    AllocatedStorage: size,
    PubliclyAccessible: dice.pick(true, false, undefined),
    MultiAZ: dice.pick(true, false, undefined),
    StorageEncrypted: dice.pick(true, false, undefined),
    DeletionProtection: dice.pick(true, false, undefined),
    EnablePerformanceInsights: dice.pick(true, false, undefined),
    BackupRetentionPeriod: dice.pick(undefined, 0, 1, 6, 7, 35),
    MaxAllocatedStorage: dice.pick(undefined, size, size + 1, size * 4, size * 4 + 1),
  };
}

function clusterOf(dice: Dice, name: string): Wanted['clusters'][number] {
  return {
    ...SIGN_IN,
    Engine: 'aurora-postgresql',
    DBClusterIdentifier: name,
    StorageEncrypted: dice.pick(true, false),
    DeletionProtection: dice.pick(true, false),
    BackupRetentionPeriod: dice.pick(1, 6, 7, 35),
  };
}

function memberOf(dice: Dice, region: string, cluster: string, n: number): Wanted['instances'][number] {
  return {
    Engine: 'aurora-postgresql',
    DBInstanceIdentifier: `${cluster}-${n}`,
    DBClusterIdentifier: cluster,
    DBInstanceClass: 'db.r6g.large',
    AvailabilityZone: `${region}${dice.pick('a', 'b')}`,
    PubliclyAccessible: dice.pick(true, false, undefined),
  };
}

/** Creates it all through the SDK, clusters first. */
export async function create(url: string, region: string, { instances, clusters }: Wanted): Promise<void> {
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
  const client = new RDSClient({ region, endpoint: url, credentials });
  for (const cluster of clusters) await client.send(new CreateDBClusterCommand(cluster));
  for (const instance of instances) await client.send(new CreateDBInstanceCommand(instance));
  client.destroy();
}
