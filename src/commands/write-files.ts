import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { FolderReport } from '../report/reporter.ts';
import { UserError } from '../util/errors.ts';

/** Whether a report that goes there is a folder of files: it ends with a slash, or a folder is there. */
export function isFolder(file: string): boolean {
  return file.endsWith('/') || statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Writes a file piece by piece: a report may be longer than a JavaScript string can be. */
export function writeFile(file: string, chunks: Iterable<string>): void {
  orMistake(file, () => {
    const out = openSync(file, 'w');
    try {
      for (const chunk of batched(chunks)) writeSync(out, chunk);
    } finally {
      closeSync(out);
    }
  });
}

/** Writes a folder. What an earlier report left there is removed: an upload of the folder would take it for this one's. */
export function writeFolder(folder: string, { files, names }: FolderReport): void {
  orMistake(folder, () => {
    mkdirSync(folder, { recursive: true });
    const written = new Set(files.map(({ name }) => name));
    for (const name of readdirSync(folder)) if (names.test(name) && !written.has(name)) rmSync(join(folder, name));
    for (const { name, chunks } of files) writeFileSync(join(folder, name), [...chunks].join(''));
  });
}

/** Small chunks gathered into larger ones, since each write is a system call. */
export function* batched(chunks: Iterable<string>): Iterable<string> {
  let batch = '';
  for (const chunk of chunks) {
    batch += chunk;
    if (batch.length < 65_536) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}

function orMistake(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError({
      message: `the report ${file} cannot be written: ${why}`,
      hint: 'name a file in a folder that exists',
    });
  }
}
