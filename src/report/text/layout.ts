import { escapeUnseen } from '../escape.ts';
import { type Paragraph, type Span, type Style, styled } from './paragraph.ts';

/** The spans of one line, indent included, escaped but for what only a whole line can show. */
export type Line = readonly Span[];

/** What is never broken, and the spaces before it. */
interface Word {
  gap: string;
  readonly spans: Span[];
  length: number;
}

/** A paragraph as lines of at most `width` columns; a single longer word stays whole. */
export function* layOut({ spans, indent, hang, whole }: Paragraph, width: number): Iterable<Line> {
  const escaped = spans.map(({ text, style }) => styled(style, escapeUnseen(text)));
  if (whole || fits(escaped, width - indent)) yield [margin(indent), ...escaped];
  else yield* fill(wordsOf(escaped), indent, hang, width);
}

/** Whether the text is a line as it stands: most are. Spaces at the edge of a span are placed with its words. */
function fits(spans: readonly Span[], width: number): boolean {
  let left = width;
  for (const { text } of spans) {
    left -= text.length;
    if (left < 0 || text.startsWith(' ') || text.endsWith(' ')) return false;
  }
  return true;
}

function* fill(words: readonly Word[], indent: number, hang: number, width: number): Iterable<Line> {
  let line: Span[] = [margin(indent)];
  let used = indent;
  for (const word of words) {
    const gains = line.length > 1 && used + word.gap.length > hang;
    if (gains && used + word.gap.length + word.length > width) {
      yield line;
      [line, used] = [[margin(hang)], hang];
    }
    const gap = line.length > 1 ? word.gap : '';
    line.push(styled(gapStyle(line, word), gap), ...word.spans);
    used += gap.length + word.length;
  }
  yield line;
}

/** The space between two words of one style has that style too. */
function gapStyle(line: Line, { spans: [first] }: Word): Style {
  const style = line.at(-1)?.style ?? 'plain';
  return style === first?.style ? style : 'plain';
}

/** Cut at spaces only; a word may go on from one span into the next. */
function wordsOf(spans: readonly Span[]): readonly Word[] {
  const words = [emptyWord()];
  for (const { text, style } of spans) {
    for (const [token] of text.matchAll(/ +|[^ ]+/g)) add(words, styled(style, token));
  }
  return words.filter(({ length }) => length > 0);
}

function add(words: Word[], token: Span): void {
  const isGap = token.text.startsWith(' ');
  if (isGap && words.at(-1)?.length !== 0) words.push(emptyWord());
  const word = words.at(-1) ?? emptyWord();
  if (isGap) word.gap += token.text;
  else {
    word.spans.push(token);
    word.length += token.text.length;
  }
}

function emptyWord(): Word {
  return { gap: '', spans: [], length: 0 };
}

function margin(width: number): Span {
  return styled('plain', ' '.repeat(width));
}
