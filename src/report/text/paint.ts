import type { ChalkInstance } from 'chalk';
import { breakCommands } from '../escape.ts';
import type { Line } from './layout.ts';
import { type Span, type Style, styled } from './paragraph.ts';

/** How each style is put on a terminal. */
export type Palette = Readonly<Record<Style, (text: string) => string>>;

/** The colours, for terminals light and dark. */
export function paletteOf(chalk: ChalkInstance): Palette {
  return {
    critical: chalk.bold.white.bgRed,
    high: chalk.bold.red,
    medium: chalk.bold.yellow,
    low: chalk.bold.cyan,
    info: chalk.bold.blue,
    plain: text => text,
    strong: chalk.bold,
    faint: chalk.dim,
    good: chalk.bold.green,
    open: chalk.bold.yellow,
    bad: chalk.bold.red,
  };
}

/** A line as it is written; one that a CI runner would obey is broken up and loses its colours. */
export function print(line: Line, palette: Palette): string {
  const plain = line.map(({ text }) => text).join('');
  const safe = breakCommands(plain);
  return safe === plain
    ? runs(line)
        .map(({ text, style }) => palette[style](text))
        .join('')
    : safe;
}

/** Neighbours of one style as one span, with the space between them: fewer escape sequences. */
function runs(line: Line): readonly Span[] {
  const merged: Span[] = [];
  for (const span of line) {
    const last = merged.at(-1);
    if (last?.style === span.style) merged.splice(-1, 1, styled(span.style, last.text + span.text));
    else if (span.text !== '') merged.push(span);
  }
  return merged;
}
