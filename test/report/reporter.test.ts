import { expect, it } from 'vitest';
import { FORMATS, REPORTERS } from '../../src/report/formats.ts';
import { CONTEXT, report } from './sample.ts';

it.each(FORMATS)('%s is loaded on use and ends with a newline', async format => {
  const reporter = await REPORTERS[format]();
  expect([...reporter(report(), CONTEXT)].join('')).toMatch(/[^\n]\n$/);
});
