import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll } from 'vitest';
import { installProgram } from '../scenarios/program.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const REPOSITORY = join(import.meta.dirname, 'repository');
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is removed after the tests of the file. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rds-audit-action-'));
  folders.push(folder);
  return folder;
}

/** The action as a tag of a release holds it: its files and the bundle. */
export async function installAction(): Promise<string> {
  const home = dirname(await installProgram());
  folders.push(home);
  cpSync(join(ROOT, 'action'), join(home, 'action'), { recursive: true });
  cpSync(join(ROOT, 'action.yml'), join(home, 'action.yml'));
  return home;
}

/** Runs git without a look at who runs the tests. */
export function git(cwd: string, ...args: readonly string[]): string {
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false'];
  const env = { PATH: process.env.PATH, HOME: cwd, GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', [...who, ...args], { cwd, encoding: 'utf8', env, stdio: 'pipe' }).trim();
}

/** A pull request: a repository with its base's commit, where a further one is checked out. */
export interface PullRequest {
  readonly workspace: string;
  readonly base: string;
}

/** The repository of these tests with its base committed; `prepare` may add to that. */
function baseCheckout(prepare: (workspace: string) => void = () => undefined): PullRequest {
  const workspace = join(newFolder(), 'shop');
  mkdirSync(workspace);
  git(workspace, 'init', '--quiet', '--initial-branch=main');
  cpSync(join(REPOSITORY, 'base'), workspace, { recursive: true });
  prepare(workspace);
  return { workspace, base: commit(workspace) };
}

/** The same with the pull request's changes, and whatever else it does. */
export function pullRequest({
  prepare,
  change,
}: {
  prepare?: (workspace: string) => void;
  change?: (workspace: string) => void;
} = {}): PullRequest {
  const { workspace, base } = baseCheckout(prepare);
  git(workspace, 'checkout', '--quiet', '-b', 'change');
  cpSync(join(REPOSITORY, 'head'), workspace, { recursive: true });
  change?.(workspace);
  commit(workspace);
  return { workspace, base };
}

function commit(workspace: string): string {
  git(workspace, 'add', '--all');
  git(workspace, 'commit', '--quiet', '--message', 'change');
  return git(workspace, 'rev-parse', 'HEAD');
}

/** The recorded account of the fixtures, in a checkout. */
export function withRecordings(workspace: string): void {
  symlinkSync(join(ROOT, 'fixtures/recorded'), join(workspace, 'recorded'));
}
