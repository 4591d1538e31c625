import type { Raw } from './raw.ts';
import type { SourceText } from './text.ts';

/** How literal text is read: a heredoc has no escapes, and may lose its indentation. */
export interface TextReading {
  readonly source: SourceText;
  readonly heredoc: boolean;
  readonly indent: number;
}

/** From the line after the opening to the line of the closing marker. */
export function heredocText(raw: Raw, { text }: SourceText): { readonly start: number; readonly end: number } {
  const marks = raw.children.filter(({ type }) => type === 'heredoc_identifier');
  const start = text.indexOf('\n', marks[0]?.end ?? raw.start) + 1;
  const end = text.lastIndexOf('\n', marks.at(-1)?.start ?? raw.end) + 1;
  return { start, end: Math.max(start, end) };
}

/** The indentation that all lines share, blank ones aside. */
export function indentOf(text: string): number {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  const indents = lines.map(line => line.length - line.trimStart().length);
  return indents.reduce((least, indent) => Math.min(least, indent), indents[0] ?? 0);
}

/** The literal text between two places, without the white space that a `~` beside it takes away. */
export function literal(
  start: number,
  end: number,
  reading: TextReading,
  trimsStart: boolean,
  trimsEnd: boolean,
): string {
  const { source, heredoc, indent } = reading;
  let text = source.text.slice(start, end).replaceAll('\r\n', '\n').replaceAll(FILLER, '');
  if (indent > 0) text = unindent(text, indent, source.text[start - 1] === '\n');
  if (trimsStart) text = text.trimStart();
  if (trimsEnd) text = text.trimEnd();
  return (heredoc ? text : text.replace(ESCAPE, unescaped)).replace(/([$%])\1\{/g, '$1{');
}

function unindent(text: string, indent: number, isLineStart: boolean): string {
  const cut = new RegExp(`^[ \\t]{0,${Math.min(indent, 1000)}}`);
  return text
    .split('\n')
    .map((line, index) => (index > 0 || isLineStart ? line.replace(cut, '') : line))
    .join('\n');
}

/** Stands for a backslash that HCL would not take; no character of any text. */
export const ESCAPE_MARK = '\ufdd0';
/** Stands where something fell away, so that what is behind it keeps its place; no character of any text. */
export const FILLER = '\ufdd1';
const ESCAPE = /[\\\ufdd0](?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/g;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(
  whole: string,
  short: string | undefined,
  long: string | undefined,
  one: string | undefined,
): string {
  if (one !== undefined) return ESCAPES[one] ?? one;
  const code = Number.parseInt(short ?? long ?? '', 16);
  if (short !== undefined) return String.fromCharCode(code);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
