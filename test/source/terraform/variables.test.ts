// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's own interpolations
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { declared, folderOf, load, properties } from './support.ts';

const resource = (value: string) => `resource "a_b" "c" { v = ${value} }\n`;

describe('variables', () => {
  it('takes values in the order of precedence that Terraform has', async () => {
    const files = {
      'main.tf': `
        variable "a" { default = "default" }
        variable "b" { default = "default" }
        variable "c" { default = "default" }
        variable "d" { default = "default" }
        variable "e" { default = "default" }
        variable "f" { default = "default" }
        ${resource('[var.a, var.b, var.c, var.d, var.e, var.f]')}`,
      'terraform.tfvars': 'b = "tfvars"\nc = "tfvars"\nd = "tfvars"\ne = "tfvars"\nf = "tfvars"\n',
      'terraform.tfvars.json': '{"c": "json ${x}", "d": "json", "e": "json", "f": "json"}',
      'x.auto.tfvars': 'd = "auto"\ne = "auto"\nf = "auto"\n',
    };
    const varFile = join(folderOf({ 'given.tfvars': 'e = "file"\nf = "file"\n' }), 'given.tfvars');
    const all = await declared(files, { varFiles: [varFile], variables: new Map([['f', 'typed']]) });
    const value = all.get('a_b.c')?.properties.get('v')?.value;
    const values = Array.isArray(value) ? value.map(one => [one.value, one.origin, one.from]) : [];
    expect(values).toEqual([
      ['default', 'parameter-default', 'the default of variable a'],
      ['tfvars', 'parameter', 'variable b'],
      ['json ${x}', 'parameter', 'variable c'],
      ['auto', 'parameter', 'variable d'],
      ['file', 'parameter', 'variable e'],
      ['typed', 'parameter', 'variable f'],
    ]);
  });

  it.each<[string, string, unknown]>([
    ['string', '5', '5'],
    ['number', '"5"', 5],
    ['bool', '"true"', true],
    ['list(string)', '[1, "b"]', ['1', 'b']],
    ['set(string)', '["b", "a", "b"]', ['a', 'b']],
    ['map(number)', '{ a = "1" }', { a: 1 }],
    ['tuple([string, number])', '[1, "2"]', ['1', 2]],
    [
      'object({ a = string, b = optional(number, 7), c = optional(bool) })',
      '{ a = 1, z = 2 }',
      { a: '1', b: 7, c: null },
    ],
    ['object({ a = optional(object({ b = optional(string, "x") }), {}) })', '{}', { a: { b: 'x' } }],
    [
      'list(object({ a = optional(bool, true) }))',
      '[{}, { a = null }, { a = false }]',
      [{ a: true }, { a: true }, { a: false }],
    ],
    ['object({ a = string })', '{}', '<the attribute a is missing>'],
    ['number', '"many"', '<a number is expected>'],
    ['any', '{ a = [1] }', { a: [1] }],
  ])('converts to %s', async (type, value, expected) => {
    const text = `variable "x" {\n  type = ${type}\n  default = ${value}\n}\n${resource('var.x')}`;
    expect((await properties(text)).v).toEqual(expected);
  });

  it.each<[string, string, unknown]>([
    ['type = string', '["a"]', '["a"]'],
    ['', 'true', 'true'],
    ['type = bool', 'true', true],
    ['type = list(string)', '["a"]', ['a']],
    ['type = map(number)', '{ a = 1 }', { a: 1 }],
    ['type = list(string)', '[', '<this text is no expression>'],
  ])('reads what is typed for %s', async (type, typed, expected) => {
    const text = `variable "x" {\n${type}\n}\n${resource('var.x')}`;
    expect((await properties(text, { variables: new Map([['x', typed]]) })).v).toEqual(expected);
  });

  it('lets null stand, but not where the variable may not be null', async () => {
    const text = `
      variable "a" { default = 1 }
      variable "b" {
        default  = 1
        nullable = false
      }
      ${resource('[var.a, var.b]')}`;
    const files = { 'main.tf': text, 'terraform.tfvars': 'a = null\nb = null\n' };
    const written = (await declared(files)).get('a_b.c')?.properties.get('v')?.value;
    expect(Array.isArray(written) && written.map(one => one.value)).toEqual([null, 1]);
  });

  it('names a variable without a value, and one that is not declared', async () => {
    const text = `variable "multi_az" {}\n${resource('[var.multi_az, var.other]')}`;
    expect((await properties(text)).v).toEqual([
      '<variable multi_az has no value here>',
      '<variable other is not declared here>',
    ]);
  });

  it('hides what is sensitive or ephemeral, and literal passwords', async () => {
    const text = `
      variable "x" {
        default   = { a = "s" }
        sensitive = true
      }
      variable "y" { ephemeral = true }
      resource "a_b" "c" {
        v                           = "\${var.x.a}!"
        w                           = var.y
        z                           = var.x
        password                    = "hunter2"
        manage_master_user_password = true
        master_password_wo_version  = 1
      }`;
    const written = (await declared(text)).get('a_b.c')?.properties;
    const hidden = [...(written ?? [])].filter(([, one]) => one.sensitive).map(([name]) => name);
    expect(hidden).toEqual(['v', 'w', 'z', 'password']);
    const inside = written?.get('z')?.value;
    expect(inside instanceof Map && inside.get('a')).toMatchObject({ sensitive: true, origin: 'parameter-default' });
  });

  it('tells of a broken variables file and leaves its variables unknown', async () => {
    const { template, mistakes } = await load({
      'main.tf': `variable "a" { default = 1 }\nvariable "b" { default = 1 }\n${resource('[var.a, var.b]')}`,
      'terraform.tfvars': 'a = [1\nb = 2\n',
    });
    expect(mistakes).toMatchObject([{ message: 'this [ is never closed', at: { line: 1, column: 5 } }]);
    const value = template?.declarations[0]?.properties.get('v')?.value;
    expect(Array.isArray(value) && value.map(one => one.value)).toMatchObject([{ code: 'unreadable' }, 2]);
  });

  it('tells of a variables file that is not there', async () => {
    const varFiles = [join(folderOf({}), 'none.tfvars')];
    expect((await load('', { varFiles })).mistakes).toHaveLength(1);
  });

  it('reads a file alone without the variables beside it', async () => {
    const folder = folderOf({ 'terraform.tfvars': 'a = 2\n', 'other.tf': 'resource "x_y" "z" {}\n' });
    writeFileSync(join(folder, 'main.tf'), `variable "a" { default = 1 }\n${resource('var.a')}`);
    const { loadTerraformRoot } = await import('../../../src/source/terraform/root.ts');
    const options = { variables: new Map(), varFiles: [], boundary: folder };
    const { template } = await loadTerraformRoot(join(folder, 'main.tf'), options);
    expect(template?.declarations.map(one => one.address)).toEqual(['a_b.c']);
    expect(template?.declarations[0]?.properties.get('v')?.value).toBe(1);
  });
});
