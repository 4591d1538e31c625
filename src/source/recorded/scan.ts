import type { Key } from '../../model/location.ts';
import type { Spot } from './bytes.ts';
import { Cursor } from './cursor.ts';

/** Where a value's text begins and ends, the end exclusive. */
export interface Span {
  readonly start: Spot;
  readonly end: Spot;
}

/** A wanted place in the documents of a text; its children lie inside. */
interface Wanted {
  readonly children: Map<Key, Wanted>;
  span: Span | undefined;
}

/**
 * Where the values at these paths are written, all in one forward pass. A path begins with the number of the document in
 * the text; of a key that is written twice the last counts, as for JSON.parse. The text must be JSON.
 */
export function findSpans(
  chunks: Iterable<Uint8Array>,
  paths: readonly (readonly Key[])[],
): readonly (Span | undefined)[] {
  const root: Wanted = { children: new Map(), span: undefined };
  const wanted = paths.map(path => path.reduce(child, root));
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
  inside(cursor, wanted.children);
  wanted.span = { start, end: cursor.spot };
}

function inside(cursor: Cursor, children: Children): void {
  if (children.size > 0 && cursor.isAtObject) members(cursor, children);
  else if (children.size > 0 && cursor.isAtList) elements(cursor, children);
  else cursor.skipValue();
}

function members(cursor: Cursor, children: Children): void {
  cursor.skipMark();
  while (cursor.hasNext()) visit(cursor, children.get(cursor.key()));
}

function elements(cursor: Cursor, children: Children): void {
  cursor.skipMark();
  for (let index = 0; cursor.hasNext(); index++) visit(cursor, children.get(index));
}
