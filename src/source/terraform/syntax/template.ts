import { heredocText, indentOf, literal, type TextReading } from './literal.ts';
import type { Raw } from './raw.ts';
import type { Expression, Part } from './syntax.ts';
import type { SourceText } from './text.ts';

interface Reading extends TextReading {
  readonly expression: (raw: Raw, source: SourceText) => Expression;
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

/** Without empty literals. */
function join(parts: readonly Part[]): readonly Part[] {
  return parts.filter(part => part !== '');
}
