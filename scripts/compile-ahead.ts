import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Script } from 'node:vm';
import { aheadOf, exportsOf, LATE, scriptOf, setFlag } from '../src/cli/ahead.ts';
import type { Io } from '../src/commands/io.ts';
import { VERSION } from '../src/version.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');
/** Runs that use what most runs use: V8 keeps only what was called. */
const USUAL = [
  [join(FIXTURES, 'cloudformation', 'shop.yaml')],
  [join(FIXTURES, 'terraform', 'harbour-lane', 'orders.tf')],
  [join(FIXTURES, 'recorded'), '--format', 'json'],
];

/** Leaves beside the program `file`, and beside each script that it loads, what V8 made of it, for Nodes of the version that runs this. */
export async function compileAhead(file: string): Promise<void> {
  const scripts = new Map<string, Script>();
  const load = (one: string): unknown => {
    const script = scriptOf(one);
    scripts.set(one, script);
    return exportsOf(script, one, { script: load, module: url => import(url) });
  };
  const { run } = load(file) as typeof import('../src/cli/run.ts');
  for (const args of USUAL) {
    process.argv.splice(2, Infinity, ...args);
    await run(silent, true);
  }
  for (const [one, script] of scripts) {
    writeFileSync(aheadOf(one, process), script.createCachedData());
    // The program is loaded under Node's own flags, what it loads itself under those that it sets.
    if (one === file) setFlag(LATE, process);
  }
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
