import { type OpenCount, SEVERITIES, type Severity, type Summary } from '../model/finding.ts';
import type { TypeName } from '../model/types.ts';

/** The counts of a scope, or of several added up. */
export interface Tally {
  /** The ids of the selected rules, for which the counts by rule stand in this order. */
  readonly rules: readonly string[];
  readonly pass: Uint32Array;
  readonly notInSource: Uint32Array;
  notApplicable: number;
  suppressed: number;
  readonly bySeverity: Record<Severity, { fail: number; unknown: number }>;
  fail(severity: Severity): void;
  unknown(severity: Severity, times?: number): void;
}

/** Starts at nothing. */
export function tallyOf(rules: readonly string[]): Tally {
  const zero = () => ({ fail: 0, unknown: 0 });
  const bySeverity = { critical: zero(), high: zero(), medium: zero(), low: zero(), info: zero() };
  return {
    rules,
    pass: new Uint32Array(rules.length),
    notInSource: new Uint32Array(rules.length),
    notApplicable: 0,
    suppressed: 0,
    bySeverity,
    fail: severity => void bySeverity[severity].fail++,
    unknown: (severity, times = 1) => {
      bySeverity[severity].unknown += times;
    },
  };
}

/** So many more for the rule at this index. */
export function count(counts: Uint32Array, rule: number, times = 1): void {
  counts[rule] = (counts[rule] ?? 0) + times;
}

/** The summary of a run from its scopes' tallies. */
export function summaryOf(tallies: readonly Tally[], rules: number, resources: number): Summary {
  const sum = (pick: (tally: Tally) => number) => tallies.reduce((total, tally) => total + pick(tally), 0);
  const bySeverity = (severity: Severity): OpenCount => ({
    fail: sum(tally => tally.bySeverity[severity].fail),
    unknown: sum(tally => tally.bySeverity[severity].unknown),
  });
  const counts = SEVERITIES.map(bySeverity);
  return {
    rules,
    resources,
    pass: sum(tally => total(tally.pass)),
    fail: counts.reduce((total, count) => total + count.fail, 0),
    unknown: counts.reduce((total, count) => total + count.unknown, 0),
    notApplicable: sum(tally => tally.notApplicable),
    suppressed: sum(tally => tally.suppressed),
    notInSource: sum(tally => total(tally.notInSource)),
    bySeverity: {
      critical: bySeverity('critical'),
      high: bySeverity('high'),
      medium: bySeverity('medium'),
      low: bySeverity('low'),
      info: bySeverity('info'),
    },
  };
}

function total(counts: Uint32Array): number {
  return counts.reduce((sum, one) => sum + one, 0);
}

/** Which resources of a scope were judged by any rule, without keeping one object per resource. */
export function coveredResources(): { add(type: TypeName, index: number): void; count(): number } {
  const seen = new Map<TypeName, boolean[]>();
  return {
    add: (type, index) => {
      const flags = seen.get(type) ?? [];
      flags[index] = true;
      seen.set(type, flags);
    },
    count: () => [...seen.values()].reduce((total, flags) => total + flags.filter(Boolean).length, 0),
  };
}
