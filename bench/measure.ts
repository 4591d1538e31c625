import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PEAK = new URL('./peak.mjs', import.meta.url).href;

/** One run of a program: wall-clock milliseconds and peak resident kilobytes. */
export interface Cost {
  readonly time: number;
  readonly memory: number;
}

/** A program as node is called with it. */
export type Program = readonly string[];

/** Two programs' costs, run in turn so that what else the machine does hits both alike. */
export interface Ratio {
  readonly time: number;
  readonly memory: number;
  readonly subject: Cost;
  readonly against: Cost;
}

/** Runs both programs alternately; the ratios are the medians of those of the pairs. The first pair only warms the disk's cache. */
export function compare(subject: Program, against: Program, rounds: number, env = process.env): Ratio {
  const pair = () => [run(subject, env), run(against, env, [0])] as const;
  const pairs = Array.from({ length: rounds + 1 }, pair).slice(1);
  const ratio = (pick: (cost: Cost) => number) => middle(pairs.map(([one, other]) => pick(one) / pick(other)));
  return {
    time: ratio(({ time }) => time),
    memory: ratio(({ memory }) => memory),
    subject: median(pairs.map(([one]) => one)),
    against: median(pairs.map(([, other]) => other)),
  };
}

/** Runs a program once, which must end with one of these exit codes: of a scan 0 and 1 (findings) are both a job done. */
export function run(program: Program, env = process.env, done: readonly number[] = [0, 1]): Cost {
  const folder = mkdtempSync(join(tmpdir(), 'rds-audit-bench-'));
  const peak = join(folder, 'peak');
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, ['--import', PEAK, ...program], {
    env: { ...env, BENCH_PEAK: peak },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  const time = Number(process.hrtime.bigint() - start) / 1e6;
  if (status === null || !done.includes(status))
    throw new Error(`${program.join(' ')} ended with ${status}: ${stderr.slice(0, 500)}`);
  const memory = Number(readFileSync(peak, 'utf8'));
  rmSync(folder, { recursive: true });
  return { time, memory };
}

function median(costs: readonly Cost[]): Cost {
  return { time: middle(costs.map(cost => cost.time)), memory: middle(costs.map(cost => cost.memory)) };
}

function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
