import type { Evidence, Status } from '../model/finding.ts';
import { told } from '../model/provenance.ts';
import { expectedInWords } from './expected.ts';
import { actualInWords } from './value.ts';

/** How many pieces of evidence a sentence names. */
const NAMED = 2;

/** One sentence made from the evidence that decided: "MultiAZ is false, expected true". Authors of rules write none. */
export function messageOf(status: Status, evidence: readonly Evidence[]): string {
  const wanted = status === 'pass' ? 'met' : status === 'unknown' ? 'unknown' : 'not-met';
  const deciding = evidence.filter(one => one.outcome === wanted);
  if (deciding.length === 0) return BARE[status];
  const clauses = deciding.slice(0, NAMED).map(clause);
  const more = deciding.length - clauses.length;
  return `${clauses.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

/** Where nothing was read: a rule whose params are not set expects nothing. */
const BARE: Readonly<Record<Status, string>> = {
  pass: 'everything that the rule asks holds',
  fail: 'what the rule asks does not hold',
  unknown: 'whether the rule holds is not known',
  'not-applicable': 'no expectation is set',
};

function clause({ path, actual, from, expected }: Evidence): string {
  const origin = told(from);
  const aside = origin === undefined ? '' : ` (${origin})`;
  return `${path} is ${actualInWords(actual)}${aside}, expected ${expectedInWords(expected)}`;
}
