import type { Severity, Status } from '../../model/finding.ts';

/** OCSF's severities (dictionary.json, severity_id). */
export const SEVERITY: Readonly<Record<Severity, { readonly id: number; readonly caption: string }>> = {
  critical: { id: 5, caption: 'Critical' },
  high: { id: 4, caption: 'High' },
  medium: { id: 3, caption: 'Medium' },
  low: { id: 2, caption: 'Low' },
  info: { id: 1, caption: 'Informational' },
};

/** What a check came to (objects/compliance.json, status_id); OCSF has no word for what does not apply. */
export const CHECK: Readonly<Record<Status, { readonly id: number; readonly caption: string }>> = {
  pass: { id: 1, caption: 'Pass' },
  unknown: { id: 2, caption: 'Warning' },
  fail: { id: 3, caption: 'Fail' },
  'not-applicable': { id: 99, caption: 'Not Applicable' },
};

/** Where a finding stands in its life (events/findings/finding.json, status_id). */
export const LIFE = { new: { id: 1, caption: 'New' }, suppressed: { id: 3, caption: 'Suppressed' } } as const;
