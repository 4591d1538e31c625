import type { Severity } from '../../model/finding.ts';
import type { Level } from './log.ts';

/** GitHub's three levels. */
export const LEVELS: Readonly<Record<Severity, Level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/**
 * GitHub's score of a severity: above 9 is critical, from 7 high, from 4 medium, below low. It belongs to the rule, must
 * be text (a number makes GitHub refuse the file), and makes every alert of the rule a security alert: none for info.
 */
export const SCORES: Readonly<Record<Severity, string | undefined>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.5',
  info: undefined,
};
