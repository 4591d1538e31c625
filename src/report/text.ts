import { Chalk } from 'chalk';
import type { Report } from '../model/finding.ts';
import type { Reporter } from './reporter.ts';
import { baseline } from './text/baseline.ts';
import { failures } from './text/failures.ts';
import { frameworks } from './text/frameworks.ts';
import { gaps } from './text/gaps.ts';
import { layOut } from './text/layout.ts';
import { others } from './text/others.ts';
import { paletteOf, print } from './text/paint.ts';
import type { Paragraph } from './text/paragraph.ts';
import { summary } from './text/summary.ts';
import { suppressed, unusedSuppressions } from './text/suppressions.ts';
import { undecided } from './text/undecided.ts';
import { unknowns } from './text/unknowns.ts';

const SECTIONS = [
  failures,
  unknowns,
  others,
  baseline,
  suppressed,
  undecided,
  gaps,
  unusedSuppressions,
  frameworks,
  summary,
] as const;

/** For a person at a terminal: worst first, what is not known after it, and one last line that says how it ended. */
export const text: Reporter = function* (report, context) {
  const palette = paletteOf(new Chalk({ level: context.color ? 1 : 0 }));
  const width = columns(context.width);
  for (const paragraph of paragraphs(report, context.cwd)) {
    for (const line of layOut(paragraph, width)) yield `${print(line, palette)}\n`;
  }
};

function* paragraphs(report: Report, cwd: string): Iterable<Paragraph> {
  for (const section of SECTIONS) yield* section(report, cwd);
}

/** A pipe has no width (undefined or NaN at run time): then 80. */
function columns(width: number): number {
  return Number.isFinite(width) ? Math.min(120, Math.max(40, Math.floor(width))) : 80;
}
