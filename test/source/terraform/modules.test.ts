// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's own interpolations
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTerraformRoot } from '../../../src/source/terraform/root.ts';
import { declared, type Files, folderOf, load, plain } from './support.ts';

const DATABASE = `
variable "name" {}
variable "public" { default = false }
variable "tags" { default = {} }
resource "aws_db_instance" "this" {
  identifier          = "db-\${var.name}"
  publicly_accessible = var.public
  tags                = merge(var.tags, { Module = "database" })
}
output "identifier" { value = aws_db_instance.this.identifier }
output "arn" { value = aws_db_instance.this.arn }
`;

const call = (more = '') => `module "db" {\n  source = "./db"\n  name   = "a"\n${more}\n}\n`;

describe('modules', () => {
  it('points at the caller for what the caller gave, and names the calls', async () => {
    const all = await declared({
      'main.tf': call('  public = true\n  tags = {\n    Team = "x"\n  }'),
      'db/main.tf': DATABASE,
    });
    const resource = all.get('module.db.aws_db_instance.this');
    const lines = [...(resource?.properties ?? [])].map(([name, one]) => [
      name,
      one.at?.file.replace(/^.*?\/(?=db\/|main)/, ''),
      one.at?.startLine,
    ]);
    expect(lines).toEqual([
      ['identifier', expect.stringMatching(/main\.tf$/), 3],
      ['publicly_accessible', expect.stringMatching(/main\.tf$/), 4],
      ['tags', expect.stringMatching(/db\/main\.tf$/), 8],
    ]);
    const tags = resource?.properties.get('tags')?.value;
    const places = tags instanceof Map ? [...tags].map(([name, one]) => [name, one.at?.startLine]) : [];
    expect(places).toEqual([
      ['Team', 6],
      ['Module', 8],
    ]);
    expect(resource?.header?.startLine).toBe(5);
    expect(resource?.calls).toEqual([expect.stringMatching(/^module\.db \(.*main\.tf:1\)$/)]);
  });

  it('gives outputs, also of copies', async () => {
    const all = await declared({
      'main.tf': `${call()}
        module "many" {
          source   = "./db"
          for_each = toset(["x", "y"])
          name     = each.key
        }
        module "counted" {
          source = "./db"
          count  = 2
          name   = count.index
        }
        resource "a_b" "c" {
          one     = module.db.identifier
          each    = module.many["x"].identifier
          all     = [for one in module.many : one.identifier]
          counted = module.counted[*].identifier
          arn     = module.db.arn
          none    = module.db.nothing
        }`,
      'db/main.tf': DATABASE,
    });
    const written = all.get('a_b.c')?.properties;
    expect([...(written ?? [])].map(([name, one]) => [name, plain(one)])).toEqual([
      ['one', 'db-a'],
      ['each', 'db-x'],
      ['all', ['db-x', 'db-y']],
      ['counted', ['db-0', 'db-1']],
      ['arn', '<module.db.aws_db_instance.this.arn is known after apply>!'],
      ['none', expect.stringMatching(/not declared/)],
    ]);
    expect(written?.get('arn')?.value).toMatchObject({ reference: 'module.db.aws_db_instance.this' });
    expect(all.has('module.many["y"].aws_db_instance.this')).toBe(true);
    expect(all.has('module.counted[1].aws_db_instance.this')).toBe(true);
  });

  it('passes values, whole resources and providers through nested modules', async () => {
    const all = await declared(
      {
        'root/main.tf': `
          provider "aws" { region = "eu-west-1" }
          provider "aws" {
            alias  = "west"
            region = "us-west-2"
          }
          resource "aws_db_subnet_group" "x" { name = "books" }
          module "outer" {
            source    = "../outer"
            group     = aws_db_subnet_group.x
            providers = { aws = aws, aws.other = aws.west }
          }`,
        'outer/main.tf': `
          variable "group" {}
          module "inner" {
            source    = "./inner"
            group     = var.group.name
            providers = { aws = aws.other }
          }
          resource "aws_db_instance" "here" {}`,
        'outer/inner/main.tf': `
          variable "group" {}
          resource "aws_db_instance" "this" { db_subnet_group_name = var.group }`,
      },
      { root: 'root' },
    );
    const inner = all.get('module.outer.module.inner.aws_db_instance.this');
    expect(inner?.properties.get('db_subnet_group_name')?.value).toBe('books');
    expect(inner?.region).toBe('us-west-2');
    expect(all.get('module.outer.aws_db_instance.here')?.region).toBe('eu-west-1');
    expect(inner?.calls).toEqual([
      expect.stringMatching(/^module\.outer \(.*root\/main\.tf:8\)$/),
      expect.stringMatching(/^module\.inner \(.*outer\/main\.tf:3\)$/),
    ]);
  });

  it('is uncertain about all that a module with an unknown count declares', async () => {
    const all = await declared({
      'main.tf': `variable "create" {}\n${call('  count = var.create')}\nresource "a_b" "c" { v = module.db[0].arn }`,
      'db/main.tf': DATABASE,
    });
    expect(all.get('module.db.aws_db_instance.this')?.maybe).toMatchObject({ code: 'unresolved-reference' });
    expect(all.get('a_b.c')?.properties.get('v')?.value).toMatchObject({ reference: 'module.db', exists: false });
  });

  it('finds downloaded modules in the list of Terraform', async () => {
    const files: Files = {
      'main.tf': 'module "net" {\n  source = "registry/net/aws"\n  version = "1.0.0"\n}\n',
      '.terraform/modules/modules.json': JSON.stringify({
        Modules: [
          { Key: '', Source: '', Dir: '.' },
          { Key: 'net', Source: 'registry/net/aws', Dir: '.terraform/modules/net' },
          { Key: 'net.deep', Source: 'registry/deep/aws', Dir: '.terraform/modules/net.deep' },
        ],
      }),
      '.terraform/modules/net/main.tf': 'module "deep" { source = "registry/deep/aws" }\n',
      '.terraform/modules/net.deep/main.tf': 'resource "a_b" "c" {}\n',
    };
    const { template, modulesUsed, notes } = await load(files);
    expect(template?.declarations.map(one => one.address)).toEqual(['module.net.module.deep.a_b.c']);
    expect(modulesUsed.map(path => path.split('/').at(-1))).toEqual(['net', 'net.deep']);
    expect(notes).toEqual([]);
  });

  it('declares a module that is not on disk with its arguments, and says so', async () => {
    const { template, notes, mistakes } = await load(`
      module "db" {
        source     = "terraform-aws-modules/rds/aws"
        version    = "6.1.0"
        count      = 1
        identifier = "books"
        password   = "hunter2"
      }
      resource "a_b" "c" { v = module.db[0].db_instance_arn }`);
    expect(template?.declarations.map(one => [one.type, one.address])).toEqual([
      ['a_b', 'a_b.c'],
      ['module', 'module.db[0]'],
    ]);
    expect([...(template?.declarations[1]?.properties ?? [])].map(([name, one]) => [name, plain(one)])).toEqual([
      ['source', 'terraform-aws-modules/rds/aws'],
      ['version', '6.1.0'],
      ['identifier', 'books'],
      ['password', 'hunter2'],
    ]);
    expect(template?.declarations[1]?.properties.get('password')?.sensitive).toBe(true);
    const value = template?.declarations[0]?.properties.get('v')?.value;
    expect(value).toMatchObject({ code: 'unresolved-reference', reference: 'module.db[0]', exists: false });
    expect(notes).toHaveLength(1);
    expect(mistakes).toEqual([]);
  });

  it.each<[string, Files]>([
    ['leads back to itself', { 'main.tf': 'module "me" {\n  source = "./."\n}\n' }],
    [
      'leads back to itself',
      {
        'main.tf': 'module "a" {\n  source = "./a"\n}\n',
        'a/main.tf': 'module "b" {\n  source = "../b"\n}\n',
        'b/main.tf': 'module "a" {\n  source = "../a"\n}\n',
      },
    ],
    ['outside of what may be read', { 'main.tf': 'module "out" {\n  source = "../../"\n}\n' }],
    ['there is no folder', { 'main.tf': 'module "gone" {\n  source = "./gone"\n}\n' }],
    ['must be a plain text', { 'main.tf': 'module "x" {\n  source = var.x\n}\n' }],
  ])('tells of a module that %s, and goes on', async (message, files) => {
    const more = `${files['main.tf']}resource "a_b" "c" {}\n`;
    const { template, mistakes } = await load({ ...files, 'main.tf': more });
    expect(mistakes).toMatchObject([{ message: expect.stringContaining(message), at: { line: 2, column: 3 } }]);
    expect(template?.declarations.some(one => one.address === 'a_b.c')).toBe(true);
  });

  it('names files as they are reached from the path that was given', async () => {
    const folder = folderOf({ 'root/main.tf': 'module "db" {\n  source = "../db/"\n}\n', 'db/main.tf': DATABASE });
    const options = { variables: new Map(), varFiles: [], boundary: folder };
    const { template, modulesUsed } = await loadTerraformRoot(`${folder}/root/`, options);
    expect(template?.path).toBe(`${folder}/root/`);
    expect(template?.declarations[0]?.header?.file).toBe(`${folder}/db/main.tf`);
    expect(modulesUsed).toEqual([realpathSync(join(folder, 'db'))]);
  });
});

describe('default tags of a provider', () => {
  const provider = (tags: string) => `provider "aws" {\n  default_tags {\n    tags = ${tags}\n  }\n}\n`;
  const tagged = (tags: string) => ({
    'main.tf': `variable "extra" {}\n${provider(tags)}resource "aws_db_instance" "a" {\n  tags = { Name = "a", Team = "x" }\n}\n`,
  });

  it('are tags of all that it makes, and give way to its own', async () => {
    const all = await declared(tagged('{ Owner = "db", Team = "y" }'));
    expect(plain(all.get('aws_db_instance.a')?.properties.get('tags_all'))).toEqual({
      Owner: 'db',
      Name: 'a',
      Team: 'x',
    });
  });

  it('leave open what tags there are where they are not known', async () => {
    const all = await declared(tagged('var.extra'));
    expect(all.get('aws_db_instance.a')?.properties.get('tags_all')?.open).toMatchObject({
      code: 'unresolved-reference',
    });
  });
});
