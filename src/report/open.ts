import type { Finding, Report } from '../model/finding.ts';

/** Failures that nobody suppressed and no baseline knows, in the report's order: worst first. */
export function openFailures(report: Report): readonly Finding[] {
  return failuresOf(report).filter(({ baseline }) => baseline !== 'known');
}

/** Failures that nobody suppressed and that the baseline holds already. */
export function knownFailures(report: Report): readonly Finding[] {
  return failuresOf(report).filter(({ baseline }) => baseline === 'known');
}

function failuresOf({ findings }: Report): readonly Finding[] {
  return findings.filter(({ status, suppression }) => status === 'fail' && suppression === undefined);
}

/** Unknown findings that nobody suppressed, in the report's order. */
export function openUnknowns({ findings }: Report): readonly Finding[] {
  return findings.filter(({ status, suppression }) => status === 'unknown' && suppression === undefined);
}

/** Those of them that no baseline knows. */
export function newUnknowns(report: Report): readonly Finding[] {
  return openUnknowns(report).filter(({ baseline }) => baseline !== 'known');
}

/** What the policy suppresses of what would be open without it. */
export function suppressedFindings({ findings }: Report): readonly Finding[] {
  return findings.filter(
    ({ status, suppression }) => (status === 'fail' || status === 'unknown') && suppression !== undefined,
  );
}
