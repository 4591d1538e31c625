import type { Output } from '../rows.ts';
import { rdsArn, type SyntheticAnswer, type SyntheticRegion } from './place.ts';

/** What databases are put into. */
export interface Network {
  readonly vpcId: string;
  readonly groupIds: readonly [string, ...string[]];
  readonly subnetGroup: Output;
  readonly answers: readonly SyntheticAnswer[];
}

/** A VPC with three public and three private subnets, a subnet group of each kind's Zones and four security groups. */
export function networkOf(place: SyntheticRegion): Network {
  const { dice } = place;
  const vpcId = `vpc-0${dice.hex(16)}`;
  const subnets = [0, 1, 2, 3, 4, 5].map(number => subnet(place, vpcId, number));
  const groups = [443, 5432, 3306, 1433].map(port => securityGroup(place, vpcId, port));
  const [first = '', ...others] = groups.map(({ GroupId }) => GroupId);
  const subnetGroup = subnetGroupOf(place, vpcId, subnets.slice(3));
  const answers = [
    { service: 'ec2', operation: 'DescribeVpcs', output: { Vpcs: [vpc(place, vpcId)] } },
    { service: 'ec2', operation: 'DescribeSubnets', output: { Subnets: subnets } },
    { service: 'ec2', operation: 'DescribeRouteTables', output: { RouteTables: routeTables(place, vpcId, subnets) } },
    { service: 'ec2', operation: 'DescribeSecurityGroups', output: { SecurityGroups: groups } },
    {
      service: 'ec2',
      operation: 'DescribeSecurityGroupRules',
      output: { SecurityGroupRules: groups.flatMap(one => rulesOf(place, one)) },
    },
    { service: 'rds', operation: 'DescribeDBSubnetGroups', output: { DBSubnetGroups: [subnetGroup] } },
  ];
  return { vpcId, groupIds: [first, ...others], subnetGroup, answers };
}

function vpc({ account }: SyntheticRegion, vpcId: string) {
  return { OwnerId: account, VpcId: vpcId, CidrBlock: '10.0.0.0/16', IsDefault: false, State: 'available', Tags: [] };
}

function subnet({ account, region, dice }: SyntheticRegion, vpcId: string, number: number) {
  return {
    SubnetId: `subnet-0${dice.hex(16)}`,
    OwnerId: account,
    VpcId: vpcId,
    CidrBlock: `10.0.${number}.0/24`,
    AvailabilityZone: `${region}${'abc'.charAt(number % 3)}`,
    MapPublicIpOnLaunch: number < 3,
    State: 'available',
    Tags: [],
  };
}

function routeTables({ account, dice }: SyntheticRegion, vpcId: string, subnets: readonly { SubnetId: string }[]) {
  return ['igw', 'nat'].map((gateway, index) => {
    const id = `rtb-0${dice.hex(16)}`;
    const out = { DestinationCidrBlock: '0.0.0.0/0', Origin: 'CreateRoute', State: 'active' };
    return {
      RouteTableId: id,
      OwnerId: account,
      VpcId: vpcId,
      Associations: subnets.slice(index * 3, index * 3 + 3).map(({ SubnetId }) => ({
        Main: false,
        RouteTableAssociationId: `rtbassoc-0${dice.hex(16)}`,
        RouteTableId: id,
        SubnetId,
      })),
      Routes: [
        gateway === 'igw'
          ? { ...out, GatewayId: `igw-0${dice.hex(16)}` }
          : { ...out, NatGatewayId: `nat-0${dice.hex(16)}` },
      ],
    };
  });
}

function securityGroup({ account, dice }: SyntheticRegion, vpcId: string, port: number) {
  const range = { CidrIp: dice.chance(0.2) ? '0.0.0.0/0' : '10.0.0.0/16' };
  return {
    GroupId: `sg-0${dice.hex(16)}`,
    GroupName: `port-${port}`,
    Description: `Port ${port}`,
    OwnerId: account,
    VpcId: vpcId,
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, IpRanges: [range], Ipv6Ranges: [] }],
    IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  };
}

/** The group's rules as DescribeSecurityGroupRules tells them. */
function rulesOf({ account, dice }: SyntheticRegion, group: ReturnType<typeof securityGroup>): readonly Output[] {
  const { GroupId, IpPermissions, IpPermissionsEgress } = group;
  const all = [
    ...IpPermissions.map(rule => [false, rule] as const),
    ...IpPermissionsEgress.map(rule => [true, rule] as const),
  ];
  return all.map(([IsEgress, { IpRanges, ...rule }]) => ({
    SecurityGroupRuleId: `sgr-0${dice.hex(16)}`,
    GroupId,
    GroupOwnerId: account,
    IsEgress,
    IpProtocol: rule.IpProtocol,
    FromPort: 'FromPort' in rule ? rule.FromPort : -1,
    ToPort: 'ToPort' in rule ? rule.ToPort : -1,
    CidrIpv4: IpRanges[0]?.CidrIp,
  }));
}

function subnetGroupOf(place: SyntheticRegion, vpcId: string, subnets: readonly ReturnType<typeof subnet>[]): Output {
  return {
    DBSubnetGroupName: 'private',
    DBSubnetGroupDescription: 'Private subnets',
    DBSubnetGroupArn: rdsArn(place, 'subgrp', 'private'),
    VpcId: vpcId,
    SubnetGroupStatus: 'Complete',
    Subnets: subnets.map(({ SubnetId, AvailabilityZone }) => ({
      SubnetIdentifier: SubnetId,
      SubnetAvailabilityZone: { Name: AvailabilityZone },
      SubnetStatus: 'Active',
    })),
  };
}
