import type { Key } from '../../model/location.ts';
import type { Spot } from './bytes.ts';
import { Cursor } from './cursor.ts';

/** Where a value's text begins and ends, the end exclusive. */
export interface Span {
  readonly start: Spot;
  readonly end: Spot;
  /** As it is written, where it is a text. */
  readonly text?: string | undefined;
}

/** A wanted place in the documents of a text; its children lie inside. */
interface Wanted {
  readonly children: Map<Key, Wanted>;
  span: Span | undefined;
  /** A list whose elements are taken to begin each on a line of its own, and nothing else there. */
  isRegular?: true;
}

type Path = readonly Key[];

/**
 * Where the values at these paths are written, all in one forward pass. A path begins with the number of the document in
 * the text; of a key that is written twice the last counts, as for JSON.parse. The text must be JSON. In `regular` lists
 * elements that nobody wants are leapt over by their first line, as the AWS CLI indents them; whoever names some must see by
 * what is found that it is what he meant.
 */
export function findSpans(
  chunks: Iterable<Uint8Array>,
  paths: readonly Path[],
  regular: readonly Path[] = [],
): readonly (Span | undefined)[] {
  const root: Wanted = { children: new Map(), span: undefined };
  const wanted = paths.map(path => path.reduce(child, root));
  for (const path of regular) path.reduce(child, root).isRegular = true;
  documents(new Cursor(chunks), root.children);
  return wanted.map(({ span }) => span);
}

function child({ children }: Wanted, key: Key): Wanted {
  const known = children.get(key);
  if (known !== undefined) return known;
  const added: Wanted = { children: new Map(), span: undefined };
  children.set(key, added);
  return added;
}

function forget(wanted: Wanted): void {
  if (wanted.span === undefined) return;
  wanted.span = undefined;
  for (const inner of wanted.children.values()) forget(inner);
}

type Children = ReadonlyMap<Key, Wanted>;

function documents(cursor: Cursor, children: Children): void {
  cursor.skipSpace();
  for (let index = 0; !cursor.atEnd; index++) {
    visit(cursor, children.get(index));
    cursor.skipSpace();
  }
}

/** Recursion goes only as deep as what is wanted. */
function visit(cursor: Cursor, wanted: Wanted | undefined): void {
  if (wanted === undefined) {
    cursor.skipValue();
    return;
  }
  forget(wanted);
  const start = cursor.spot;
  const text = inside(cursor, wanted);
  wanted.span = { start, end: cursor.spot, text };
}

/** Over a value, and what it is where that is a text. */
function inside(cursor: Cursor, { children, isRegular }: Wanted): string | undefined {
  if (children.size > 0 && cursor.isAtObject) members(cursor, children);
  else if (children.size > 0 && cursor.isAtList) (isRegular ? regularElements : elements)(cursor, children);
  else return text(cursor);
  return undefined;
}

function text(cursor: Cursor): string | undefined {
  const written = cursor.text();
  if (written === undefined) cursor.skipValue();
  return written;
}

function members(cursor: Cursor, children: Children): void {
  cursor.skipMark();
  while (cursor.hasNext()) visit(cursor, children.get(cursor.key()));
}

function elements(cursor: Cursor, children: Children): void {
  cursor.skipMark();
  for (let index = 0; cursor.hasNext(); index++) visit(cursor, children.get(index));
}

/** So many elements are as quickly gone through. */
const FEW = 4;

function regularElements(cursor: Cursor, children: Children): void {
  const { line } = cursor.spot;
  cursor.skipMark();
  const { line: first, column } = cursor.spot;
  const isIndented = cursor.isAtObject && first > line;
  const wanted = [...children.keys()].filter(key => typeof key === 'number').sort((a, b) => a - b);
  let isAtElement = cursor.hasNext();
  let index = 0;
  for (const next of wanted) {
    if (isAtElement && isIndented && next - index > FEW) {
      isAtElement = cursor.leap(column, next - index);
      index = next;
    }
    for (; isAtElement && index < next; index++) isAtElement = skipElement(cursor);
    if (!isAtElement) return;
    visit(cursor, children.get(index++));
    isAtElement = cursor.hasNext();
  }
  while (isAtElement) isAtElement = skipElement(cursor);
}

/** To the next element; false behind the list. */
function skipElement(cursor: Cursor): boolean {
  cursor.skipValue();
  return cursor.hasNext();
}
