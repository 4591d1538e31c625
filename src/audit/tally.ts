import { type OpenCount, SEVERITIES, type Severity, type Summary } from '../model/finding.ts';
import type { TypeName } from '../model/types.ts';

/** The counts of a scope, or of several added up. */
export interface Tally {
  pass: number;
  notApplicable: number;
  notInSource: number;
  readonly bySeverity: Record<Severity, { fail: number; unknown: number }>;
  fail(severity: Severity): void;
  unknown(severity: Severity): void;
}

/** Starts at nothing. */
export function tallyOf(): Tally {
  const zero = () => ({ fail: 0, unknown: 0 });
  const bySeverity = { critical: zero(), high: zero(), medium: zero(), low: zero(), info: zero() };
  return {
    pass: 0,
    notApplicable: 0,
    notInSource: 0,
    bySeverity,
    fail: severity => void bySeverity[severity].fail++,
    unknown: severity => void bySeverity[severity].unknown++,
  };
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
    pass: sum(tally => tally.pass),
    fail: counts.reduce((total, count) => total + count.fail, 0),
    unknown: counts.reduce((total, count) => total + count.unknown, 0),
    notApplicable: sum(tally => tally.notApplicable),
    suppressed: 0,
    notInSource: sum(tally => tally.notInSource),
    bySeverity: {
      critical: bySeverity('critical'),
      high: bySeverity('high'),
      medium: bySeverity('medium'),
      low: bySeverity('low'),
      info: bySeverity('info'),
    },
  };
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
