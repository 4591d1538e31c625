import { escapeTerminal } from '../report/escape.ts';
import { formatMistake, type Mistake } from '../util/errors.ts';
import type { Io } from './io.ts';

/** Mistakes on standard error, one a line; they may quote strangers' text. */
export function tellMistakes(mistakes: readonly Mistake[], io: Pick<Io, 'err'>): void {
  for (const mistake of mistakes) io.err(`error: ${escapeTerminal(formatMistake(mistake))}\n`);
}
