import { Unknown } from '../../../model/value.ts';
import type { Declaration, Written } from '../../template/declaration.ts';
import type { Context, Mapping, Part } from '../../template/mapping.ts';
import { lowerCase } from '../../template/shape.ts';
import { VERSION } from './defaults.ts';
import { ARN, named, TAGS } from './identity.ts';
import { type Naming, relatives, target } from './relatives.ts';
import { reference } from './replicas.ts';
import { elsewhere, like, plainOf, serviceDefault } from './values.ts';

const MORE = elsewhere('a cluster of the global database may be declared elsewhere');
const CLUSTERS: Naming = {
  type: 'aws_rds_cluster',
  by: 'global_cluster_identifier',
  own: ['global_cluster_identifier'],
};
const SOURCE = { aws_rds_cluster: ['cluster_identifier', 'arn'] };

/** A global database with the clusters that it names and that name it: `$members` beside its arguments. */
function withMembers(declaration: Declaration, context: Context): readonly Part[] {
  const source = context.get('source_db_cluster_identifier');
  const named = relatives(context, CLUSTERS).certain.map(reference);
  const members = [...(source === undefined ? [] : [source]), ...named].map(memberOf);
  const written = like({ at: declaration.header, origin: 'literal' }, members, MORE);
  return [{ properties: new Map([...declaration.properties, ['$members', written]]), at: declaration.header }];
}

function memberOf(arn: Written): Written {
  return like(arn, new Map([['DBClusterArn', arn]]));
}

const BY_SOURCE = serviceDefault('the cluster that it is made of decides');

/** Of a global database that is made of a cluster, what the cluster says. */
function ofSource(argument: string, other: unknown): (context: Context) => unknown {
  return context => {
    const written = context.get('source_db_cluster_identifier');
    if (written === undefined) return other;
    const cluster = target(written, context, SOURCE);
    const value = plainOf(cluster?.properties.get(argument));
    return value instanceof Unknown || value === undefined || value === '' ? BY_SOURCE : value;
  };
}

/** Only that it is to be encrypted counts: one that is made of a cluster is as encrypted as that. */
function encryption(written: Written, context: Context): Written {
  const isMade = context.get('source_db_cluster_identifier') !== undefined;
  return isMade && String(plainOf(written)) === 'false' ? like(written, inherited(context)) : written;
}

function inherited(context: Context): boolean | Unknown {
  const cluster = target(context.get('source_db_cluster_identifier'), context, SOURCE);
  return String(plainOf(cluster?.properties.get('storage_encrypted'))) === 'true' ? true : BY_SOURCE;
}

function notAsked(context: Context): unknown {
  return context.get('source_db_cluster_identifier') === undefined ? false : inherited(context);
}

export const GLOBAL_CLUSTERS: readonly Mapping[] = [
  {
    to: 'GlobalCluster',
    rows: withMembers,
    fields: {
      GlobalClusterIdentifier: named('global_cluster_identifier'),
      GlobalClusterArn: ARN,
      Engine: { from: 'engine', as: lowerCase, absent: ofSource('engine', undefined) },
      EngineVersion: { from: 'engine_version', absent: ofSource('engine_version', VERSION) },
      DatabaseName: { from: 'database_name' },
      StorageEncrypted: { from: 'storage_encrypted', as: encryption, absent: notAsked },
      StorageEncryptionType: {},
      DeletionProtection: { from: 'deletion_protection', absent: false },
      GlobalClusterMembers: { from: '$members', fields: { DBClusterArn: { from: 'DBClusterArn' } } },
      TagList: TAGS,
    },
  },
];
