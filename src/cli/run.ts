import { CommanderError } from 'commander';
import { EXIT, type ExitCode, type Io } from '../commands/io.ts';
import { tellMistakes } from '../commands/tell.ts';
import { escapeTerminal } from '../report/escape.ts';
import { UserError } from '../util/errors.ts';
import { buildProgram } from './program.ts';

/** Does what the command line says and gives the exit code; `debug` shows where a bug of ours stands. */
export async function run(io: Io, debug: boolean): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  try {
    await buildProgram(io, told => {
      code = told;
    }).parseAsync();
    return code;
  } catch (error) {
    return fail(error, io, debug);
  }
}

/** Every way a run can end without a report: one line each, never a stack trace. */
function fail(error: unknown, io: Io, debug: boolean): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.failed;
  if (error instanceof UserError) {
    tellMistakes(error.mistakes, io);
    return EXIT.failed;
  }
  const what = error instanceof Error ? error.message : String(error);
  io.err(
    `internal error: ${escapeTerminal(what)}; this is a bug of ours: please report it with the command line and RDS_AUDIT_DEBUG=1's output\n`,
  );
  if (debug && error instanceof Error) io.err(`${error.stack}\n`);
  return EXIT.bug;
}
