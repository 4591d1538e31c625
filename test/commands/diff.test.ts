import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DiffOptions, diffCommand } from '../../src/commands/diff.ts';
import { EXIT, type Io } from '../../src/commands/io.ts';
import type { Finding, Report } from '../../src/model/finding.ts';
import { json } from '../../src/report/json.ts';
import { UserError } from '../../src/util/errors.ts';
import { at, CONTEXT, finding, report } from '../report/sample.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rds-audit-diff-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, given: Report | string): string {
  const file = join(folder, name);
  writeFileSync(file, typeof given === 'string' ? given : [...json(given, CONTEXT)].join(''));
  return file;
}

function diff(before: Report | string, after: Report | string, options: Partial<DiffOptions> = {}) {
  const out: string[] = [];
  const io: Io = {
    out: text => void out.push(text),
    err: () => undefined,
    stdin: () => '',
    cwd: folder,
    now: () => new Date(0),
    version: '1',
    color: false,
    width: 80,
    interactive: false,
    proxy: {},
  };
  const files = { before: written('a.json', before), after: written('b.json', after) };
  const code = diffCommand({ ...files, failOn: 'low', format: 'json', ...options }, io);
  return { code, text: out.join('') };
}

function changes(before: Report, after: Report) {
  const { text } = diff(before, after);
  const parsed: Record<string, { fingerprint: string; why?: string }[]> = JSON.parse(text);
  const names = (kind: string) =>
    parsed[kind]?.map(one => `${one.fingerprint[0]}${one.why ? ` ${one.why}` : ''}`).sort();
  return { new: names('new'), fixed: names('fixed'), still: names('still'), open: names('open') };
}

const failing = (key: string, given: Partial<Finding> = {}) => finding({ fingerprint: key.repeat(64), ...given });
const elsewhere = { resource: { type: 'DBInstance', id: 'x', account: '111122223333', region: 'us-east-1' } };

describe('what changed between two reports', () => {
  it('is new, fixed or still there', () => {
    expect(changes(report([failing('a'), failing('b')]), report([failing('b'), failing('c')]))).toEqual({
      new: ['c'],
      fixed: ['a'],
      still: ['b'],
      open: [],
    });
  });

  it('is not fixed for being unknown, suppressed, undecided or not judged', () => {
    const before = report([failing('a'), failing('b'), failing('c', { rule: 'r' }), failing('d', elsewhere)]);
    const after = report([failing('a', { status: 'unknown' }), failing('b', { suppression: { reason: 'x' } })], {
      undecided: [
        {
          rule: 'r',
          account: '111122223333',
          region: 'eu-west-1',
          code: 'access-denied',
          detail: 'x',
          resources: null,
        },
      ],
    });
    expect(changes(before, after)).toEqual({
      new: [],
      fixed: [],
      still: [],
      open: ['a unknown', 'b suppressed', 'c undecided', 'd not judged'],
    });
  });

  it('is not fixed by selecting fewer rules', () => {
    const after = report([]);
    const fewer = { ...after, summary: { ...after.summary, rules: 0 } };
    expect(changes(report([failing('a')]), fewer).open).toEqual(['a not judged']);
  });

  it('is told by file for templates', () => {
    const resource = { type: 'DBInstance', id: 'db' };
    const scopes = (path: string) => ({ scopes: [{ kind: 'terraform', path, complete: true }] }) as const;
    const before = report([failing('a', { resource, location: at('infra/main.tf', 1, 1) })], scopes('infra'));
    const same = { ...report([], scopes('infra')), summary: before.summary };
    const other = { ...report([], scopes('infrastructure')), summary: before.summary };
    expect(changes(before, same).fixed).toEqual(['a']);
    expect(changes(before, other).open).toEqual(['a not judged']);
  });

  it('passes suppressed failures over', () => {
    const suppressed = failing('a', { suppression: { reason: 'x' } });
    expect(changes(report([]), report([suppressed]))).toMatchObject({ new: [] });
  });
});

describe('the exit code of a comparison', () => {
  const code = (failOn: DiffOptions['failOn']) =>
    diff(report([]), report([failing('a', { severity: 'medium' })]), { failOn }).code;

  it('is 1 for something new from --fail-on on', () => {
    expect([code('low'), code('medium'), code('high'), code('none')]).toEqual([
      EXIT.findings,
      EXIT.findings,
      EXIT.ok,
      EXIT.ok,
    ]);
    expect(diff(report([failing('a')]), report([failing('a')])).code).toBe(EXIT.ok);
  });
});

describe('a comparison as text', () => {
  it('counts by severity and tells what limits it', () => {
    const incomplete = { scopes: [{ kind: 'live', account: '1', region: 'r', complete: false }] } as const;
    const { text } = diff(report([failing('a')], incomplete), report([failing('b')]), { format: 'text' });
    expect(text).toMatch(/^note: .*a\.json is incomplete in 1\/r/);
    expect(text).toMatch(/^NEW {2}1 failure$/m);
    expect(text).toMatch(/^CRITICAL +1 +1 +0 +0$/m);
    expect(text).toMatch(/^1 new, 1 fixed, 0 still there$/m);
  });

  it('obeys nobody', () => {
    const hostile = failing('a', { resource: { type: 'DBInstance', id: '\u001b[31m\n::error::##[error]x' } });
    for (const format of ['text', 'json'] as const) {
      const { text } = diff(report([]), report([hostile]), { format });
      expect(text).toMatch(/^(?:[^\p{Cc}\p{Cf}]|\n)*$/u);
      expect(text).not.toMatch(/^\s*::|##\[/m);
    }
  });
});

describe('a file that is no report', () => {
  it.each([
    ['{', 'it is no JSON'],
    ['[]', 'it is not shaped as one'],
    ['{"runs":[]}', 'it was not written by rds-audit'],
    ['{"schemaVersion":2,"tool":{"name":"rds-audit"}}', 'has schemaVersion 2'],
    ['{"schemaVersion":1,"tool":{"name":"rds-audit"}}', 'it lacks a startedAt'],
  ])('%s', (text, why) => {
    expect(() => diff(text, report([]))).toThrow(UserError);
    expect(() => diff(text, report([]))).toThrow(why);
    expect(() => diff(report([]), text)).toThrow(why);
  });

  it('or is not there', () => {
    expect(() => diff(report([]), report([]), { after: join(folder, 'none.json') })).toThrow('is no report');
  });
});
