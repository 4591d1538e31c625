import type { Evidence } from '../../model/finding.ts';
import type { Location } from '../../model/location.ts';
import { expectedInWords } from '../expected.ts';
import { actualInWords } from '../value.ts';
import { position } from '../words.ts';
import { hanging, type Paragraph, type Style, styled } from './paragraph.ts';

const MARKS = {
  met: { mark: '✓', style: 'good' },
  'not-met': { mark: '✗', style: 'bad' },
  unknown: { mark: '?', style: 'open' },
} as const satisfies Record<Evidence['outcome'], { mark: string; style: Style }>;

/** `✗ path = actual (from …), expected …`, with its own line in the file where that is not the finding's. */
export function evidenceLine(evidence: Evidence, finding: Location | null, cwd: string): Paragraph {
  const { path, actual, from, expected, outcome, location } = evidence;
  const { mark, style } = MARKS[outcome];
  const elsewhere = location !== undefined && location.startLine !== finding?.startLine;
  return hanging(
    6,
    8,
    styled(style, mark),
    ` ${path} = ${actualInWords(actual)}`,
    styled('faint', from === undefined ? '' : ` (${from})`),
    styled('faint', `, expected ${expectedInWords(expected)}`),
    styled('faint', elsewhere ? ` (${position(location, cwd)})` : ''),
  );
}
