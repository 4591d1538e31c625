import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../src/cli/program.ts';
import type { Io } from '../src/commands/io.ts';
import { folderOf, judge, load } from './source/offline/support.ts';

const ROOT = join(import.meta.dirname, '..');
const FIXTURE = join(ROOT, 'fixtures/templates/repository');
const PAGE = readFileSync(join(ROOT, 'docs/templates.md'), 'utf8');
const blocks = (language: string): readonly string[] =>
  [...PAGE.matchAll(/^```(\w*)\n(.*?)^```$/gms)].flatMap(([, found, body = '']) => (found === language ? [body] : []));

const inFixture = (word: string): string => (existsSync(join(FIXTURE, word)) ? join(FIXTURE, word) : word);

/** The lines that a command prints, run where the page says. */
async function printed(args: readonly string[]): Promise<readonly string[]> {
  let all = '';
  const say = (text: string) => {
    all += text;
  };
  const io: Io = { ...NOWHERE, cwd: FIXTURE, now: () => new Date(), out: say, err: say };
  await buildProgram(io, () => undefined).parseAsync(args.map(inFixture), { from: 'user' });
  return all.split('\n');
}

describe('docs/templates.md', () => {
  it.each(blocks('text').map(block => [block.split('\n')[0] ?? '', block]))('%s', async (command, block) => {
    const shown = block
      .split('\n')
      .slice(1)
      .filter(line => line !== '');
    const output = await printed(command.replace('$ rds-audit ', '').split(' '));
    expect(shown.length).toBeGreaterThan(0);
    expect(output.filter(line => shown.includes(line))).toEqual(shown);
  });

  it('shows commands whose flags and files are there', () => {
    const commands = blocks('sh').flatMap(block => block.trimEnd().split('\n'));
    const known = new Set(buildProgram(NOWHERE, () => undefined).options.map(({ long }) => long));
    const words = commands.flatMap(command => command.replace(/ #.*/, '').split(' ')).filter(word => word !== '');
    expect(words.filter(word => word.startsWith('--') && !known.has(word))).toEqual([]);
    const files = words.filter(word => word.includes('/') && !word.startsWith('--'));
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) expect(() => readFileSync(join(FIXTURE, file)), file).not.toThrow(/ENOENT/);
  });

  it('tells what leaving a property out means', async () => {
    const { loaded } = await load(folderOf({ 'db.yaml': NEW_YAML, 'main.tf': NEW_HCL }));
    const rows = [...PAGE.matchAll(/^\| `([A-Z]\w+)` \| (.*) \| (.*) \|$/gm)];
    const wanted = rows.map(([, field, ...cells]) => [field, ...cells.map(cell => cell.replaceAll('`', ''))]);
    const meaning = ([field = '']: readonly (string | undefined)[]) =>
      loaded.inventories.map(inventory => {
        const [row = {}] = inventory.rows('DBInstance');
        const value = inventory.read('DBInstance', row, field);
        return typeof value === 'object' ? 'unknown' : String(value);
      });
    expect(rows.length).toBeGreaterThan(8);
    expect(wanted.map(row => [row[0], ...meaning(row)])).toEqual(wanted);
  });

  it('names reasons that there are', () => {
    const named = [...PAGE.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code);
    expect(named.length).toBeGreaterThan(4);
    const schema = readFileSync(join(ROOT, 'schema/report.schema.json'), 'utf8');
    expect(named.filter(code => !schema.includes(`"${code}"`))).toEqual([]);
  });

  it.each([
    ['yaml', 'db.yaml'],
    ['hcl', 'main.tf'],
    ['json', 'db.json'],
  ])('shows suppressions in %s that work', async (language, name) => {
    const [text = ''] = blocks(language);
    const { loaded, mistakes } = await load(folderOf({ [name]: text }));
    const rules = ['rds-instance-multi-az', 'rds-instance-not-publicly-accessible'];
    const { findings, unused, unknownRules } = judge(loaded, rules);
    expect({ mistakes, unused, unknownRules }).toEqual({ mistakes: [], unused: [], unknownRules: [] });
    expect(findings.map(({ rule }) => rule).sort()).toEqual(rules);
    expect(findings.map(({ suppression }) => suppression?.reason)).not.toContain(undefined);
  });
});

const NEW_YAML =
  'Resources:\n  Db: { Type: AWS::RDS::DBInstance, Properties: { Engine: mysql, AllocatedStorage: 20 } }\n';
const NEW_HCL = 'resource "aws_db_instance" "db" {\n  engine            = "mysql"\n  allocated_storage = 20\n}\n';

/** A world in which nothing is run. */
const NOWHERE: Io = {
  out: () => undefined,
  err: () => undefined,
  stdin: () => '',
  cwd: '/',
  now: () => new Date(0),
  version: '1',
  color: false,
  width: 80,
  interactive: false,
  proxy: {},
};
