import { Unknown } from '../../../model/value.ts';
import type { Declaration, Written } from '../../template/declaration.ts';
import type { Context, Fields, Mapping, Part, Shape } from '../../template/mapping.ts';
import { ID, TAGS } from './identity.ts';
import { type Naming, type Relatives, relatives } from './relatives.ts';
import { blocksOf, like } from './values.ts';

/** How AWS's ids of what a route may lead to begin, by declared type. */
const PREFIXES: Readonly<Record<string, string>> = {
  aws_internet_gateway: 'igw-',
  aws_egress_only_internet_gateway: 'eigw-',
  aws_vpn_gateway: 'vgw-',
  aws_vpc_endpoint: 'vpce-',
  aws_nat_gateway: 'nat-',
};

/** A gateway that is declared here has no id yet, but its kind is known, and with it how the id begins. */
const gatewayId: Shape = (written, { find }) => {
  const { value } = written;
  const type = value instanceof Unknown && value.reference !== undefined ? find(value.reference)?.type : undefined;
  const prefix = type === undefined ? undefined : PREFIXES[type];
  return prefix === undefined || !(value instanceof Unknown) ? written : like(written, `${prefix}${value.reference}`);
};

const ROUTE: Fields = {
  DestinationCidrBlock: { from: ['cidr_block', 'destination_cidr_block'] },
  DestinationIpv6CidrBlock: { from: ['ipv6_cidr_block', 'destination_ipv6_cidr_block'] },
  DestinationPrefixListId: { from: 'destination_prefix_list_id' },
  GatewayId: { from: ['gateway_id', 'vpc_endpoint_id'], as: gatewayId },
  NatGatewayId: { from: 'nat_gateway_id' },
  EgressOnlyInternetGatewayId: { from: 'egress_only_gateway_id' },
  TransitGatewayId: { from: 'transit_gateway_id' },
  VpcPeeringConnectionId: { from: 'vpc_peering_connection_id' },
  NetworkInterfaceId: { from: 'network_interface_id' },
  InstanceId: { from: 'instance_id' },
  LocalGatewayId: { from: 'local_gateway_id' },
  CarrierGatewayId: { from: 'carrier_gateway_id' },
  CoreNetworkArn: { from: 'core_network_arn' },
  OdbNetworkArn: { from: 'odb_network_arn' },
};

const ASSOCIATION: Fields = {
  Main: { from: 'main' },
  SubnetId: { from: 'subnet_id' },
  GatewayId: { from: 'gateway_id' },
};

const ROUTES: Naming = { type: 'aws_route', by: 'route_table_id', own: ['id'] };
const WITH_SUBNETS: Naming = { type: 'aws_route_table_association', by: 'route_table_id', own: ['id'] };
const AS_MAIN: Naming = { type: 'aws_main_route_table_association', by: 'route_table_id', own: ['id'] };

/** A route table with its own routes and those declared apart, and what it is associated with. */
function whole(isMain: boolean) {
  return (declaration: Declaration, context: Context): readonly Part[] => {
    const at = { at: declaration.header, origin: 'literal' } as const;
    const properties = new Map([
      ...declaration.properties,
      ['$routes', routesOf(declaration, context)] as const,
      ['$associations', like(at, associationsOf(context, isMain))] as const,
    ]);
    return [{ properties, at: declaration.header }];
  };
}

function routesOf(declaration: Declaration, context: Context): Written {
  const inline = declaration.properties.get('route');
  const apart = relatives(context, ROUTES);
  const hidden = inline?.value instanceof Unknown ? inline.value : undefined;
  const items = [...(hidden === undefined ? blocksOf(inline) : []), ...apart.certain.map(asBlock)];
  const open = hidden ?? inline?.open ?? apart.possible[0]?.why ?? declaration.open;
  return like({ at: declaration.header, origin: 'literal' }, items, open);
}

function asBlock({ properties, header }: Declaration): Written {
  return like({ at: header, origin: 'literal' }, properties);
}

/** Associations that may be this table's are elements that are not known. */
function associationsOf(context: Context, isMain: boolean): readonly Written[] {
  const subnets = relatives(context, WITH_SUBNETS);
  const mains = relatives(context, AS_MAIN);
  const own = isMain ? [main(context.declaration)] : [];
  return [...own, ...subnets.certain.map(asBlock), ...mains.certain.map(main), ...hidden(subnets), ...hidden(mains)];
}

function main({ header }: Declaration): Written {
  const at = { at: header, origin: 'literal' } as const;
  return like(at, new Map([['main', like(at, true)]]));
}

function hidden({ possible }: Relatives): readonly Written[] {
  return possible.map(({ declaration, why }) => like({ at: declaration.header, origin: 'literal' }, why));
}

const TABLE: Fields = {
  RouteTableId: ID,
  Routes: { from: '$routes', fields: ROUTE },
  Associations: { from: '$associations', fields: ASSOCIATION },
  Tags: TAGS,
};

export const ROUTE_TABLES: readonly Mapping[] = [
  { to: 'RouteTable', fields: { ...TABLE, VpcId: { from: 'vpc_id' } }, rows: whole(false) },
];

/** Only a reference to a VPC's own table tells which VPC that is; an id of a table does not. */
function vpcOfTable(written: Written): Written {
  const isTable = typeof written.value === 'string' && written.value.startsWith('rtb-');
  return isTable ? like(written, new Unknown('unresolved-reference', 'the VPC of the table is not known')) : written;
}

/** The main table that a VPC comes with; the id that it takes over refers to the VPC. */
export const DEFAULT_ROUTE_TABLES: readonly Mapping[] = [
  {
    to: 'RouteTable',
    fields: { ...TABLE, VpcId: { from: ['vpc_id', 'default_route_table_id'], as: vpcOfTable } },
    rows: whole(true),
  },
];
