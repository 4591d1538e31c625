import { isRecord } from '../../../src/model/value.ts';
import { structure } from './candidates.ts';
import { beside, originOf } from './cloudformation-tables.ts';
import { type Expression, isList, Origins } from './expression.ts';
import { accountsIn, isSet, push, renamed, strangeParameter } from './inline.ts';
import type { Inline, Language, Special, Unfold } from './language.ts';

const managed: Special = (value, express) => {
  const key = isRecord(value) ? value.KmsKeyId : undefined;
  const own = key === undefined ? [] : [['master_user_secret_kms_key_id', express(key)] as const];
  return [['manage_master_user_password', true], ...own];
};

const origin =
  (property: string): Special =>
  value => [[property, new Origins(originOf(value))]];

export const TERRAFORM_SPECIAL: Language['special'] = {
  'DBInstance.MasterUserSecret': managed,
  'DBCluster.MasterUserSecret': managed,
  'DBInstance.masterPassword': origin('password'),
  'DBCluster.masterPassword': origin('master_password'),
  'DBInstance.masterUsernameOrigin': origin('username'),
  'DBCluster.masterUsernameOrigin': origin('master_username'),
  'DBProxyTarget.RdsResourceId': (value, express, { Type }) => [
    [Type === 'RDS_INSTANCE' ? 'db_instance_identifier' : 'db_cluster_identifier', express(value)],
  ],
  'DBProxyTarget.Type': () => [],
};

/** A list whose elements are resources of their own that name the draft. */
function each(type: string, by: string): Unfold {
  return (value, draft, self) =>
    (isList(value) ? value : []).flatMap((one, index) =>
      one instanceof Map ? [beside(draft, type, new Map([[by, self('id')], ...one]), String(index))] : [],
    );
}

export const TERRAFORM_UNFOLD: Language['unfold'] = {
  $routes: (value, draft) => {
    draft.properties.set('route', value);
    return [];
  },
  $associations: each('aws_route_table_association', 'route_table_id'),
  $features: each('aws_guardduty_detector_feature', 'detector_id'),
  $egress: () => [],
  $members: () => [],
  $replicas: () => [],
  $replications: (_, draft, self) => {
    const by = new Map([['source_db_instance_arn', self('arn')]]);
    return [beside(draft, 'aws_db_instance_automated_backups_replication', by)];
  },
  $rotation: (value, draft, self) => {
    const { on, ...rest } = Object.fromEntries(entriesOf(value));
    if (on !== true && Object.keys(rest).length === 0) return [];
    const own = new Map<string, Expression>([['secret_id', self('id')], ...Object.entries(rest)]);
    return [beside(draft, 'aws_secretsmanager_secret_rotation', own)];
  },
  $stream: (value, draft, self) => {
    const { status, ...rest } = Object.fromEntries(entriesOf(value));
    if (status !== true && status !== 'started') return [];
    const own = new Map<string, Expression>([['resource_arn', self('arn')], ...Object.entries(rest)]);
    return [beside(draft, 'aws_rds_cluster_activity_stream', own)];
  },
};

function entriesOf(value: Expression): readonly (readonly [string, Expression])[] {
  return value instanceof Map ? [...value] : [];
}

const RULE = { IpProtocol: 'protocol', FromPort: 'from_port', ToPort: 'to_port', Description: 'description' } as const;

const SOURCES = { CidrIpv4: 'cidr_blocks', CidrIpv6: 'ipv6_cidr_blocks', PrefixListId: 'prefix_list_ids' } as const;

/** A rule inside its group. */
export const INLINE_BLOCK: Inline = {
  by: 'GroupId',
  parent: 'SecurityGroup',
  add: (row, parent, express) => {
    const group = isRecord(row.ReferencedGroupInfo) ? row.ReferencedGroupInfo.GroupId : undefined;
    const lists = [...renamed({ ...row, Group: group }, { ...SOURCES, Group: 'security_groups' }, express)];
    const sources = lists.map(([name, value]) => [name, [value]] as const);
    push(parent, row.IsEgress === true ? 'egress' : 'ingress', new Map([...renamed(row, RULE, express), ...sources]));
    return typeof row.IsEgress === 'boolean' || row.IsEgress === undefined
      ? undefined
      : 'SecurityGroupRule.IsEgress: hidden';
  },
};

function parameter(parent: 'DBParameterGroup' | 'DBClusterParameterGroup'): Inline {
  const names = { ParameterName: 'name', ParameterValue: 'value', ApplyMethod: 'apply_method' };
  return {
    by: 'group',
    parent,
    add: (row, draft, express) => {
      if (isSet(row)) push(draft, 'parameter', renamed(row, names, express));
      return strangeParameter(row);
    },
  };
}

function sharing(parent: 'DBSnapshot' | 'DBClusterSnapshot'): Inline {
  return {
    by: `${parent}Identifier`,
    parent,
    add: (row, draft, express) => {
      draft.properties.set('shared_accounts', accountsIn(row[`${parent}Attributes`], express));
      return undefined;
    },
  };
}

export const TERRAFORM_INLINE: Language['inline'] = {
  Parameter: parameter('DBParameterGroup'),
  ClusterParameter: parameter('DBClusterParameterGroup'),
  DBSnapshotAttributes: sharing('DBSnapshot'),
  DBClusterSnapshotAttributes: sharing('DBClusterSnapshot'),
  PrefixListEntry: {
    by: 'prefixListId',
    parent: 'PrefixListEntry',
    add: (row, draft, express) => {
      push(draft, 'entry', structure({ cidr: row.Cidr }, express));
      return undefined;
    },
  },
};
