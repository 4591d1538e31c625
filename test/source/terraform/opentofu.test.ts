import { describe, expect, it } from 'vitest';
import { loadOffline } from '../../../src/source/offline.ts';
import { declared, folderOf, load } from './support.ts';

const of = (value: number) => `resource "a_b" "c" {\n  v = ${value}\n}\n`;

/** What `a_b.c` writes for `v`. */
const valueIn = async (files: Readonly<Record<string, string>>) =>
  (await declared(files)).get('a_b.c')?.properties.get('v')?.value;

describe('files of OpenTofu', () => {
  it('are read as Terraform’s are, in HCL and in JSON', async () => {
    expect(await valueIn({ 'main.tofu': of(1) })).toBe(1);
    expect(await valueIn({ 'main.tofu.json': '{ "resource": { "a_b": { "c": { "v": 2 } } } }' })).toBe(2);
  });

  it('stand in for those of Terraform that have their name and form, which a note tells', async () => {
    const files = { 'main.tf': of(1), 'main.tofu': of(2), 'other.tf': 'resource "a_b" "other" {}\n' };
    expect(await valueIn(files)).toBe(2);
    const { notes, template } = await load(files);
    expect(template?.declarations.map(({ address }) => address)).toEqual(['a_b.c', 'a_b.other']);
    expect(notes).toEqual([expect.stringMatching(/main\.tf is left out: OpenTofu reads main\.tofu in its place$/)]);
    const unlike = { 'main.tf.json': '{ "resource": { "a_b": { "d": {} } } }', 'main.tofu': of(2) };
    expect([...(await declared(unlike)).keys()].sort()).toEqual(['a_b.c', 'a_b.d']);
    expect((await load(unlike)).notes).toEqual([]);
  });

  it('stand in for them in modules too', async () => {
    const files = { 'main.tf': 'module "m" {\n  source = "./m"\n}\n', 'm/x.tf': of(1), 'm/x.tofu': of(2) };
    expect((await declared(files)).get('module.m.a_b.c')?.properties.get('v')?.value).toBe(2);
    expect((await load(files)).notes).toEqual([expect.stringContaining('x.tf is left out')]);
  });

  it('override', async () => {
    expect(await valueIn({ 'main.tofu': of(1), 'main_override.tofu': of(3) })).toBe(3);
    expect(await valueIn({ 'main.tf': of(1), 'override.tf': of(2), 'override.tofu': of(3) })).toBe(3);
  });

  it('make a folder a root', async () => {
    const folder = folderOf({ 'live/db.tofu': 'resource "aws_db_instance" "a" {\n  engine = "postgres"\n}\n' });
    const { inventories, mistakes } = await loadOffline([folder], {});
    expect(mistakes).toEqual([]);
    expect(inventories.map(({ scope }) => scope.kind)).toEqual(['terraform']);
  });
});
