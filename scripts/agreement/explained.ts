import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isRecord } from '../../src/model/value.ts';
import { type Compared, peerOf } from './compared.ts';

/** A kind of difference that a section of docs/disagreements.md decides, as explained.yaml has it. */
export interface Explanation {
  /** The heading. */
  readonly section: string;
  /** Verdicts that it is about; without them any. */
  readonly ours?: readonly string[];
  readonly theirs?: readonly string[];
  /** Checks by peer; without them any check. */
  readonly checks?: Readonly<Record<string, readonly string[]>>;
  /** Why our verdict is unknown. */
  readonly codes?: readonly string[];
  /** What our message says; one of them will do. */
  readonly says?: readonly string[];
}

const PAGE = join(import.meta.dirname, '..', '..', 'docs', 'disagreements.md');

/** What explains a difference; throws where a row names a section that the page does not have. */
export function readExplanations(): readonly Explanation[] {
  const rows: unknown = parse(readFileSync(join(import.meta.dirname, 'explained.yaml'), 'utf8'));
  const explanations = Array.isArray(rows) ? rows.filter(isExplanation) : [];
  const headings = new Set(readFileSync(PAGE, 'utf8').split('\n'));
  const missing = explanations.filter(({ section }) => !headings.has(`### ${section}`));
  if (missing.length > 0) throw new Error(`docs/disagreements.md has no section ${missing[0]?.section}`);
  return explanations;
}

/** The first row that fits what is no agreement. */
export function explanationOf(compared: Compared, explanations: readonly Explanation[]): Explanation | undefined {
  const { label, ours, code, message } = compared;
  return explanations.find(
    ({ ours: own, theirs, checks, codes, says }) =>
      (own === undefined || own.includes(ours)) &&
      (theirs === undefined || theirs.includes(label.expected)) &&
      (codes === undefined || (code !== undefined && codes.includes(code))) &&
      (says === undefined || says.some(part => message.includes(part))) &&
      (checks === undefined || checks[peerOf(label)]?.includes(label.peerId) === true),
  );
}

function isExplanation(row: unknown): row is Explanation {
  return isRecord(row) && typeof row.section === 'string';
}
