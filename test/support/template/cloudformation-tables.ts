import { isRecord } from '../../../src/model/value.ts';
import { structure } from './candidates.ts';
import { type DeclaredExpression, type Expression, isList, Origins } from './expression.ts';
import { isSet, push, renamed, strangeParameter } from './inline.ts';
import type { Draft, Inline, Language, Special, Unfold } from './language.ts';

/** RDS keeps the password where it is asked to; the key is written beside that. */
const managed: Special = (value, express) => {
  if (!isRecord(value)) return [['ManageMasterUserPassword', true]];
  const key = value.KmsKeyId;
  const own = key === undefined ? [] : [['MasterUserSecret', new Map([['KmsKeyId', express(key)]])] as const];
  return [['ManageMasterUserPassword', true], ...own];
};

const origin =
  (property: string): Special =>
  value => [[property, new Origins(originOf(value))]];

export function originOf(value: unknown): Origins['origin'] {
  switch (value) {
    case 'parameter-default':
    case 'plain-parameter':
    case 'parameter':
    case 'secret-reference':
    case 'generated':
      return value;
    default:
      return 'literal';
  }
}

export const CLOUDFORMATION_SPECIAL: Language['special'] = {
  'DBInstance.MasterUserSecret': managed,
  'DBCluster.MasterUserSecret': managed,
  'DBInstance.masterPassword': origin('MasterUserPassword'),
  'DBCluster.masterPassword': origin('MasterUserPassword'),
  'DBInstance.masterUsernameOrigin': origin('MasterUsername'),
  'DBCluster.masterUsernameOrigin': origin('MasterUsername'),
};

/** A list whose elements are resources of their own that name the draft. */
function each(type: string, by: string): Unfold {
  return (value, draft, self) =>
    (isList(value) ? value : []).flatMap((one, index) =>
      one instanceof Map ? [beside(draft, type, new Map([[by, self('id')], ...one]), String(index))] : [],
    );
}

/** A resource that is declared because another needs it. */
export function beside(
  { name }: Draft,
  type: string,
  properties: ReadonlyMap<string, Expression>,
  suffix = '',
): DeclaredExpression {
  const last = type.split('::').at(-1) ?? type;
  return { type, name: `${name}${last.replaceAll('_', '')}${suffix}`, properties, attributes: new Map() };
}

export const CLOUDFORMATION_UNFOLD: Language['unfold'] = {
  routes: each('AWS::EC2::Route', 'RouteTableId'),
  associations: each('AWS::EC2::SubnetRouteTableAssociation', 'RouteTableId'),
  ranges: (value, draft) => {
    draft.properties.set('DBSecurityGroupIngress', value);
    return [];
  },
  rotates: (value, draft, self) => {
    const rules = draft.properties.get('RotationRules');
    draft.properties.delete('RotationRules');
    const own: readonly (readonly [string, Expression])[] = rules === undefined ? [] : [['RotationRules', rules]];
    if (value !== true) return [];
    return [beside(draft, 'AWS::SecretsManager::RotationSchedule', new Map([['SecretId', self('id')], ...own]))];
  },
};

const RULE = {
  IpProtocol: 'IpProtocol',
  FromPort: 'FromPort',
  ToPort: 'ToPort',
  CidrIpv4: 'CidrIp',
  CidrIpv6: 'CidrIpv6',
  Description: 'Description',
} as const;

/** A rule inside its group. */
export const INLINE_RULE: Inline = {
  by: 'GroupId',
  parent: 'SecurityGroup',
  add: (row, parent, express) => {
    const [side, end] =
      row.IsEgress === true ? ['SecurityGroupEgress', 'Destination'] : ['SecurityGroupIngress', 'Source'];
    const group = isRecord(row.ReferencedGroupInfo) ? row.ReferencedGroupInfo.GroupId : row.ReferencedGroupInfo;
    const flat = { ...row, Group: group };
    const names = { ...RULE, PrefixListId: `${end}PrefixListId`, Group: `${end}SecurityGroupId` };
    push(parent, side, renamed(flat, names, express));
    return typeof row.IsEgress === 'boolean' || row.IsEgress === undefined
      ? undefined
      : 'SecurityGroupRule.IsEgress: hidden';
  },
};

function parameter(parent: 'DBParameterGroup' | 'DBClusterParameterGroup'): Inline {
  return {
    by: 'group',
    parent,
    add: (row, draft, express) => {
      if (typeof row.ParameterName !== 'string') return 'Parameter.ParameterName: hidden';
      const there = draft.properties.get('Parameters');
      const own = isSet(row) ? [[row.ParameterName, express(row.ParameterValue)] as const] : [];
      draft.properties.set('Parameters', new Map([...(there instanceof Map ? there : []), ...own]));
      return strangeParameter(row);
    },
  };
}

const TARGETS: Readonly<Record<string, string>> = {
  RDS_INSTANCE: 'DBInstanceIdentifiers',
  TRACKED_CLUSTER: 'DBClusterIdentifiers',
};

export const CLOUDFORMATION_INLINE: Language['inline'] = {
  Parameter: parameter('DBParameterGroup'),
  ClusterParameter: parameter('DBClusterParameterGroup'),
  PrefixListEntry: {
    by: 'prefixListId',
    parent: 'PrefixListEntry',
    add: (row, draft, express) => {
      push(draft, 'Entries', structure({ Cidr: row.Cidr }, express));
      return undefined;
    },
  },
  DBProxyTarget: {
    by: 'proxyName',
    parent: 'DBProxyTargetGroup',
    add: (row, draft, express) => {
      const list = TARGETS[String(row.Type)];
      if (list !== undefined) push(draft, list, express(row.RdsResourceId));
      return list === undefined ? `DBProxyTarget.Type: ${String(row.Type)}` : undefined;
    },
  },
};
