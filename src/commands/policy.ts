import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EMPTY_POLICY, type Policy, readPolicy } from '../policy/policy.ts';
import { UserError } from '../util/errors.ts';
import type { Io } from './io.ts';

/** The name under which a policy is found without `--config`. */
export const POLICY_FILE = 'rds-audit.yaml';

/** The policy of a run: the file named, else rds-audit.yaml in the working directory, else none. */
export function loadPolicy(config: string | undefined, io: Pick<Io, 'cwd'>): Policy {
  const file = config ?? POLICY_FILE;
  if (config === undefined && !existsSync(join(io.cwd, file))) return EMPTY_POLICY;
  return readPolicy(file, read(file));
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
