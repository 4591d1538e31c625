import { execFileSync } from 'node:child_process';

/** What git prints in a folder; throws what execFileSync throws. */
export function git(args: readonly string[], cwd: string): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 });
}
