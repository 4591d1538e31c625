import { describe, expect, it } from 'vitest';
import { field, inventory, judge, one, verdict } from './support.ts';

const RULE = 'rds-security-group-no-internet-ingress';
const db = (others: string) => one('RDS::DBInstance', '{ Engine: postgres, VPCSecurityGroups: [!Ref G] }', others);
const group = (ingress: string) =>
  `G: { Type: AWS::EC2::SecurityGroup, Properties: { SecurityGroupIngress: ${ingress} } }\n`;
const NONE = 'G: { Type: AWS::EC2::SecurityGroup }\n';
const rule = (rest: string, type = 'SecurityGroupIngress') =>
  `I: { Type: AWS::EC2::${type}, Properties: { IpProtocol: tcp, FromPort: 0, ToPort: 65535, ${rest} } }\n`;

describe('inline rules', () => {
  it.each([
    ['none', '[]', 'pass'],
    ['private', '[{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.0.0/8 }]', 'pass'],
    ['everyone', '[{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 0.0.0.0/0 }]', 'fail'],
    ['everyone by IPv6', "[{ IpProtocol: '-1', CidrIpv6: '::/0' }]", 'fail'],
    ['everyone on another port', '[{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }]', 'pass'],
    ['a group', "[{ IpProtocol: '-1', SourceSecurityGroupId: sg-1 }]", 'pass'],
    ['one that is no list', "{ IpProtocol: '-1', CidrIp: 0.0.0.0/0 }", 'fail'],
    ['hidden', '!ImportValue x', 'unknown'],
    ['a hidden range', "[{ IpProtocol: '-1', CidrIp: !ImportValue x }]", 'unknown'],
    ['a prefix list', "[{ IpProtocol: '-1', SourcePrefixListId: pl-1 }]", 'unknown'],
  ])('%s', (_, ingress, expected) => {
    expect(verdict(db(group(ingress)), RULE)).toBe(expected);
  });

  it('of the way out admit nobody', () => {
    const egress =
      'G: { Type: AWS::EC2::SecurityGroup, Properties: { SecurityGroupEgress: [{ IpProtocol: "-1", CidrIp: 0.0.0.0/0 }] } }';
    expect(verdict(db(egress), RULE)).toBe('pass');
    expect(verdict(db(egress.replace(/\[.*?\]/, '!ImportValue x')), RULE)).toBe('pass');
  });

  it('expand the prefix lists that are declared', () => {
    const list = (cidr: string) => `L: { Type: AWS::EC2::PrefixList, Properties: { Entries: [{ Cidr: ${cidr} }] } }\n`;
    const open = group("[{ IpProtocol: '-1', SourcePrefixListId: !Ref L }]");
    expect(verdict(db(open + list('10.0.0.0/8')), RULE)).toBe('pass');
    expect(verdict(db(open + list('0.0.0.0/0')), RULE)).toBe('fail');
    expect(verdict(db(open + list('!ImportValue x')), RULE)).toBe('unknown');
  });
});

describe('rules of their own', () => {
  it.each([
    ['everyone', rule('GroupId: !Ref G, CidrIp: 0.0.0.0/0'), 'fail'],
    ['private', rule('GroupId: !GetAtt G.GroupId, CidrIp: 10.0.0.0/8'), 'pass'],
    ['of another group', rule('GroupId: sg-9, CidrIp: 0.0.0.0/0'), 'pass'],
    ['of some group', rule('GroupId: !ImportValue x, CidrIp: 0.0.0.0/0'), 'unknown'],
    ['of the way out', rule('GroupId: !Ref G, CidrIp: 0.0.0.0/0', 'SecurityGroupEgress'), 'pass'],
  ])('%s', (_, own, expected) => {
    expect(verdict(db(NONE + own), RULE)).toBe(expected);
  });

  it('name groups by name too', () => {
    const named = 'G: { Type: AWS::EC2::SecurityGroup, Properties: { GroupName: db } }\n';
    expect(verdict(db(named + rule('GroupName: db, CidrIp: 0.0.0.0/0')), RULE)).toBe('fail');
  });

  it('point at their own lines', () => {
    const found = inventory(
      'G:\n  Type: AWS::EC2::SecurityGroup\n  Properties:\n    SecurityGroupIngress:\n      - CidrIp: 0.0.0.0/0\n',
    );
    const [resource] = found.rows('SecurityGroupRule');
    const [place] = found.locate([{ type: 'SecurityGroupRule', resource: resource ?? {}, path: ['CidrIpv4'] }]);
    expect(place?.startLine).toBe(7);
  });
});

describe('the way to the internet', () => {
  const routed = (route: string, table = '!Ref T') =>
    verdict(
      one(
        'RDS::DBInstance',
        '{ Engine: mysql, DBSubnetGroupName: !Ref S }',
        `
S: { Type: AWS::RDS::DBSubnetGroup, Properties: { SubnetIds: [!Ref N] } }
N: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-1 } }
T: { Type: AWS::EC2::RouteTable, Properties: { VpcId: vpc-1 } }
A: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref N, RouteTableId: ${table} } }
G: { Type: AWS::EC2::InternetGateway }
W: { Type: AWS::EC2::NatGateway }
${route}`,
      ),
      'rds-instance-not-in-public-subnet',
    );
  const route = (rest: string) => `O: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref T, ${rest} } }`;

  it.each([
    ['none', '', 'pass'],
    ['an internet gateway', route('DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref G'), 'fail'],
    ['one by id', route('DestinationCidrBlock: 0.0.0.0/0, GatewayId: igw-1'), 'fail'],
    ['one by IPv6', route("DestinationIpv6CidrBlock: '::/0', GatewayId: !GetAtt G.InternetGatewayId"), 'fail'],
    ['a NAT gateway', route('DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref W'), 'pass'],
    ['part of it', route('DestinationCidrBlock: 10.0.0.0/8, GatewayId: !Ref G'), 'pass'],
    ['a hidden gateway', route('DestinationCidrBlock: 0.0.0.0/0, GatewayId: !ImportValue x'), 'unknown'],
    [
      'a route of some table',
      route('DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref G').replace('!Ref T', '!ImportValue x'),
      'unknown',
    ],
  ])('%s', (_, own, expected) => {
    expect(routed(own)).toBe(expected);
  });

  it('is not known of a subnet whose table is not', () => {
    expect(routed('', '!ImportValue x')).toBe('unknown');
  });
});

describe('a VPC', () => {
  it('that is declared is not the default one', () => {
    expect(field(one('EC2::VPC', '{ CidrBlock: 10.0.0.0/16 }'), 'Vpc', 'IsDefault')).toBe(false);
    expect(judge(inventory(one('RDS::DBInstance', '{ Engine: mysql }')), 'rds-not-in-default-vpc')).toBe('unknown');
  });
});
