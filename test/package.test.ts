import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERSION } from '../src/version.ts';

const ROOT = resolve(import.meta.dirname, '..');
const FOLDER = mkdtempSync(join(tmpdir(), 'rds-audit-package-'));

/** Runs a program quietly and gives what it prints. */
function run(program: string, args: readonly string[], cwd = FOLDER): string {
  return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

/** Packs the build that `npm test` has just made, as it would be published, and installs that into an empty folder, without a registry. */
beforeAll(() => {
  run('npm', ['pack', '--ignore-scripts', '--pack-destination', FOLDER], ROOT);
  const [tarball = ''] = readdirSync(FOLDER).filter(file => file.endsWith('.tgz'));
  writeFileSync(join(FOLDER, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }');
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(FOLDER, tarball)]);
  cpSync(join(ROOT, 'fixtures/recorded'), join(FOLDER, 'recorded'), { recursive: true });
}, 180_000);

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

describe('the package', () => {
  it('has one version', () => {
    const manifest: { version: string } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(manifest.version).toBe(VERSION);
  });

  it('installs nothing beside itself and holds nothing of the workshop', () => {
    const installed = readdirSync(join(FOLDER, 'node_modules')).filter(name => !name.startsWith('.'));
    expect(installed).toEqual(['rds-audit']);
    const files = readdirSync(join(FOLDER, 'node_modules/rds-audit')).sort();
    expect(files).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json', 'rules', 'schema']);
  });

  it('runs: version, scan, rules and their examples', () => {
    const audit = (...args: string[]) => run('npx', ['--offline', 'rds-audit', ...args]);
    expect(audit('--version').trim()).toBe(VERSION);
    expect(audit('recorded', '--fail-on', 'none')).toMatch(/\d+ failed, \d+ unknown in 2 scopes\n$/);
    expect(JSON.parse(audit('rules', '--format', 'json')).length).toBeGreaterThanOrEqual(26);
    expect(audit('test', 'node_modules/rds-audit/rules/availability')).toMatch(/all hold\n$/);
  });

  it('is a library with types', () => {
    writeFileSync(join(FOLDER, 'consumer.ts'), CONSUMER);
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const flags = [
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--types',
      'node',
      '--typeRoots',
      join(ROOT, 'node_modules/@types'),
      'consumer.ts',
    ];
    run(process.execPath, [tsc, ...flags]);
    expect(run(process.execPath, ['consumer.js'])).toMatch(/^\d+ findings\n$/);
  });
});

const CONSUMER = `import { type Report, assembleReport, auditor, EMPTY_POLICY, loadBuiltinRules, loadRecorded, selectRules } from 'rds-audit';
const selected = selectRules(loadBuiltinRules(), EMPTY_POLICY, { only: [], skip: [] });
const now = new Date('2026-08-21T00:00:00Z');
const audits = loadRecorded(['recorded']).inventories.map(auditor(selected, { now, include: new Set() }));
const report: Report = assembleReport(audits, { version: '0', startedAt: now, finishedAt: now, rules: selected.length });
console.log(report.findings.length + ' findings');
`;
