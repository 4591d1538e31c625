import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadRules } from '../../../src/rule/load.ts';
import { UserError } from '../../../src/util/errors.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A folder with these files. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** What loading a folder complains about, the folder's own path left out. */
function complaints(files: Readonly<Record<string, string>>, paths: readonly string[] = ['']): readonly string[] {
  const folder = folderOf(files);
  try {
    loadRules(paths.map(path => join(folder, path)));
  } catch (error) {
    if (error instanceof UserError) return error.message.replaceAll(folder, '').split('\n');
    throw error;
  }
  return [];
}

const rule = (id: string, assert = '{ MultiAZ: true }') => `id: ${id}\nresource: DBInstance\nassert: ${assert}\n`;

describe('loading rules', () => {
  it('walks folders in natural order, leaves out data, hidden folders and other files', () => {
    const folder = folderOf({
      'b/r10.yaml': rule('r10'),
      'b/r9.yml': rule('r9'),
      'a/z.yaml': rule('z'),
      'data/facts.yaml': 'x: 1',
      '.git/config.yaml': 'x: 1',
      'README.md': '# rules',
    });
    expect(loadRules([folder]).map(({ id }) => id)).toEqual(['z', 'r9', 'r10']);
  });

  it('reads several rules from one file, whatever its name', () => {
    const folder = folderOf({ 'mine.yaml': `${rule('a')}---\n${rule('b')}` });
    expect(loadRules([join(folder, 'mine.yaml')]).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('tells the mistakes of all files at once', () => {
    expect(complaints({ 'a.yaml': rule('a', '{ MultiAz: true }'), 'b.yaml': rule('b', '{ Engine: mysqll }') })).toEqual(
      [
        '/a.yaml:3:11 DBInstance has no field "MultiAz"; did you mean MultiAZ?',
        '/b.yaml:3:19 AWS knows no "mysqll" here; did you mean mysql?',
      ],
    );
  });

  it.each([
    [
      'two rules of one id',
      { 'a/r.yaml': rule('r'), 'b/r.yaml': rule('r') },
      ['/b/r.yaml:1:1 two rules are called r; the other stands in /a/r.yaml'],
    ],
    [
      'an id that is not the file name',
      { 'a.yaml': rule('b') },
      ['/a.yaml:1:1 the rule b stands in a file of another name; rename the file to b.yaml'],
    ],
    ['an empty file', { 'a.yaml': '' }, ['/a.yaml:1:1 the file holds no rule']],
    ['a comment', { 'a.yaml': '# later\n' }, ['/a.yaml:1:1 the file holds no rule']],
    ['no rule files', { 'a.txt': '' }, [' holds no rule files; rules are *.yaml']],
    [
      'broken YAML',
      { 'a.yaml': 'id: a\nresource: DBInstance\nassert: { MultiAZ: true\n' },
      ['/a.yaml:4:1 Flow map in block collection must be sufficiently indented and end with a }'],
    ],
    [
      'an anchor that is not there',
      { 'a.yaml': 'id: a\nresource: DBInstance\nassert: { MultiAZ: *yes }\n' },
      [
        '/a.yaml:3:20 there is no anchor &yes',
        '/a.yaml:3:20 a value is missing here; to ask for absence write { present: false }',
      ],
    ],
  ])('%s', (_, files, expected) => {
    expect(complaints(files)).toEqual(expected);
  });

  it('a path that is not there', () => {
    expect(complaints({ 'a.yaml': rule('a') }, ['a.yaml', 'b.yaml'])).toEqual([
      'there is no /b.yaml; name a rule file or a folder of them',
    ]);
  });
});
