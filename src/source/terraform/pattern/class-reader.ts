import { posixClass } from './classes.ts';
import { escapeAt } from './escape.ts';
import { type Node, type Range, Refusal } from './node.ts';

/** What was read, and where what follows begins. */
interface ReadSet {
  readonly node: Node;
  readonly end: number;
}

/** Reads `[a-z\d]`, of which the bracket stands right before `start`. */
export function readSet(letters: readonly string[], start: number, folded: boolean): ReadSet {
  const negated = letters[start] === '^';
  const first = start + (negated ? 1 : 0);
  const ranges: Range[] = [];
  let at = first;
  while (letters[at] !== ']' || at === first) at = readItem(letters, at, ranges);
  return { node: { is: 'set', ranges, negated, folded }, end: at + 1 };
}

function readItem(letters: readonly string[], at: number, ranges: Range[]): number {
  const name = letters[at] === '[' ? /^\[:(\^?\w+):\]/.exec(letters.slice(at, at + 12).join('')) : null;
  if (name !== null) return readNamed(name, at, ranges);
  const from = readOne(letters, at);
  if ('ranges' in from) {
    ranges.push(...from.ranges);
    return from.end;
  }
  const isRange = letters[from.end] === '-' && letters[from.end + 1] !== ']' && letters[from.end + 1] !== undefined;
  const to = isRange ? readOne(letters, from.end + 1) : from;
  if (!('code' in to) || to.code < from.code) throw new Refusal(true, 'a range of characters runs backwards');
  ranges.push([from.code, to.code]);
  return to.end;
}

function readNamed([text, name = '']: RegExpExecArray, at: number, ranges: Range[]): number {
  const found = posixClass(name);
  if (found === undefined) throw new Refusal(true, `there is no class ${text}`);
  ranges.push(...found);
  return at + text.length;
}

type One = { readonly end: number } & ({ readonly code: number } | { readonly ranges: readonly Range[] });

function readOne(letters: readonly string[], at: number): One {
  const letter = letters[at];
  if (letter === undefined) throw new Refusal(true, 'a class is not closed');
  if (letter !== '\\') return { code: letter.codePointAt(0) ?? 0, end: at + 1 };
  const { escape: found, length } = escapeAt(letters, at + 1);
  if ('anchor' in found) throw new Refusal(true, 'a class holds what is no character');
  return { ...found, end: at + 1 + length };
}
