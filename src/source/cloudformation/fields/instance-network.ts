import { Unknown } from '../../../model/value.ts';
import type { Context, Fields } from '../../template/mapping.ts';
import { chain, each, inside } from '../../template/shape.ts';
import { chosenByAws, DEFAULT_SUBNETS, SOME_OF_SOURCE, SOME_ZONE } from './defaults.ts';
import { clusterEngine, engineDefaultPort, instanceEngine } from './engine.ts';
import { groupsOfMember, securityGroups } from './group-membership.ts';
import { fromCluster, isReplica } from './inherit.ts';
import { instance } from './kind.ts';
import { subnetGroupName } from './made-up.ts';
import { textOf } from './presence.ts';
import { instanceIsPublic } from './public.ts';
import { unlessNothing } from './shapes.ts';

const NO_CERTIFICATE = new Unknown('not-in-source', 'a template does not say which certificate AWS issues', 'scope');

/** Where an instance stands in the network, and who may reach it. */
export const INSTANCE_NETWORK: Fields = {
  PubliclyAccessible: { from: 'PubliclyAccessible', absent: instanceIsPublic },
  VpcSecurityGroups: securityGroups('VPCSecurityGroups', groupsOfMember),
  DBSecurityGroups: { from: 'DBSecurityGroups', as: each(inside('DBSecurityGroupName', { Status: 'active' })) },
  DBSubnetGroup: {
    from: 'DBSubnetGroupName',
    as: unlessNothing(chain(subnetGroupName, inside('DBSubnetGroupName'))),
    absent: context => subnetGroup(context),
  },
  AvailabilityZone: { from: 'AvailabilityZone', absent: SOME_ZONE },
  Endpoint: {
    from: 'Port',
    as: unlessNothing(inside('Port')),
    fields: { Port: { from: 'Port' } },
    absent: context => ({ Port: port(context) }),
  },
  CACertificateIdentifier: { from: 'CACertificateIdentifier', absent: chosenByAws('the certificate authority') },
  CertificateDetails: {
    from: 'CACertificateIdentifier',
    as: unlessNothing(inside('CAIdentifier')),
    fields: { CAIdentifier: { from: 'CAIdentifier' } },
    absent: NO_CERTIFICATE,
  },
  NetworkType: { from: 'NetworkType', absent: 'IPV4' },
};

const port = instance({
  new: context => engineDefaultPort(instanceEngine(context)),
  member: fromCluster(
    cluster => portOf(textOf(cluster, 'Port')),
    cluster => engineDefaultPort(clusterEngine(cluster)),
  ),
  copy: SOME_OF_SOURCE,
});

function portOf(text: string | Unknown | undefined): unknown {
  return typeof text === 'string' ? Number(text) : text;
}

/** A replica stands beside its source; anything else without a group goes to the default VPC. */
const subnetGroup = instance({
  new: DEFAULT_SUBNETS,
  member: fromCluster(groupOf, DEFAULT_SUBNETS),
  copy: (context: Context) => (isReplica(context) === false ? DEFAULT_SUBNETS : SOME_OF_SOURCE),
});

function groupOf(cluster: Context): unknown {
  const written = cluster.get('DBSubnetGroupName');
  if (written === undefined) return cluster.declaration.open;
  const { value } = subnetGroupName(written, cluster);
  return value instanceof Unknown && !value.exists ? value : { DBSubnetGroupName: value };
}
