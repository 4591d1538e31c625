import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, judge, load, planOf, ROOT, spotOf } from './support.ts';

const MODULE = `variable "public" {}
resource "aws_db_instance" "this" {
  engine              = "mysql"
  publicly_accessible = var.public
}
`;
const CALL = `module "db" {
  source = "../modules/db"
  public = true
}
`;

describe('Terraform folders', () => {
  it('are roots, and modules are judged through those that use them', async () => {
    const folder = folderOf({ 'modules/db/main.tf': MODULE, 'a/main.tf': CALL, 'b/main.tf': CALL, 'c/main.tf': ROOT });
    const { scopes, loaded } = await load(folder);
    expect(scopes).toEqual(['terraform a', 'terraform b', 'terraform c']);
    expect(judge(loaded).findings.map(spotOf)).toEqual(['fail main.tf:3', 'fail main.tf:3', 'fail main.tf:3']);
  });

  it('are roots where nothing uses them', async () => {
    const { scopes } = await load(folderOf({ 'modules/db/main.tf': MODULE }));
    expect(scopes).toEqual(['terraform modules/db']);
  });

  it('that use each other are refused and not judged twice', async () => {
    const loop = (other: string) => `module "m" {\n  source = "../${other}"\n}\n`;
    const { mistakes } = await load(folderOf({ 'a/main.tf': loop('b'), 'b/main.tf': loop('a') }));
    expect(mistakes.some(text => text.includes('leads back to itself'))).toBe(true);
  });

  it('may be named by one file', async () => {
    const { scopes } = await load(folderOf({ 'main.tf': ROOT, 'other.tf': ROOT }), ['main.tf']);
    expect(scopes).toEqual(['terraform main.tf']);
  });

  it('tell of a broken module once, whoever uses it', async () => {
    const folder = folderOf({ 'modules/db/main.tf': 'resource "a" {\n', 'a/main.tf': CALL, 'b/main.tf': CALL });
    const { mistakes } = await load(folder);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(/modules\/db\/main\.tf:\d+:\d+ /);
  });
});

describe('what is outside of the boundary', () => {
  const outside = (text: string) => {
    const folder = folderOf({ 'repository/main.tf': text, 'secret/key.txt': 'hidden', 'secret/main.tf': ROOT });
    mkdirSync(join(folder, 'repository/.git'));
    symlinkSync('../secret', join(folder, 'repository/link'));
    return load(folder, ['repository']);
  };

  it.each(['../secret', './link'])('is no module at %s', async path => {
    const { loaded, mistakes } = await outside(`module "m" {\n  source = "${path}"\n}\n`);
    expect(loaded.inventories[0]?.rows('DBInstance')).toEqual([]);
    expect(mistakes.filter(text => text.startsWith('repository/main.tf'))).toEqual([
      expect.stringMatching(/^repository\/main\.tf:2:\d+ the module's folder .* lies outside/),
    ]);
  });

  it.each(['../secret/key.txt', 'link/key.txt', '/etc/hostname'])('is no text of file("%s")', async path => {
    const { loaded } = await outside(`resource "aws_db_instance" "db" {\n  engine = file("${path}")\n}\n`);
    const [row] = loaded.inventories[0]?.rows('DBInstance') ?? [];
    expect(row?.Engine).toMatchObject({ level: 'resource' });
    expect(JSON.stringify(row)).not.toContain('hidden');
  });
});

describe('a plan', () => {
  const values = { engine: 'mysql', publicly_accessible: true };

  it('speaks for the root that it stands in, with its lines', async () => {
    const folder = folderOf({ 'tf/main.tf': ROOT, 'tf/plan.json': planOf(values) });
    const { scopes, loaded } = await load(folder);
    expect(scopes).toEqual(['plan tf/plan.json']);
    expect(judge(loaded).findings.map(spotOf)).toEqual(['fail main.tf:3']);
  });

  it('takes the lines of the files beside it though only it is named', async () => {
    const folder = folderOf({ 'tf/main.tf': ROOT, 'tf/plan.json': planOf(values) });
    const { scopes, loaded } = await load(folder, ['tf/plan.json']);
    expect(scopes).toEqual(['plan tf/plan.json']);
    expect(judge(loaded).findings.map(spotOf)).toEqual(['fail main.tf:3']);
  });

  it('of something else leaves the root to be judged', async () => {
    const other = planOf(values, 'aws_db_instance.other');
    const { scopes } = await load(folderOf({ 'tf/main.tf': ROOT, 'tf/plan.json': other }));
    expect(scopes).toEqual(['plan tf/plan.json', 'terraform tf']);
  });

  it('tells what was written since', async () => {
    const more = `${ROOT}resource "aws_db_instance" "new" {\n  engine = "mysql"\n}\n`;
    const { notes } = await load(folderOf({ 'tf/main.tf': more, 'tf/plan.json': planOf(values) }));
    expect(notes).toContain(
      'tf/plan.json: the files declare aws_db_instance.new and the plan does not; plan again to have it judged',
    );
  });

  it.each([
    ['a state', '{ "format_version": "1.0", "terraform_version": "1.9.0", "values": {} }'],
    ['a plan of a format to come', '{ "format_version": "9.0", "planned_values": {} }'],
    ['no JSON', '{ "format_version": '],
  ])('that is %s is told where it was named', async (_, text) => {
    const { mistakes } = await load(folderOf({ 'p.json': text }), ['p.json']);
    expect(mistakes).toEqual([expect.stringMatching(/p\.json:1:1 /)]);
  });
});
