import { breakCommands } from './escape.ts';
import { fixed, known } from './markdown/baseline.ts';
import { failures } from './markdown/failures.ts';
import { fixes } from './markdown/fixes.ts';
import { frameworks } from './markdown/frameworks.ts';
import { gaps } from './markdown/gaps.ts';
import { undecided, unknowns } from './markdown/open.ts';
import { posture } from './markdown/posture.ts';
import { type Fitted, fitInto, type Section } from './markdown/section.ts';
import { suppressed, unusedSuppressions } from './markdown/suppressions.ts';
import type { Reporter } from './reporter.ts';

const PARTS = [
  ...[failures, fixes, fixed, unknowns, undecided, gaps],
  ...[frameworks, known, suppressed, unusedSuppressions],
] as const;

/** GitHub refuses a summary of more than 1 MiB a step; what is left of it is for what else the step may write. */
const ROOM = 990_000;

/** A job summary for GitHub, or a comment or a wiki page: how it stands, what failed and how to fix it, what is not known. */
export const markdown: Reporter = function* (report, { cwd }) {
  const sections = PARTS.flatMap(part => part(report, cwd));
  const fitted = fitAll(sections);
  yield posture(report);
  yield cutNotice(sections, fitted);
  for (const { text } of fitted) yield text.split('\n').map(breakCommands).join('\n');
};

/** Each section has its share, and what those before it did not need. */
function fitAll(sections: readonly Section[]): readonly Fitted[] {
  let room = 0;
  return sections.map(section => {
    room += section.share * ROOM;
    const fitted = fitInto(section, room);
    room -= fitted.bytes;
    return fitted;
  });
}

function cutNotice(sections: readonly Section[], fitted: readonly Fitted[]): string {
  const cuts = sections.map(({ title, count }, index) => ({ title, count, left: fitted[index]?.left ?? 0 }));
  const told = cuts.filter(({ left }) => left > 0).map(({ title, count, left }) => `${left} of ${count} in ${title}`);
  return told.length === 0 ? '' : `\n**Cut to fit into a job summary.** Left out: ${told.join(', ')}.\n`;
}
