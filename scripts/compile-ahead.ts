import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aheadOf, programScript, runProgram } from '../src/cli/ahead.ts';
import type { Io } from '../src/commands/io.ts';
import { VERSION } from '../src/version.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');
/** Runs that use what most runs use: V8 keeps only what was called. */
const USUAL = [
  [join(FIXTURES, 'cloudformation', 'shop.yaml')],
  [join(FIXTURES, 'terraform', 'harbour-lane', 'orders.tf')],
  [join(FIXTURES, 'recorded'), '--format', 'json'],
];

/** Leaves beside the program `file` what V8 made of it, for Nodes of the version that runs this. */
export async function compileAhead(file: string): Promise<void> {
  const script = programScript(file);
  const program = runProgram(script, file);
  for (const args of USUAL) {
    process.argv.splice(2, Infinity, ...args);
    await program?.run(silent, true);
  }
  writeFileSync(aheadOf(file, process), script.createCachedData());
}

const silent: Io = {
  out: () => {},
  err: () => {},
  stdin: () => '',
  cwd: FIXTURES,
  now: () => new Date(),
  version: VERSION,
  color: false,
  width: 80,
  interactive: false,
  proxy: {},
};
