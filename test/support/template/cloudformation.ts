import { stringify } from 'yaml';
import { CLOUDFORMATION_MAPPINGS } from '../../../src/source/cloudformation/fields.ts';
import { readCloudFormation } from '../../../src/source/cloudformation/read.ts';
import type { Declaration } from '../../../src/source/template/declaration.ts';
import { formatMistake } from '../../../src/util/errors.ts';
import { CLOUDFORMATION_INLINE, CLOUDFORMATION_SPECIAL, CLOUDFORMATION_UNFOLD } from './cloudformation-tables.ts';
import { type DeclaredExpression, type Expression, Hidden, isList, Origins, Reference } from './expression.ts';
import type { Language } from './language.ts';

/** The attributes that return what the API calls so; Ref where it is not here. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  DBInstanceArn: 'DBInstanceArn',
  DbiResourceId: 'DbiResourceId',
  DBClusterArn: 'DBClusterArn',
  DbClusterResourceId: 'DBClusterResourceId',
  DBSubnetGroupArn: 'DBSubnetGroupArn',
  GroupId: 'GroupId',
  Arn: 'Arn',
  AlarmArn: 'Arn',
  DBProxyArn: 'DBProxyArn',
  BackupVaultArn: 'BackupVaultArn',
  FunctionArn: 'Arn',
};

/** What Ref returns. */
const BY_REF = new Set(
  `DBInstanceIdentifier DBClusterIdentifier DBSubnetGroupName DBParameterGroupName DBClusterParameterGroupName
  OptionGroupName SubnetId VpcId RouteTableId KeyId AliasName topicArn ARN AlarmName DBProxyName BackupVaultName
  FunctionName GlobalClusterIdentifier CustSubscriptionId prefixListId`.split(/\s+/),
);

/** Templates of CloudFormation, in YAML. */
export const CLOUDFORMATION: Language = {
  name: 'cloudformation',
  mappings: CLOUDFORMATION_MAPPINGS,
  types: {
    SecurityGroupRule: ({ IsEgress }) => [`AWS::EC2::SecurityGroup${IsEgress === true ? 'Egress' : 'Ingress'}`],
    PrefixListEntry: () => ['AWS::EC2::PrefixList'],
    Key: () => ['AWS::KMS::Key'],
    LambdaFunction: () => ['AWS::Lambda::Function'],
  },
  reference: (field, { name }) => {
    const attribute = ATTRIBUTES[field];
    return attribute !== undefined || BY_REF.has(field) ? new Reference(name, attribute) : undefined;
  },
  self: ({ name }) => new Reference(name, undefined),
  special: CLOUDFORMATION_SPECIAL,
  unfold: CLOUDFORMATION_UNFOLD,
  inline: CLOUDFORMATION_INLINE,
  addressOf: ({ name }) => name,
  write: resources => stringify(templateOf(resources), { aliasDuplicateObjects: false, version: '1.1' }),
  read: text => declarationsIn('t.yaml', text),
};

/** The same in JSON, which is read several times as fast. */
export const CLOUDFORMATION_JSON: Language = {
  ...CLOUDFORMATION,
  write: resources => JSON.stringify(templateOf(resources)),
  read: text => declarationsIn('t.json', text),
};

async function declarationsIn(file: string, text: string): Promise<readonly Declaration[]> {
  const { template, mistakes } = readCloudFormation(file, text, { parameters: new Map(), readFile: () => undefined });
  if (template === undefined || mistakes.length > 0)
    throw new Error(`${mistakes.map(formatMistake).join('\n')}\n${text}`);
  return template.declarations;
}

type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

const PARAMETERS: Json = {
  Hidden: { Type: 'String' },
  Secret: { Type: 'String', NoEcho: true },
  Default: { Type: 'String', Default: 'shopkeeper' },
};

function templateOf(resources: readonly DeclaredExpression[]): Json {
  const Resources = Object.fromEntries(resources.map(one => [one.name, resourceOf(one)]));
  return { Parameters: PARAMETERS, Resources };
}

function resourceOf({ type, properties, attributes }: DeclaredExpression): Json {
  return { Type: type, ...entries(attributes), Properties: entries(properties) };
}

function entries(map: ReadonlyMap<string, Expression>): { readonly [name: string]: Json } {
  return Object.fromEntries([...map].map(([name, value]) => [name, json(value)]));
}

const ORIGINS = {
  literal: 'shopkeeper',
  'parameter-default': { Ref: 'Default' },
  'plain-parameter': { Ref: 'Hidden' },
  parameter: { Ref: 'Secret' },
  'secret-reference': '{{resolve:secretsmanager:books:SecretString:password}}',
  generated: { 'Fn::GetAtt': ['Nobody', 'Password'] },
} as const satisfies Record<Origins['origin'], Json>;

function json(value: Expression): Json {
  if (value instanceof Reference)
    return value.attribute === undefined ? { Ref: value.to } : { 'Fn::GetAtt': [value.to, value.attribute] };
  if (value instanceof Hidden) return value.how === 'something' ? { 'Fn::ImportValue': 'hidden' } : { Ref: 'Hidden' };
  if (value instanceof Origins) return ORIGINS[value.origin];
  if (isList(value)) return value.map(json);
  return value instanceof Map ? entries(value) : typeof value === 'object' ? {} : value;
}
