import type { UnusedSuppression } from '../model/finding.ts';
import type { InlineSuppression, Inventory } from '../model/inventory.ts';
import { hasExpired } from '../policy/suppression.ts';
import type { Rule } from '../rule/rule.ts';
import type { Mistake } from '../util/errors.ts';
import { didYouMean } from '../util/suggest.ts';
import type { Draft } from './place.ts';
import type { SuppressedScope } from './unused.ts';
import { isDecided } from './unused.ts';

/** What a template's authors suppress in it, by rule and by the line or resource that it is about. */
export type InlineIndex = ReadonlyMap<string, readonly InlineSuppression[]>;

/** Looked up once a finding, so that many comments cost no more than few. */
export function indexInline(inline: readonly InlineSuppression[]): InlineIndex {
  const index = new Map<string, InlineSuppression[]>();
  for (const one of inline) {
    const key =
      one.address === undefined ? lineKey(one.rule, one.at.file, one.line) : addressKey(one.rule, one.address);
    const same = index.get(key);
    if (same === undefined) index.set(key, [one]);
    else same.push(one);
  }
  return index;
}

/** The comment in a template that suppresses a finding: on the line of what decided it, or on the resource's own. */
export function inlineSuppression(
  draft: Draft,
  inventory: Inventory,
  index: InlineIndex,
  now: Date,
): InlineSuppression | undefined {
  const { rule } = draft.selected;
  const lines = inventory.locate(placesOf(draft)).filter(location => location !== undefined);
  const address = inventory.declared(draft.resource)?.address;
  const keys = [rule.id, ...rule.aliases].flatMap(name => [
    ...lines.map(({ file, startLine }) => lineKey(name, file, startLine)),
    ...(address === undefined ? [] : [addressKey(name, address)]),
  ]);
  return keys.flatMap(key => index.get(key) ?? []).find(one => !hasExpired(one, now));
}

function lineKey(rule: string, file: string, line: number): string {
  return `${rule} ${line} ${file}`;
}

function addressKey(rule: string, address: string): string {
  return `${rule} of ${address}`;
}

function placesOf({ selected, resource, verdict }: Draft) {
  const decisive = verdict.evidence.filter(({ outcome }) => outcome !== 'met');
  const own = { type: selected.rule.resource, resource, path: [] };
  return [own, ...decisive.flatMap(({ place }) => (place === undefined ? [] : [place]))];
}

/** A scope with the comments of its template, and those that suppressed something. */
export interface InlineScope extends Pick<SuppressedScope, 'undecided' | 'tally'> {
  readonly inline: readonly InlineSuppression[];
  readonly inlineUsed: ReadonlySet<InlineSuppression>;
}

/** Comments that have expired, and those that suppressed nothing in any scope that they stand in although it was judged. */
export function unusedInline(scopes: readonly InlineScope[], now: Date): readonly UnusedSuppression[] {
  return [...byPlace(scopes).values()].flatMap(uses => {
    const [first] = uses;
    if (first === undefined) return [];
    const { rule, reason, expires, at } = first.one;
    const tell = (why: UnusedSuppression['why']) => [{ rule, resource: `${at.file}:${at.line}`, reason, expires, why }];
    if (hasExpired(first.one, now)) return tell('expired');
    const isIdle = uses.every(({ one, scope }) => !scope.inlineUsed.has(one) && isDecided(rule, scope));
    return isIdle ? tell('matched-nothing') : [];
  });
}

interface Use {
  readonly one: InlineSuppression;
  readonly scope: InlineScope;
}

/** A comment in a module is met in every root that uses it. */
function byPlace(scopes: readonly InlineScope[]): ReadonlyMap<string, readonly Use[]> {
  const found = new Map<string, Use[]>();
  for (const scope of scopes) {
    for (const one of scope.inline) {
      const key = `${one.at.file}:${one.at.line}:${one.at.column}`;
      const uses = found.get(key);
      if (uses === undefined) found.set(key, [{ one, scope }]);
      else uses.push({ one, scope });
    }
  }
  return found;
}

/** Comments that name no rule there is: each is a mistake. */
export function checkInline(inventories: readonly Inventory[], rules: readonly Rule[]): readonly Mistake[] {
  const names = new Set(rules.flatMap(({ id, aliases }) => [id, ...aliases]));
  const wrong = inventories.flatMap(({ inline }) => inline).filter(({ rule }) => !names.has(rule));
  const places = new Map(wrong.map(one => [`${one.at.file}:${one.at.line}:${one.at.column}`, one]));
  return [...places.values()].map(({ rule, at }) => ({
    message: `there is no rule "${rule}" to ignore`,
    at,
    hint: didYouMean(rule, names) ?? 'see them with: rds-audit rules',
  }));
}
