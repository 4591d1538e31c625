import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/finding.ts';
import { field } from '../../src/report/csv/field.ts';
import { csv } from '../../src/report/csv.ts';
import { FULL } from './full.ts';
import { expectGolden } from './golden.ts';
import { hostileReport } from './hostile.ts';
import { CONTEXT, finding, report } from './sample.ts';

const written = (given: Report) => [...csv(given, CONTEXT)].join('');
const HEAD =
  'severity,status,rule,title,category,resourceType,resourceId,resourceName,arn,account,region,environment,file,line,' +
  'column,message,remediation,command,controls,suppressionReason,suppressionTicket,suppressionExpires,fingerprint,baseline';

/** RFC 4180, and nothing else: a quote within an unquoted field is an error. */
function parsed(text: string, separator = ','): readonly (readonly string[])[] {
  const rows: string[][] = [];
  const token = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n)`, 'gy');
  let row: string[] = [];
  while (token.lastIndex < text.length) {
    const found = token.exec(text);
    if (found === null) throw new Error('not CSV');
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === separator) continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('the csv reporter', () => {
  it('writes the golden report', () => expectGolden('report.csv', written(FULL)));

  it('has the columns that it always had, in their order', () => {
    expect(written(report())).toBe(`${HEAD}\r\n`);
  });

  it('has a row a finding', () => {
    expect(parsed(written(FULL))).toHaveLength(1 + FULL.findings.length);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1', "' =1"],
    ['\t=1', '\\u{9}=1'],
    ['\r=1', '\\u{d}=1'],
    ['a;=1', '"a;\'=1"'],
    ['a "b", c', '"a ""b"", c"'],
    ['a-b=c', 'a-b=c'],
  ])('guards %j', (value, written) => expect(field(value)).toBe(written));

  it('gives back what was written', () => {
    const message = 'Tags is "a", b; expected c';
    const [head = [], row = []] = parsed(written(report([finding({ message })])));
    expect(row[head.indexOf('message')]).toBe(message);
  });

  it('is one table without a formula, whatever strangers wrote', () => {
    fc.assert(
      fc.property(hostileReport, given => {
        const text = written(given);
        const rows = parsed(text);
        expect(rows).toHaveLength(1 + given.findings.length);
        for (const row of rows) {
          expect(row).toHaveLength(24);
          for (const cell of row.flatMap(one => [one, ...one.split(';')])) {
            expect(cell).not.toMatch(/^[\s"]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u);
          }
        }
        expect(text).not.toMatch(/(?!\r?\n)[\p{Cc}\p{Cs}]|##\w*\[|^\s*::/mu);
      }),
    );
  });
});
