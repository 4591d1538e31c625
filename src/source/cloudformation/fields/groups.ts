import type { Written } from '../../template/declaration.ts';
import type { Fields, Mapping } from '../../template/mapping.ts';
import { each, inside, lowerCase } from '../../template/shape.ts';
import { merged } from './lists.ts';
import { groupName } from './made-up.ts';
import { naming } from './others.ts';
import { MADE, TAGS } from './shapes.ts';
import { SUBNETS, vpcOfSubnets } from './subnets.ts';

export const SUBNET_GROUP: Mapping = {
  to: 'DBSubnetGroup',
  fields: {
    DBSubnetGroupName: groupName('DBSubnetGroupName'),
    DBSubnetGroupArn: MADE,
    DBSubnetGroupDescription: { from: 'DBSubnetGroupDescription' },
    VpcId: vpcOfSubnets('SubnetIds'),
    Subnets: SUBNETS,
    TagList: TAGS,
  },
};

const OPTION: Fields = {
  OptionName: { from: 'OptionName' },
  OptionVersion: { from: 'OptionVersion' },
  Port: { from: 'Port' },
  OptionSettings: { from: 'OptionSettings' },
  DBSecurityGroupMemberships: { from: 'DBSecurityGroupMemberships', as: each(inside('DBSecurityGroupName')) },
  VpcSecurityGroupMemberships: { from: 'VpcSecurityGroupMemberships', as: each(inside('VpcSecurityGroupId')) },
};

export const OPTION_GROUP: Mapping = {
  to: 'OptionGroup',
  fields: {
    OptionGroupName: groupName('OptionGroupName'),
    OptionGroupArn: MADE,
    OptionGroupDescription: { from: 'OptionGroupDescription' },
    EngineName: { from: 'EngineName', as: lowerCase },
    MajorEngineVersion: { from: 'MajorEngineVersion' },
    Options: { from: 'OptionConfigurations', fields: OPTION },
    TagList: TAGS,
  },
};

const INGRESS = 'AWS::RDS::DBSecurityGroupIngress';

/** Address ranges and EC2 groups stand in one list of what is admitted, or are resources of their own. */
export const DB_SECURITY_GROUP: Mapping = {
  to: 'DBSecurityGroup',
  rows: (declaration, context) => {
    const added = naming(context, INGRESS, 'DBSecurityGroupName');
    const admitted = merged(declaration, context.get('DBSecurityGroupIngress'), added);
    const ranges = { ...admitted, value: admitted.value.filter(one => !isGroup(one)) };
    return [{ properties: new Map([...declaration.properties, ['ranges', ranges]]), at: declaration.header }];
  },
  fields: {
    DBSecurityGroupName: MADE,
    DBSecurityGroupArn: MADE,
    DBSecurityGroupDescription: { from: 'GroupDescription' },
    VpcId: { from: 'EC2VpcId' },
    IPRanges: { from: 'ranges', fields: { CIDRIP: { from: 'CIDRIP' } } },
    TagList: TAGS,
  },
};

function isGroup({ value, open }: Written): boolean {
  return value instanceof Map && !value.has('CIDRIP') && open === undefined;
}
