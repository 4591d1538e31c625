import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERSION } from '../src/version.ts';

const ROOT = resolve(import.meta.dirname, '..');
const FOLDER = mkdtempSync(join(tmpdir(), 'rds-audit-package-'));

/** Runs a program quietly and gives what it prints. */
function run(program: string, args: readonly string[], cwd = FOLDER): string {
  return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e9 });
}

const audit = (...args: string[]) => run('npx', ['--offline', 'rds-audit', ...args]);

/** Packs the build that `npm test` has just made, as it would be published, and installs that into an empty folder, without a registry. */
beforeAll(() => {
  run('npm', ['pack', '--ignore-scripts', '--pack-destination', FOLDER], ROOT);
  const [tarball = ''] = readdirSync(FOLDER).filter(file => file.endsWith('.tgz'));
  writeFileSync(join(FOLDER, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }');
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(FOLDER, tarball)]);
  for (const name of ['recorded', 'cloudformation', 'terraform'])
    cpSync(join(ROOT, 'fixtures', name), join(FOLDER, name), { recursive: true });
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

  it('holds what the program loads on use', () => {
    const dist = readdirSync(join(FOLDER, 'node_modules/rds-audit/dist'));
    expect(dist).toEqual(
      expect.arrayContaining(['apart', 'rules.jsonl', 'tree-sitter-terraform.wasm', 'web-tree-sitter.wasm']),
    );
  });

  it('runs: version, rules and their examples, a policy file', () => {
    expect(audit('--version').trim()).toBe(VERSION);
    expect(JSON.parse(audit('rules', '--format', 'json')).length).toBeGreaterThanOrEqual(230);
    expect(audit('test', 'node_modules/rds-audit/rules/availability/rds-instance-multi-az.yaml')).toMatch(
      /all hold\n$/,
    );
    audit('init');
    expect(readdirSync(FOLDER)).toContain('rds-audit.yaml');
  });

  it.each([
    ['recordings', 'recorded', 'recorded'],
    ['Terraform', 'terraform/harbour-lane', 'terraform'],
    ['a CloudFormation template', 'cloudformation/shop.yaml', 'cloudformation'],
  ])('scans %s', (_, path, kind) => {
    const report = JSON.parse(audit(path, '--fail-on', 'none', '--format', 'json'));
    expect(report.scopes.map((scope: { kind: string }) => scope.kind)).toContain(kind);
    expect(report.summary.fail).toBeGreaterThan(0);
  });

  it.each([
    ['is not there', undefined],
    ['cannot be read', 'throw new Error("torn")'],
    ['never ends its work', 'module.exports = module => { module.exports = { run: () => new Promise(() => {}) } }'],
  ])('says that it is not whole where the program behind the door %s, which is no finding', (_, program) => {
    const dist = mkdtempSync(join(tmpdir(), 'rds-audit-dist-'));
    for (const file of ['cli.js', 'package.json'])
      cpSync(join(FOLDER, 'node_modules/rds-audit/dist', file), join(dist, file));
    if (program !== undefined) writeFileSync(join(dist, 'run.cjs'), program);
    const { status, stdout } = spawnSync(process.execPath, [join(dist, 'cli.js'), 'recorded'], {
      cwd: FOLDER,
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    rmSync(dist, { recursive: true });
  });

  it.each<[string, (file: string) => void]>([
    ['is not there', file => rmSync(file)],
    ['is cut off', file => writeFileSync(file, readFileSync(file).subarray(0, 5000))],
    ['is none', file => writeFileSync(file, 'x'.repeat(5000))],
  ])('finds the same where what was compiled ahead %s', (_, spoil) => {
    const dist = mkdtempSync(join(tmpdir(), 'rds-audit-dist-'));
    cpSync(join(FOLDER, 'node_modules/rds-audit/dist'), dist, { recursive: true });
    const scan = () => {
      const args = [join(dist, 'cli.js'), 'cloudformation/shop.yaml', 'terraform/harbour-lane', '--fail-on', 'none'];
      return run(process.execPath, [...args, '--now', '2026-11-01T00:00:00Z']);
    };
    const whole = scan();
    const ahead = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.cache'));
    expect(ahead.length).toBe(2);
    for (const file of ahead) spoil(join(dist, file));
    expect(scan()).toBe(whole);
    rmSync(dist, { recursive: true });
  });

  it('takes what was compiled ahead, under the flags that it sets itself', () => {
    const dist = join(FOLDER, 'node_modules/rds-audit/dist');
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
    const ours = files.filter(file => file.endsWith(`.${process.arch}-${process.versions.v8}.cache`));
    const watch = join(FOLDER, 'watch.cjs');
    writeFileSync(watch, WATCH);
    const args = ['-r', watch, join(dist, 'cli.js'), 'terraform/harbour-lane', '--fail-on', 'none'];
    const { stderr } = spawnSync(process.execPath, args, { cwd: FOLDER, encoding: 'utf8' });
    expect(stderr.match(/rejected: \w+/g) ?? []).toEqual(ours.map(() => 'rejected: false'));
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
    expect(run(process.execPath, ['consumer.js'])).toMatch(/^[1-9]\d* findings\none Unknown\n$/);
  });
});

/** Tells of each script whether V8 refused what was compiled of it before. */
const WATCH = `const vm = require('node:vm');
vm.Script = class extends vm.Script {
  constructor(...given) {
    super(...given);
    process.stderr.write('rejected: ' + this.cachedDataRejected + '\\n');
  }
};
`;

const CONSUMER = `import {
  type Report, assembleReport, auditor, EMPTY_POLICY, Inventory, loadBuiltinRules, loadOffline, selectRules, Unknown,
} from 'rds-audit';
const rules = loadBuiltinRules().map(rule => ({ ...rule }));
const selected = selectRules(rules, EMPTY_POLICY, { only: [], skip: [] });
const now = new Date('2026-08-21T00:00:00Z');
const HELD = new Unknown('not-collected', 'nothing is missing');
const { inventories } = await loadOffline(['recorded', 'terraform/harbour-lane', 'cloudformation/shop.yaml'], {});
const audits = inventories.map(auditor(selected, { now, include: new Set() }));
const report: Report = assembleReport(audits, { version: '0', startedAt: now, finishedAt: now, rules: selected.length });
console.log(report.findings.length + ' findings');
const isOurs = (one: Inventory) => one instanceof Inventory && (one.gap('RestoreJob') ?? HELD) instanceof Unknown;
console.log(inventories.some(one => one.scope.kind === 'terraform') && inventories.every(isOurs) ? 'one Unknown' : 'two');
`;
