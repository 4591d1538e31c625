import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Io } from '../../src/commands/io.ts';
import { type Output, writeReports } from '../../src/commands/write-reports.ts';
import type { Report } from '../../src/model/finding.ts';
import { finding, report } from '../report/sample.ts';

const regions = (count: number): Report =>
  report([finding()], {
    scopes: Array.from({ length: count }, (_, index) => ({
      ...({ kind: 'live', account: '111122223333', complete: true } as const),
      region: index === 0 ? 'eu-west-1' : `r-${index}`,
    })),
  });

let folder = '';
let printed: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rds-audit-reports-'));
  printed = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const io = (): Io => ({
  out: text => printed.push(text),
  err: () => {},
  stdin: () => '',
  cwd: folder,
  now: () => new Date(0),
  ...{ version: '0.1.0', color: true, width: 100, interactive: false, proxy: {} },
});
const write = (given: Report, ...outputs: readonly Output[]) =>
  writeReports(given, outputs, { include: new Set() }, io());
const sarifTo = (file: string | undefined): Output => ({ format: 'sarif', file });
const runsIn = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')).runs.length;

describe('a report to a folder', () => {
  it('is as many SARIF files as GitHub’s limits ask for, in a folder that need not be there', async () => {
    await write(regions(45), sarifTo(`${folder}/out/sarif/`));
    expect(readdirSync(join(folder, 'out/sarif')).sort()).toEqual([1, 2, 3].map(index => `rds-audit-${index}.sarif`));
    expect([1, 2, 3].map(index => runsIn(`out/sarif/rds-audit-${index}.sarif`))).toEqual([20, 20, 5]);
  });

  it('takes a folder that is there without its slash', async () => {
    mkdirSync(join(folder, 'out'));
    await write(regions(1), sarifTo(join(folder, 'out')));
    expect(readdirSync(join(folder, 'out'))).toEqual(['rds-audit-1.sarif']);
  });

  it('leaves no file of an earlier report, which an upload would take for this one’s, and touches no other', async () => {
    await write(regions(45), sarifTo(`${folder}/`));
    writeFileSync(join(folder, 'other.sarif'), 'kept');
    await write(regions(2), sarifTo(`${folder}/`));
    expect(readdirSync(folder).sort()).toEqual(['other.sarif', 'rds-audit-1.sarif']);
  });

  it('is refused for a format that is one file', async () => {
    await expect(write(regions(1), { format: 'csv', file: `${folder}/` })).rejects.toThrow(
      /a report in csv is one file.*folders are for sarif/,
    );
  });
});

describe('a report to one file', () => {
  it.each(['out.sarif', undefined])(
    'is refused where GitHub would refuse it, and nothing of it is written: %s',
    async name => {
      const file = name === undefined ? undefined : join(folder, name);
      await expect(write(regions(21), sarifTo(file))).rejects.toThrow(/21 .* do not fit .*--format sarif=DIR\//);
      expect([readdirSync(folder), printed]).toEqual([[], []]);
    },
  );

  it('keeps no other from being written where it cannot be', async () => {
    const json = join(folder, 'report.json');
    const lost = join(folder, 'none/report.csv');
    const outputs: Output[] = [
      sarifTo(join(folder, 'a.sarif')),
      { format: 'csv', file: lost },
      { format: 'json', file: json },
    ];
    await expect(write(regions(21), ...outputs)).rejects.toThrow(/do not fit[\s\S]*cannot be written/);
    expect(existsSync(json)).toBe(true);
  });

  it('is without colours, and on standard output with them', async () => {
    const file = join(folder, 'report.txt');
    await write(regions(1), { format: 'text', file }, { format: 'text', file: undefined });
    expect(readFileSync(file, 'utf8')).not.toContain('\u001b');
    expect(printed.join('')).toContain('\u001b');
  });
});
