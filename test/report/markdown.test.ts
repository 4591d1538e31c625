import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/finding.ts';
import { code, html } from '../../src/report/markdown/code.ts';
import { paragraph } from '../../src/report/markdown/prose.ts';
import { markdown } from '../../src/report/markdown.ts';
import { FRAMEWORKS } from './frameworks.ts';
import { FULL } from './full.ts';
import { expectGolden } from './golden.ts';
import { hostileReport, hostileText } from './hostile.ts';
import { at, CONTEXT, finding, report } from './sample.ts';

const written = (given: Report) => [...markdown(given, CONTEXT)].join('');
/** Code spans, escapes, entities and code elements: what Markdown shows as it is written. */
const SHOWN = /`[^`\n]+`|\\[!-/:-@[-`{-~]|&#\d+;|<code>[^<`|\n]*<\/code>/g;
const TAGS = /<\/?details>|<\/?summary>|<br>/g;
const HEADINGS =
  /^# rds-audit$|^## (Failures|How to fix|Unknown|Undecided|Gaps|Fixed|Known|Suppressed|Unused suppressions|.*\(x?\))$/;

/** The lines that are not code, each with what is shown as written replaced by `x`. */
function structureOf(text: string): readonly string[] {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const run = /^`{3,}/.exec(line)?.[0];
    if (fence === undefined && run !== undefined && /^`+(sh|yaml|hcl)$/.test(line)) fence = run;
    else if (fence === undefined) lines.push(line.replace(SHOWN, 'x'));
    else if (line === fence) fence = undefined;
    else expect(run === undefined || run.length < fence.length, 'a fence closed by a stranger').toBe(true);
  }
  expect(fence, 'a fence left open').toBeUndefined();
  return lines;
}

describe('the markdown reporter', () => {
  it('writes the golden report', () => expectGolden('report.md', written({ ...FULL, frameworks: FRAMEWORKS })));

  it('has the posture first', () => {
    const text = written(FULL);
    expect(text).toMatch(/^# rds-audit\n\n❌ \*\*3 failed, 34 unknown, 5 rules undecided in 3 scopes\*\*\n/);
    expect(text).toContain('| critical | 2 | 0 |\n');
  });

  it('is no success where something is open', () => {
    expect(written(report())).toContain('❓ **Not a pass: nothing was judged in 1 scope**');
    expect(written(report([finding({ status: 'unknown' })]))).toContain('❓ **Not a pass');
    expect(written(report([finding({ status: 'pass' })]))).toContain('✅ **Passed');
  });

  it('has a row for each failure, with its place', () => {
    const text = written(report([finding({ location: at('/work/infra/main.tf', 4, 3) })]));
    expect(text).toContain(
      '| critical | `rds-instance-not-publicly-accessible` | `DBInstance orders-prod` | ' +
        '`111122223333/eu-west-1`<br>`infra/main.tf:4:3` | `PubliclyAccessible is true, expected false.` |\n',
    );
  });

  it('folds the fix, once a rule', () => {
    const cli = (id: string) => ({ summary: 'Turn it off.', cli: `aws rds modify-db-instance ${id}` });
    const text = written(report([finding({ remediation: cli('a') }), finding({ remediation: cli('b') })]));
    expect(text.match(/<details>/g)).toHaveLength(1);
    expect(text).toContain('```sh\naws rds modify-db-instance a\naws rds modify-db-instance b\n```');
  });

  it('shows no half of a command', () => {
    const long = `aws ${'x'.repeat(2000)}`;
    const text = written(report([finding({ remediation: { summary: 'S', cli: long } })]));
    expect(text).not.toContain('aws xxx');
    expect(text).toContain('… 1 more command');
  });

  it('leaves out what has nothing to say', () => {
    expect(written(report([finding({ status: 'pass' })]))).not.toContain('##');
  });

  it('tells what is new from what a baseline knows and what is gone', () => {
    const gone = {
      ...finding(),
      rule: 'rds-gone',
      resource: { type: 'DBInstance', id: 'c', account: '1', region: 'r' },
    };
    const findings = [finding({ baseline: 'new' }), finding({ rule: 'rds-old', baseline: 'known' })];
    const text = written(report(findings, { fixed: [gone] }));
    expect(text.match(/^\| critical \| `[\w-]+`/gm)).toEqual([
      '| critical | `rds-instance-not-publicly-accessible`',
      '| critical | `rds-gone`',
      '| critical | `rds-old`',
    ]);
    expect(text).toMatch(/## Failures[\s\S]*## Fixed[\s\S]*`DBInstance c`[\s\S]*## Known/);
  });

  it('has the frameworks that were asked for', () => {
    const text = written(report([finding()], { frameworks: FRAMEWORKS }));
    expect(text).toContain('## CIS AWS Foundations Benchmark 5.0 (`cis-aws-5.0`)');
    expect(text).toContain('1 violated · 1 undecided · 0 satisfied · 0 not applicable');
    expect(text).toContain(
      '| `2.2.3` | violated | 1 | 0 | 2 | `rds-instance-not-publicly-accessible` | `DBInstance a` |',
    );
  });

  it('keeps its structure and holds no HTML of a stranger’s, whatever strangers wrote', () => {
    fc.assert(
      fc.property(hostileReport, given => {
        const lines = structureOf(written(given));
        let columns: number | undefined;
        for (const line of lines) {
          if (line.startsWith('#')) expect(line).toMatch(HEADINGS);
          expect(line).not.toMatch(/##\w*\[|^\s*::|[\p{Cc}\p{Cs}\u2028\u202e\u200b]/u);
          const folded = /^<summary>(.*)<\/summary>$/.exec(line)?.[1];
          if (folded !== undefined) expect(folded.replace(/<\/?code>/g, '')).not.toMatch(/[<>"'`]|&(?!#)/);
          if (folded !== undefined) continue;
          const cells = line.startsWith('|') ? line.split('|').length : undefined;
          if (columns !== undefined && cells !== undefined) expect(cells, line).toBe(columns);
          columns = cells;
          const rest = line.startsWith('|') ? line.replaceAll('|', '') : line;
          expect(rest.replace(TAGS, ''), line).not.toMatch(/[<>`[\]_~$\\|]|&(?!#)/);
        }
      }),
    );
  });

  it('opens as many folds as it closes, whatever strangers wrote', () => {
    fc.assert(
      fc.property(hostileReport, given => {
        const lines = structureOf(written(given));
        const count = (tag: string) => lines.join('\n').split(tag).length - 1;
        const failing = given.findings.filter(
          one => one.status === 'fail' && one.suppression === undefined && one.baseline !== 'known',
        );
        expect(count('<details>')).toBe(new Set(failing.map(({ rule, title }) => JSON.stringify([rule, title]))).size);
        for (const tag of ['details', 'summary']) expect(count(`<${tag}>`)).toBe(count(`</${tag}>`));
      }),
    );
  });
});

describe('a stranger’s text in Markdown', () => {
  it.each([
    ['aws_db_instance.this[0]', '`aws_db_instance.this[0]`'],
    ['a|b', '<code>a&#124;b</code>'],
    ['a`b\\', '<code>a&#96;b&#92;</code>'],
    ['', ''],
    ['a\nb', '`a\\u{a}b`'],
  ])('is code: %j', (text, shown) => expect(code(text)).toBe(shown));

  it('is all that is in its code span, element or paragraph', () => {
    fc.assert(
      fc.property(hostileText, text => {
        expect(code(text).replace(SHOWN, '')).toBe('');
        expect(html(text)).not.toMatch(/[<>"'`]|&(?!#\d+;)/);
        expect(paragraph(text).replace(SHOWN, 'x')).not.toMatch(/[<>`[\]*_|~$&\\]|^[-+=#]/);
      }),
    );
  });
});
