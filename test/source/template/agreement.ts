import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Status } from '../../../src/model/finding.ts';
import { RULES } from '../../support/template/all.ts';
import type { Told } from '../../support/template/example.ts';
import { outcomeOf, reasonsOf } from '../../support/template/outcome.ts';

/** Examples whose template and recording are judged differently, each in one line. */
export function disagreements(all: readonly Told[]): readonly string[] {
  return all
    .filter(told => outcomeOf(told) === 'disagrees')
    .map(({ rule, test, verdict, closed, expected }) => {
      const found = `${verdict?.status}, ${closed} where it is all there is`;
      return `${rule.id}: ${test.name}: ${found}; its recording: ${expected}`;
    });
}

/** What no template of a language answers: `rule | verdict | why`, every reason that one of its examples has. */
export function unanswered(all: readonly Told[]): readonly string[] {
  const wanted = ['pass', 'fail'] as const satisfies readonly Status[];
  return RULES.flatMap(({ id }) => {
    const own = all.filter(({ rule }) => rule.id === id);
    return wanted.flatMap(status => {
      const examples = own.filter(({ test }) => test.expect === status);
      return examples.some(told => isAnswered(told, status)) ? [] : [`${id} | ${status} | ${why(examples, status)}`];
    });
  });
}

function isAnswered(told: Told, status: Status): boolean {
  return outcomeOf(told) === 'agrees' && told.verdict?.status === status;
}

function why(examples: readonly Told[], status: Status): string {
  const isClosed = examples.some(told => outcomeOf(told) === 'agrees' && told.closed === status);
  if (isClosed) return 'only where the policy says that the template is all there is';
  const reasons = examples.flatMap(told => {
    const own = reasonsOf(told);
    return own.length > 0 ? own : [`the verdict is ${told.verdict?.status}`];
  });
  return [...new Set(reasons)].toSorted().slice(0, 4).join('; ');
}

/** Compares with a file beside the tests, line by line; rewritten only with UPDATE_GOLDENS=1. */
export function expectGolden(name: string, lines: readonly string[]): void {
  const file = join(import.meta.dirname, name);
  if (process.env.UPDATE_GOLDENS === '1') writeFileSync(file, `${lines.join('\n')}\n`);
  expect(lines).toEqual(readFileSync(file, 'utf8').trimEnd().split('\n'));
}
