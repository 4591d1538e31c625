import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { serve, wholeAccount } from './account.ts';
import { scan } from './run.ts';

const endpoint = serve(() => ({ folder: wholeAccount(), unrecorded: 'empty' }));

/** The rows of the README's table of requests, in its order. */
const SCANS: readonly Parameters<typeof scan>[0][] = [
  { regions: ['eu-west-1'], only: ['rds-instance-multi-az'] },
  { regions: ['eu-north-1'] },
  { regions: ['us-east-1'] },
  { regions: ['eu-west-1'] },
  { regions: ['all'] },
];

async function requestsOf(options: Parameters<typeof scan>[0]): Promise<number> {
  const before = endpoint().log().length;
  await scan(options);
  return endpoint().log().length - before;
}

it('a scan takes as many requests as the README says', async () => {
  const [, table = ''] =
    /\| requests \|\n\| --- \| --- \|\n((?:\|.*\n)+)/.exec(readFileSync('README.md', 'utf8')) ?? [];
  const told = table
    .trimEnd()
    .split('\n')
    .map(row => Number(/(\d+) \|$/.exec(row)?.[1]));
  const counted: number[] = [];
  for (const options of SCANS) counted.push(await requestsOf(options));
  expect(told).toEqual(counted);
});
