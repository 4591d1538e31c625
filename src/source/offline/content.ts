import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** A text of which no more is read than is asked for. */
export interface Content {
  /** The beginning: the first 64 KiB, or all of it. */
  readonly start: string;
  /** Whether the pattern, which fits into 256 characters, is found anywhere. */
  has(pattern: RegExp): boolean;
  whole(): string;
}

const CHUNK = 1 << 16;
const OVERLAP = 256;

/** A text as UTF-8, or as the UTF-16 that PowerShell writes; the byte order mark is removed. */
export function decode(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(isUtf16 ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '');
}

/** A text that is at hand. */
export function contentOfText(text: string): Content {
  return { start: text, has: pattern => pattern.test(text), whole: () => text };
}

/** What a file holds; nothing where it cannot be read, which its reader then tells. */
export function contentOfFile(path: string): Content {
  const [start = ''] = chunksOf(path);
  return { start, has: pattern => pattern.test(start) || hasLater(path, pattern), whole: () => readWhole(path) };
}

function hasLater(path: string, pattern: RegExp): boolean {
  let before = '';
  for (const chunk of chunksOf(path)) {
    if (pattern.test(before + chunk)) return true;
    before = chunk.slice(-OVERLAP);
  }
  return false;
}

function* chunksOf(path: string): Iterable<string> {
  const file = attempt(() => openSync(path, 'r'));
  if (file === undefined) return;
  try {
    const bytes = Buffer.alloc(CHUNK);
    const read = () => attempt(() => readSync(file, bytes)) ?? 0;
    for (let size = read(); size > 0; size = read()) yield decode(bytes.subarray(0, size));
  } finally {
    closeSync(file);
  }
}

function readWhole(path: string): string {
  return attempt(() => decode(readFileSync(path))) ?? '';
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
