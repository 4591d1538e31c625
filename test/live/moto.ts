import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Whether moto (https://docs.getmoto.org), which plays AWS, is installed here. */
export const hasMoto = canRun('moto_server');

function canRun(program: string): boolean {
  try {
    execFileSync(program, ['--help'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A running moto. */
export interface Moto {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts moto on a free port, in a process group of its own, and waits until it answers. */
export async function startMoto(): Promise<Moto> {
  const port = await freePort();
  const env = { ...process.env, MOTO_RDS_INSTANCE_LIMIT: '1000' };
  const child = spawn('moto_server', ['-p', String(port)], { env, stdio: 'ignore', detached: true });
  const url = `http://127.0.0.1:${port}`;
  const kill = () => killGroup(child);
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    const end = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    kill();
    await end;
  };
  await answering(url, child).catch(async error => {
    await stop();
    throw error;
  });
  return { url, stop };
}

function killGroup({ pid, exitCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`moto_server ended with ${child.exitCode}`);
    const response = await fetch(`${url}/moto-api/`).catch(() => undefined);
    if (response?.ok) return;
    await wait(100);
  }
  throw new Error('moto_server does not answer');
}
