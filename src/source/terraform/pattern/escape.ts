import { classOf } from './classes.ts';
import { type Anchor, type Range, Refusal } from './node.ts';

/** What stands behind a backslash. */
type Escape = { readonly ranges: readonly Range[] } | { readonly anchor: Anchor } | { readonly code: number };

/** An escape, and how many characters it takes behind the backslash. */
interface ReadEscape {
  readonly escape: Escape;
  readonly length: number;
}

const CONTROLS: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };

const ANCHORS: Readonly<Record<string, Anchor>> = {
  A: 'text-start',
  z: 'text-end',
  b: 'boundary',
  B: 'no-boundary',
};

/** Reads the escape whose backslash stands right before `at`. */
export function escapeAt(letters: readonly string[], at: number): ReadEscape {
  const letter = letters[at];
  if (letter === undefined) throw new Refusal(true, 'a backslash ends the pattern');
  const anchor = ANCHORS[letter];
  if (anchor !== undefined) return { escape: { anchor }, length: 1 };
  const ranges = classOf(letter);
  if (ranges !== undefined) return { escape: { ranges }, length: 1 };
  return codeAt(letter, letters, at);
}

function codeAt(letter: string, letters: readonly string[], at: number): ReadEscape {
  const rest = letters.slice(at, at + 12).join('');
  const [hex, braced, plain] = /^x(?:\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{2}))/.exec(rest) ?? [];
  if (hex !== undefined) return code(Number.parseInt(braced ?? plain ?? '', 16), hex.length);
  const octal = /^0[0-7]{0,2}|^[1-7][0-7]{1,2}/.exec(rest)?.[0];
  if (octal !== undefined) return code(Number.parseInt(octal, 8), octal.length);
  const control = CONTROLS[letter];
  if (control !== undefined) return code(control, 1);
  if (letter === 'p' || letter === 'P') throw new Refusal(false, 'Unicode classes are not worked out');
  if (letter === 'C') throw new Refusal(false, 'single bytes are not worked out');
  if (/[\w]/.test(letter)) throw new Refusal(true, `\\${letter} means nothing`);
  return code(letter.codePointAt(0) ?? 0, 1);
}

function code(value: number, length: number): ReadEscape {
  if (value > 0x10ffff) throw new Refusal(true, 'there is no such character');
  return { escape: { code: value }, length };
}
