import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildProgram } from '../src/cli/program.ts';
import { loadAccounts } from '../src/commands/accounts.ts';
import type { Io } from '../src/commands/io.ts';
import { readAction } from './action/runner.ts';

const ROOT = join(import.meta.dirname, '..');
const USES = ['README.md', 'docs/github-action.md', 'docs/scheduled.md'];
const PAGES = [...USES, 'docs/formats.md'];

const read = (page: string) => readFileSync(join(ROOT, page), 'utf8');
const blocks = (page: string, language: string): readonly string[] =>
  [...read(page).matchAll(/^```(\w*)\n(.*?)^```$/gms)].flatMap(([, found, body = '']) =>
    found === language ? [body] : [],
  );

const action = readAction(ROOT);

/** Each step that a page shows, wherever it stands. */
function stepsIn(value: unknown): readonly Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(stepsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'uses' in value || 'run' in value ? [{ ...value }] : [];
  return [...own, ...Object.values(value).flatMap(stepsIn)];
}

const keysOf = (value: unknown) => (typeof value === 'object' && value !== null ? Object.keys(value) : []);

describe.each(PAGES)('%s', page => {
  const yaml = blocks(page, 'yaml');
  const steps = yaml.flatMap(block => stepsIn(parse(block)));

  it('has YAML and JSON that parse', () => {
    expect(() => yaml.map(block => parse(block, { strict: true, uniqueKeys: true }))).not.toThrow();
    expect(() => blocks(page, 'json').map(block => JSON.parse(block))).not.toThrow();
  });

  it('gives the Action inputs that it has, and asks it for outputs that it has', () => {
    const ours = steps.filter(({ uses }) => String(uses).startsWith('OWNER/rds-audit@'));
    expect(ours.length > 0).toBe(USES.includes(page));
    expect(ours.flatMap(step => keysOf(step.with)).filter(name => !Object.hasOwn(action.inputs, name))).toEqual([]);
    const asked = [...yaml.join('\n').matchAll(/steps\.audit\.outputs\.([a-z-]+)/g)].map(([, name = '']) => name);
    expect(asked.filter(name => !Object.hasOwn(action.outputs, name))).toEqual([]);
  });

  it('pins the actions of others by commit, with the version', () => {
    const lines = yaml.flatMap(block => block.split('\n')).filter(line => /uses: (?!OWNER\/)/.test(line));
    expect(lines.filter(line => !/uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it('puts no expression into a shell and never runs for pull_request_target', () => {
    expect(steps.filter(({ run }) => String(run).includes('${{'))).toEqual([]);
    expect(yaml.filter(block => /^\s*pull_request_target/m.test(block))).toEqual([]);
  });

  it('uses flags of the program, each where its command takes it', () => {
    const commands = [...blocks(page, 'sh'), ...steps.map(({ run }) => String(run ?? ''))]
      .flatMap(block => block.replaceAll(/\\\n\s*/g, '').split('\n'))
      .flatMap(line => /^\s*(?:rds-audit|node "\$PROGRAM") (.*)$/.exec(line.replace(/ # .*| \| .*/, ''))?.[1] ?? []);
    const flags = commands.flatMap(command => command.split(/\s+/).filter(word => word.startsWith('--')));
    const { options, commands: subcommands } = buildProgram(NOWHERE, () => undefined);
    const known = new Set([...options, ...subcommands.flatMap(one => one.options)].flatMap(({ long }) => long ?? []));
    expect(flags.filter(flag => !known.has(flag))).toEqual([]);
    expect(commands.length).toBeGreaterThan(0);
  });
});

describe('docs/github-action.md', () => {
  const cells = (title: string) => {
    const [, table = ''] =
      new RegExp(`^## ${title}\\n(.*?)(?=^## |(?![\\s\\S]))`, 'ms').exec(read('docs/github-action.md')) ?? [];
    const rows = table.split('\n').filter(line => /^\| `/.test(line));
    return rows
      .flatMap(line => [...(line.split('|')[1] ?? '').matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name))
      .sort();
  };

  it('tells every input and output', () => {
    expect(cells('Inputs')).toEqual(Object.keys(action.inputs).sort());
    expect(cells('Outputs')).toEqual(Object.keys(action.outputs).sort());
  });
});

describe('docs/scheduled.md', () => {
  it('shows an accounts file that can be read', () => {
    const [list = ''] = blocks('docs/scheduled.md', 'yaml').filter(block => block.includes('- "222233334444"'));
    const folder = mkdtempSync(join(tmpdir(), 'rds-audit-docs-'));
    writeFileSync(join(folder, 'accounts.yaml'), list);
    expect(loadAccounts(join(folder, 'accounts.yaml'))).toEqual(parse(list));
    rmSync(folder, { recursive: true });
  });
});

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
