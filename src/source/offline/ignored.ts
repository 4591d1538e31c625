import { existsSync, readFileSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import ignore from 'ignore';

/** A .gitignore file: its text, and the folder whose entries it is about. */
export interface Ignore {
  readonly folder: string;
  readonly text: string;
}

const parsed = new Map<string, ReturnType<typeof ignore>>();

/** Whether git would pass an entry over, by the .gitignore files from the top of the repository down to its own. */
export function ignored(path: string, isFolder: boolean, rules: readonly Ignore[]): boolean {
  let answer = false;
  for (const rule of rules) {
    const relative = path.slice(rule.folder.length + 1) + (isFolder ? '/' : '');
    const { ignored: is, unignored } = matcher(rule).test(relative);
    answer = is || (answer && !unignored);
  }
  return answer;
}

/** The .gitignore file of a folder. */
export function ignoreIn(folder: string): readonly Ignore[] {
  try {
    return [{ folder, text: readFileSync(`${folder}/.gitignore`, 'utf8') }];
  } catch {
    return [];
  }
}

/**
 * The .gitignore files above a folder, up to the top of its repository. None where they would have it passed over: whoever
 * names an ignored folder wants it read.
 */
export function ignoresAbove(folder: string): readonly Ignore[] {
  const above = foldersAbove(folder).flatMap(ignoreIn);
  return ignored(folder, true, above) ? [] : above;
}

/** From the top of the repository down; nothing outside of one. */
function foldersAbove(real: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = real; !existsSync(`${folder}${sep}.git`); folder = dirname(folder)) {
    if (dirname(folder) === folder) return [];
    folders.unshift(dirname(folder));
  }
  return folders;
}

function matcher({ text }: Ignore): ReturnType<typeof ignore> {
  const known = parsed.get(text) ?? ignore().add(text);
  parsed.set(text, known);
  return known;
}
