import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { realOf } from './real.ts';
import type { SurveyedFile } from './survey.ts';

/** The folder that files named by a template must be in: the top of its git repository, else what was given for a path. */
export function boundaryOf({ path, argument }: Pick<SurveyedFile, 'path' | 'argument'>): string {
  return topOf(folderOf(realpathSync.native(path))) ?? folderOf(realpathSync.native(argument));
}

/** A file or folder as seen from the top of its git repository, `.` for the top; undefined for what is in none. */
export function fromTop(path: string): string | undefined {
  const real = realOf(path);
  if (!existsSync(real)) return undefined;
  const top = topOf(folderOf(real));
  return top === undefined ? undefined : relative(top, real).replaceAll(sep, '/') || '.';
}

function topOf(inside: string): string | undefined {
  for (let folder = inside; ; folder = dirname(folder)) {
    if (existsSync(`${folder}${sep}.git`)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The text of a file, if it is inside a folder once all links are followed. */
export function within(boundary: string, path: string): string | undefined {
  try {
    const real = realpathSync.native(resolve(path));
    return isInside(boundary, real) && statSync(real).isFile() ? readFileSync(real, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

function isInside(boundary: string, real: string): boolean {
  return real.startsWith(boundary.endsWith(sep) ? boundary : boundary + sep);
}

function folderOf(path: string): string {
  return statSync(path).isDirectory() ? path : dirname(path);
}
