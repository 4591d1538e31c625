import { Unknown } from '../../../model/value.ts';
import type { Context } from '../../template/mapping.ts';
import { OF_CLUSTER, OF_SOURCE } from './defaults.ts';
import { clusterEngine, clusterOf, instanceEngine } from './engine.ts';
import { isReplica } from './inherit.ts';
import { isMember } from './kind.ts';
import { presence, textOf } from './presence.ts';

/** Whether the subnets are those of the default VPC: no subnet group is named, or the one called `default`. */
function inDefaultSubnets(context: Context): boolean | Unknown {
  const isNamed = presence(context, 'DBSubnetGroupName');
  return isNamed === true ? isDefaultGroup(context) : isNamed === false ? true : isNamed;
}

/** A group that is declared here is not the one called `default`. */
function isDefaultGroup(context: Context): boolean | Unknown {
  const name = textOf(context, 'DBSubnetGroupName');
  if (name instanceof Unknown) return name.reference === undefined ? name : false;
  return name?.toLowerCase() === 'default';
}

/**
 * What leaving PubliclyAccessible out means: public in the subnets of the default VPC, else private; a member of an Aurora
 * cluster is private but in the group called `default`; a replica in the network of its source follows that.
 */
export function instanceIsPublic(context: Context): unknown {
  const member = isMember(context);
  if (member instanceof Unknown) return member;
  if (member) return memberIsPublic(context);
  const copy = isReplica(context);
  if (copy !== false) return copy instanceof Unknown ? copy : OF_SOURCE;
  const open = inDefaultSubnets(context);
  if (open !== true) return open;
  const engine = instanceEngine(context);
  if (engine instanceof Unknown) return presence(context, 'Engine') === false ? true : engine;
  return engine?.startsWith('aurora') !== true;
}

function memberIsPublic(context: Context): unknown {
  if (presence(context, 'DBSubnetGroupName') !== false) return isDefaultGroup(context);
  const cluster = clusterOf(context);
  return cluster === undefined || cluster instanceof Unknown ? (cluster ?? OF_CLUSTER) : isDefaultGroup(cluster);
}

/** The same of clusters: of Multi-AZ ones, for Aurora's are public or not by instance. */
export function clusterIsPublic(context: Context): unknown {
  const engine = clusterEngine(context);
  if (engine === undefined || engine instanceof Unknown) return engine;
  return engine.startsWith('aurora') ? undefined : inDefaultSubnets(context);
}
