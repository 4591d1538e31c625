import { readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { sep } from 'node:path';
import type { Mistake } from '../../util/errors.ts';
import { compareNaturally } from '../../util/natural.ts';
import { unreadable } from './mistakes.ts';

/** A file to read: `name` as people see it, `path` for the file system, `input` the argument that it came from. */
export interface FoundFile {
  readonly name: string;
  readonly path: string;
  readonly input: string;
  /** Named on the command line, not met in a folder. */
  readonly direct: boolean;
  /** Whether it can be read a second time (a pipe cannot). */
  readonly lasting: boolean;
  readonly size: number;
}

/** What an argument leads to; a file or folder that was seen before is not given again. */
export interface Found {
  readonly files: readonly FoundFile[];
  readonly mistakes: readonly Mistake[];
  /** Something was passed over because an earlier argument gave it. */
  readonly repeats: boolean;
}

/** The files of one argument in natural order; `seen` gathers the real paths of all that the arguments give. */
export function findFiles(input: string, seen: Set<string>): Found {
  const walk = new Walk(input, seen);
  walk.visit(input, sep === '\\' ? input.replaceAll('\\', '/') : input, true);
  return walk;
}

const RECORDING = /\.(?:json|jsonl|ndjson)$/i;

class Walk {
  readonly files: FoundFile[] = [];
  readonly mistakes: Mistake[] = [];
  repeats = false;
  readonly #input: string;
  readonly #seen: Set<string>;

  constructor(input: string, seen: Set<string>) {
    this.#input = input;
    this.#seen = seen;
  }

  visit(path: string, name: string, direct: boolean): void {
    try {
      const stats = statSync(path);
      if (stats.isDirectory()) this.#folder(path, name, direct);
      else if (direct || (stats.isFile() && RECORDING.test(name))) this.#file(path, name, direct, stats);
    } catch (error) {
      this.mistakes.push(unreadable(name, error));
    }
  }

  #folder(path: string, name: string, direct: boolean): void {
    if (!this.#isNew(path)) return;
    for (const entry of entriesOf(path)) this.visit(`${path}/${entry}`, join(name, entry, direct), false);
  }

  #file(path: string, name: string, direct: boolean, stats: Stats): void {
    const lasting = stats.isFile();
    if (lasting && !this.#isNew(path)) return;
    this.files.push({ name, path, input: this.#input, direct, lasting, size: stats.size });
  }

  #isNew(path: string): boolean {
    const real = realpathSync.native(path);
    const isNew = !this.#seen.has(real);
    if (isNew) this.#seen.add(real);
    else this.repeats = true;
    return isNew;
  }
}

/** Natural order; hidden entries and node_modules are passed over, and files that are not named like recordings. */
function entriesOf(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const wanted = entries.filter(
    entry => !isHidden(entry.name) && (entry.isDirectory() || entry.isSymbolicLink() || RECORDING.test(entry.name)),
  );
  return wanted.map(entry => entry.name).sort((a, b) => compareNaturally(a, b) || (a < b ? -1 : 1));
}

function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/** The argument as given with the path below it; the folder `.` adds nothing. */
function join(folder: string, entry: string, isArgument: boolean): string {
  const base = isArgument ? folder.replace(/\/+$/, '') : folder;
  return isArgument && base === '.' ? entry : `${base}/${entry}`;
}
