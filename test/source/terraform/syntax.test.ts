// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's own interpolations
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Unknown } from '../../../src/model/value.ts';
import { looksLikeTerraform } from '../../../src/source/terraform/recognise.ts';
import { loadTerraformRoot } from '../../../src/source/terraform/root.ts';
import { declared, load, plain } from './support.ts';

const FIXTURES = join(import.meta.dirname, '../../../fixtures/terraform');

const inFixture = (name: string) => {
  const folder = join(FIXTURES, name);
  return loadTerraformRoot(folder, { variables: new Map(), varFiles: [], boundary: folder });
};

describe('broken HCL', () => {
  it.each<[string, string, string, number, number]>([
    ['a bracket', 'v = [1, 2', 'this [ is never closed', 2, 7],
    ['a brace', 'v = {\n  a = 1', 'this { is never closed', 1, 25],
    ['a parenthesis', 'v = max(1, 2', 'this ( is never closed', 2, 10],
    ['a quote', 'v = "abc', 'this " is never closed', 2, 7],
    ['an interpolation', 'v = "a${b"', 'this " is never closed', 2, 12],
    ['a heredoc', 'v = <<EOT\nabc', 'the heredoc EOT is never closed', 2, 7],
    ['a comment', 'v = 1 /* a', 'this comment is never closed', 2, 9],
    ['too much', 'v = 1 ]', 'this { is never closed', 1, 25],
    ['a missing mark', 'v 1', 'unexpected `1`', 2, 5],
    ['a missing comma', 'v = [1 2]', 'unexpected `2]`', 2, 10],
    ['two marks', 'v = = 1', 'unexpected `= 1`', 2, 7],
    ['nothing', 'v =', 'unexpected `}`', 3, 1],
    ['a word too many', 'v = 1 foo', 'unexpected `}`', 3, 1],
    ['half a condition', 'v = true ? 1', 'unexpected `? 1`', 2, 12],
  ])('is told with its place: %s', async (_, line, message, row, column) => {
    const text = `resource "a_b" "broken" {\n  ${line}\n}\n\nresource "a_b" "whole" {\n  v = 1\n}\n`;
    const { template, mistakes } = await load(text);
    expect(mistakes).toMatchObject([{ message, at: { line: row, column } }]);
    const [broken, whole] = template?.declarations ?? [];
    expect(broken).toMatchObject({ address: 'a_b.broken', open: { code: 'unreadable' } });
    expect(broken?.properties.size).toBe(0);
    expect(plain(whole?.properties.get('v'))).toBe(1);
  });

  it('spoils nothing beside the resource that it stands in', async () => {
    const { template, mistakes } = await inFixture('broken');
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]?.at).toMatchObject({ line: 6 });
    const values = template?.declarations.map(one => [one.address, one.properties.get('publicly_accessible')?.value]);
    expect(values).toEqual([
      ['aws_db_instance.first', false],
      ['aws_db_instance.second', undefined],
      ['aws_db_instance.third', true],
    ]);
  });

  it('leaves what refers to the broken part unknown', async () => {
    const all = await declared(`
resource "aws_db_instance" "x" {
  identifier = "x
}
locals {
  a = [
}
variable "v" {
  default = [
}
module "m" {
  source = "./m
}
resource "a_b" "c" {
  v = [aws_db_instance.x.identifier, local.a, var.v, module.m.y]
}
`);
    const value = all.get('a_b.c')?.properties.get('v')?.value;
    const codes = Array.isArray(value) && value.map(one => one.value instanceof Unknown && one.value.code);
    expect(codes).toEqual(['unreadable', 'unresolved-reference', 'unreadable', 'unresolved-reference']);
  });

  it('tells all mistakes of all files at once', async () => {
    const { mistakes } = await load({
      'a.tf': 'resource "a_b" "c" {\n  v = [\n}\nresource "a_b" "d" {\n  v = (\n}\n',
      'b.tf.json': '{ "resource": }',
      'c.tf': 'resource "a_b" "e" {}\n\0',
    });
    expect(mistakes.map(({ at }) => [at?.file.split('/').at(-1), at?.line])).toEqual([
      ['a.tf', 2],
      ['a.tf', 5],
      ['b.tf.json', 1],
      ['c.tf', 1],
    ]);
  });

  it('tells of a path that is not there, and finds nothing in an empty folder', async () => {
    const options = { variables: new Map(), varFiles: [], boundary: FIXTURES };
    const gone = await loadTerraformRoot(join(FIXTURES, 'gone'), options);
    expect(gone).toMatchObject({ template: undefined, mistakes: [{ at: { line: 1 } }] });
    expect(await load({ 'x.txt': '' })).toMatchObject({ template: undefined, mistakes: [] });
  });
});

describe('numbers', () => {
  it('may have exponents', async () => {
    const { template, mistakes } = await load(
      'resource "a_b" "c" {\n  a = 1e3\n  b = [2.5E-2, "1e3", x1e3]\n  c = 1e400\n}\n',
    );
    const written = template?.declarations[0]?.properties;
    expect(mistakes).toEqual([]);
    expect(plain(written?.get('a'))).toBe(1000);
    expect(plain(written?.get('b'))).toEqual([0.025, '1e3', expect.stringContaining('x1e3')]);
    expect(plain(written?.get('c'))).toContain('too large');
  });
});

describe('JSON syntax', () => {
  it('gives the same as HCL', async () => {
    const { template, mistakes } = await inFixture('json');
    expect(mistakes).toEqual([]);
    const [shop, group] = template?.declarations ?? [];
    expect(shop).toMatchObject({ address: 'aws_db_instance.shop["leith"]', region: 'us-west-2' });
    expect([...(shop?.properties ?? [])].map(([name, one]) => [name, plain(one), one.at?.startLine])).toEqual([
      ['identifier', 'harbour-staging-leith', 13],
      ['instance_class', 'db.t4g.small', 14],
      ['publicly_accessible', true, 15],
      ['tags', { 'Quote"': 'a/b' }, 17],
    ]);
    expect(plain(shop?.attributes.get('ignore_changes'))).toEqual(['password']);
    expect(group?.region).toBe('eu-west-2');
    expect(plain(group?.properties.get('ingress'))).toEqual([{ from_port: 3306, cidr_blocks: ['0.0.0.0/0'] }]);
  });

  it.each<[string, unknown]>([
    ['${var.env == \\"prod\\" \\u0026\\u0026 1 \\u003e= 0 ? \\"yes\\" : \\"no\\"}', 'yes'],
    ['${join(\\",\\", [for s in [\\"x\\"] : \\"${s}-\\\\\\"q\\\\\\"\\"])}', 'x-"q"'],
    ['a-${{\\"k\\": \\"v\\"}[\\"k\\"]}-b', 'a-v-b'],
    ['${regex(\\"^\\\\\\\\d+\\", \\"15.4\\")}', '15'],
    ['${{for k, v in { a = 1 } : k =\\u003e v}}', { a: 1 }],
    ['%{ if var.env != \\"prod\\" }dev%{ else }live%{ endif }', 'live'],
    ['$${not} \\"quoted\\" \\u003ctag\\u003e C:\\/', '${not} "quoted" <tag> C:/'],
    ['${\\n  upper(\\"\\u0061b\\")\\n}', 'AB'],
    ['{\\"Statement\\": []}', '{"Statement": []}'],
  ])('reads expressions in texts: %s', async (text, expected) => {
    const variable = '"variable": { "env": { "default": "prod" } }';
    const all = await declared({
      'main.tf.json': `{ ${variable}, "resource": { "a_b": { "c": {\n "v": "${text}",\n "w": 1 } } } }`,
    });
    const written = all.get('a_b.c')?.properties;
    expect(plain(written?.get('v'))).toEqual(expected);
    expect(written?.get('v')?.at?.startLine).toBe(2);
    expect(written?.get('w')?.at).toMatchObject({ startLine: 3, startColumn: 2 });
  });

  it('points at what is not JSON', async () => {
    const { mistakes } = await load({ 'main.tf.json': '{\n  "resource": {,}\n}\n' });
    expect(mistakes).toMatchObject([{ message: expect.stringContaining('JSON'), at: { line: 2, column: 16 } }]);
  });
});

describe('places', () => {
  it('are one line each: the argument, the entry, the header', async () => {
    const all = await declared(
      'resource "a_b" "c" {\r\n  list = [\r\n    "a",\r\n    "b",\r\n  ]\r\n  text = <<EOT\r\nx\r\nEOT\r\n  inner { x = 1 } # end\r\n}\r\n',
    );
    const resource = all.get('a_b.c');
    expect(resource?.header).toMatchObject({ startLine: 1, startColumn: 1, endLine: 1, endColumn: 21 });
    const list = resource?.properties.get('list');
    expect(list?.at).toMatchObject({ startLine: 2, startColumn: 3, endLine: 2, endColumn: 11 });
    const elements = list?.value;
    expect(Array.isArray(elements) && elements.map(one => one.at?.startLine)).toEqual([3, 4]);
    expect(resource?.properties.get('text')).toMatchObject({ value: 'x\n', at: { startLine: 6, endLine: 6 } });
    expect(resource?.properties.get('inner')?.at).toMatchObject({ startLine: 9, startColumn: 3, endColumn: 10 });
  });
});

describe('recognition', () => {
  it.each([
    ['main.tf', true],
    ['a/b.tf.json', true],
    ['terraform.tfvars', false],
    ['.tf', false],
    ['main.tfstate', false],
    ['x.json', false],
  ])('%s', (name, expected) => {
    expect(looksLikeTerraform(name)).toBe(expected);
  });
});
