// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's own interpolations
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAbsent } from '../../../src/model/value.ts';
import { TERRAFORM_MAPPINGS } from '../../../src/source/terraform/fields.ts';
import { loadTerraformRoot } from '../../../src/source/terraform/root.ts';
import { formatMistake } from '../../../src/util/errors.ts';
import { isBlocks } from './candidates.ts';
import { type DeclaredExpression, type Expression, Hidden, isList, Origins, Reference } from './expression.ts';
import type { Language } from './language.ts';
import { TERRAFORM_INLINE, TERRAFORM_SPECIAL, TERRAFORM_UNFOLD } from './terraform-tables.ts';

/** The attributes that return what the API calls so. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  DBInstanceIdentifier: 'identifier',
  DBClusterIdentifier: 'cluster_identifier',
  DbiResourceId: 'resource_id',
  DbClusterResourceId: 'cluster_resource_id',
  DBSnapshotIdentifier: 'db_snapshot_identifier',
  DBClusterSnapshotIdentifier: 'db_cluster_snapshot_identifier',
  GlobalClusterIdentifier: 'id',
  DBSubnetGroupName: 'name',
  DBParameterGroupName: 'name',
  DBClusterParameterGroupName: 'name',
  OptionGroupName: 'name',
  DBProxyName: 'name',
  BackupVaultName: 'name',
  AlarmName: 'alarm_name',
  AliasName: 'name',
  CustSubscriptionId: 'name',
  KeyId: 'key_id',
  GroupId: 'id',
  SubnetId: 'id',
  VpcId: 'id',
  RouteTableId: 'id',
  detectorId: 'id',
  prefixListId: 'id',
};

/** Roots of Terraform, in HCL. */
export const TERRAFORM: Language = {
  name: 'terraform',
  mappings: TERRAFORM_MAPPINGS,
  types: {
    DBInstance: ({ DBClusterIdentifier: cluster }) => [
      isAbsent(cluster) ? 'aws_db_instance' : 'aws_rds_cluster_instance',
    ],
    DBCluster: () => ['aws_rds_cluster'],
    SecurityGroup: () => ['aws_security_group'],
    SecurityGroupRule: ({ IsEgress }) => [`aws_vpc_security_group_${IsEgress === true ? 'egress' : 'ingress'}_rule`],
    PrefixListEntry: () => ['aws_ec2_managed_prefix_list'],
    DBProxyTargetGroup: () => ['aws_db_proxy_default_target_group'],
    Key: () => ['aws_kms_key'],
  },
  reference: (field, { type, name }) => {
    const attribute = ATTRIBUTES[field] ?? (/arn$/i.test(field) ? 'arn' : undefined);
    return attribute === undefined ? undefined : new Reference(`${type}.${name}`, attribute);
  },
  self: ({ type, name }, by) => new Reference(`${type}.${name}`, by),
  special: TERRAFORM_SPECIAL,
  unfold: TERRAFORM_UNFOLD,
  inline: TERRAFORM_INLINE,
  addressOf: ({ type, name }) => `${type}.${name}`,
  write: resources => `${HEAD}${resources.map(resourceOf).join('\n')}`,
  read,
};

const HEAD = `variable "hidden" {}
variable "default" { default = "shopkeeper" }
data "external" "hidden" { program = ["true"] }
`;

let folder: string | undefined;

/** One folder for all: tests read one root after another. */
async function read(text: string) {
  folder ??= mkdtempSync(join(tmpdir(), 'written-'));
  writeFileSync(join(folder, 'main.tf'), text);
  const { template, mistakes } = await loadTerraformRoot(folder, {
    variables: new Map(),
    varFiles: [],
    boundary: folder,
  });
  if (template === undefined || mistakes.length > 0)
    throw new Error(`${mistakes.map(formatMistake).join('\n')}\n${text}`);
  return template.declarations;
}

function resourceOf({ type, name, properties }: DeclaredExpression): string {
  return `resource "${type}" "${name}" {\n${bodyOf(properties, '  ')}}\n`;
}

/** Arguments that are maps, where other structures are blocks. */
export const MAPS: ReadonlySet<string> = new Set(['tags', 'dimensions']);

function bodyOf(properties: ReadonlyMap<string, Expression>, indent: string): string {
  return [...properties].map(([name, value]) => statement(name, value, indent)).join('');
}

function statement(name: string, value: Expression, indent: string): string {
  if (value instanceof Hidden && value.how === 'blocks')
    return `${indent}dynamic "${name}" {\n${indent}  for_each = var.hidden\n${indent}  content {}\n${indent}}\n`;
  if (MAPS.has(name) || !hasBlocks(value)) return `${indent}${name} = ${hcl(value)}\n`;
  const blocks = isList(value) ? value : [value];
  return blocks.map(block => blockOf(name, block, indent)).join('');
}

/** Blocks, of which some may be hidden. */
function hasBlocks(value: Expression): boolean {
  return isBlocks(value) || (isList(value) && value.some(one => one instanceof Hidden && one.how === 'blocks'));
}

function blockOf(name: string, block: Expression, indent: string): string {
  if (!(block instanceof Map)) return statement(name, new Hidden('blocks'), indent);
  return `${indent}${name} {\n${bodyOf(block, `${indent}  `)}${indent}}\n`;
}

const ORIGINS = {
  literal: '"shopkeeper"',
  'parameter-default': 'var.default',
  'plain-parameter': 'var.hidden',
  parameter: 'var.hidden',
  'secret-reference': 'data.aws_secretsmanager_secret_version.books.secret_string',
  generated: 'random_password.books.result',
} as const satisfies Record<Origins['origin'], string>;

function hcl(value: Expression): string {
  if (value instanceof Reference) return `${value.to}.${value.attribute}`;
  if (value instanceof Hidden)
    return value.how === 'something' ? '"${data.external.hidden.result.name}-x"' : 'var.hidden';
  if (value instanceof Origins) return ORIGINS[value.origin];
  if (isList(value)) return `[${value.map(hcl).join(', ')}]`;
  if (value instanceof Map)
    return `{ ${[...value].map(([name, one]) => `${JSON.stringify(name)} = ${hcl(one)}`).join(', ')} }`;
  return typeof value === 'string'
    ? JSON.stringify(value).replaceAll('${', '$${').replaceAll('%{', '%%{')
    : String(value);
}
