import type { ScopeSummary, UnusedSuppression } from '../model/finding.ts';
import { matches } from '../policy/pattern.ts';
import { hasExpired, type PolicySuppression } from '../policy/suppression.ts';
import type { SelectedRule } from '../select.ts';
import type { Tally } from './tally.ts';

/** What of a scope's audit says whether a suppression could have been of use in it. */
export interface SuppressedScope {
  readonly scope: ScopeSummary;
  readonly undecided: readonly { readonly rule: string }[];
  readonly tally: Tally;
  /** Those that suppressed something there, or may have if more were known. */
  readonly suppressions: ReadonlySet<PolicySuppression>;
}

/**
 * The suppressions that have expired, and those that matched nothing although their rule was judged and nothing of what they
 * may mean was left open.
 */
export function unusedSuppressions(
  suppressions: readonly PolicySuppression[],
  selected: readonly SelectedRule[],
  scopes: readonly SuppressedScope[],
  now: Date,
): readonly UnusedSuppression[] {
  return suppressions.flatMap(suppression => {
    const { rule, resource, reason, expires } = suppression;
    const tell = (why: UnusedSuppression['why']) => [{ rule, resource, reason, expires, why }];
    if (hasExpired(suppression, now)) return tell('expired');
    return matchedNothing(suppression, selected, scopes) ? tell('matched-nothing') : [];
  });
}

function matchedNothing(
  suppression: PolicySuppression,
  selected: readonly SelectedRule[],
  scopes: readonly SuppressedScope[],
): boolean {
  const judged = selected.find(({ suppressions }) => suppressions?.includes(suppression) === true);
  const meant = scopes.filter(({ scope }) => mayMean(suppression.resource, scope));
  if (judged === undefined || meant.length === 0) return false;
  return meant.every(one => !one.suppressions.has(suppression) && isDecided(judged.rule.id, one));
}

/** Whether all that the rule is about was judged in the scope. */
export function isDecided(rule: string, { undecided, tally }: Pick<SuppressedScope, 'undecided' | 'tally'>): boolean {
  const index = tally.rules.indexOf(rule);
  return index >= 0 && (tally.notInSource[index] ?? 0) === 0 && undecided.every(one => one.rule !== rule);
}

/** Whether a pattern may mean something of the scope: one file of suppressions serves several accounts and templates. */
function mayMean(pattern: string, { kind, account, region }: ScopeSummary): boolean {
  const isTemplate = kind !== 'live' && kind !== 'recorded';
  if (!pattern.startsWith('arn:')) return isTemplate || !pattern.includes('.');
  const [, , , ownRegion = '', ownAccount = '', ...rest] = pattern.split(':');
  const isExact = rest.length > 0 && !pattern.slice(0, -rest.join(':').length).includes('*');
  const is = (own: string, known: string | undefined) => !isExact || known === undefined || matches(own, known);
  return !isTemplate && is(ownRegion, region) && is(ownAccount, account);
}
