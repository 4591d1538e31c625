import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { escapeTerminal } from '../report/escape.ts';
import { UserError } from '../util/errors.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';
import { type LiveOptions, withLive } from './live.ts';
import { needsOf } from './rules-of.ts';
import { loadSelection, type SelectionOptions } from './selection.ts';

export interface RecordOptions extends LiveOptions, SelectionOptions {
  readonly out: string;
  readonly allowIncomplete: boolean;
  /** Ask everything anew, even what an earlier recording has. */
  readonly fresh: boolean;
}

/** `rds-audit record --out DIR`: writes each answer that the rules need, and each refusal, to a file of its own. */
export async function recordCommand(options: RecordOptions, io: Io): Promise<ExitCode> {
  const { policy, selected } = loadSelection(options, io);
  const { collectAccounts, recorder } = await import('../source/aws.ts');
  let files = 0;
  const write = (path: string, text: string) => {
    writeWhole(join(options.out, path), text);
    files += 1;
  };
  const read = (path: string) => readIfThere(join(options.out, path));
  const remove = (path: string) => removeIfThere(join(options.out, path));
  const journal = recorder(options.fresh ? { write, remove } : { write, read, remove }, io.now);
  const loaded = await withLive(options, io, live =>
    collectAccounts({ ...live, ...journal, needs: needsOf(selected) }),
  );
  const gaps = loaded.inventories.flatMap(inventory => inventory.gaps);
  for (const { detail } of gaps) io.err(`gap: ${escapeTerminal(detail)}\n`);
  io.out(`wrote ${files} answers to ${options.out}; judge them with: rds-audit ${options.out}\n`);
  return gaps.length > 0 && !options.allowIncomplete && !policy.allowIncomplete ? EXIT.failed : EXIT.ok;
}

/** A file is there whole or not at all, so that an interrupt leaves no half answer. */
function writeWhole(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.part`, text);
    renameSync(`${file}.part`, file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError({ message: `the recording cannot be written: ${why}`, hint: 'name another folder with --out' });
  }
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function removeIfThere(file: string): boolean {
  const isThere = existsSync(file);
  rmSync(file, { force: true });
  return isThere;
}
