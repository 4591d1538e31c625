import { Unknown } from '../../../model/value.ts';
import type { Declaration, Written } from '../../template/declaration.ts';
import type { Context, Fields, Mapping, Part } from '../../template/mapping.ts';
import { inside, isEqual } from '../../template/shape.ts';
import { ARN, ID, named, ownKey, TAGS } from './identity.ts';
import { argumentsOf, blocksOf, like, plainOf } from './values.ts';

const GROUP: Fields = {
  GroupId: ID,
  SecurityGroupArn: ARN,
  GroupName: { from: 'name' },
  Description: { from: 'description', absent: 'Managed by Terraform' },
  VpcId: { from: 'vpc_id' },
  Tags: TAGS,
};

/** AWS's flattened shape: one rule, one source. */
const RULE: Fields = {
  SecurityGroupRuleId: named('security_group_rule_id'),
  GroupId: { from: ['$group', 'security_group_id'] },
  IsEgress: { from: '$egress', absent: false },
  IpProtocol: { from: ['protocol', 'ip_protocol'] },
  FromPort: { from: 'from_port' },
  ToPort: { from: 'to_port' },
  CidrIpv4: { from: ['$cidr_ipv4', 'cidr_ipv4'] },
  CidrIpv6: { from: ['$cidr_ipv6', 'cidr_ipv6'] },
  PrefixListId: { from: ['$prefix_list_id', 'prefix_list_id'] },
  ReferencedGroupInfo: {
    from: ['$referenced', 'referenced_security_group_id'],
    as: groupOf,
    fields: { GroupId: { from: 'GroupId' } },
  },
  Description: { from: 'description' },
};

/** A rule of which nothing is known may admit something else than a group. */
function groupOf(written: Written, context: Context): Written {
  return context.get('$egress')?.value instanceof Unknown ? written : inside('GroupId')(written, context);
}

/** The lists of an inline block or of an `aws_security_group_rule`, by what a flattened rule calls an element of them. */
const LISTS: readonly (readonly [string, string])[] = [
  ['cidr_blocks', '$cidr_ipv4'],
  ['ipv6_cidr_blocks', '$cidr_ipv6'],
  ['prefix_list_ids', '$prefix_list_id'],
  ['security_groups', '$referenced'],
  ['source_security_group_id', '$referenced'],
];

/** One part a source: of each list's elements, and of the group itself. */
function flattened(
  own: ReadonlyMap<string, Written>,
  base: ReadonlyMap<string, Written>,
  self: Written,
  at: Written['at'],
): readonly Part[] {
  const part = (name: string, source: Written): Part => ({
    properties: new Map([...own, ...base, [name, source]]),
    at: source.at ?? at,
  });
  const parts = LISTS.flatMap(([list, name]) => sourcesIn(own.get(list)).map(source => part(name, source)));
  const isSelf = plainOf(own.get('self'));
  if (isSelf instanceof Unknown) return [...parts, part('$referenced', like(self, isSelf))];
  return String(isSelf) === 'true' ? [...parts, part('$referenced', self)] : parts;
}

/** The elements of a list; an end that is open is one that is not known. */
function sourcesIn(list: Written | undefined): readonly Written[] {
  if (list === undefined) return [];
  const known = blocksOf(list).filter(({ value }) => value !== null && value !== '');
  return list.open === undefined ? known : [...known, like(list, list.open)];
}

/** The inline rules of a group in one direction. Rules that are not known may be none: whether they are ingress is hidden too. */
function inline(direction: 'ingress' | 'egress') {
  return (declaration: Declaration, context: Context): readonly Part[] => {
    const written = declaration.properties.get(direction);
    const group = ownKey(context, 'id');
    const egress = like({ at: declaration.header, origin: 'literal' }, direction === 'egress');
    const base = new Map([['$group', group] as const, ['$egress', egress] as const]);
    const open = written?.open ?? declaration.open;
    const rows = blocksOf(written).flatMap(block => {
      const own = argumentsOf(block);
      return own === undefined ? hidden(block, group) : flattened(own, base, group, block.at);
    });
    return open === undefined
      ? rows
      : [...rows, ...hidden(like({ at: declaration.header, origin: 'literal' }, open), group)];
  };
}

function hidden(block: Written, group: Written): readonly Part[] {
  const names = [
    '$egress',
    'protocol',
    'from_port',
    'to_port',
    '$cidr_ipv4',
    '$cidr_ipv6',
    '$prefix_list_id',
    '$referenced',
  ];
  const unknown = names.map(name => [name, block] as const);
  return [{ properties: new Map([...unknown, ['$group', group]]), at: block.at }];
}

/** `aws_security_group_rule`: one rule of many sources. */
function apart(declaration: Declaration, context: Context): readonly Part[] {
  const { properties, header } = declaration;
  const type = properties.get('type');
  const egress = type === undefined ? [] : [['$egress', isEqual('egress')(type, context)] as const];
  const group = properties.get('security_group_id') ?? ownKey(context);
  return flattened(properties, new Map(egress), group, header);
}

/** `aws_vpc_security_group_…_rule`: one rule, one source. */
function single(isEgress: boolean) {
  return ({ properties, header }: Declaration): readonly Part[] => {
    const egress = like({ at: header, origin: 'literal' }, isEgress);
    return [{ properties: new Map([...properties, ['$egress', egress]]), at: header }];
  };
}

export const SECURITY_GROUPS: readonly Mapping[] = [
  { to: 'SecurityGroup', fields: GROUP },
  { to: 'SecurityGroupRule', fields: RULE, rows: inline('ingress') },
  { to: 'SecurityGroupRule', fields: RULE, rows: inline('egress') },
];

export const GROUP_RULES: readonly Mapping[] = [{ to: 'SecurityGroupRule', fields: RULE, rows: apart }];

export function singleRules(isEgress: boolean): readonly Mapping[] {
  return [{ to: 'SecurityGroupRule', fields: { ...RULE, Tags: TAGS }, rows: single(isEgress) }];
}
