import { CONTROL_STATUSES, type ControlResult, type Finding, type FrameworkResult } from '../../model/finding.ts';
import { groupBy } from '../group.ts';
import { plural } from '../words.ts';
import { BLANK, hanging, type Paragraph, paragraph, type Section, type Style, styled } from './paragraph.ts';
import { fewOf, whereabouts } from './words.ts';

const FEW = 3;
const WORDS = {
  violated: 'violated',
  undecided: 'undecided',
  satisfied: 'satisfied',
  'not-applicable': 'nothing to judge',
} as const satisfies Record<ControlResult['status'], string>;

type Failures = ReadonlyMap<string, readonly Finding[]>;

/** Each framework that was asked for: what is violated, what is open, then what is well. */
export const frameworks: Section = function* ({ frameworks: asked = [], findings }, cwd) {
  const failed = findings.filter(({ status, suppression }) => status === 'fail' && suppression === undefined);
  const failures = groupBy(failed, ({ rule }) => [rule]);
  for (const framework of asked) yield* section(framework, failures, cwd);
};

function* section({ id, title, controls }: FrameworkResult, failures: Failures, cwd: string): Iterable<Paragraph> {
  const withStatus = (status: ControlResult['status']) => controls.filter(control => control.status === status);
  const counts = CONTROL_STATUSES.map(status => `${withStatus(status).length} ${WORDS[status]}`);
  yield paragraph(0, styled('strong', title), styled('faint', ` (${id})`));
  yield paragraph(2, `${plural(controls.length, 'control')}: ${counts.join(', ')}`);
  yield BLANK;
  for (const group of alike(withStatus('violated'))) yield* violated(group, failures, cwd);
  for (const group of alike(withStatus('undecided'))) yield* undecided(group);
  yield* listed('good', '✓', WORDS.satisfied, withStatus('satisfied'));
  yield* listed('faint', '-', WORDS['not-applicable'], withStatus('not-applicable'));
}

/** Controls that the same rules stand for came to the same, and are told together: NIST has dozens of them. */
function alike(controls: readonly ControlResult[]): Iterable<readonly ControlResult[]> {
  return groupBy(controls, ({ rules }) => rules).values();
}

function* violated(group: readonly ControlResult[], failures: Failures, cwd: string): Iterable<Paragraph> {
  yield* heading('bad', '✗', group);
  const rules = group[0]?.rules ?? [];
  for (const rule of rules) {
    const failed = failures.get(JSON.stringify([rule])) ?? [];
    const names = failed.map(finding => whereabouts(finding, cwd));
    if (failed.length > 0) yield hanging(4, 6, `${rule}: `, fewOf(names, FEW));
  }
  yield* stillOpen(group);
  yield BLANK;
}

function* undecided(group: readonly ControlResult[]): Iterable<Paragraph> {
  yield* heading('open', '?', group);
  yield* stillOpen(group);
  yield BLANK;
}

function* heading(style: Style, mark: string, group: readonly ControlResult[]): Iterable<Paragraph> {
  const [first] = group;
  if (first === undefined) return;
  const names = group.map(({ control }) => control).join(', ');
  yield hanging(2, 4, styled(style, `${mark} `), styled('strong', names));
  yield hanging(4, 4, styled('faint', countsOf(first)));
}

/** Rules that are not decided everywhere: whatever else they say, they might say more. */
function* stillOpen([first]: readonly ControlResult[]): Iterable<Paragraph> {
  if (first === undefined || first.undecided.length === 0) return;
  yield hanging(4, 6, styled('open', 'open: '), first.undecided.join(', '));
}

function countsOf({ resources: { pass, fail, unknown, suppressed } }: ControlResult): string {
  const counts = { failed: fail, unknown, passed: pass, suppressed };
  const told = Object.entries(counts).filter(([, count]) => count > 0);
  return told.length === 0 ? 'not judged' : told.map(([word, count]) => `${count} ${word}`).join(', ');
}

function* listed(style: Style, mark: string, word: string, controls: readonly ControlResult[]): Iterable<Paragraph> {
  if (controls.length === 0) return;
  const names = controls.map(({ control, resources: { suppressed } }) =>
    suppressed > 0 ? `${control} (${suppressed} suppressed)` : control,
  );
  yield hanging(2, 4, styled(style, `${mark} ${word}: `), names.join(', '));
  yield BLANK;
}
