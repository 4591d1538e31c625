// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's own interpolations
import { describe, expect, it } from 'vitest';
import { declared, plain } from './support.ts';

const addresses = async (text: string) => [...(await declared(text)).keys()];

describe('count and for_each', () => {
  it.each<[string, readonly string[]]>([
    ['count = 2', ['a_b.c[0]', 'a_b.c[1]']],
    ['count = "1"', ['a_b.c[0]']],
    ['count = 0', []],
    ['count = false ? 1 : 0', []],
    ['for_each = { x = 1, "y.z" = 2 }', ['a_b.c["x"]', 'a_b.c["y.z"]']],
    ['for_each = toset(["b", "a"])', ['a_b.c["a"]', 'a_b.c["b"]']],
    ['for_each = {}', []],
    ['count = var.none', ['a_b.c']],
    ['count = 1000000000', ['a_b.c']],
    ['count = -1', ['a_b.c']],
    ['count = 1.5', ['a_b.c']],
    ['for_each = var.none', ['a_b.c']],
    ['for_each = toset(["a", var.none])', ['a_b.c["a"]', 'a_b.c']],
    ['for_each = merge({ a = 1 }, var.none)', ['a_b.c["a"]', 'a_b.c']],
  ])('%s', async (argument, expected) => {
    expect(await addresses(`variable "none" {}\nresource "a_b" "c" {\n${argument}\n}`)).toEqual(expected);
  });

  it('says why a resource may not be created, and that what hangs on the copy is unknown', async () => {
    const text = `
      variable "create" {}
      resource "a_b" "c" {
        count = var.create ? 1 : 0
        v     = count.index
        w     = "fixed"
      }
      resource "a_b" "d" {
        for_each = var.create
        v        = each.value.name
        w        = "\${each.key}-x"
      }`;
    const all = await declared(text);
    expect(all.get('a_b.c')?.maybe).toMatchObject({ detail: 'variable create has no value here' });
    expect(plain(all.get('a_b.c')?.properties.get('v'))).toBe('<count of a_b.c is not known>');
    expect(all.get('a_b.c')?.properties.get('w')?.value).toBe('fixed');
    expect(plain(all.get('a_b.d')?.properties.get('v'))).toBe('<each of a_b.d is not known>');
    expect(plain(all.get('a_b.d')?.properties.get('w'))).toBe('<each of a_b.d is not known>!');
  });

  it('gives each copy its key, value and index', async () => {
    const text = `
      resource "a_b" "c" {
        for_each = { x = { size = 1 } }
        v        = "\${each.key} \${each.value.size}"
      }
      resource "a_b" "d" {
        count = 2
        v     = a_b.c["x"].v
        w     = count.index
      }`;
    const all = await declared(text);
    expect(all.get('a_b.c["x"]')?.properties.get('v')?.value).toBe('x 1');
    expect(all.get('a_b.d[1]')?.properties.get('v')?.value).toBe('x 1');
    expect(all.get('a_b.d[1]')?.properties.get('w')?.value).toBe(1);
  });

  it('writes dynamic blocks out, and leaves those over something unknown open', async () => {
    const text = `
      variable "none" {}
      resource "a_b" "c" {
        rule { port = 1 }
        dynamic "rule" {
          for_each = [2, 3]
          content {
            port = rule.value
            place = rule.key
            dynamic "inner" {
              for_each = toset(["x"])
              iterator = it
              content { name = "\${it.value}\${rule.value}" }
            }
          }
        }
        dynamic "open" {
          for_each = var.none
          content { port = open.value }
        }
        dynamic "nothing" {
          for_each = []
          content { port = 1 }
        }
      }`;
    const written = (await declared(text)).get('a_b.c')?.properties;
    expect(plain(written?.get('rule'))).toEqual([
      { port: 1 },
      { port: 2, place: 0, inner: [{ name: 'x2' }] },
      { port: 3, place: 1, inner: [{ name: 'x3' }] },
    ]);
    expect(plain(written?.get('open'))).toEqual(['…']);
    expect(plain(written?.get('nothing'))).toEqual([]);
    const rules = written?.get('rule')?.value;
    expect(Array.isArray(rules) && rules.map(one => one.at?.startLine)).toEqual([4, 7, 7]);
  });

  it('keeps what a lifecycle block says apart', async () => {
    const text = `resource "a_b" "c" {
      name = "x"
      lifecycle {
        prevent_destroy = true
        ignore_changes  = [password, tags["A"]]
      }
    }`;
    const resource = (await declared(text)).get('a_b.c');
    expect([...(resource?.properties.keys() ?? [])]).toEqual(['name']);
    expect(plain(resource?.attributes.get('prevent_destroy'))).toBe(true);
    expect(plain(resource?.attributes.get('ignore_changes'))).toEqual(['password', 'tags[A]']);
    expect(resource?.attributes.get('prevent_destroy')?.at).toMatchObject({ startLine: 4, endLine: 4, startColumn: 9 });
  });
});
