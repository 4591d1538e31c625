import type { Inventory } from '../inventory.ts';
import { pluck, readField } from '../relations/readers.ts';
import { relationsOf } from '../relations.ts';
import type { Run } from '../run.ts';
import { anyOf, both, NO, OPEN, type Truth, YES } from '../truth.ts';
import { Collection, isAbsent, type Resource, toCollection, Unknown } from '../value.ts';
import { type DerivedFields, derive, listOf, scalar } from './derived.ts';

const ALL_PORTS = { from: 0, to: 65_535 };
const NO_PORT = { from: 1, to: 0 };

/** Protocols that carry no TCP, by name; other numbers carry none either. */
const NOT_TCP: ReadonlySet<string> = new Set(['udp', 'icmp', 'icmpv6']);

/** The TCP ports a rule opens: all for protocol -1, none for protocols other than TCP. */
function ports(rule: Resource, run: Run): unknown {
  const read = (name: string) => run.inventory.read('SecurityGroupRule', rule, name);
  const written = read('IpProtocol');
  if (written instanceof Unknown) return written;
  const protocol = isAbsent(written) ? '' : String(written).toLowerCase();
  if (protocol === '-1' || protocol === 'all') return ALL_PORTS;
  if (protocol === 'tcp' || protocol === '6') return tcpRange(read('FromPort'), read('ToPort'));
  if (NOT_TCP.has(protocol) || /^\d{1,3}$/.test(protocol)) return NO_PORT;
  return new Unknown('unreadable', `the rule's protocol "${protocol}" is not known`);
}

/** Without ports, or from -1, a TCP rule is for all of them. */
function tcpRange(from: unknown, to: unknown): unknown {
  if (from instanceof Unknown || to instanceof Unknown) return from instanceof Unknown ? from : to;
  if (isAbsent(from) && isAbsent(to)) return ALL_PORTS;
  if (from === -1 && to === -1) return ALL_PORTS;
  if (typeof from !== 'number' || typeof to !== 'number')
    return new Unknown('unreadable', 'the rule has no port range');
  return { from, to };
}

const SOURCES = ['CidrIpv4', 'CidrIpv6', 'PrefixListId', 'ReferencedGroupInfo'];
const NO_SOURCE = new Collection([], [], undefined, new Unknown('not-collected', 'the rule does not say from where'));

/** The address blocks a rule admits, its prefix list expanded; none for one that names a security group. */
function cidrs(rule: Resource, run: Run): Collection {
  if (SOURCES.every(name => isAbsent(run.inventory.read('SecurityGroupRule', rule, name)))) return NO_SOURCE;
  const blocks = ['CidrIpv4', 'CidrIpv6'].map(name => run.inventory.read('SecurityGroupRule', rule, name));
  const own = blocks.filter(block => !isAbsent(block) && !(block instanceof Unknown));
  const hidden = blocks.filter(block => block instanceof Unknown);
  const why = hidden.find(block => block instanceof Unknown);
  const listed = prefixListBlocks(rule, run.inventory);
  return new Collection(
    [...own, ...listed.items],
    [...hidden, ...listed.possible],
    why instanceof Unknown ? why : listed.doubt,
    listed.open,
  );
}

function prefixListBlocks(rule: Resource, inventory: Inventory): Collection {
  const list = inventory.read('SecurityGroupRule', rule, 'PrefixListId');
  if (isAbsent(list)) return new Collection([]);
  if (list instanceof Unknown && list.reference === undefined) return new Collection([], [], undefined, list);
  const entries = relationsOf('SecurityGroupRule').prefixListEntries?.follow(rule, inventory);
  return pluck(entries, 'Cidr');
}

function prefixLengths(rule: Resource, run: Run): Collection {
  const { items, possible, doubt, open } = cidrs(rule, run);
  return new Collection(items.map(prefixLength), possible.map(prefixLength), doubt, open);
}

function prefixLength(block: unknown): unknown {
  if (block instanceof Unknown) return new Unknown(block.code, block.detail, block.level);
  const length = typeof block === 'string' ? /\/(\d{1,3})$/.exec(block)?.[1] : undefined;
  return length === undefined ? new Unknown('unreadable', 'an address block has no prefix length') : Number(length);
}

/** How wide the address ranges of a DB security group (outside VPCs) are. */
function rangeLengths(group: Resource, run: Run): Collection {
  const { items, possible, doubt, open } = pluck(run.inventory.read('DBSecurityGroup', group, 'IPRanges'), 'CIDRIP');
  return new Collection(items.map(prefixLength), possible.map(prefixLength), doubt, open);
}

/** Routes to everywhere, their halves, and the part of IPv6 that is the internet. */
const EVERYWHERE_IPV4 = ['0.0.0.0/0', '0.0.0.0/1', '128.0.0.0/1'];
const EVERYWHERE_IPV6 = ['::/0', '::/1', '8000::/1', '2000::/3'];

/** Whether a subnet's default route, IPv4 or IPv6, leads to an internet gateway. (A NAT or egress-only gateway is private.) */
function routesToInternet(subnet: Resource, run: Run): unknown {
  const table = relationsOf('Subnet').routeTable?.follow(subnet, run.inventory);
  if (table instanceof Unknown || table === undefined) return table;
  const routes = readField(table, 'Routes');
  if (isAbsent(routes)) return new Unknown('not-collected', 'the route table of the subnet lacks its routes');
  const { items, open } = toCollection(routes);
  const truth = anyOf([...items.map(isInternetRoute), open === undefined ? NO : OPEN]);
  return truth === OPEN ? (open ?? HIDDEN_ROUTE) : truth === YES;
}

const HIDDEN_ROUTE = new Unknown('unresolved-reference', 'a route of the subnet is not known');

const DESTINATIONS = ['DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId'];
/** Every way to say where a route leads; AWS writes one of them. */
const TARGETS = [
  'GatewayId',
  'NatGatewayId',
  'EgressOnlyInternetGatewayId',
  'TransitGatewayId',
  'VpcPeeringConnectionId',
  'NetworkInterfaceId',
  'InstanceId',
  'LocalGatewayId',
  'CarrierGatewayId',
  'CoreNetworkArn',
  'OdbNetworkArn',
];

function isInternetRoute(route: unknown): Truth {
  if (route instanceof Unknown) return OPEN;
  const lacks = (names: readonly string[]) => names.every(name => isAbsent(readField(route, name)));
  const destination = anyOf([
    isOneOf(readField(route, 'DestinationCidrBlock'), EVERYWHERE_IPV4),
    isOneOf(readField(route, 'DestinationIpv6CidrBlock'), EVERYWHERE_IPV6),
    isAbsent(readField(route, 'DestinationPrefixListId')) ? NO : OPEN,
    lacks(DESTINATIONS) ? OPEN : NO,
  ]);
  return both(destination, lacks(TARGETS) ? OPEN : isInternetGateway(readField(route, 'GatewayId')));
}

function isOneOf(value: unknown, wanted: readonly string[]): Truth {
  if (value instanceof Unknown) return OPEN;
  return typeof value === 'string' && wanted.includes(value) ? YES : NO;
}

function isInternetGateway(gateway: unknown): Truth {
  if (gateway instanceof Unknown) return OPEN;
  return typeof gateway === 'string' && gateway.startsWith('igw-') ? YES : NO;
}

export const SECURITY_GROUP_RULE_FIELDS: DerivedFields = {
  ports: derive(scalar('ports'), ports, {
    says: 'the TCP ports that it opens: all for protocol -1, none for other protocols',
    writtenIn: ['FromPort', 'IpProtocol'],
    total: true,
  }),
  cidrs: derive(listOf(scalar('cidr')), cidrs, {
    says: 'prefix lists expanded; none for a rule that names a group',
    needs: ['PrefixListEntry'],
    writtenIn: ['CidrIpv4', 'CidrIpv6', 'PrefixListId'],
  }),
  prefixLengths: derive(listOf(scalar('number')), prefixLengths, {
    says: 'bits of each of its `cidrs`',
    needs: ['PrefixListEntry'],
    writtenIn: ['CidrIpv4', 'CidrIpv6', 'PrefixListId'],
  }),
};

export const SUBNET_FIELDS: DerivedFields = {
  routesToInternet: derive(scalar('boolean'), routesToInternet, {
    says: 'its default route leads to an internet gateway',
    needs: ['RouteTable'],
    total: true,
  }),
};

export const DB_SECURITY_GROUP_FIELDS: DerivedFields = {
  prefixLengths: derive(listOf(scalar('number')), rangeLengths, {
    says: 'bits of each of its IPRanges',
    writtenIn: ['IPRanges'],
  }),
};
