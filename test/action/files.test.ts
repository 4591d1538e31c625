import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAction } from './runner.ts';

const ROOT = join(import.meta.dirname, '../..');
const WORKFLOWS = readdirSync(join(ROOT, '.github/workflows')).map(name => `.github/workflows/${name}`);
const FILES = ['action.yml', ...WORKFLOWS];

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

describe.each(FILES)('%s', file => {
  it('pins what is not ours by commit, with its version', () => {
    const used = [...read(file).matchAll(/uses: *(\S+)(.*)$/gm)].filter(([, name]) => !name?.startsWith('./'));
    const loose = used.filter(
      ([, name = '', version = '']) => !/@[0-9a-f]{40}$/.test(name) || !/^ # v\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose.map(([line]) => line)).toEqual([]);
  });

  it('puts no expression into a shell', () => {
    const steps = read(file).split(/^\s*- (?=name:|id:|uses:|run:)/m);
    const scripts = steps.map(
      step => step.split(/^\s*run: ?/m)[1]?.split(/^\s*(?:env|with|if|shell|name|id):/m)[0] ?? '',
    );
    expect(scripts.filter(script => script.includes('${{'))).toEqual([]);
  });

  it('never runs for pull_request_target', () => {
    expect(read(file)).not.toMatch(/^\s*-?\s*pull_request_target\b/m);
  });
});

describe('action.yml', () => {
  const { inputs, outputs, runs } = readAction(ROOT);

  it('describes each input and output, and uses each input', () => {
    const text = JSON.stringify(runs);
    expect(Object.keys(inputs).filter(name => !text.includes(`inputs.${name}`))).toEqual([]);
    expect(Object.values(inputs).filter(({ description }) => description === '')).toEqual([]);
    expect(
      Object.values(outputs).every(({ value }) => /^\$\{\{ steps\.audit\.outputs\.[a-z-]+ \}\}$/.test(value)),
    ).toBe(true);
  });

  it('runs scripts of its own with bash', () => {
    const scripts = runs.steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
    const own = /^bash "\$GITHUB_ACTION_PATH\/(action\/[a-z]+\.sh)"$|^exit "\$EXIT_CODE"$/;
    expect(scripts.filter(script => !own.test(script))).toEqual([]);
  });

  it.each(readdirSync(join(ROOT, 'action')))('action/%s stops at the first error', name => {
    const text = read(`action/${name}`);
    const isSourced = ['lib.sh', 'base.sh'].includes(name);
    expect(isSourced || text.startsWith('#!/usr/bin/env bash\n')).toBe(true);
    expect(isSourced || text.includes('\nset -euo pipefail\n')).toBe(true);
    expect(text.split('\n').length).toBeLessThan(90);
  });
});
