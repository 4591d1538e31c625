import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/finding.ts';
import { escapeUnseen } from '../../src/report/escape.ts';
import { junit } from '../../src/report/junit.ts';
import { FULL } from './full.ts';
import { expectGolden } from './golden.ts';
import { hostileReport } from './hostile.ts';
import { CONTEXT, finding, report } from './sample.ts';

const written = (given: Report) => [...junit(given, CONTEXT)].join('');

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const TOKEN = /<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/gu;
const ALLOWED = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;

function decoded(text: string): string {
  expect(text.replace(/&#\d+;/g, '')).not.toContain('&');
  return text.replace(/&#(\d+);/g, (_, number) => String.fromCodePoint(Number(number)));
}

/** A strict reader of the XML that we write: anything else does not match, or leaves an element open. */
function parsed(text: string): Element {
  expect(text).toMatch(ALLOWED);
  const [declaration = '', ...rest] = text.split('\n');
  expect(declaration).toBe('<?xml version="1.0" encoding="UTF-8"?>');
  const body = rest.join('\n');
  expect(body.replace(TOKEN, '')).toBe('');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [, closing, name = '', attributes = '', empty, words] of body.matchAll(TOKEN)) {
    const parent = open.at(-1) ?? root;
    if (words !== undefined) parent.text += decoded(words);
    else if (closing === '/') expect(open.pop()?.name).toBe(name);
    else {
      const pairs = [...attributes.matchAll(/ ([a-z]+)="([^"]*)"/gu)].map(([, key = '', value = '']) => [
        key,
        decoded(value),
      ]);
      const element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
      parent.children.push(element);
      if (empty === '') open.push(element);
    }
  }
  expect(open).toEqual([root]);
  const [suites] = root.children;
  return suites ?? root;
}

const casesOf = (given: Report) => parsed(written(given)).children.flatMap(({ children }) => children);
const resultsOf = (given: Report) => casesOf(given).map(({ children }) => children[0]?.name ?? 'passed');

describe('the junit reporter', () => {
  it('writes the golden report', () => expectGolden('report.junit.xml', written(FULL)));

  it('has a suite a scope and counts what is in it', () => {
    const suites = parsed(written(FULL));
    expect(suites.attributes).toMatchObject({ tests: '13', failures: '3', errors: '7', skipped: '2' });
    expect(suites.children.map(({ attributes }) => attributes.name)).toEqual([
      '111122223333/eu-west-1',
      '111122223333/us-east-1',
      'infra',
    ]);
    for (const { attributes, children } of suites.children) expect(attributes.tests).toBe(String(children.length));
  });

  it('passes only what passed', () => {
    const all = ['pass', 'fail', 'unknown', 'not-applicable'] as const;
    expect(resultsOf(report(all.map(status => finding({ status }))))).toEqual([
      'passed',
      'failure',
      'error',
      'skipped',
    ]);
    expect(resultsOf(report([finding({ suppression: { reason: 'Synthetic' } })]))).toEqual(['skipped']);
    expect(resultsOf(report([finding({ baseline: 'known' }), finding({ baseline: 'new' })]))).toEqual([
      'skipped',
      'failure',
    ]);
  });

  it('is not green where a rule could not be judged', () => {
    const undecided = [{ rule: 'rds-alarm-cpu', code: 'not-collected', detail: 'no alarms', resources: null }] as const;
    expect(resultsOf(report([], { undecided }))).toEqual(['error']);
  });

  it('has a suite for a scope without a finding', () => {
    expect(parsed(written(report())).children).toMatchObject([{ attributes: { tests: '0' } }]);
  });

  it('is well-formed XML 1.0 that says what was written and counts right, whatever strangers wrote', () => {
    fc.assert(
      fc.property(hostileReport, given => {
        const suites = parsed(written(given));
        const cases = suites.children.flatMap(({ children }) => children);
        expect(suites.attributes.tests).toBe(String(cases.length));
        expect(cases.length).toBeGreaterThanOrEqual(given.findings.length + given.undecided.length);
        const rules = cases.map(({ attributes }) => attributes.classname);
        for (const { rule } of given.findings)
          expect(rules).toContain(
            escapeUnseen(rule).replace(/[\ufffe\uffff]/g, one => `\\u{${one.charCodeAt(0).toString(16)}}`),
          );
        expect(written(given)).not.toMatch(/##\w*\[|^\s*::/mu);
      }),
    );
  });
});
