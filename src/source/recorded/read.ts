import { constants } from 'node:buffer';
import { readFileSync } from 'node:fs';
import type { Mistake } from '../../util/errors.ts';
import type { FoundFile } from './files.ts';
import { start, unreadable } from './places.ts';

/** A file that was read; its text is let go, and read again where positions are asked for. */
export interface RecordedFile {
  readonly name: string;
  /** The argument that it came from. */
  readonly input: string;
  readonly direct: boolean;
  /** The text once more; undefined where it is not what it was. */
  readonly again: () => string | undefined;
}

/** A file with its text, the byte order mark removed. */
export interface ReadFile {
  readonly file: RecordedFile;
  readonly text: string;
}

/** Bytes of a file beyond which it is refused: what a JavaScript string holds. */
export const SIZE_LIMIT = constants.MAX_STRING_LENGTH;

/** Reads a file, or says why it cannot be. */
export function readRecording(found: FoundFile, limit: number): ReadFile | Mistake {
  if (found.size > limit) return tooLarge(found.name, limit);
  try {
    const text = readText(found.path);
    return { file: recordedFile(found, text), text };
  } catch (error) {
    return unreadable(found.name, error);
  }
}

/** What was on standard input, which can be read only once and so is kept. */
export function readInput(content: string): ReadFile {
  const text = withoutMark(content);
  return { file: { name: '<stdin>', input: '-', direct: true, again: () => text }, text };
}

function recordedFile({ name, path, input, direct, lasting }: FoundFile, text: string): RecordedFile {
  return { name, input, direct, again: lasting ? againOf(path, text.length) : () => text };
}

function againOf(path: string, length: number): RecordedFile['again'] {
  return () => {
    try {
      const text = readText(path);
      return text.length === length ? text : undefined;
    } catch {
      return undefined;
    }
  };
}

/** UTF-8, or the UTF-16 that PowerShell writes (its mark is no UTF-8). */
function readText(path: string): string {
  const text = readFileSync(path, 'utf8');
  return withoutMark(text.startsWith('\uFFFD\uFFFD') ? readFileSync(path, 'utf16le') : text);
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
