import { Unknown } from '../../../model/value.ts';
import type { Context, Fields, Shape } from '../../template/mapping.ts';
import { generated } from '../../template/shape.ts';
import { isAurora } from './engine.ts';
import { inherited } from './origin.ts';
import { type Naming, relatives } from './relatives.ts';
import { plainOf, serviceDefault } from './values.ts';

const OF_SOURCE = serviceDefault('the source or snapshot that it is made from decides');
const BY_DATE = serviceDefault(
  'Aurora clusters made since 18 February 2026 are encrypted with a key that AWS owns, older ones are not',
);

/** Terraform sends only that a cluster is to be encrypted, never that it is not to be: false is the same as nothing. */
export const clusterEncryption: Shape = (written, context) =>
  String(plainOf(written)) === 'false' ? { ...written, value: plainEncryption(context) } : written;

/** What a cluster is that does not ask for encryption: Serverless v1 always is. */
export function plainEncryption(context: Context): boolean | Unknown {
  if (inherited(context) !== undefined) return plainOf(context.get('kms_key_id')) === undefined ? OF_SOURCE : true;
  const mode = plainOf(context.get('engine_mode'));
  if (mode instanceof Unknown) return mode;
  return mode === 'serverless';
}

/**
 * A cluster that asks for nothing has had a key of AWS's own since 2026-02-18, if it is Aurora: its StorageEncrypted is
 * false, and only its age tells.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
 */
export function encryptionType(context: Context): unknown {
  const asked = plainOf(context.get('storage_encrypted'));
  if (asked instanceof Unknown || String(asked) === 'true') return undefined;
  if (plainOf(context.get('engine_mode')) === 'serverless') return undefined;
  return isAurora(context) === false ? undefined : BY_DATE;
}

/** Multi-AZ DB clusters have arguments that Aurora clusters leave to their instances. */
export function onlyMultiAz(value: unknown, aurora: Unknown): (context: Context) => unknown {
  return context => (isAurora(context) === false ? value : aurora);
}

const BY_VPC = serviceDefault('whether its VPC has an internet gateway decides');

/** No argument says it: Aurora has it per instance; of a Multi-AZ cluster the VPC decides. */
export function publicByVpc(context: Context): unknown {
  const aurora = isAurora(context);
  return aurora === true ? undefined : BY_VPC;
}

const GLOBAL: Naming = {
  type: 'aws_rds_global_cluster',
  by: 'source_db_cluster_identifier',
  own: ['arn', 'cluster_identifier'],
};

/** The global database that is made of this cluster; that one may be does not say that it is there. */
export function globalName(context: Context): unknown {
  const { certain, possible } = relatives(context, GLOBAL);
  const [made] = certain;
  const why = possible[0]?.why;
  if (made === undefined) return why && new Unknown(why.code, why.detail, why.level);
  const name = made.properties.get('global_cluster_identifier')?.value;
  return typeof name === 'string' ? name : generated({ ...context, declaration: made });
}

export const SCALING: Fields = {
  MinCapacity: { from: 'min_capacity' },
  MaxCapacity: { from: 'max_capacity' },
  SecondsUntilAutoPause: { from: 'seconds_until_auto_pause', absent: serviceDefault('RDS chooses when to pause') },
};

export const SCALING_V1: Fields = {
  MinCapacity: { from: 'min_capacity', absent: 1 },
  MaxCapacity: { from: 'max_capacity', absent: 16 },
  AutoPause: { from: 'auto_pause', absent: true },
  SecondsUntilAutoPause: { from: 'seconds_until_auto_pause', absent: 300 },
  SecondsBeforeTimeout: { from: 'seconds_before_timeout', absent: 300 },
  TimeoutAction: { from: 'timeout_action', absent: 'RollbackCapacityChange' },
};
