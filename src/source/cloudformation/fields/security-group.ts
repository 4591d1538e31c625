import { Unknown } from '../../../model/value.ts';
import type { Context, Fields, Mapping, Shape } from '../../template/mapping.ts';
import { chain, inside } from '../../template/shape.ts';
import { chosenByAws } from './defaults.ts';
import { HIDDEN, partsOf } from './lists.ts';
import { prefixList } from './prefix-list.ts';
import { MADE, replaced, TAGS, unlessNothing } from './shapes.ts';

export const SECURITY_GROUP: Mapping = {
  to: 'SecurityGroup',
  fields: {
    GroupId: MADE,
    SecurityGroupArn: MADE,
    GroupName: { from: 'GroupName', absent: chosenByAws('the name') },
    Description: { from: 'GroupDescription' },
    VpcId: { from: 'VpcId', absent: chosenByAws('the default VPC') },
    Tags: TAGS,
  },
};

/** What a rule is for, on either side of the group. */
const SIDES = {
  ingress: { list: 'SecurityGroupIngress', end: 'Source', isEgress: false },
  egress: { list: 'SecurityGroupEgress', end: 'Destination', isEgress: true },
} as const;

type Side = (typeof SIDES)[keyof typeof SIDES];

const SCALARS = { IpProtocol: 'IpProtocol', FromPort: 'FromPort', ToPort: 'ToPort', CidrIpv4: 'CidrIp' } as const;

/** The id of a group; groups of a default VPC may be named by name instead. */
function groupId(byId: string): Shape {
  return (written, context) => {
    if (context.get(byId) !== undefined || typeof written.value !== 'string') return written;
    return replaced(written, groupNamed(written.value, context) ?? NOT_HERE);
  };
}

const NOT_HERE = new Unknown('unresolved-reference', 'the group is named by a name that no group here has');

/** AWS's flattened shape of a rule; rules of which nothing is known may not be there. */
function ruleFields({ end, isEgress }: Side): Fields {
  const scalars = Object.entries(SCALARS).map(([name, from]) => [name, { from }] as const);
  return {
    ...Object.fromEntries(scalars),
    IsEgress: isEgress ? { absent: true } : { from: HIDDEN, absent: false },
    CidrIpv6: { from: 'CidrIpv6' },
    PrefixListId: { from: `${end}PrefixListId`, as: prefixList },
    ReferencedGroupInfo: {
      from: [`${end}SecurityGroupId`, `${end}SecurityGroupName`],
      as: unlessNothing(chain(groupId(`${end}SecurityGroupId`), inside('GroupId'))),
    },
    Description: { from: 'Description' },
    SecurityGroupRuleId: MADE,
    SecurityGroupRuleArn: MADE,
  };
}

function namesOf({ end }: Side): readonly string[] {
  return [...Object.values(SCALARS), 'CidrIpv6', `${end}PrefixListId`, `${end}SecurityGroupId`];
}

/** The rules that stand in their group. */
function inlineRules(side: Side): Mapping {
  return {
    to: 'SecurityGroupRule',
    fields: { ...ruleFields(side), GroupId: MADE },
    rows: (_, context) => partsOf(context.get(side.list), namesOf(side)),
  };
}

function groupNamed(name: string, { ofType }: Context): Unknown | undefined {
  const found = ofType('AWS::EC2::SecurityGroup').find(({ properties }) => properties.get('GroupName')?.value === name);
  if (found === undefined) return undefined;
  return new Unknown('computed-at-apply', 'AWS gives it at creation', 'resource', true, found.address);
}

/** A rule that is a resource of its own. */
function ownRule(side: Side): Mapping {
  return {
    to: 'SecurityGroupRule',
    fields: { ...ruleFields(side), GroupId: { from: ['GroupId', 'GroupName'], as: groupId('GroupId') } },
  };
}

export const INLINE_RULES = [inlineRules(SIDES.ingress), inlineRules(SIDES.egress)];
export const INGRESS_RULE = ownRule(SIDES.ingress);
export const EGRESS_RULE = ownRule(SIDES.egress);
