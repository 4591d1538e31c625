import type { Raw } from './raw.ts';
import type { Expression, Part } from './syntax.ts';
import type { SourceText } from './text.ts';

/** How a template's literal text is read: a heredoc has no escapes, and may lose its indentation. */
interface Reading {
  readonly source: SourceText;
  readonly expression: (raw: Raw, source: SourceText) => Expression;
  readonly heredoc: boolean;
  readonly indent: number;
}

/**
 * A quoted string or heredoc as a template. Literal text is taken from between the interpolations, for the grammar's own
 * literals lose the white space at their ends.
 */
export function toTemplate(raw: Raw, source: SourceText, expression: Reading['expression']): Expression {
  const heredoc = raw.type === 'heredoc_template';
  const { start, end } = heredoc ? heredocText(raw, source) : { start: raw.start + 1, end: raw.end - 1 };
  const indent = heredoc && source.text.startsWith('<<-', raw.start) ? indentOf(source.text.slice(start, end)) : 0;
  const parts = join(partsOf(raw.children, start, end, { source, expression, heredoc, indent }));
  const [first] = parts;
  if (first === undefined) return { is: 'literal', value: '' };
  if (parts.length > 1) return { is: 'template', parts };
  if (typeof first === 'string') return { is: 'literal', value: first };
  return first.is === 'value' && !heredoc ? { is: 'interpolation', of: first.of } : { is: 'template', parts };
}

/** From the line after the opening to the line of the closing marker. */
function heredocText(raw: Raw, { text }: SourceText): { readonly start: number; readonly end: number } {
  const marks = raw.children.filter(({ type }) => type === 'heredoc_identifier');
  const start = text.indexOf('\n', marks[0]?.end ?? raw.start) + 1;
  const end = text.lastIndexOf('\n', marks.at(-1)?.start ?? raw.end) + 1;
  return { start, end: Math.max(start, end) };
}

function indentOf(text: string): number {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  const indents = lines.map(line => line.length - line.trimStart().length);
  return indents.reduce((least, indent) => Math.min(least, indent), indents[0] ?? 0);
}

const ITEMS: ReadonlySet<string> = new Set(['template_interpolation', 'template_directive']);

/** Pieces between `start` and `end`; `~` beside a mark takes the white space away that is next to it. */
function partsOf(
  children: readonly Raw[],
  start: number,
  end: number,
  reading: Reading,
  strip = false,
): readonly Part[] {
  const parts: Part[] = [];
  let [from, trims] = [start, strip];
  for (const item of children.filter(({ type }) => ITEMS.has(type))) {
    const [first, last] = marksOf(item);
    parts.push(literal(from, item.start, reading, trims, stripsBefore(first)), part(item, reading));
    [from, trims] = [item.end, stripsAfter(last)];
  }
  return [...parts, literal(from, end, reading, trims, false)];
}

/** What opens and what closes an item: of an interpolation itself, of a directive its first and last mark. */
function marksOf(item: Raw): readonly [Raw, Raw] {
  if (item.type === 'template_interpolation') return [item, item];
  const marks = item.children[0]?.children ?? [];
  return [marks[0] ?? item, marks.at(-1) ?? item];
}

function stripsBefore(mark: Raw | undefined): boolean {
  return mark?.children[1]?.type === 'strip_marker';
}

function stripsAfter(mark: Raw | undefined): boolean {
  return mark?.children.at(-2)?.type === 'strip_marker';
}

function part(item: Raw, reading: Reading): Part {
  if (item.type === 'template_interpolation') return { is: 'value', of: expressionIn(item, reading) };
  const [directive] = item.children;
  if (directive?.type === 'template_for') return forPart(directive, reading);
  return directive === undefined ? '' : ifPart(directive, reading);
}

function forPart(directive: Raw, reading: Reading): Part {
  const [opening, closing] = [directive.children[0] ?? directive, directive.children.at(-1) ?? directive];
  const names = opening.children.filter(({ type }) => type === 'identifier');
  return {
    is: 'for',
    names: names.map(({ start, end }) => reading.source.text.slice(start, end)),
    over: expressionIn(opening, reading),
    body: between(directive, opening, closing, reading),
  };
}

function ifPart(directive: Raw, reading: Reading): Part {
  const [opening, closing] = [directive.children[0] ?? directive, directive.children.at(-1) ?? directive];
  const middle = directive.children.find(({ type }) => type === 'template_else_intro');
  return {
    is: 'if',
    condition: expressionIn(opening, reading),
    yes: between(directive, opening, middle ?? closing, reading),
    no: middle === undefined ? [] : between(directive, middle, closing, reading),
  };
}

function between(directive: Raw, from: Raw, to: Raw, reading: Reading): readonly Part[] {
  const inside = directive.children.filter(child => child.start >= from.end && child.end <= to.start);
  const parts = partsOf(inside, from.end, to.start, reading, stripsAfter(from));
  const last = parts.at(-1);
  const trimmed = stripsBefore(to) && typeof last === 'string' ? [...parts.slice(0, -1), last.trimEnd()] : parts;
  return join(trimmed);
}

function expressionIn(raw: Raw, { source, expression }: Reading): Expression {
  const found = raw.children.find(({ type }) => type === 'expression');
  return found === undefined ? { is: 'broken', detail: 'this interpolation is empty' } : expression(found, source);
}

function literal(start: number, end: number, reading: Reading, trimsStart: boolean, trimsEnd: boolean): string {
  const { source, heredoc, indent } = reading;
  let text = source.text.slice(start, end).replaceAll('\r\n', '\n');
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

/** Without empty literals. */
function join(parts: readonly Part[]): readonly Part[] {
  return parts.filter(part => part !== '');
}
