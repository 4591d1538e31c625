// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's own interpolations
import { describe, expect, it } from 'vitest';
import { Unknown } from '../../../src/model/value.ts';
import { declared, plain } from './support.ts';

/** The value of one reference as an unknown. */
async function unknownOf(reference: string, more: string): Promise<Unknown | undefined> {
  const all = await declared(`resource "a_b" "c" {\n  v = ${reference}\n}\n${more}`);
  const value = all.get('a_b.c')?.properties.get('v')?.value;
  return value instanceof Unknown ? value : undefined;
}

async function written(reference: string, more: string) {
  return (await declared(`resource "a_b" "c" {\n  v = ${reference}\n}\n${more}`)).get('a_b.c')?.properties.get('v');
}

describe('references to resources', () => {
  it.each<[string, string, unknown]>([
    ['aws_db_subnet_group.x.id', 'resource "aws_db_subnet_group" "x" { name = "books" }', 'books'],
    ['aws_rds_cluster.x.id', 'resource "aws_rds_cluster" "x" { cluster_identifier = "o" }', 'o'],
    ['aws_db_instance.x.identifier', 'resource "aws_db_instance" "x" { identifier = "i" }', 'i'],
    ['aws_db_proxy.x.id', 'resource "aws_db_proxy" "x" { name = "p" }', 'p'],
    ['aws_db_instance.x[0].engine', 'resource "aws_db_instance" "x" {\n count = 1\n engine = "mysql"\n}', 'mysql'],
    ['aws_db_instance.x.tags.Name', 'resource "aws_db_instance" "x" { tags = { Name = "n" } }', 'n'],
  ])('%s is what is written there', async (reference, more, expected) => {
    expect((await written(reference, more))?.value).toBe(expected);
  });

  it.each<[string, string, Partial<Unknown>]>([
    [
      'aws_kms_key.x.arn',
      'resource "aws_kms_key" "x" {}',
      { code: 'computed-at-apply', exists: true, reference: 'aws_kms_key.x' },
    ],
    ['aws_db_instance.x.id', 'resource "aws_db_instance" "x" { identifier = "i" }', { reference: 'aws_db_instance.x' }],
    [
      'aws_kms_key.x["a"].arn',
      'resource "aws_kms_key" "x" { for_each = toset(["a"]) }',
      { reference: 'aws_kms_key.x["a"]', exists: true },
    ],
    [
      'one(aws_kms_key.x[*].arn)',
      'resource "aws_kms_key" "x" { count = 1 }',
      { reference: 'aws_kms_key.x[0]', exists: true },
    ],
    [
      'try(aws_kms_key.x[0].arn, null)',
      'variable "n" {}\nresource "aws_kms_key" "x" { count = var.n }',
      { code: 'unresolved-reference', reference: 'aws_kms_key.x', exists: false },
    ],
    [
      'aws_db_subnet_group.x.name',
      'variable "n" {}\nresource "aws_db_subnet_group" "x" { name = var.n }',
      { code: 'unresolved-reference', reference: 'aws_db_subnet_group.x', exists: true },
    ],
    [
      'aws_rds_cluster_instance.x.cluster_identifier',
      'resource "aws_rds_cluster" "y" {}\nresource "aws_rds_cluster_instance" "x" { cluster_identifier = aws_rds_cluster.y.id }',
      { reference: 'aws_rds_cluster.y', exists: true },
    ],
    [
      'aws_db_instance.x.kms_key_id',
      'resource "aws_db_instance" "x" {}',
      { code: 'computed-at-apply', reference: 'aws_db_instance.x', exists: false },
    ],
    ['aws_kms_key.gone.arn', '', { code: 'unresolved-reference', exists: true, reference: 'aws_kms_key.gone' }],
    [
      'data.aws_kms_key.x.arn',
      'data "aws_kms_key" "x" {}',
      { code: 'unresolved-reference', exists: true, reference: undefined },
    ],
    ['data.aws_subnets.x.ids', 'data "aws_subnets" "x" {}', { exists: false }],
  ])('%s is unknown and points at it', async (reference, more, expected) => {
    expect(await unknownOf(reference, more)).toMatchObject(expected);
  });

  it.each<[string, string, string]>([
    ['random_password.x.result', 'resource "random_password" "x" {}', 'generated'],
    ['"a${random_password.x.result}"', 'resource "random_password" "x" {}', 'generated'],
    [
      'jsondecode(data.aws_secretsmanager_secret_version.x.secret_string)["password"]',
      'data "aws_secretsmanager_secret_version" "x" {}',
      'secret-reference',
    ],
    ['data.aws_ssm_parameter.x.value', 'data "aws_ssm_parameter" "x" {}', 'secret-reference'],
    ['ephemeral.random_password.x.result', 'ephemeral "random_password" "x" {}', 'generated'],
    ['ephemeral.vault_x.x.y', 'ephemeral "vault_x" "x" {}', 'secret-reference'],
    ['"hunter2"', '', 'literal'],
    ['local.p', 'locals { p = "hunter2" }', 'literal'],
    [
      'aws_secretsmanager_secret_version.x.secret_string',
      'resource "aws_secretsmanager_secret_version" "x" { secret_string = "hunter2" }',
      'literal',
    ],
    ['var.p', 'variable "p" {}', 'parameter'],
    ['coalesce(var.p, "x")', 'variable "p" { default = "hunter2" }', 'parameter-default'],
    [
      'var.none ? "hunter2" : random_password.x.result',
      'variable "none" {}\nresource "random_password" "x" {}',
      'literal',
    ],
  ])('%s comes from where its parts come', async (reference, more, origin) => {
    expect((await written(reference, more))?.origin).toBe(origin);
  });

  it('knows the region and account of a provider', async () => {
    const all = await declared(`
      variable "region" { default = "eu-west-1" }
      provider "aws" {
        region = var.region
        assume_role { role_arn = "arn:aws:iam::111122223333:role/audit" }
      }
      provider "aws" {
        alias = "west"
        region = "us-west-2"
      }
      provider "aws" {
        alias = "any"
        region = var.none
      }
      resource "aws_db_instance" "a" {}
      resource "aws_db_instance" "b" { provider = aws.west }
      resource "aws_db_instance" "c" { provider = aws.any }
      resource "aws_db_instance" "d" { region = "ap-south-1" }
      resource "aws_db_instance" "e" { region = var.none }`);
    const places = ['a', 'b', 'c', 'd', 'e'].map(name => all.get(`aws_db_instance.${name}`)?.region);
    expect(places).toEqual(['eu-west-1', 'us-west-2', undefined, 'ap-south-1', undefined]);
    expect(all.get('aws_db_instance.a')?.account).toBe('111122223333');
  });

  it('merges override files', async () => {
    const all = await declared({
      'main.tf': 'resource "a_b" "c" {\n  v = 1\n  w = 1\n  rule { x = 1 }\n}\n',
      'override.tf': 'resource "a_b" "c" {\n  v = 2\n  rule { x = 2 }\n}\n',
    });
    expect([...all.keys()]).toEqual(['a_b.c']);
    expect(all.get('a_b.c')?.properties.get('v')).toMatchObject({ value: 2 });
    expect(all.get('a_b.c')?.properties.get('w')).toMatchObject({ value: 1 });
  });

  it('override blocks that are written out by dynamic ones and the other way, and lifecycles one by one', async () => {
    const dynamic = 'dynamic "rule" {\n    for_each = ["over"]\n    content {\n      x = rule.value\n    }\n  }\n';
    const all = await declared({
      'main.tf': `resource "a_b" "c" {
  rule { x = "main" }
  dynamic "other" {
    for_each = ["main"]
    content { x = other.value }
  }
  lifecycle {
    prevent_destroy = true
    ignore_changes  = [v]
  }
}
`,
      'live_override.tf': `resource "a_b" "c" {\n  ${dynamic}  lifecycle {\n    prevent_destroy = false\n  }\n}\n`,
    });
    const resource = all.get('a_b.c');
    expect(plain(resource?.properties.get('rule'))).toEqual([{ x: 'over' }]);
    expect(plain(resource?.properties.get('other'))).toEqual([{ x: 'main' }]);
    expect(plain(resource?.attributes.get('prevent_destroy'))).toBe(false);
    expect(plain(resource?.attributes.get('ignore_changes'))).toEqual(['v']);
  });
});

describe('the port of a database that asks for none', () => {
  const portOf = async (type: string, body: string) => {
    const text = `resource "${type}" "d" {\n${body}\n}\nresource "a_b" "c" {\n  v = ${type}.d.port\n}\nvariable "none" {}\n`;
    return plain((await declared(text)).get('a_b.c')?.properties.get('v'));
  };

  it.each<[string, string, unknown]>([
    ['aws_db_instance', 'engine = "MySQL"', 3306],
    ['aws_db_instance', 'engine = "sqlserver-ee"', 1433],
    ['aws_db_instance', 'engine = "mysql"\nsnapshot_identifier = null', 3306],
    ['aws_db_instance', 'engine = "mysql"\ndynamic "s3_import" {\nfor_each = []\ncontent {}\n}', 3306],
    ['aws_db_instance', 'engine = "mysql"\nport = 3307', 3307],
    ['aws_rds_cluster', 'engine = "aurora-postgresql"', 5432],
  ])('%s with %s', async (type, body, expected) => expect(await portOf(type, body)).toBe(expected));

  it.each<[string, string]>([
    ['aws_db_instance', ''],
    ['aws_db_instance', 'engine = var.none'],
    ['aws_db_instance', 'engine = "nobody"'],
    ['aws_db_instance', 'engine = "mysql"\nsnapshot_identifier = var.none'],
    ['aws_db_instance', 'engine = "mysql"\nrestore_to_point_in_time {}'],
    ['aws_rds_cluster', 'engine = "mysql"\nglobal_cluster_identifier = "g"'],
    ['aws_rds_cluster_instance', 'engine = "mysql"'],
  ])('is not known of %s with %s', async (type, body) =>
    expect(await portOf(type, body)).toBe(`<${type}.d.port is known after apply>!`),
  );
});

describe('what a data source gives back', () => {
  const MORE = `
variable "none" {}
data "aws_rds_engine_version" "v" {
  engine  = "aurora-postgresql"
  version = var.none
}
data "aws_rds_engine_version" "several" {
  count  = 2
  engine = "mysql"
}
data "aws_vpc" "v" { id = "vpc-1" }
resource "a_b" "c" {
`;

  it.each<[string, unknown]>([
    ['data.aws_rds_engine_version.v.engine', 'aurora-postgresql'],
    ['data.aws_rds_engine_version.v.version', '<data.aws_rds_engine_version.v.version is read when Terraform plans>!'],
    ['data.aws_rds_engine_version.v.status', '<data.aws_rds_engine_version.v.status is read when Terraform plans>!'],
    [
      'data.aws_rds_engine_version.several[0].engine',
      '<data.aws_rds_engine_version.several.engine is read when Terraform plans>!',
    ],
    ['data.aws_rds_engine_version.nobody.engine', '<data.aws_rds_engine_version.nobody.engine is not declared here>!'],
    ['data.aws_vpc.v.id', '<data.aws_vpc.v.id is read when Terraform plans>!'],
  ])('%s', async (expression, expected) => {
    const all = await declared(`${MORE}  v = ${expression}\n}\n`);
    expect(plain(all.get('a_b.c')?.properties.get('v'))).toBe(expected);
  });
});
