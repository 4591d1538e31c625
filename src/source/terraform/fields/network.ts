import { isAbsent, Unknown } from '../../../model/value.ts';
import type { Context, Fields, Mapping } from '../../template/mapping.ts';
import { each, inside } from '../../template/shape.ts';
import { AZ } from './defaults.ts';
import { ARN, ID, named, TAGS } from './identity.ts';
import { target } from './relatives.ts';
import { blocksOf, plainOf, serviceDefault } from './values.ts';

const VPC: Fields = { VpcId: ID, CidrBlock: { from: 'cidr_block' }, Tags: TAGS };

/** `aws_vpc`, and the Region's own that `aws_default_vpc` takes over. */
export function vpcs(isDefault: boolean): readonly Mapping[] {
  return [{ to: 'Vpc', fields: { ...VPC, IsDefault: { absent: isDefault } } }];
}

const DEFAULT_VPC = serviceDefault('the default VPC of the Region', true);

const SUBNET: Fields = {
  SubnetId: ID,
  SubnetArn: ARN,
  AvailabilityZone: { from: 'availability_zone', absent: AZ },
  AvailabilityZoneId: { from: 'availability_zone_id', absent: AZ },
  CidrBlock: { from: 'cidr_block' },
  OutpostArn: { from: 'outpost_arn' },
  Tags: TAGS,
};

export const SUBNETS: readonly Mapping[] = [
  {
    to: 'Subnet',
    fields: {
      ...SUBNET,
      VpcId: { from: 'vpc_id' },
      MapPublicIpOnLaunch: { from: 'map_public_ip_on_launch', absent: false },
      DefaultForAz: { absent: false },
    },
  },
];

export const DEFAULT_SUBNETS: readonly Mapping[] = [
  {
    to: 'Subnet',
    fields: {
      ...SUBNET,
      VpcId: { absent: DEFAULT_VPC },
      MapPublicIpOnLaunch: { from: 'map_public_ip_on_launch', absent: true },
      DefaultForAz: { absent: true },
    },
  },
];

const ANY_SUBNET = { aws_subnet: ['id'], aws_default_subnet: ['id'] };
const HIDDEN = new Unknown('unresolved-reference', 'the subnet is not declared here', 'resource', true);

/** The VPC of the first of these subnets that is declared here; one VPC holds them all. */
export function vpcOf(list: string): (context: Context) => unknown {
  return context => {
    const subnets = blocksOf(context.get(list)).map(subnet => target(subnet, context, ANY_SUBNET));
    const vpcs = subnets.map(subnet => subnet?.properties.get('vpc_id')?.value);
    return vpcs.find(vpc => !isAbsent(vpc)) ?? HIDDEN;
  };
}

/** An argument of the subnet that a membership names, as a structure of one field. */
function ofSubnet(argument: string, field: string, other: unknown): (context: Context) => unknown {
  return context => {
    const subnet = target(context.get('SubnetIdentifier'), context, ANY_SUBNET);
    if (subnet === undefined) return HIDDEN;
    const value = plainOf(subnet.properties.get(argument));
    if (isAbsent(value)) return subnet.open ?? other;
    return { [field]: value };
  };
}

export const SUBNET_GROUPS: readonly Mapping[] = [
  {
    to: 'DBSubnetGroup',
    fields: {
      DBSubnetGroupName: named('name'),
      DBSubnetGroupArn: ARN,
      DBSubnetGroupDescription: { from: 'description', absent: 'Managed by Terraform' },
      VpcId: { absent: vpcOf('subnet_ids') },
      Subnets: {
        from: 'subnet_ids',
        as: each(inside('SubnetIdentifier')),
        fields: {
          SubnetIdentifier: { from: 'SubnetIdentifier' },
          SubnetAvailabilityZone: { absent: ofSubnet('availability_zone', 'Name', AZ) },
          SubnetOutpost: { absent: ofSubnet('outpost_arn', 'Arn', undefined) },
        },
      },
      TagList: TAGS,
    },
  },
];
