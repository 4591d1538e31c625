import { daysLeft, type PolicySuppression } from '../policy/suppression.ts';
import { escapeTerminal } from '../report/escape.ts';
import { plural } from '../report/words.ts';

/** Days before its date from which on a suppression is told to end. */
const SOON = 30;

/** A note for each suppression that still works but will not for long. */
export function endingSoon(suppressions: readonly PolicySuppression[], now: Date): readonly string[] {
  return suppressions.flatMap(suppression => {
    const days = daysLeft(suppression, now);
    if (days === undefined || days <= 0 || days > SOON) return [];
    const { rule, resource, expires, at } = suppression;
    const what = `the suppression of ${rule} for ${resource} ends on ${expires}, in ${plural(Math.ceil(days), 'day')}`;
    return [escapeTerminal(`${at.file}:${at.line}:${at.column} ${what}`)];
  });
}
