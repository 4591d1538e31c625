#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { buildProgram } from './cli/program.ts';
import { EXIT, type Io } from './commands/io.ts';
import { tellMistakes } from './commands/tell.ts';
import { escapeTerminal } from './report/escape.ts';
import { UserError } from './util/errors.ts';
import { VERSION } from './version.ts';

const io: Io = {
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
  stdin: () => readFileSync(0, 'utf8'),
  cwd: process.cwd().replaceAll('\\', '/'),
  now: () => new Date(),
  version: VERSION,
  color: wantsColor(),
  width: process.stdout.columns ?? 80,
  interactive: process.stderr.isTTY === true,
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

function finish(code: number): void {
  process.exitCode = code;
}

/** Every way a run can end without a report: one line each, never a stack trace. */
function fail(error: unknown): void {
  if (error instanceof CommanderError) {
    finish(error.exitCode === 0 ? EXIT.ok : EXIT.failed);
    return;
  }
  if (error instanceof UserError) {
    tellMistakes(error.mistakes, io);
    finish(EXIT.failed);
    return;
  }
  const what = error instanceof Error ? error.message : String(error);
  io.err(
    `internal error: ${escapeTerminal(what)}; this is a bug of ours: please report it with the command line and RDS_AUDIT_DEBUG=1's output\n`,
  );
  if (process.env.RDS_AUDIT_DEBUG !== undefined && error instanceof Error) io.err(`${error.stack}\n`);
  finish(EXIT.bug);
}

/** A reader that has seen enough closes the pipe: that is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.bug);
});
process.on('SIGINT', () => process.exit(EXIT.interrupted));

// The SDK warns on every start with a Node that it will stop supporting; that is for us to follow, not for users.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

try {
  await buildProgram(io, finish).parseAsync();
} catch (error) {
  fail(error);
}
