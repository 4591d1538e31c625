import { Unknown } from '../../../model/value.ts';
import type { Context, Mapping, Part, Shape } from '../../template/mapping.ts';
import { SOME_ZONE } from './defaults.ts';
import { merged, partsOf } from './lists.ts';
import { naming } from './others.ts';
import { prefixListId } from './prefix-list.ts';
import { keyOf, MADE, replaced, TAGS } from './shapes.ts';

/** A VPC that is declared is never the default one. */
export const VPC: Mapping = {
  to: 'Vpc',
  fields: {
    VpcId: MADE,
    IsDefault: { absent: false },
    CidrBlock: { from: 'CidrBlock' },
    InstanceTenancy: { from: 'InstanceTenancy', absent: 'default' },
    Tags: TAGS,
  },
};

export const SUBNET: Mapping = {
  to: 'Subnet',
  fields: {
    SubnetId: MADE,
    SubnetArn: MADE,
    VpcId: { from: 'VpcId' },
    CidrBlock: { from: 'CidrBlock' },
    AvailabilityZone: { from: 'AvailabilityZone', absent: SOME_ZONE },
    MapPublicIpOnLaunch: { from: 'MapPublicIpOnLaunch', absent: false },
    OutpostArn: { from: 'OutpostArn' },
    DefaultForAz: { absent: false },
    Tags: TAGS,
  },
};

/** Gateways that are declared here have ids of their kind. */
const GATEWAYS: Readonly<Record<string, string>> = {
  'AWS::EC2::InternetGateway': 'igw',
  'AWS::EC2::VPNGateway': 'vgw',
  'AWS::EC2::VPCEndpoint': 'vpce',
};

const gateway: Shape = (written, { find }) => {
  const { value } = written;
  const address = value instanceof Unknown ? value.reference : undefined;
  const kind = GATEWAYS[(address === undefined ? undefined : find(address)?.type) ?? ''];
  return kind === undefined ? written : replaced(written, `${kind}-${address}`);
};

/** The targets that a route has in its own words. */
const PLAIN = [
  'DestinationCidrBlock',
  'DestinationIpv6CidrBlock',
  'DestinationPrefixListId',
  'EgressOnlyInternetGatewayId',
  'NatGatewayId',
  'TransitGatewayId',
  'VpcPeeringConnectionId',
  'NetworkInterfaceId',
  'InstanceId',
  'LocalGatewayId',
  'CarrierGatewayId',
  'CoreNetworkArn',
];

const ROUTE = {
  ...Object.fromEntries(PLAIN.map(name => [name, { from: name }] as const)),
  GatewayId: { from: ['GatewayId', 'VpcEndpointId'], as: gateway },
};

/** Routes and associations are resources of their own that name the table. */
function tableRow(context: Context): readonly Part[] {
  const { declaration } = context;
  const listed = (type: string) => merged(declaration, undefined, naming(context, type, 'RouteTableId'));
  const lists = [
    ['routes', listed('AWS::EC2::Route')],
    ['associations', listed('AWS::EC2::SubnetRouteTableAssociation')],
  ] as const;
  return [{ properties: new Map([...declaration.properties, ...lists]), at: declaration.header }];
}

/** Beside the route to its own VPC, which every table has. A table that is declared is not its VPC's main one. */
export const ROUTE_TABLE: Mapping = {
  to: 'RouteTable',
  rows: (_, context) => tableRow(context),
  fields: {
    RouteTableId: MADE,
    VpcId: { from: 'VpcId' },
    Routes: { from: 'routes', fields: ROUTE },
    Associations: {
      from: 'associations',
      fields: { SubnetId: { from: 'SubnetId' }, Main: { absent: false }, RouteTableId: { from: 'RouteTableId' } },
    },
    Tags: TAGS,
  },
};

export const PREFIX_LIST: Mapping = {
  to: 'PrefixListEntry',
  subject: keyOf({}, prefixListId),
  rows: (_, context) => partsOf(context.get('Entries'), ['Cidr']),
  fields: { prefixListId: { absent: prefixListId }, Cidr: { from: 'Cidr' }, Description: { from: 'Description' } },
};
