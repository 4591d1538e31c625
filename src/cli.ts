#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { builtScript } from './cli/ahead.ts';
import { EXIT, type Io } from './commands/io.ts';
import { VERSION } from './version.ts';

/** The program behind this door, where both are built. */
const PROGRAM = fileURLToPath(new URL('./run.cjs', import.meta.url));

type Program = typeof import('./cli/run.ts');

let isOpen = false;

/** What is asked of the terminal only when it is used: opening it costs each start a few milliseconds. */
const io: Io = {
  out: text => void standardOutput().write(text),
  err: text => void process.stderr.write(text),
  stdin: () => readFileSync(0, 'utf8'),
  cwd: process.cwd().replaceAll('\\', '/'),
  now: () => new Date(),
  version: VERSION,
  get color() {
    return wantsColor();
  },
  get width() {
    return process.stdout.columns ?? 80;
  },
  get interactive() {
    return process.stderr.isTTY === true;
  },
  proxy: {
    https: process.env.HTTPS_PROXY ?? process.env.https_proxy,
    no: process.env.NO_PROXY ?? process.env.no_proxy,
  },
};

/** NO_COLOR (https://no-color.org) forbids, FORCE_COLOR asks, else a terminal decides. */
function wantsColor(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return process.stdout.isTTY === true && TERM !== 'dumb';
}

/** A reader that has seen enough closes the pipe: that is no failure. */
function standardOutput(): typeof process.stdout {
  if (!isOpen) {
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.bug);
    });
  }
  isOpen = true;
  return process.stdout;
}

process.on('SIGINT', () => process.exit(EXIT.interrupted));

// The SDK warns on every start with a Node that it will stop supporting; that is for us to follow, not for users.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** Node 22 and later keep what they compiled for the next start, where they are asked to. */
function keepCompiled(): void {
  const enable: unknown = Reflect.get(module, 'enableCompileCache');
  if (typeof enable === 'function') enable();
}

async function start(): Promise<void> {
  // One that ends before it has told its code has not done its job.
  process.exitCode = EXIT.bug;
  keepCompiled();
  // We obey NO_COLOR; Node's warning that FORCE_COLOR overrides it would be untrue here.
  if (process.env.NO_COLOR) delete process.env.FORCE_COLOR;
  const { run } = (builtScript(PROGRAM, process) as Program | undefined) ?? (await import('./cli/run.ts'));
  process.exitCode = await run(io, process.env.RDS_AUDIT_DEBUG !== undefined);
}

/** Node's own code for what nobody catches is 1, which would be findings. */
function notWhole(error: unknown): void {
  process.exitCode = EXIT.bug;
  io.err(`internal error: ${error}; the program is not whole: install or build it again\n`);
}

const [flag, ...others] = process.argv.slice(2);
if ((flag === '--version' || flag === '-V') && others.length === 0) io.out(`${VERSION}\n`);
else start().catch(notWhole);
