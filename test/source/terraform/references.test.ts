// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's own interpolations
import { describe, expect, it } from 'vitest';
import { Unknown } from '../../../src/model/value.ts';
import { declared } from './support.ts';

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
});
