import { constants } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Mistake } from '../../util/errors.ts';
import type { FoundFile } from './files.ts';
import { start, unreadable } from './mistakes.ts';

/** A file that was read; its text is let go, and read again where positions are asked for. */
export interface RecordedFile {
  readonly name: string;
  /** The argument that it came from. */
  readonly input: string;
  readonly direct: boolean;
  /** The text once more, as UTF-8. */
  readonly again: () => Iterable<Uint8Array>;
}

/** A file with its text, the byte order mark removed. */
export interface ReadFile {
  readonly file: RecordedFile;
  readonly text: string;
}

/** Bytes of a file beyond which it is refused: what a JavaScript string holds. */
export const SIZE_LIMIT = constants.MAX_STRING_LENGTH;

const CHUNK = 1 << 18;

/** Reads a file, or says why it cannot be. */
export function readRecording(found: FoundFile, limit: number): ReadFile | Mistake {
  if (found.size > limit) return tooLarge(found.name, limit);
  try {
    return read(found);
  } catch (error) {
    return unreadable(found.name, error);
  }
}

/** What was on standard input or in a pipe, which can be read only once and so is kept. */
export function readInput(content: string, pipe?: string): ReadFile {
  const text = withoutMark(content);
  return { file: { name: pipe ?? '<stdin>', input: pipe ?? '-', direct: true, again: keep(text) }, text };
}

/** UTF-8, or the UTF-16 that PowerShell writes (its mark is no UTF-8). What cannot be read again as UTF-8 is kept. */
function read(found: FoundFile): ReadFile {
  const { name, path, input, direct, lasting } = found;
  const raw = readFileSync(path, 'utf8');
  const isUtf16 = raw.startsWith('\uFFFD\uFFFD') && lasting;
  const text = withoutMark(isUtf16 ? readFileSync(path, 'utf16le') : raw);
  return { file: { name, input, direct, again: isUtf16 || !lasting ? keep(text) : reread(path) }, text };
}

function keep(text: string): RecordedFile['again'] {
  return () => [Buffer.from(text)];
}

/** Apart from `keep`: functions that are made in one place hold on to each other's variables. */
function reread(path: string): RecordedFile['again'] {
  return () => chunksOf(path);
}

/** The chunk that is given is filled anew for the next. */
function* chunksOf(path: string): Iterable<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK);
    for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) yield chunk.subarray(0, size);
  } finally {
    closeSync(file);
  }
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function tooLarge(name: string, limit: number): Mistake {
  const hint = 'split it, by region or by call, as `rds-audit record` does';
  return {
    message: `is larger than the ${limit.toLocaleString('en')} bytes that one text can hold`,
    at: start(name),
    hint,
  };
}
