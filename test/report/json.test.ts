import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/finding.ts';
import { json } from '../../src/report/json.ts';
import { FULL } from './full.ts';
import { expectGolden } from './golden.ts';
import { hostileReport } from './hostile.ts';
import { CONTEXT, finding, report } from './sample.ts';

const written = (given: Report) => [...json(given, CONTEXT)].join('');

describe('the JSON reporter', () => {
  it('writes the golden report', () => expectGolden('report.json', written(FULL)));

  it('writes what JSON.stringify would, in the order of the schema', () => {
    for (const one of [FULL, report()]) {
      const text = written(one);
      expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
    }
  });

  it('never makes one string of many findings', () => {
    const many = report(Array.from({ length: 1000 }, () => finding()));
    const longest = Math.max(...[...json(many, CONTEXT)].map(({ length }) => length));
    expect(longest).toBeLessThan(2000);
  });

  it('parses back to the same report, whatever strangers wrote, and drives no terminal', () => {
    fc.assert(
      fc.property(hostileReport, given => {
        const text = written(given);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(given)));
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\u2028\u2029]|##\w*\[|^\s*::/mu);
      }),
    );
  });
});
