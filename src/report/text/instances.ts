import type { Finding } from '../../model/finding.ts';
import { distinct, groupBy } from '../group.ts';
import { actualInWords } from '../value.ts';
import { position, relative } from '../words.ts';
import { fewOf } from './words.ts';

/** How many copies of one block, and how many ways that lead to it, are named. */
const NAMED = 10;
const CHAINS = 3;

/** Findings of one rule, those together that stand on one place and say the same: copies of a block by count or for_each. */
export function instancesIn(group: readonly Finding[], cwd: string): Iterable<readonly Finding[]> {
  return groupBy(group, finding => sameness(finding, cwd)).values();
}

function sameness({ location, resource, message, evidence }: Finding, cwd: string): readonly unknown[] {
  const { type, id, account, region, environment } = resource;
  if (location === null) return [id, account, region];
  const said = evidence.map(one => [one.path, actualInWords(one.actual), one.from, one.outcome]);
  return [position(location, cwd), type, account, region, environment, message, said];
}

/** The ids of further copies, behind the first's name. */
export function namesOf(first: string, others: readonly Finding[]): string {
  return fewOf([first, ...others.map(({ resource }) => resource.id)], NAMED);
}

/** The calls of modules that lead to them, each way once: `called by module.a (main.tf:3) > module.b (a/main.tf:1)`. */
export function callsOf(findings: readonly Finding[], cwd: string): readonly string[] {
  const shown = (call: string) => call.replace(/(?<=\()[^()]*(?=:\d+\)$)/, file => relative(file, cwd));
  const chains = distinct(findings.flatMap(({ resource }) => resource.calls?.map(shown).join(' > ') ?? []));
  const more = chains.length - CHAINS;
  return [...chains.slice(0, CHAINS).map(chain => `called by ${chain}`), ...(more > 0 ? [`… ${more} more`] : [])];
}
