import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { derivedOf } from '../src/model/derived.ts';
import { relationsOf } from '../src/model/relations.ts';
import { isTypeName } from '../src/model/types.ts';
import { readPolicy } from '../src/policy/policy.ts';
import { loadBuiltinRules } from '../src/rule/builtin.ts';
import { loadRules } from '../src/rule/load.ts';
import { OPERATOR_NAMES } from '../src/rule/operators.ts';
import { isProved, testRule } from '../src/rule/test.ts';
import { selectRules } from '../src/select.ts';
import { permissionsOf, policyOf } from '../src/source/aws.ts';

const ROOT = join(import.meta.dirname, '..');
const DECISIONS = readdirSync(join(ROOT, 'docs/decisions')).map(name => `docs/decisions/${name}`);
const USES = ['docs/github-action.md', 'docs/scheduled.md'];
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'docs/formats.md',
  'docs/language.md',
  'docs/policy.md',
  ...USES,
  ...DECISIONS,
];

const read = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

/** The fenced blocks of a page in one language. */
function blocks(page: string, language: string): readonly string[] {
  return [...read(page).matchAll(/^```(\w*)\n(.*?)^```$/gms)]
    .filter(([, found]) => found === language)
    .map(([, , body]) => body ?? '');
}

/** Everything set as code: blocks, and the spans outside them. */
function codeOf(page: string): readonly string[] {
  const fenced = [...read(page).matchAll(/^```\w*\n(.*?)^```$/gms)].map(([, body]) => body ?? '');
  const prose = read(page).replace(/^```.*?^```$/gms, '');
  return [...fenced, ...[...prose.matchAll(/`([^`\n]+)`/g)].map(([, span]) => span ?? '')];
}

const linesOf = (page: string): readonly string[] => codeOf(page).flatMap(code => code.split('\n'));
const firstGroup = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? '');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rds-audit-docs-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

describe.each(PAGES)('%s', page => {
  it('names scripts that package.json has', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
    const named = linesOf(page).flatMap(line => firstGroup(line, /npm run (?:--silent )?([a-z-]+)/g));
    expect(named.filter(name => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('names commands and flags that the command line has', () => {
    const cli = read('src/cli/program.ts');
    const commands = linesOf(page).flatMap(line => firstGroup(line, /(?:^|\s)rds-audit ([a-z]+)(?![a-z/.-])/g));
    expect(commands.filter(name => !new RegExp(`command\\(\\s*'${name}'`).test(cli))).toEqual([]);
    const flags = linesOf(page).flatMap(flagsOf);
    const known = (flag: string) => flag === '--help' || new RegExp(`'${flag}[' ]`).test(cli);
    expect(flags.filter(flag => !known(flag))).toEqual([]);
  });

  it('names files that are there', () => {
    const spans = codeOf(page).filter(span => /^(src|rules|docs|test|fixtures|schema)\/[\w./-]*$/.test(span));
    const links = firstGroup(read(page), /\]\((?!https?:)([^)#]+)\)/g).map(link => join(dirname(page), link));
    const missing = [...spans.filter(span => !span.includes('CATEGORY')), ...links].filter(
      path => !existsSync(join(ROOT, path)),
    );
    expect(missing).toEqual([]);
  });
});

/** Flags of ours: behind our command, or alone as code. */
function flagsOf(line: string): readonly string[] {
  const [, ours] = /(?:^|[\s|])(?:rds-audit|npm start --silent --|npm start --)((?: .*)?)$/.exec(line) ?? [];
  const own = ours ?? (/^--[a-z]/.test(line) ? line : '');
  return firstGroup(own.replace(/#.*$/, ''), /(?:^|\s)(--[a-z-]+)/g);
}

describe('what the README shows', () => {
  it('is a run as it really prints, shortened only where it says …', () => {
    const [shown = ''] = blocks('README.md', 'text');
    const [, command = '', body = ''] = /^\$ npm start --silent -- (.*?[^\\])\n(.*)$/s.exec(shown) ?? [];
    const args = command.replace(/\\\n\s*/g, '').split(' ');
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });
    const lines = body.trimEnd().split('\n');
    expect(lines.filter(line => !isPrinted(line, stdout.split('\n')))).toEqual([]);
    expect(Math.max(...shown.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
  });

  it('is a policy that can be read and names rules and params that are there', () => {
    const text = blocks('README.md', 'yaml').find(block => block.includes('fail-on:')) ?? '';
    const policy = readPolicy(written('rds-audit.yaml', text), text);
    expect(policy.failOn).toBe('medium');
    expect(policy.rules.length).toBeGreaterThan(1);
    expect(() => selectRules(loadBuiltinRules(), policy, { only: [], skip: [] })).not.toThrow();
  });

  it('is a rule that loads and whose examples and proofs hold', () => {
    const text = blocks('README.md', 'yaml').find(block => block.includes('assert:')) ?? '';
    const [id = ''] = firstGroup(text, /^id: (.*)$/gm);
    const results = loadRules([written(`${id}.yaml`, text)]).map(testRule);
    expect(results.map(isProved)).toEqual([true]);
  });

  it('is a library that runs', () => {
    const [text = ''] = blocks('README.md', 'js');
    const source = text.replace("'rds-audit'", `'${pathToFileURL(join(ROOT, 'src/index.ts')).href}'`);
    const args = ['--import', 'tsx', written('library.mjs', source)];
    const printed = execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    expect(printed).toMatch(/^fail \S+ .*expected/m);
  });

  it('is the policy that permissions prints', () => {
    const [text = ''] = blocks('README.md', 'json').filter(block => block.includes('Statement'));
    const [, id = ''] = /`rds-audit permissions --only ([a-z-]+)`/.exec(read('README.md')) ?? [];
    const rules = loadBuiltinRules().filter(rule => rule.id === id);
    expect(rules).toHaveLength(1);
    expect(JSON.parse(text)).toEqual(policyOf(permissionsOf(rules, { allRegions: false })));
  });
});

function isPrinted(line: string, output: readonly string[]): boolean {
  if (!line.endsWith('…')) return output.includes(line);
  return line === '…' || output.some(printed => printed.startsWith(line.slice(0, -1)));
}

describe('docs/language.md', () => {
  it('names every operator', () => {
    expect(OPERATOR_NAMES.filter(name => !read('docs/language.md').includes(`\`${name}\``))).toEqual([]);
  });

  it('names relations and derived fields that the model has', () => {
    const rows = [...read('docs/language.md').matchAll(/^\| ((?:[A-Z]\w+(?:, )?)+) \| (.*) \|$/gm)];
    const wrong = rows.flatMap(([, types = '', names = '']) =>
      types.split(', ').flatMap(type => firstGroup(names, /`(\w+)(?:\[\w+\])?`/g).filter(name => !hasName(type, name))),
    );
    expect(rows.length).toBeGreaterThan(15);
    expect(wrong.filter(name => name !== 'all')).toEqual([]);
  });

  it('shows conditions and an example that are right', () => {
    const shown = blocks('docs/language.md', 'yaml').join('\n');
    const head = 'id: shown\nresource: DBInstance\nparams: { openCidrs: { type: cidrs, default: [0.0.0.0/0] } }\n';
    const [result] = loadRules([written('shown.yaml', head + shown)]).map(testRule);
    expect(result?.examples).toBe(1);
    expect(result?.wrong).toEqual([]);
  });
});

function hasName(type: string, name: string): boolean {
  return isTypeName(type) && (Object.hasOwn(relationsOf(type), name) || Object.hasOwn(derivedOf(type), name));
}
