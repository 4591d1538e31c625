import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundleProgram } from '../../scripts/bundle.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Bundles the program into a folder of its own, laid out as it is published, and gives a folder for the PATH with `rds-audit` in it. */
export async function installProgram(): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'rds-audit-program-'));
  await bundleProgram(join(home, 'dist'));
  symlinkSync(join(ROOT, 'rules'), join(home, 'rules'));
  return command(join(home, 'bin'), join(home, 'dist', 'cli.js'));
}

function command(folder: string, cli: string): string {
  mkdirSync(folder);
  const file = join(folder, 'rds-audit');
  writeFileSync(file, `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`);
  chmodSync(file, 0o755);
  return folder;
}
