import { it } from 'vitest';
import { newFolder, serve, wholeAccount } from './account.ts';
import { record, scan } from './run.ts';

const endpoint = serve(() => ({ folder: wholeAccount(), unrecorded: 'empty' }));
it('counts', async () => {
  for (const [name, o] of [
    ['fixture eu', { regions: ['eu-west-1'] }],
    ['fixture us', { regions: ['us-east-1'] }],
    ['both', {}],
    ['empty', { regions: ['eu-north-1'] }],
    ['all', { regions: ['all'] }],
    ['one rule', { regions: ['eu-west-1'], only: ['rds-instance-multi-az'] }],
  ] as const) {
    const before = endpoint().log().length;
    await scan(o);
    const l = endpoint().log().slice(before);
    const c: Record<string, number> = {};
    for (const x of l) c[`${x.service}:${x.operation}`] = (c[`${x.service}:${x.operation}`] ?? 0) + 1;
    console.log(name, l.length, JSON.stringify(c, null, 1));
  }
});
