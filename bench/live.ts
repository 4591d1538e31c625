import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundle } from '../scripts/bundle.ts';
import { compare, type Program, type Ratio, run } from './measure.ts';

const HERE = import.meta.dirname;

/** Scans a made-up account over HTTP, paired with a program that only makes the calls. The endpoint has a process of its own. */
export async function live(cli: string, folder: string): Promise<Ratio> {
  const endpoint = fork(join(HERE, 'endpoint.ts'), { execArgv: ['--import', 'tsx'] });
  try {
    const { environment } = await message<{ environment: Record<string, string> }>(endpoint);
    Object.assign(process.env, environment);
    const scan: Program = [
      cli,
      '--region',
      'all',
      '--quiet',
      '--allow-incomplete',
      '--format',
      `json=${join(folder, 'live.json')}`,
    ];
    run(scan);
    endpoint.send('log');
    const { calls } = await message<{ calls: unknown }>(endpoint);
    writeFileSync(join(folder, 'calls.json'), JSON.stringify(calls));
    await build({ ...bundle, entryPoints: [join(HERE, 'calls.ts')], outdir: join(folder, 'calls') });
    const replay: Program = [join(folder, 'calls', 'calls.js'), join(folder, 'calls.json')];
    run(replay);
    return compare(scan, replay, 5);
  } finally {
    endpoint.kill();
  }
}

function message<T>(child: ReturnType<typeof fork>): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', told => resolve(JSON.parse(JSON.stringify(told))));
    child.once('error', reject);
  });
}
