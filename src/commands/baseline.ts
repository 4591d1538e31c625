import { readFileSync, writeFileSync } from 'node:fs';
import { failuresOf, unknownsOf } from '../audit/baseline.ts';
import { type Shortfall, shortfallsOf } from '../audit/incomplete.ts';
import type { ScopeAudit } from '../audit.ts';
import { type Baseline, formatBaseline, readBaseline } from '../policy/baseline.ts';
import { escapeJson } from '../report/escape.ts';
import { plural } from '../report/words.ts';
import { type Mistake, UserError } from '../util/errors.ts';

/** Reads the file of `--baseline`. Throws a UserError where it cannot be read or is none. */
export function loadBaseline(file: string): Baseline {
  return readBaseline(file, textOf(file));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError({
      message: `the baseline ${file} cannot be read: ${whyOf(error)}`,
      hint: `write it with: --write-baseline ${file}`,
    });
  }
}

/** Writes the failures and unknowns of a scan as a baseline; of a scan that is not whole it writes none, and throws a UserError that says why. */
export function writeBaseline(file: string, audits: readonly ScopeAudit[], inputs: readonly Mistake[]): void {
  const shortfalls = shortfallsOf(audits);
  if (inputs.length > 0 || shortfalls.length > 0)
    throw new UserError([refusal(file, inputs), ...shortfalls.map(asMistake)]);
  try {
    writeFileSync(file, escapeJson(formatBaseline(failuresOf(audits), unknownsOf(audits))));
  } catch (error) {
    throw new UserError({
      message: `the baseline ${file} cannot be written: ${whyOf(error)}`,
      hint: 'name a file in a folder that exists',
    });
  }
}

function refusal(file: string, inputs: readonly Mistake[]): Mistake {
  const why = inputs.length > 0 ? 'a part of the input could not be read' : 'not everything could be judged';
  return {
    message: `the baseline ${file} is not written: the scan is incomplete, ${why}`,
    hint: 'what it did not see would be new the next time; add what is missing, or leave its rules out with --skip',
  };
}

function asMistake({ detail, rules, scopes }: Shortfall): Mistake {
  const left = rules === 0 ? '' : `, which leaves ${plural(rules, 'rule')} undecided`;
  return {
    message: `incomplete in ${scopes.slice(0, 3).join(', ')}${scopes.length > 3 ? ', …' : ''}: ${detail}${left}`,
  };
}

function whyOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
