import type { Report, Severity } from '../../model/finding.ts';

/** How a piece of text looks: `faint` is secondary; `good`, `open` and `bad` are outcomes. */
export type Style = Severity | 'plain' | 'strong' | 'faint' | 'good' | 'open' | 'bad';

/** Text of one style, not yet escaped: that is done where it is laid out, so that no section can forget it. */
export interface Span {
  readonly text: string;
  readonly style: Style;
}

/** A piece of text that wraps, with the columns its first and its further lines begin at. */
export interface Paragraph {
  readonly spans: readonly Span[];
  readonly indent: number;
  readonly hang: number;
  /** Stays on one line however long, so that it can be copied. */
  readonly whole: boolean;
}

/** One part of the text report; yields nothing where there is nothing to say. */
export type Section = (report: Report, cwd: string) => Iterable<Paragraph>;

type Piece = Span | string;

/** A paragraph whose further lines hang two columns to the right. */
export function paragraph(indent: number, ...pieces: readonly Piece[]): Paragraph {
  return hanging(indent, indent + 2, ...pieces);
}

/** A paragraph whose further lines begin at a column of their own. */
export function hanging(indent: number, hang: number, ...pieces: readonly Piece[]): Paragraph {
  return { spans: pieces.map(toSpan), indent, hang, whole: false };
}

/** A line that is never wrapped. */
export function whole(indent: number, text: string): Paragraph {
  return { spans: [toSpan(text)], indent, hang: indent, whole: true };
}

/** An empty line. */
export const BLANK: Paragraph = whole(0, '');

/** Text in a style. */
export function styled(style: Style, text: string): Span {
  return { text, style };
}

function toSpan(piece: Piece): Span {
  return typeof piece === 'string' ? styled('plain', piece) : piece;
}
