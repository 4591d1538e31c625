import type { ScopeAudit } from '../audit.ts';

/** Why a scan is not whole: what its scopes left undecided, once for each reason, with the rules and scopes it concerns. */
export interface Shortfall {
  readonly detail: string;
  readonly rules: number;
  /** Account and region, or the path. */
  readonly scopes: readonly string[];
}

/** Nothing where every selected rule was judged for every resource, as far as the kind of source can tell. */
export function shortfallsOf(audits: readonly ScopeAudit[]): readonly Shortfall[] {
  const found = new Map<string, { readonly rules: Set<string>; readonly scopes: Set<string> }>();
  for (const { undecided, gaps, key } of audits) {
    for (const { detail } of gaps) entryOf(found, detail).scopes.add(key);
    for (const { detail, rule } of undecided) {
      const entry = entryOf(found, detail);
      entry.rules.add(rule);
      entry.scopes.add(key);
    }
  }
  return [...found].map(([detail, { rules, scopes }]) => ({ detail, rules: rules.size, scopes: [...scopes] }));
}

type Entry = { readonly rules: Set<string>; readonly scopes: Set<string> };

function entryOf(found: Map<string, Entry>, detail: string): Entry {
  const entry = found.get(detail) ?? { rules: new Set(), scopes: new Set() };
  found.set(detail, entry);
  return entry;
}
