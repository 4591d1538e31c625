import type { Undecided } from '../model/finding.ts';
import type { Scope } from '../model/scope.ts';
import type { Unknown } from '../model/value.ts';

/** Rules that a scope leaves open, each told once. */
export interface OpenEnds {
  /** Not all resources of the rule's type were listed. */
  unlisted(rule: string, gap: Unknown): void;
  /** So many resources are open for these reasons of the scope. */
  resources(rule: string, reasons: readonly Unknown[], times: number): void;
  all(): readonly Undecided[];
}

interface Entry {
  readonly codes: Unknown[];
  /** Those of the resource before: resources that are alike have the same list of them. */
  last: readonly Unknown[] | undefined;
  resources: number | null;
}

/** Gathers what stays open in one scope. */
export function openEnds(scope: Scope): OpenEnds {
  const entries = new Map<string, Entry>();
  const entryFor = (rule: string): Entry => {
    const entry = entries.get(rule) ?? { codes: [], last: undefined, resources: 0 };
    entries.set(rule, entry);
    return entry;
  };
  return {
    unlisted: (rule, gap) => {
      const entry = entryFor(rule);
      entry.codes.push(gap);
      entry.resources = null;
    },
    resources: (rule, reasons, times) => {
      const entry = entryFor(rule);
      if (reasons !== entry.last) for (const reason of reasons) addOnce(reason, entry.codes);
      entry.last = reasons;
      if (entry.resources !== null) entry.resources += times;
    },
    all: () => [...entries].map(([rule, entry]) => tell(rule, entry, scope)),
  };
}

function addOnce(reason: Unknown, known: Unknown[]): void {
  if (!known.some(({ detail }) => detail === reason.detail)) known.push(reason);
}

function tell(rule: string, { codes, resources }: Entry, { account, region, path }: Scope): Undecided {
  const reasons = codes.toSorted((a, b) => (a.detail < b.detail ? -1 : 1));
  const code = reasons[0]?.code ?? 'not-collected';
  const detail = reasons.map(reason => reason.detail).join('; ');
  const where = account === undefined && region === undefined ? { path } : { account, region };
  return { rule, ...where, code, detail, resources };
}
