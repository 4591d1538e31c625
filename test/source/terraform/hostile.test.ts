// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's own interpolations
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Unknown } from '../../../src/model/value.ts';
import { loadTerraformRoot } from '../../../src/source/terraform/root.ts';
import { folderOf, load, plain } from './support.ts';

const resource = (value: string) => `resource "a_b" "c" {\n  v = ${value}\n}\n`;
const WHOLE = 'resource "a_b" "whole" {\n  v = 1\n}\n';

/** A chain of locals, each made of the one before it. */
const chain = (first: string, length: number, next: (before: string) => string) =>
  `locals {\n  a0 = ${first}\n${Array.from({ length }, (_, i) => `  a${i + 1} = ${next(`local.a${i}`)}`).join('\n')}\n}\n`;

describe('hostile texts', () => {
  it.each<[string, string]>([
    ['brackets in brackets', resource('['.repeat(5000) + ']'.repeat(5000))],
    ['parentheses', resource(`${'('.repeat(5000)}1${')'.repeat(5000)}`)],
    ['negations', resource(`${'!'.repeat(5000)}true`)],
    ['calls', resource(`${'lower('.repeat(5000)}"a"${')'.repeat(5000)}`)],
    ['operators', resource(Array(5000).fill('1').join(' + '))],
    ['conditions', resource(`${'true ? 1 : '.repeat(5000)}1`)],
    ['blocks', `resource "a_b" "c" {\n${'x {\n'.repeat(5000)}${'}\n'.repeat(5000)}}\n`],
  ])('refuse nesting that is too deep and go on: %s', async (_, text) => {
    const { template, mistakes } = await load(`${text}${WHOLE}`);
    expect(mistakes).toMatchObject([{ message: 'nested too deep to be read', at: { file: expect.any(String) } }]);
    expect(template?.declarations.map(one => one.address)).toEqual(['a_b.c', 'a_b.whole']);
    expect(template?.declarations[1]?.properties.get('v')?.value).toBe(1);
  });

  it.each<[string, string]>([
    ['a long way of attributes', resource(`x_y.z${'.a'.repeat(5000)}`)],
    ['a long chain of locals', chain('1', 3000, before => before) + resource('local.a3000')],
    ['nested locals', chain('[]', 500, before => `[${before}]`) + resource('jsonencode(local.a500)')],
    ['doubled texts', chain('"xxxx"', 60, before => `"\${${before}}\${${before}}"`) + resource('local.a60')],
    ['doubled lists', chain('["x"]', 60, before => `concat(${before}, ${before})`) + resource('local.a60')],
    ['joined texts', chain('"x"', 40, before => `join("", [${before}, ${before}])`) + resource('local.a40')],
    [
      'searched texts',
      chain('"aaaa"', 17, before => `"\${${before}}\${${before}}"`) + resource('length(regexall("a", local.a17))'),
    ],
    [
      'tables',
      chain('"a,\\"b\\"\\n"', 16, before => `"\${${before}}\${${before}}"`) + resource('csvdecode(local.a16)'),
    ],
    ['replaced texts', chain('"aa"', 20, before => `replace(${before}, "a", ${before})`) + resource('local.a20')],
    ['a huge number', resource(`1${'0'.repeat(5000)}`)],
    ['a huge range', resource('range(1000000000)')],
    ['a huge indent', resource('indent(1000000000, "a\\nb")')],
    ['a huge width', resource('format("%999999999d", 1)')],
    ['laughs, encoded', chain('["x"]', 60, before => `[${before}, ${before}]`) + resource('jsonencode(local.a60)')],
    ['laughs, flat', chain('["x"]', 60, before => `[${before}, ${before}]`) + resource('flatten(local.a60)')],
    ['locals in a circle', `locals {\n  a = local.b\n  b = local.a\n}\n${resource('local.a')}`],
    ['a resource in a circle', resource('a_b.c.v')],
  ])('have unknown values where they go too far: %s', async (_, text) => {
    const { template } = await load(`${text}${WHOLE}`);
    expect(template?.declarations[0]?.properties.get('v')?.value).toBeInstanceOf(Unknown);
    expect(template?.declarations.at(-1)?.properties.get('v')?.value).toBe(1);
  });

  it('keep values that laugh within bounds', async () => {
    const { template } = await load(chain('["x"]', 60, before => `[${before}, ${before}]`) + resource('local.a60'));
    let nodes = 0;
    const stack = [...(template?.declarations[0]?.properties.values() ?? [])];
    for (let one = stack.pop(); one !== undefined; one = stack.pop()) {
      nodes += 1;
      if (Array.isArray(one.value)) stack.push(...one.value);
    }
    expect(nodes).toBeLessThan(300_000);
  });

  it('stop evaluating what never seems to end, say so, and know the rest to be unknown', async () => {
    const loop = '[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : a * b * c]]]';
    const { template, mistakes } = await load(`${WHOLE}${resource(loop)}resource "a_b" "d" {\n  v = 2\n}\n`);
    expect(mistakes).toMatchObject([{ message: expect.stringMatching(/^more than \d+ steps/) }]);
    expect(template?.declarations[0]?.properties.get('v')?.value).toBe(1);
    expect(template?.declarations[2]?.properties.get('v')?.value).toBeInstanceOf(Unknown);
  });

  it('refuse templates in templates in templates', async () => {
    const { template, mistakes } = await load(`${resource(`${'"${'.repeat(2000)}1${'}"'.repeat(2000)}`)}${WHOLE}`);
    expect(mistakes).toHaveLength(1);
    expect(template?.declarations[1]?.properties.get('v')?.value).toBe(1);
  });

  it('tell circles with their place', async () => {
    const { mistakes } = await load(`locals {\n  a = local.b\n  b = [local.a]\n}\n${resource('local.a')}`);
    expect(mistakes).toMatchObject([
      { message: 'local.a refers to itself: local.a → local.b → local.a', at: { line: 2, column: 3 } },
    ]);
  });

  it('do not reach what all objects have', async () => {
    const { template } = await load(`
      locals { __proto__ = 1 }
      resource "a_b" "c" {
        constructor = local.__proto__
        w           = jsonencode({ __proto__ = { a = 1 } })
        x           = constructor("a")
        y           = {}.toString
      }`);
    const written = template?.declarations[0]?.properties;
    expect(plain(written?.get('constructor'))).toBe(1);
    expect(plain(written?.get('w'))).toBe('{"__proto__":{"a":1}}');
    expect(plain(written?.get('x'))).toBe('<the function constructor is not evaluated>');
    expect(plain(written?.get('y'))).toBe('<there is no attribute toString here>');
  });

  it('do not lead out of the boundary by links', async () => {
    const outside = folderOf({ 'secret.txt': 'secret', 'm/main.tf': 'resource "a_b" "stolen" {}\n' });
    const folder = folderOf({
      'main.tf': 'module "m" {\n  source = "./m"\n}\nresource "a_b" "c" {\n  v = file("link.txt")\n}\n',
    });
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'link.txt'));
    symlinkSync(join(outside, 'm'), join(folder, 'm'));
    symlinkSync(join(outside, 'm', 'main.tf'), join(folder, 'other.tf'));
    const { template, mistakes } = await loadTerraformRoot(folder, {
      variables: new Map(),
      varFiles: [],
      boundary: folder,
    });
    expect(template?.declarations.map(one => one.address)).not.toContain('a_b.stolen');
    expect(plain(template?.declarations[0]?.properties.get('v'))).toMatch(/^<the file link\.txt lies outside/);
    expect(mistakes.map(({ message }) => message)).toEqual([
      'this link leads outside of what may be read',
      expect.stringContaining('lies outside of what may be read'),
    ]);
  });

  it('do not multiply modules without end', async () => {
    const calls = (to: string) => ['a', 'b'].map(name => `module "${name}" {\n  source = "../${to}"\n}\n`).join('');
    const depth = 24;
    const folders = Array.from({ length: depth }, (_, i) => [`m${i}/main.tf`, calls(`m${i + 1}`)]);
    const files = Object.fromEntries([...folders, [`m${depth}/main.tf`, WHOLE]]);
    const { mistakes } = await load(files, { root: 'm0' });
    expect(mistakes).toMatchObject([{ message: expect.stringMatching(/^more than \d+ modules/) }]);
  });

  it('read a large file whole', async () => {
    const folder = folderOf({});
    mkdirSync(join(folder, 'root'));
    const many = Array.from({ length: 2000 }, (_, i) => `resource "a_b" "c${i}" {\n  v = "\${local.x}-${i}"\n}\n`);
    writeFileSync(join(folder, 'root', 'main.tf'), `locals { x = "n" }\n${many.join('')}`);
    const options = { variables: new Map(), varFiles: [], boundary: folder };
    const { template, mistakes } = await loadTerraformRoot(join(folder, 'root'), options);
    expect(mistakes).toEqual([]);
    expect(template?.declarations).toHaveLength(2000);
    expect(template?.declarations.at(-1)?.properties.get('v')?.value).toBe('n-1999');
  });
});
