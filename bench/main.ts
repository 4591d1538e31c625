import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAccount } from './account.ts';
import { live } from './live.ts';
import { compare, type Program, type Ratio, run } from './measure.ts';

/** `npm run bench`: what the program costs, as ratios of pairs of programs run in turn. Measures dist/, so build first. */
const CLI = new URL('../dist/cli.js', import.meta.url).pathname;
const PARSE = new URL('./parse.mjs', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'rds-audit-bench-'));

try {
  tell('rds-audit --version', 'node -e 0', 1.35, compare([CLI, '--version'], ['-e', '0'], 15));
  recorded();
  growth();
  tell(
    'live, 17 Regions of 200 instances, 50 ms an answer',
    'the same calls, answers dropped',
    1.5,
    await live(CLI, folder),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function recorded(): void {
  const file = join(folder, 'account.json');
  writeAccount(file, 100_000);
  const ratio = compare(scan(file), [PARSE, file], 5);
  tell(
    `100,000 recorded instances (${Math.round(statSync(file).size / 1e6)} MB)`,
    'read and JSON.parse',
    2,
    ratio,
    1.5,
  );
  rmSync(file);
}

/** Time per instance may not grow with their number, memory not past the largest scope. */
function growth(): void {
  const costs = [10_000, 100_000].map(instances => {
    const files = Array.from({ length: instances / 10_000 }, (_, i) => join(folder, `region-${i}.json`));
    for (const [i, file] of files.entries()) writeAccount(file, 10_000, `region-${i}`);
    return run(scan(...files));
  });
  const [small, large] = costs;
  if (small === undefined || large === undefined) return;
  const time = (large.time / small.time / 10).toFixed(2);
  const memory = (large.memory / small.memory).toFixed(2);
  process.stdout.write(
    `10 k to 100 k instances in files of 10 k: time per instance x ${time} (at most 1.1), memory x ${memory}\n`,
  );
}

function scan(...files: readonly string[]): Program {
  return [CLI, ...files, '--format', `json=${join(folder, 'report.json')}`, '--quiet'];
}

function tell(
  what: string,
  against: string,
  most: number,
  { time, memory, subject, against: other }: Ratio,
  mostMemory?: number,
): void {
  const limit = mostMemory === undefined ? '' : ` (at most ${mostMemory})`;
  const figures = `${Math.round(subject.time)} ms, ${Math.round(subject.memory / 1024)} MB to ${Math.round(other.time)} ms, ${Math.round(other.memory / 1024)} MB`;
  process.stdout.write(
    `${what} to ${against}: time ${time.toFixed(2)} (at most ${most}), memory ${memory.toFixed(2)}${limit}; ${figures}\n`,
  );
}
