import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Finding } from '../model/finding.ts';

/** The files that differ between the working tree and where it branched off, or why that cannot be told. */
export type Changes = { readonly files: ReadonlySet<string> } | { readonly why: string };

/** Asks git, in a folder, for the files changed since a commit or branch; absolute paths, deleted ones left out. */
export async function changedSince(ref: string, cwd: string): Promise<Changes> {
  if (ref.startsWith('-')) return { why: `${ref} is no commit` };
  // On use: child processes take the network along, and each start would pay for it.
  const { git } = await import('./git.ts');
  try {
    const top = git(['rev-parse', '--show-toplevel'], cwd).trim();
    const base = git(['merge-base', ref, 'HEAD'], cwd).trim();
    const names = git(['diff', '--name-only', '-z', '--no-ext-diff', '--diff-filter=d', base], cwd);
    const untracked = git(['ls-files', '--others', '--exclude-standard', '-z', '--full-name'], cwd);
    const files = `${names}${untracked}`.split('\0').filter(name => name !== '');
    return { files: new Set(files.map(name => resolve(top, name))) };
  } catch (error) {
    return { why: reasonOf(error, ref) };
  }
}

function reasonOf(error: unknown, ref: string): string {
  const says = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n')[0] : '';
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'git is not installed';
  if (says === '') return `this clone does not reach back to where it branched off ${ref}`;
  return says ?? String(error);
}

/**
 * Whether a finding, or a part of its evidence that is not met, is in a file that changed: an open group judges the
 * instance in another file. One that is in no file is nobody's change and stays.
 */
export function isInChange({ location, evidence }: Finding, files: ReadonlySet<string>, cwd: string): boolean {
  const places = [location, ...evidence.map(one => (one.outcome === 'met' ? undefined : one.location))];
  return location === null || places.some(place => place && files.has(realOf(resolve(cwd, place.file))));
}

function realOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
