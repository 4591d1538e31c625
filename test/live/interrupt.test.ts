import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { newFolder, serve, wholeAccount } from './account.ts';
import { scan } from './run.ts';

const CLI = resolve('src/cli.ts');
const endpoint = serve(() => ({ folder: wholeAccount() }));

/** The program in a process of its own, which knows no one but the endpoint. */
function started(args: readonly string[], cwd: string): ChildProcess {
  const env = { PATH: process.env.PATH, HOME: cwd, ...endpoint().environment };
  const command = ['--import', import.meta.resolve('tsx'), CLI, '--region', 'eu-west-1', ...args];
  return spawn(process.execPath, command, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** How a process ended, and what it printed. */
async function ended(child: ChildProcess) {
  if (child.stdout === null || child.stderr === null) throw new Error('the process has no output');
  const [out, err, [code, signal]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { out, err, code: Number(code), signal };
}

/** Interrupts a process as soon as the endpoint has been asked for so many things more. */
async function interruptedAfter(calls: number, child: ChildProcess) {
  const end = ended(child);
  const before = endpoint().log().length;
  while (endpoint().log().length < before + calls && child.exitCode === null) await wait(10);
  child.kill('SIGINT');
  return end;
}

describe('an interrupted scan', () => {
  it('leaves no report, and the exit code of an interrupt', async () => {
    const cwd = newFolder();
    const lift = endpoint().setFault({ operation: 'DescribeAlarms' }, { kind: 'hang' });
    const child = started(['--format', 'json=report.json', '--format', 'text'], cwd);
    const ran = await interruptedAfter(10, child).finally(lift);
    expect(ran).toEqual({ out: '', err: '', code: 130, signal: null });
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('leaves the report of a former one as it was', async () => {
    const cwd = newFolder();
    const report = join(cwd, 'report.json');
    const first = await ended(started(['--format', `json=${report}`, '--quiet'], cwd));
    expect(first).toMatchObject({ code: 1, err: '' });
    const before = readFileSync(report, 'utf8');
    const lift = endpoint().setFault({ operation: 'DescribeDBInstances' }, { kind: 'hang' });
    const ran = await interruptedAfter(3, started(['--format', `json=${report}`], cwd)).finally(lift);
    expect(ran.code).toBe(130);
    expect(readFileSync(report, 'utf8')).toBe(before);
  });
});

describe('an interrupted recording', () => {
  it('is of whole files, and goes on where it ended', async () => {
    const cwd = newFolder();
    const out = join(cwd, 'recording');
    const lift = endpoint().setFault({ operation: 'DescribeAlarms' }, { kind: 'hang' });
    const ran = await interruptedAfter(12, started(['record', '--out', out], cwd)).finally(lift);
    expect(ran).toMatchObject({ code: 130, out: '' });
    const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter(name => name.includes('.json'));
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter(name => name.endsWith('.part'))).toEqual([]);
    for (const name of files) expect(() => JSON.parse(readFileSync(join(out, name), 'utf8'))).not.toThrow();
    expect(existsSync(join(out, '111122223333/eu-west-1/cloudwatch.describe-alarms.json'))).toBe(false);

    const before = endpoint().log().length;
    const second = await ended(started(['record', '--out', out], cwd));
    expect(second).toMatchObject({ code: 0, err: '' });
    const asked = endpoint().log().slice(before);
    expect(asked.map(({ operation }) => operation)).toContain('DescribeAlarms');
    expect(asked.map(({ operation }) => operation)).not.toContain('DescribeDBInstances');
    const replayed = await scan({ paths: [out] });
    expect(replayed.code).toBe(1);
  });
});

describe('a whole run of the program', () => {
  it('shows no progress where nobody watches', async () => {
    const ran = await ended(started([], newFolder()));
    expect(ran).toMatchObject({ code: 1, err: '' });
    expect(ran.out).toMatch(/\d+ failed/);
  });
});
