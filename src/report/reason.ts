import type { Finding } from '../model/finding.ts';
import { isRecord } from '../model/value.ts';

/** Why a finding is unknown; the code is absent where no evidence tells it apart from the message. */
export interface Reason {
  readonly code?: string;
  readonly detail: string;
}

/** The reasons in an unknown finding's evidence, each once; its message where the evidence has none. */
export function reasonsOf(finding: Finding): readonly Reason[] {
  const found = new Map<string, Reason>();
  for (const { actual, outcome } of finding.evidence) {
    const reason = outcome === 'unknown' ? reasonIn(actual) : undefined;
    if (reason !== undefined) found.set(`${reason.code} ${reason.detail}`, reason);
  }
  return found.size === 0 ? [{ detail: finding.message }] : [...found.values()];
}

function reasonIn(actual: unknown): Reason | undefined {
  if (!isRecord(actual) || !isRecord(actual.unknown)) return undefined;
  const { code, detail } = actual.unknown;
  return typeof code === 'string' && typeof detail === 'string' ? { code, detail } : undefined;
}
