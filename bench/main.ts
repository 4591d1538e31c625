import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NOW, writeAccount, writeInstances } from './account.ts';
import { live } from './live.ts';
import { compare, type Program, type Ratio, run } from './measure.ts';
import { writeOneDatabase } from './one-database.ts';

/** `npm run bench`: what the program costs, as ratios of pairs of programs run in turn. Measures dist/, so build first. */
const CLI = new URL('../dist/cli.js', import.meta.url).pathname;
const PARSE = new URL('./parse.mjs', import.meta.url).pathname;
const FIXTURES = new URL('../fixtures/', import.meta.url).pathname;
const TEMPLATE = join(FIXTURES, 'cloudformation', 'shop.yaml');
const TERRAFORM = join(FIXTURES, 'terraform', 'harbour-lane', 'orders.tf');
const folder = mkdtempSync(join(tmpdir(), 'rds-audit-bench-'));

try {
  const { NODE_EXTRA_CA_CERTS: certificates, ...plain } = process.env;
  starts('', process.env);
  if (certificates !== undefined) starts(', without NODE_EXTRA_CA_CERTS', plain);
  recorded();
  growth();
  const { all, sound, rules, findings } = await live(CLI, folder);
  const what = (i: 0 | 1) =>
    `live, 17 Regions of 200 instances, 50 ms an answer, ${rules[i]} rules, ${findings[i]} findings`;
  tell(what(1), 'the same calls, answers dropped', 1.5, sound);
  tell(what(0), 'the same calls, answers dropped', 1.5, all);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What is small costs what starting costs. Where Node is given certificates, it reads them at each start, whatever it runs. */
function starts(where: string, env: NodeJS.ProcessEnv): void {
  const nothing: Program = ['-e', '0'];
  const small = writeAccount(folder, 10);
  const row = (what: string, most: number, program: Program) =>
    tell(`${what}${where}`, 'node -e 0', most, compare(program, nothing, 15, env));
  row('rds-audit --version', 1.35, [CLI, '--version']);
  row('ten recorded instances', 2, scan(...small));
  const { template, terraform } = writeOneDatabase(folder);
  row('one CloudFormation template of one database', 2, scan(template));
  row('one CloudFormation template of ten resources', 2, scan(TEMPLATE));
  row('one Terraform file of one database', 3, scan(terraform));
  row('one Terraform file of a cluster with its proxy', 3, scan(TERRAFORM));
}

function recorded(): void {
  against('100,000 recorded instances', writeAccount(folder, 100_000));
  against('100,000 recorded instances and nothing else', [writeInstances(folder, 100_000)]);
}

function against(what: string, files: readonly string[]): void {
  const size = files.reduce((sum, file) => sum + statSync(file).size, 0);
  const ratio = compare(scan(...files), [PARSE, ...files], 3);
  tell(`${what} (${Math.round(size / 1e6)} MB)`, 'read and JSON.parse', 2, ratio, 1.5);
  for (const file of files) rmSync(file);
}

/** Time per instance may not grow with their number, memory not past the largest scope. */
function growth(): void {
  const costs = [10_000, 100_000].map(instances => {
    const regions = Array.from({ length: instances / 10_000 }, (_, i) => `region-${i}`);
    return run(scan(...regions.flatMap(region => writeAccount(folder, 10_000, region))));
  });
  const [small, large] = costs;
  if (small === undefined || large === undefined) return;
  const time = (large.time / small.time / 10).toFixed(2);
  const memory = (large.memory / small.memory).toFixed(2);
  process.stdout.write(
    `10 k to 100 k instances, 10 k to a scope: time per instance x ${time} (at most 1.1), memory x ${memory}\n`,
  );
}

function scan(...files: readonly string[]): Program {
  return [CLI, ...files, '--format', `json=${join(folder, 'report.json')}`, '--quiet', '--now', NOW];
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
