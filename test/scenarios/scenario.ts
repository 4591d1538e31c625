import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';

const HERE = import.meta.dirname;
const FIXTURES = resolve(HERE, '../../fixtures');
const LARGEST_OUTPUT = 64 * 1024 * 1024;

/** What a run left behind, in the form in which it stands in the scenario's files. */
export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit code, or the signal that ended it. */
  readonly exit: string;
}

/** The names of all scenarios: the folders that stand here. */
export function scenarioNames(): readonly string[] {
  const folders = readdirSync(HERE, { withFileTypes: true }).filter(entry => entry.isDirectory());
  return folders.map(({ name }) => name);
}

/** One of a scenario's files; a missing one throws. */
export function scenarioFile(name: string, file: string): string {
  return readFileSync(join(HERE, name, file), 'utf8');
}

/** The path of one of a scenario's files. */
export function scenarioPath(name: string, file: string): string {
  return join(HERE, name, file);
}

/**
 * Runs a scenario's `command` with a POSIX shell in a new folder that holds its `in/` and a link to fixtures/, with
 * `rds-audit` on the PATH and nothing else of the caller's environment.
 */
export async function runScenario(name: string, programs: string): Promise<Ran> {
  const cwd = mkdtempSync(join(tmpdir(), 'rds-audit-scenario-'));
  try {
    if (existsSync(join(HERE, name, 'in'))) cpSync(join(HERE, name, 'in'), cwd, { recursive: true });
    symlinkSync(FIXTURES, join(cwd, 'fixtures'));
    return steady(await shell(scenarioFile(name, 'command'), cwd, programs), cwd);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

function shell(command: string, cwd: string, programs: string): Promise<Ran> {
  const path = [programs, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter);
  const env = { PATH: path, HOME: cwd, LANG: 'C.UTF-8', TZ: 'Asia/Kolkata', AWS_EC2_METADATA_DISABLED: 'true' };
  return new Promise(done => {
    const options = { cwd, env, maxBuffer: LARGEST_OUTPUT };
    const child = execFile('/bin/sh', ['-c', command], options, (error, stdout, stderr) => {
      done({ stdout, stderr, exit: `${error === null ? 0 : (error.code ?? error.signal)}\n` });
    });
    child.stdin?.end();
  });
}

/** Without what differs from run to run: the clock, the version, the folder. */
function steady({ stdout, stderr, exit }: Ran, cwd: string): Ran {
  const plain = (text: string) =>
    text
      .replaceAll(cwd, '<cwd>')
      .replace(/"(startedAt|finishedAt)": "[^"]*"/g, '"$1": "<time>"')
      .replace(/"name": "rds-audit",(\s*)"version": "[^"]*"/g, '"name": "rds-audit",$1"version": "<version>"')
      .replace(/^\d+\.\d+\.\d+$/gm, '<version>');
  return { stdout: plain(stdout), stderr: plain(stderr), exit };
}
