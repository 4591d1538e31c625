import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { bundleProgram } from '../../scripts/bundle.ts';
import { git, newFolder, pullRequest } from './checkout.ts';
import { runAction } from './runner.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const hasTools = ['bash', 'git', 'tar'].every(tool => spawnSync(tool, ['--version']).status === 0);

const WORKFLOW: { jobs: { release: { steps: readonly { name?: string; run?: string }[] } } } = parse(
  readFileSync(join(ROOT, '.github/workflows/release.yml'), 'utf8'),
);
const STEPS = [
  'Is it the version that package.json has?',
  'Tag the bundle',
  'Does the tag run by itself?',
  'Push the tag',
];

/** What npm would build, without the time that takes; the workflow runs .ci/run before. */
async function buildOnce(): Promise<string> {
  const built = newFolder();
  await bundleProgram(join(built, 'dist'), ['index', 'lambda']);
  const npm = `#!/bin/sh\n[ "$*" = "run build -- --no-types" ] && cp -r '${join(built, 'dist')}' .\n`;
  writeFileSync(join(built, 'npm'), npm, { mode: 0o755 });
  return built;
}

/** A clone of this repository, as far as the steps look at it, with an origin to push to. */
function cloneOfOurs(): { readonly clone: string; readonly origin: string } {
  const folder = newFolder();
  const [clone, origin] = [join(folder, 'clone'), join(folder, 'origin.git')];
  for (const name of ['action', 'fixtures/recorded', 'test/action/repository'])
    cpSync(join(ROOT, name), join(clone, name), { recursive: true });
  for (const name of ['action.yml', 'package.json', '.gitignore']) cpSync(join(ROOT, name), join(clone, name));
  git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', origin);
  git(clone, 'init', '--quiet', '--initial-branch=main');
  git(clone, 'add', '--all');
  git(clone, 'commit', '--quiet', '--message', 'all');
  git(clone, 'remote', 'add', 'origin', origin);
  git(clone, 'push', '--quiet', 'origin', 'main');
  return { clone, origin };
}

describe.runIf(hasTools)('the release workflow (needs bash, git and tar)', () => {
  let built = '';
  beforeAll(async () => {
    built = await buildOnce();
  }, 120_000);

  /** Runs the workflow's own steps until one fails, and tells how it ended. */
  function release(clone: string, version: string): { readonly failed: string | undefined; readonly stderr: string } {
    const PATH = [built, dirname(process.execPath), '/usr/bin', '/bin'].join(':');
    const env = { PATH, HOME: newFolder(), RUNNER_TEMP: newFolder(), VERSION: version };
    for (const name of STEPS) {
      const { run = 'exit 99' } = WORKFLOW.jobs.release.steps.find(step => step.name === name) ?? {};
      const ran = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], { cwd: clone, env });
      if (ran.status !== 0) return { failed: name, stderr: String(ran.stderr) };
    }
    return { failed: undefined, stderr: '' };
  }

  const VERSION: string = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version;
  const TAG = `v${VERSION}`;

  it('puts a bundle on the tag that runs by itself, beside main, and once only', () => {
    const { clone, origin } = cloneOfOurs();
    expect(release(clone, VERSION)).toEqual({ failed: undefined, stderr: '' });
    expect(git(origin, 'rev-parse', 'v0')).toBe(git(origin, 'rev-parse', TAG));
    expect(git(origin, 'ls-tree', '--name-only', 'main', 'dist')).toBe('');
    expect(release(clone, VERSION).failed).toBe('Tag the bundle');

    const action = join(newFolder(), 'rds-audit');
    git('/', 'clone', '--quiet', '--branch', TAG, origin, action);
    const { workspace } = pullRequest();
    const ran = runAction({ action, workspace, inputs: { 'upload-sarif': 'false' } });
    expect(ran.stdout).not.toContain('building it');
    expect(ran.outputs.outcome).toBe('findings');
    expect(ran.stdout).toContain('::error file=terraform/network.tf,line=9');
    expect(existsSync(join(action, 'node_modules'))).toBe(false);
  }, 240_000);

  it('pushes no tag that does not run by itself, and none of another version', () => {
    const { clone, origin } = cloneOfOurs();
    expect(release(clone, '9.9.9').failed).toBe(STEPS[0]);
    const incomplete = newFolder();
    mkdirSync(join(incomplete, 'dist'));
    cpSync(join(built, 'dist'), join(incomplete, 'dist'), { recursive: true });
    rmSync(join(incomplete, 'dist/tree-sitter-terraform.wasm'));
    const whole = readFileSync(join(built, 'npm'), 'utf8');
    writeFileSync(join(built, 'npm'), whole.replace(join(built, 'dist'), join(incomplete, 'dist')), { mode: 0o755 });
    expect(release(clone, VERSION).failed).toBe('Does the tag run by itself?');
    expect(git(origin, 'tag')).toBe('');
    writeFileSync(join(built, 'npm'), whole);
  }, 240_000);
});
