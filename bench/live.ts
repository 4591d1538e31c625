import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundle } from '../scripts/bundle.ts';
import { compare, type Program, type Ratio, run } from './measure.ts';

const HERE = import.meta.dirname;

/** A scan of the made-up account beside the same calls: under all rules, and under those that few resources violate. */
export interface LiveRatios {
  readonly all: Ratio;
  readonly sound: Ratio;
  /** How many rules each is judged by, and how many findings it tells. */
  readonly rules: readonly [number, number];
  readonly findings: readonly [number, number];
}

/** More findings of one rule than one resource in fifty has: the made-up account is not kept by it. */
const MOST_FINDINGS = 68;

/** Scans a made-up account over HTTP, paired with a program that only makes the calls. The endpoint has a process of its own. */
export async function live(cli: string, folder: string): Promise<LiveRatios> {
  const endpoint = fork(join(HERE, 'endpoint.ts'), { execArgv: ['--import', 'tsx'] });
  const report = join(folder, 'live.json');
  const scan: Program = [cli, '--region', 'all', '--quiet', '--allow-incomplete', '--format', `json=${report}`];
  try {
    const { environment } = await message<{ environment: Record<string, string> }>(endpoint);
    Object.assign(process.env, environment);
    await build({ ...bundle, entryPoints: [join(HERE, 'calls.ts')], outdir: join(folder, 'calls') });
    const all = await withCalls(scan, endpoint, folder);
    const everything = told(report);
    const kept = [...everything.byRule].filter(([, count]) => count > MOST_FINDINGS).map(([rule]) => rule);
    const sound = await withCalls([...scan, ...kept.flatMap(rule => ['--skip', rule])], endpoint, folder);
    const little = told(report);
    return {
      all,
      sound,
      rules: [everything.rules, little.rules],
      findings: [everything.findings, little.findings],
    };
  } finally {
    endpoint.kill();
  }
}

/** A scan beside a program that makes the calls that it makes. */
async function withCalls(scan: Program, endpoint: ReturnType<typeof fork>, folder: string): Promise<Ratio> {
  const file = join(folder, 'calls.json');
  const before = await callsOf(endpoint);
  run(scan);
  writeFileSync(file, JSON.stringify((await callsOf(endpoint)).slice(before.length)));
  const replay: Program = [join(folder, 'calls', 'calls.js'), file];
  run(replay, process.env, [0]);
  return compare(scan, replay, 3);
}

async function callsOf(endpoint: ReturnType<typeof fork>): Promise<readonly unknown[]> {
  endpoint.send('log');
  return (await message<{ calls: readonly unknown[] }>(endpoint)).calls;
}

interface Told {
  readonly rules: number;
  readonly findings: number;
  readonly byRule: ReadonlyMap<string, number>;
}

function told(report: string): Told {
  const { summary, findings }: { summary: { rules: number }; findings: readonly { rule: string }[] } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  const byRule = new Map<string, number>();
  for (const { rule } of findings) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
  return { rules: summary.rules, findings: findings.length, byRule };
}

function message<T>(child: ReturnType<typeof fork>): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', told => resolve(JSON.parse(JSON.stringify(told))));
    child.once('error', reject);
  });
}
