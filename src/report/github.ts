import type { Report } from '../model/finding.ts';
import { escapeTerminal } from './escape.ts';
import { type Annotation, annotationsOf, LEVELS, type Level } from './github/annotation.ts';
import { commandOf } from './github/command.ts';
import { newUnknowns, openUnknowns } from './open.ts';
import { outcomeOf } from './outcome.ts';
import type { Reporter } from './reporter.ts';
import { plural } from './words.ts';

/** GitHub drops what a step has more of one level, and says nothing (actions/toolkit, docs/problem-matchers.md). */
const SHOWN = 10;

/** Workflow commands, which GitHub shows as annotations of a pull request: worst first, then in words what is not shown. */
export const github: Reporter = function* (report, { cwd }) {
  const annotations = annotationsOf(report, cwd);
  const ofLevel = (level: Level) => annotations.filter(one => one.level === level);
  for (const level of LEVELS) for (const one of ofLevel(level).slice(0, SHOWN)) yield `${commandOf(one)}\n`;
  yield `${escapeTerminal(outcomeOf(report).sentence)}\n`;
  yield* knownUnknowns(report);
  yield* notJudged(report);
  const hidden = LEVELS.flatMap(level => hiddenOf(level, ofLevel(level)));
  if (hidden.length > 0) yield `Not shown: ${hidden.join(', ')}. GitHub takes ${SHOWN} of each a step. ${ELSEWHERE}\n`;
};

const ELSEWHERE = 'The job summary (--format markdown) has them, and --format json has all.';

function hiddenOf(level: Level, all: readonly Annotation[]): readonly string[] {
  const hidden = all.slice(SHOWN);
  const count = (of: readonly Annotation[]) => of.reduce((sum, { findings }) => sum + findings, 0);
  return hidden.length === 0 ? [] : [`${count(hidden)} of ${plural(count(all), level)}`];
}

/** What a scope leaves open has no line that an annotation could stand at. */
function* notJudged({ undecided, gaps }: Report): Iterable<string> {
  const open = [
    ...(undecided.length === 0 ? [] : [plural(undecided.length, 'undecided rule')]),
    ...(gaps.length === 0 ? [] : [plural(gaps.length, 'gap')]),
  ];
  if (open.length > 0) yield `Without annotations: ${open.join(', ')}, counted by scope. ${ELSEWHERE}\n`;
}

/** Failures that the baseline knows are counted in the outcome; unknowns are not told apart there. */
function* knownUnknowns(report: Report): Iterable<string> {
  const known = openUnknowns(report).length - newUnknowns(report).length;
  if (known > 0) yield `Without annotations: ${plural(known, 'unknown')} that the baseline holds.\n`;
}
