import { rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installProgram } from './program.ts';
import { type Ran, runScenario, scenarioFile, scenarioNames, scenarioPath } from './scenario.ts';

const STREAMS = ['stdout', 'stderr', 'exit'] as const;
const STACK = /^\s+at .+:\d+:\d+\)?$|node:internal/m;
/** Whole runs of the program on a POSIX system; a terminal's colours are asked for by these only. */
const COLOURED = ['colour-forced'];
/** Runs that end in a bug of ours. A mended one fails here: take it off the list and write its files with UPDATE_GOLDENS=1. */
const KNOWN_FAULTS: readonly string[] = [];

let programs = '';

beforeAll(async () => {
  programs = await installProgram();
});

afterAll(() => {
  if (programs !== '') rmSync(dirname(programs), { recursive: true, force: true });
});

/** Rewritten only with UPDATE_GOLDENS=1; a missing file fails. */
function expectAsWritten(name: string, ran: Ran): void {
  for (const stream of STREAMS) {
    if (process.env.UPDATE_GOLDENS === '1') writeFileSync(scenarioPath(name, stream), ran[stream]);
    expect(ran[stream], `${name}/${stream}`).toBe(scenarioFile(name, stream));
  }
}

/** What holds of every run: no trace of our insides, and nothing that a terminal or a CI runner obeys. */
function expectSound(name: string, { stdout, stderr, exit }: Ran): void {
  const said = stdout + stderr;
  expect(said).not.toMatch(STACK);
  expect(said).not.toContain('internal error');
  if (stderr.includes('error: ')) expect(exit).toBe('2\n');
  expect(COLOURED.includes(name) ? stderr : said).toMatch(/^(?:[^\p{Cc}\p{Cf}]|\n)*$/u);
  expect(said).not.toMatch(/^\s*::|##\w*\[/m);
}

describe.runIf(process.platform !== 'win32')('whole runs', () => {
  it.concurrent.each(scenarioNames().filter(name => !KNOWN_FAULTS.includes(name)))('%s', async name => {
    const ran = await runScenario(name, programs);
    expectSound(name, ran);
    expectAsWritten(name, ran);
  });

  it.fails.each(KNOWN_FAULTS)('%s, which is known to go wrong', async name => {
    expectSound(name, await runScenario(name, programs));
  });
});
