import { type Dirent, readdirSync } from 'node:fs';
import { Unknown } from '../../model/value.ts';
import type { Boundary } from './boundary.ts';

/** Folders with more in them are not gone through. */
const MAX_ENTRIES = 20_000;

/** Paths of the files below a folder, this many folders deep, in order. Undefined where there is no such folder. */
export function filesBelow(
  path: string,
  levels: number,
  name: string,
  boundary: Boundary,
): readonly string[] | Unknown | undefined {
  const look = boundary.look(path);
  if (look.is === 'outside') return new Unknown('expression', `the folder ${name} lies outside of what may be read`);
  if (look.is === 'missing' || !look.isFolder) return undefined;
  const listing: Listing = { files: [], seen: 0 };
  const isWhole = addFolder(`${look.real}/`, '', levels, listing);
  return isWhole ? listing.files.sort((a, b) => (a < b ? -1 : 1)) : new Unknown('expression', `${name} is not listed`);
}

interface Listing {
  readonly files: string[];
  seen: number;
}

/** False where it cannot be listed whole; links are not followed. */
function addFolder(folder: string, prefix: string, levels: number, listing: Listing): boolean {
  const entries = levels < 0 ? [] : entriesOf(folder);
  listing.seen += entries?.length ?? 0;
  if (entries === undefined || listing.seen > MAX_ENTRIES) return false;
  return entries.every(entry => {
    if (entry.isSymbolicLink()) return false;
    if (entry.isFile()) listing.files.push(`${prefix}${entry.name}`);
    return !entry.isDirectory() || addFolder(`${folder}${entry.name}/`, `${prefix}${entry.name}/`, levels - 1, listing);
  });
}

function entriesOf(folder: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}
