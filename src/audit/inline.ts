import type { Suppression, UnusedSuppression } from '../model/finding.ts';
import type { InlineSuppression, Inventory } from '../model/inventory.ts';
import type { Location } from '../model/location.ts';
import { hasExpired } from '../policy/suppression.ts';
import type { Rule } from '../rule/rule.ts';
import { type Mistake, UserError } from '../util/errors.ts';
import { didYouMean } from '../util/suggest.ts';
import type { Draft } from './place.ts';
import type { SuppressedScope } from './unused.ts';
import { isDecided } from './unused.ts';

/** The comment in a template that suppresses a finding: on the line of what decided it, or on the resource's own. */
export function inlineSuppression(
  draft: Draft,
  inventory: Inventory,
  now: Date,
  used: Set<InlineSuppression>,
): Suppression | undefined {
  const { rule } = draft.selected;
  const candidates = inventory.inline.filter(one => one.rule === rule.id || rule.aliases.includes(one.rule));
  if (candidates.length === 0) return undefined;
  const lines = inventory.locate(placesOf(draft)).filter(location => location !== undefined);
  const address = inventory.declared(draft.resource)?.address;
  const found = candidates.find(one => !hasExpired(one, now) && covers(one, lines, address));
  if (found === undefined) return undefined;
  used.add(found);
  return { reason: found.reason, expires: found.expires };
}

function placesOf({ selected, resource, verdict }: Draft) {
  const decisive = verdict.evidence.filter(({ outcome }) => outcome !== 'met');
  const own = { type: selected.rule.resource, resource, path: [] };
  return [own, ...decisive.flatMap(({ place }) => (place === undefined ? [] : [place]))];
}

function covers(
  { at, line, address }: InlineSuppression,
  lines: readonly Location[],
  own: string | undefined,
): boolean {
  if (address !== undefined) return address === own;
  return lines.some(({ file, startLine }) => file === at.file && startLine === line);
}

/** A scope with the comments of its template, and those that suppressed something. */
export interface InlineScope extends Pick<SuppressedScope, 'undecided' | 'tally'> {
  readonly inline: readonly InlineSuppression[];
  readonly inlineUsed: ReadonlySet<InlineSuppression>;
}

/** Comments that have expired, and those that suppressed nothing although their rule was judged. */
export function unusedInline(scopes: readonly InlineScope[], now: Date): readonly UnusedSuppression[] {
  return scopes.flatMap(scope =>
    scope.inline.flatMap(one => {
      const { rule, reason, expires, at } = one;
      const tell = (why: UnusedSuppression['why']) => [
        { rule, resource: `${at.file}:${at.line}`, reason, expires, why },
      ];
      if (hasExpired(one, now)) return tell('expired');
      return !scope.inlineUsed.has(one) && isDecided(rule, scope) ? tell('matched-nothing') : [];
    }),
  );
}

/** Refuses comments that name no rule there is. */
export function checkInline(inventories: readonly Inventory[], rules: readonly Rule[]): void {
  const names = new Set(rules.flatMap(({ id, aliases }) => [id, ...aliases]));
  const mistakes: Mistake[] = inventories
    .flatMap(({ inline }) => inline)
    .filter(({ rule }) => !names.has(rule))
    .map(({ rule, at }) => ({
      message: `there is no rule "${rule}" to ignore`,
      at,
      hint: didYouMean(rule, names) ?? 'see them with: rds-audit rules',
    }));
  if (mistakes.length > 0) throw new UserError(mistakes);
}
