import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EMPTY_POLICY, type NamedPath, type Policy, parsePolicy } from '../policy/policy.ts';
import { type Mistake, UserError } from '../util/errors.ts';
import type { Io } from './io.ts';

/** The name under which a policy is found without `--config`. */
export const POLICY_FILE = 'rds-audit.yaml';

/** A policy as far as it could be understood, with its folders as they are reached from here. */
export interface LoadedPolicy {
  readonly policy: Policy;
  readonly mistakes: readonly Mistake[];
}

/** The policy of a run: the file named, else rds-audit.yaml in the working directory, else none. */
export function loadPolicy(config: string | undefined, io: Pick<Io, 'cwd'>): LoadedPolicy {
  const file = config ?? POLICY_FILE;
  if (config === undefined && !existsSync(join(io.cwd, file))) return { policy: EMPTY_POLICY, mistakes: [] };
  const { policy, mistakes } = parsePolicy(file, read(file));
  const ruleFolders = policy.ruleFolders.map(folder => ({ ...folder, path: join(dirname(file), folder.path) }));
  const there = ruleFolders.filter(({ path }) => existsSync(path));
  const missing = ruleFolders.filter(folder => !there.includes(folder)).map(notThere);
  return { policy: { ...policy, ruleFolders: there }, mistakes: [...mistakes, ...missing] };
}

function notThere({ path, at }: NamedPath): Mistake {
  return { message: `rule-folders: there is no ${path}`, at, hint: "folders are relative to the policy's own" };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError({
      message: `the policy ${file} cannot be read: ${why}`,
      hint: 'write one with: rds-audit init',
    });
  }
}
