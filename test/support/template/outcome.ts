import type { Told } from './example.ts';

/** What came of an example as a template. */
export type Outcome = 'agrees' | 'left out' | 'not read in the example' | 'disagrees';

/**
 * A template agrees with the recording of what it deploys where the verdicts are the same; where AWS alone can say
 * what the rule asks for, both are unknown without that.
 */
export function outcomeOf(told: Told): Outcome {
  const { contrary, verdict, closed, expected, least } = told;
  if (contrary.length > 0 || verdict === undefined || closed === undefined) return 'left out';
  const isOpen = verdict.status === closed || verdict.status === 'unknown';
  if (isOpen && (closed === expected || (closed === 'unknown' && least === 'unknown'))) return 'agrees';
  return expected === 'unknown' && isUnread(told) ? 'not read in the example' : 'disagrees';
}

/** Examples may leave out or deny what a template always says: which resources there are. */
function isUnread({ rule, test }: Told): boolean {
  const hasGaps = test.gaps !== undefined || test.given.gaps !== undefined;
  const lists = Object.values(test.given).filter(Array.isArray);
  return (
    hasGaps ||
    rule.needs.some(type => !Object.hasOwn(test.given, type)) ||
    lists.some(list => list.includes('(unknown)'))
  );
}

/** Why a template does not give the verdict that an example wants, without the values. */
export function reasonsOf({ rule, verdict, contrary }: Told): readonly string[] {
  if (verdict === undefined) return [`${rule.resource} cannot be declared`];
  if (contrary.length > 0) return contrary.map(withoutValue);
  return verdict.evidence.flatMap(({ path, reason }) =>
    reason === undefined ? [] : [`${path.replaceAll(/\[[^\]]*\]/g, '')}: ${reason.code}`],
  );
}

function withoutValue(way: string): string {
  return way.replace(/: .*$/s, ' says otherwise');
}
