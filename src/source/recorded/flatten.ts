import type { Key } from '../../model/location.ts';
import { isAbsent, isRecord, type Resource } from '../../model/value.ts';

const LISTS = ['IpPermissions', 'IpPermissionsEgress'] as const;
const SOURCES = ['IpRanges', 'Ipv6Ranges', 'PrefixListIds', 'UserIdGroupPairs'] as const;
const GROUP_FIELDS = ['GroupId', 'UserId', 'VpcId', 'PeeringStatus', 'VpcPeeringConnectionId'] as const;
type Source = (typeof SOURCES)[number];

/** The field of an element that says from where, and what the flattened rule calls it. */
const NAMES = {
  IpRanges: { field: 'CidrIp', as: 'CidrIpv4' },
  Ipv6Ranges: { field: 'CidrIpv6', as: 'CidrIpv6' },
  PrefixListIds: { field: 'PrefixListId', as: 'PrefixListId' },
  UserIdGroupPairs: { field: 'GroupId', as: 'ReferencedGroupInfo' },
} as const satisfies Record<Source, { field: string; as: string }>;

/** Where a flattened rule is written in its security group. */
export interface RuleOrigin {
  readonly group: Resource;
  /** From the group to the permission. */
  readonly permission: readonly Key[];
  readonly source: Source;
  readonly index: number;
}

/** The rules of a security group in the shape of DescribeSecurityGroupRules. */
export interface Flattened {
  readonly rules: readonly { readonly rule: Resource; readonly origin: RuleOrigin }[];
  /** The recording lacks permissions of the group, or a permission's sources. */
  readonly isTrimmed: boolean;
}

/** One rule per source of each permission, as AWS itself flattens them. */
export function flatten(group: Resource): Flattened {
  const permissions = LISTS.flatMap(list => elementsOf(group[list]).map((item, index) => ({ item, list, index })));
  const rules = permissions.flatMap(({ item, list, index }) =>
    isRecord(item) ? rulesOf(group, item, [list, index]) : [],
  );
  const isTrimmed = !Array.isArray(group.IpPermissions) || permissions.some(({ item }) => !hasSources(item));
  return { rules, isTrimmed };
}

function rulesOf(group: Resource, permission: Resource, place: readonly Key[]): Flattened['rules'] {
  const isEgress = place[0] === 'IpPermissionsEgress';
  return SOURCES.flatMap(source =>
    elementsOf(permission[source]).flatMap((item, index) => {
      if (!isRecord(item)) return [];
      return [
        {
          rule: ruleOf(group, permission, source, item, isEgress),
          origin: { group, permission: place, source, index },
        },
      ];
    }),
  );
}

function ruleOf(group: Resource, permission: Resource, source: Source, item: Resource, isEgress: boolean): Resource {
  const { IpProtocol, FromPort, ToPort } = permission;
  const from = source === 'UserIdGroupPairs' ? referenced(item) : item[NAMES[source].field];
  const rule = { GroupId: group.GroupId, IsEgress: isEgress, IpProtocol, FromPort, ToPort, [NAMES[source].as]: from };
  return { ...rule, Description: item.Description };
}

function referenced(pair: Resource): Resource {
  return Object.fromEntries(
    GROUP_FIELDS.filter(field => Object.hasOwn(pair, field)).map(field => [field, pair[field]]),
  );
}

/** Whether a permission says from where: AWS always writes all four lists, and each element names its source. */
function hasSources(permission: unknown): boolean {
  if (!isRecord(permission)) return false;
  return SOURCES.every(source => {
    const list = permission[source];
    return Array.isArray(list) && list.every(item => isRecord(item) && !isAbsent(item[NAMES[source].field]));
  });
}

function elementsOf(list: unknown): readonly unknown[] {
  return Array.isArray(list) ? list : [];
}

/** The way to a rule's field in the security group that it was flattened from; the empty path leads to what names the source. */
export function pathInGroup({ permission, source, index }: RuleOrigin, path: readonly Key[]): readonly Key[] {
  const element = [...permission, source, index];
  const { field, as } = NAMES[source];
  const [first, ...rest] = path;
  if (first === undefined) return [...element, field];
  if (first === 'GroupId') return path;
  if (first === 'Description') return [...element, first];
  if (first === 'IpProtocol' || first === 'FromPort' || first === 'ToPort') return [...permission, first];
  if (first !== as) return element;
  return source === 'UserIdGroupPairs' ? [...element, ...rest] : [...element, field];
}
