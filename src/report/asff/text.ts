import { cut } from '../cut.ts';
import { escapeUnseen } from '../escape.ts';

/** A text as Security Hub takes it: within a limit, and not empty, which it refuses. */
export function text(given: string, max: number): string {
  return given.trim() === '' ? '?' : cut(escapeUnseen(given.trim()), max);
}
