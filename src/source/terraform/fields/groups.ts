import { Unknown } from '../../../model/value.ts';
import type { Declaration, Written } from '../../template/declaration.ts';
import type { Context, Fields, Mapping, Part } from '../../template/mapping.ts';
import { each, inside } from '../../template/shape.ts';
import { ARN, named, TAGS } from './identity.ts';
import { GROUP_NAME, groupKey } from './made-up.ts';
import { argumentsOf, blocksOf, like } from './values.ts';

const DESCRIPTION = { from: 'description', absent: 'Managed by Terraform' };

const PARAMETER: Fields = {
  group: { from: '$group' },
  ParameterName: { from: 'name' },
  ParameterValue: { from: 'value' },
  ApplyMethod: { from: 'apply_method', absent: 'immediate' },
  Source: { absent: 'user' },
};

/** One row a parameter block, with the group that it stands in; blocks that are not known are one that is not known. */
function parameters(declaration: Declaration, context: Context): readonly Part[] {
  const group = groupKey(context);
  const written = declaration.properties.get('parameter');
  const hidden = written?.open ?? declaration.open;
  const rows = blocksOf(written).map(block => partOf(block, group));
  const more = hidden === undefined ? [] : [partOf(like({ at: declaration.header, origin: 'literal' }, hidden), group)];
  return [...rows, ...more];
}

function partOf(block: Written, group: Written): Part {
  const own = argumentsOf(block) ?? new Map(['name', 'value'].map(name => [name, block] as const));
  return { properties: new Map([...own, ['$group', group]]), at: block.at };
}

const PARAMETER_GROUP = {
  DBParameterGroupFamily: { from: 'family' },
  Description: DESCRIPTION,
  TagList: TAGS,
} as const satisfies Fields;

export const PARAMETER_GROUPS: readonly Mapping[] = [
  {
    to: 'DBParameterGroup',
    fields: { DBParameterGroupName: GROUP_NAME, DBParameterGroupArn: ARN, ...PARAMETER_GROUP },
  },
  { to: 'Parameter', fields: PARAMETER, rows: parameters, subject: groupKey },
];

export const CLUSTER_PARAMETER_GROUPS: readonly Mapping[] = [
  {
    to: 'DBClusterParameterGroup',
    fields: { DBClusterParameterGroupName: GROUP_NAME, DBClusterParameterGroupArn: ARN, ...PARAMETER_GROUP },
  },
  { to: 'ClusterParameter', fields: PARAMETER, rows: parameters, subject: groupKey },
];

export const OPTION_GROUPS: readonly Mapping[] = [
  {
    to: 'OptionGroup',
    fields: {
      OptionGroupName: GROUP_NAME,
      OptionGroupArn: ARN,
      OptionGroupDescription: { from: 'option_group_description', absent: 'Managed by Terraform' },
      EngineName: { from: 'engine_name' },
      MajorEngineVersion: { from: 'major_engine_version' },
      Options: {
        from: 'option',
        fields: {
          OptionName: { from: 'option_name' },
          OptionVersion: { from: 'version' },
          Port: { from: 'port' },
          OptionSettings: {
            from: 'option_settings',
            fields: { Name: { from: 'name' }, Value: { from: 'value' } },
          },
          VpcSecurityGroupMemberships: {
            from: 'vpc_security_group_memberships',
            as: each(inside('VpcSecurityGroupId')),
          },
        },
      },
      TagList: TAGS,
    },
  },
];

/** Of provider 4 and before: groups of EC2-Classic. */
export const DB_SECURITY_GROUPS: readonly Mapping[] = [
  {
    to: 'DBSecurityGroup',
    fields: {
      DBSecurityGroupName: named('name'),
      DBSecurityGroupArn: ARN,
      DBSecurityGroupDescription: DESCRIPTION,
      IPRanges: { from: 'ingress', as: ranges, fields: { CIDRIP: { from: 'cidr' } } },
      TagList: TAGS,
    },
  },
];

/** Ingress blocks that admit addresses; others admit security groups. */
function ranges(written: Written): Written {
  if (written.value instanceof Unknown) return written;
  return { ...written, value: blocksOf(written).filter(block => admitsAddresses(block)) };
}

function admitsAddresses(block: Written): boolean {
  const own = argumentsOf(block);
  const cidr = own?.get('cidr')?.value;
  return own === undefined || (cidr !== undefined && cidr !== null && cidr !== '');
}
