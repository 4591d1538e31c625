import { readFileSync, realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import { unreadable } from '../recorded/mistakes.ts';

/** What a path leads to, links followed. */
type Look =
  | { readonly is: 'there'; readonly real: string; readonly isFolder: boolean }
  | { readonly is: 'outside' }
  | { readonly is: 'missing' };

/** No file that a template names is read outside of one folder. */
export class Boundary {
  readonly #root: string;

  constructor(root: string) {
    this.#root = realpathSync.native(root);
  }

  look(path: string): Look {
    try {
      const real = realpathSync.native(path);
      if (!this.#holds(real)) return { is: 'outside' };
      return { is: 'there', real, isFolder: statSync(real).isDirectory() };
    } catch {
      return { is: 'missing' };
    }
  }

  #holds(real: string): boolean {
    const root = this.#root.endsWith(sep) ? this.#root : `${this.#root}${sep}`;
    return real === this.#root || real.startsWith(root);
  }
}

/** Larger files are not Terraform's. */
const MAX_BYTES = 20_000_000;

/** A file's text, or why it cannot be read as one. */
export function readText(path: string): { readonly text: string } | { readonly problem: string } {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return { problem: 'this is no file' };
    if (stats.size > MAX_BYTES) return { problem: `larger than ${MAX_BYTES} bytes` };
    const text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
    return text.includes('\0') ? { problem: 'not a text file' } : { text };
  } catch (error) {
    return { problem: unreadable(path, error).message };
  }
}
