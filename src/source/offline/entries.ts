import { readdirSync, statSync } from 'node:fs';
import type { Mistake } from '../../util/errors.ts';
import { compareNaturally } from '../../util/natural.ts';
import { unreadable } from '../recorded/mistakes.ts';

/** What a path leads to, links followed; where there is nothing, why. */
export function lookAt(path: string): 'folder' | 'file' | 'pipe' | Error {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return 'folder';
    return stats.isFile() ? 'file' : 'pipe';
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** What is in a folder, in natural order; hidden entries (.git, .terraform) and node_modules are passed over. */
export function entriesOf(
  folder: string,
  name: string,
): { readonly entries: readonly string[]; readonly mistakes: readonly Mistake[] } {
  try {
    const names = readdirSync(folder).filter(entry => !entry.startsWith('.') && entry !== 'node_modules');
    return { entries: names.sort((a, b) => compareNaturally(a, b) || (a < b ? -1 : 1)), mistakes: [] };
  } catch (error) {
    return { entries: [], mistakes: [unreadable(name, error)] };
  }
}
