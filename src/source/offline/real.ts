import { realpathSync } from 'node:fs';

/** A path with all its links followed; as it is, where there is nothing. */
export function realOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
