import { describe, expect, it } from 'vitest';
import type { Resource } from '../../../src/model/value.ts';
import { HIDDEN, type Rows } from '../../rule/support.ts';
import { derived, parts, short } from '../follow.ts';

describe('what a security-group rule opens', () => {
  const ports = (rule: Resource) => short(derived('SecurityGroupRule', 'ports', rule), '');
  const ALL = { from: 0, to: 65_535 };
  const NONE = { from: 1, to: 0 };
  it.each([
    ['a range', { IpProtocol: 'tcp', FromPort: 1, ToPort: 9 }, { from: 1, to: 9 }],
    ['by number', { IpProtocol: '6', FromPort: 22, ToPort: 22 }, { from: 22, to: 22 }],
    ['every protocol', { IpProtocol: '-1' }, ALL],
    ['every protocol, as Terraform writes it', { IpProtocol: 'all', FromPort: 0, ToPort: 0 }, ALL],
    ['TCP without ports', { IpProtocol: 'tcp' }, ALL],
    ['TCP from -1', { IpProtocol: 'tcp', FromPort: -1, ToPort: -1 }, ALL],
    ['UDP', { IpProtocol: 'udp', FromPort: 5432, ToPort: 5432 }, NONE],
    ['ICMP', { IpProtocol: 'icmp', FromPort: 8, ToPort: -1 }, NONE],
    ['another protocol', { IpProtocol: '50' }, NONE],
  ])('%s', (_, rule, expected) => {
    expect(derived('SecurityGroupRule', 'ports', rule)).toEqual(expected);
  });

  it.each([
    ['a hidden protocol', { IpProtocol: HIDDEN, FromPort: 22, ToPort: 22 }, '(unresolved-reference)'],
    ['a hidden port', { IpProtocol: 'tcp', FromPort: HIDDEN, ToPort: 22 }, '(unresolved-reference)'],
    ['half a range', { IpProtocol: 'tcp', FromPort: 22 }, '(unreadable)'],
    ['no protocol', { FromPort: 22, ToPort: 22 }, '(unreadable)'],
    ['a protocol nobody knows', { IpProtocol: 'tpc' }, '(unreadable)'],
  ])('%s', (_, rule, expected) => {
    expect(ports(rule)).toBe(expected);
  });

  const entries: Rows = {
    PrefixListEntry: [
      { prefixListId: 'pl', Cidr: '10.0.0.0/8' },
      { prefixListId: 'pl', Cidr: '0.0.0.0/0' },
      { prefixListId: 'other', Cidr: '::/0' },
    ],
  };
  const blocks = (rule: Resource, rows: Rows = entries) => parts(derived('SecurityGroupRule', 'cidrs', rule, rows));
  it.each([
    ['IPv4', { CidrIpv4: '10.0.0.0/8' }, { items: ['10.0.0.0/8'] }],
    ['IPv6', { CidrIpv6: '::/0' }, { items: ['::/0'] }],
    ['a prefix list', { PrefixListId: 'pl' }, { items: ['10.0.0.0/8', '0.0.0.0/0'] }],
    ['a group admits no addresses', { ReferencedGroupInfo: { GroupId: 'sg' } }, { items: [] }],
    [
      'a hidden block may be there',
      { CidrIpv4: HIDDEN },
      { items: [], possible: ['(unresolved-reference)'], doubt: 'unresolved-reference' },
    ],
    ['a hidden list may hold any', { PrefixListId: HIDDEN }, { items: [], open: 'unresolved-reference' }],
  ])('admits: %s', (_, rule, expected) => {
    expect(blocks(rule)).toEqual(expected);
  });

  it('a prefix list that was not read is open', () => {
    expect(blocks({ PrefixListId: 'pl' }, {})).toEqual({ items: [], open: 'not-collected' });
  });

  it('prefix lengths', () => {
    const lengths = (rule: Resource) => parts(derived('SecurityGroupRule', 'prefixLengths', rule, entries));
    expect(lengths({ PrefixListId: 'pl' })).toEqual({ items: [8, 0] });
    expect(lengths({ CidrIpv4: '10.0.0.0' })).toEqual({ items: ['(unreadable)'] });
    expect(lengths({ CidrIpv6: HIDDEN })).toMatchObject({ items: [], possible: ['(unresolved-reference)'] });
  });
});

describe('whether a subnet leads to the internet', () => {
  const table = (...Routes: readonly unknown[]) => ({
    RouteTable: [{ VpcId: 'v', Associations: [{ Main: true }], Routes }],
  });
  const routes = (rows: Rows) => short(derived('Subnet', 'routesToInternet', { SubnetId: 's', VpcId: 'v' }, rows), '');
  const local = { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' };

  it.each([
    ['an internet gateway', table(local, { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }), true],
    ['over IPv6', table({ DestinationIpv6CidrBlock: '::/0', GatewayId: 'igw-1' }), true],
    ['by halves', table({ DestinationCidrBlock: '128.0.0.0/1', GatewayId: 'igw-1' }), true],
    ['a NAT gateway', table(local, { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }), false],
    [
      'an egress-only gateway',
      table({ DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1' }),
      false,
    ],
    ['a virtual private gateway', table({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'vgw-1' }), false],
    ['one office only', table({ DestinationCidrBlock: '203.0.113.0/24', GatewayId: 'igw-1' }), false],
    [
      'a prefix list, which is not read',
      table({ DestinationPrefixListId: 'pl', GatewayId: 'igw-1' }),
      '(unresolved-reference)',
    ],
    ['a prefix list behind another gateway', table({ DestinationPrefixListId: 'pl', GatewayId: 'vpce-1' }), false],
    ['a hidden gateway', table({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: HIDDEN }), '(unresolved-reference)'],
    ['a hidden destination', table({ DestinationCidrBlock: HIDDEN, GatewayId: 'igw-1' }), '(unresolved-reference)'],
    [
      'a hidden route beside an open one',
      table(HIDDEN, { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }),
      true,
    ],
    [
      'hidden routes',
      { RouteTable: [{ VpcId: 'v', Associations: [{ Main: true }], Routes: HIDDEN }] },
      '(unresolved-reference)',
    ],
    ['not collected', {}, '(not-collected)'],
  ])('%s', (_, rows, expected) => {
    expect(routes(rows)).toBe(expected);
  });
});
