import { SEVERITIES } from '../model/finding.ts';

/** From which severity on failures count: `none` counts no failure. */
export const FAIL_ON = [...SEVERITIES, 'none'] as const;
export type FailOn = (typeof FAIL_ON)[number];
