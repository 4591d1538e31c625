import type { Range } from './node.ts';

/** Characters above these do not exist. */
const LAST = 0x10ffff;

const DIGITS: readonly Range[] = [[48, 57]];
const UPPER: readonly Range[] = [[65, 90]];
const LOWER: readonly Range[] = [[97, 122]];
const WORD: readonly Range[] = [...DIGITS, ...UPPER, [95, 95], ...LOWER];
const SPACE: readonly Range[] = [
  [9, 10],
  [12, 13],
  [32, 32],
];

/** `\d`, `\s`, `\w` are of ASCII only; source: https://github.com/google/re2/wiki/Syntax */
const LETTERS: Readonly<Record<string, readonly Range[]>> = { d: DIGITS, s: SPACE, w: WORD };

/** What `\d` or `\D` stands for; undefined for other letters. */
export function classOf(letter: string): readonly Range[] | undefined {
  const ranges = LETTERS[letter.toLowerCase()];
  return ranges === undefined || letter === letter.toLowerCase() ? ranges : complement(ranges);
}

const POSIX: Readonly<Record<string, readonly Range[]>> = {
  alnum: [...DIGITS, ...UPPER, ...LOWER],
  alpha: [...UPPER, ...LOWER],
  ascii: [[0, 127]],
  blank: [
    [9, 9],
    [32, 32],
  ],
  cntrl: [
    [0, 31],
    [127, 127],
  ],
  digit: DIGITS,
  graph: [[33, 126]],
  lower: LOWER,
  print: [[32, 126]],
  punct: [
    [33, 47],
    [58, 64],
    [91, 96],
    [123, 126],
  ],
  space: [
    [9, 13],
    [32, 32],
  ],
  upper: UPPER,
  word: WORD,
  xdigit: [...DIGITS, [65, 70], [97, 102]],
};

/** What `[:alpha:]` or `[:^alpha:]` stands for; undefined for other names. */
export function posixClass(name: string): readonly Range[] | undefined {
  const ranges = Object.hasOwn(POSIX, name.replace(/^\^/, '')) ? POSIX[name.replace(/^\^/, '')] : undefined;
  return ranges !== undefined && name.startsWith('^') ? complement(ranges) : ranges;
}

/** All characters but these. */
function complement(ranges: readonly Range[]): readonly Range[] {
  const rest: Range[] = [];
  let next = 0;
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    if (from > next) rest.push([next, from - 1]);
    next = to + 1;
  }
  return [...rest, [next, LAST]];
}

/** Whether a character is one of the ranges; `folded` takes upper and lower case for the same. */
export function holds(ranges: readonly Range[], letter: string, folded: boolean): boolean {
  const forms = folded ? [letter, letter.toLowerCase(), letter.toUpperCase()] : [letter];
  const codes = forms.map(form => form.codePointAt(0) ?? -1);
  return codes.some(code => ranges.some(([from, to]) => code >= from && code <= to));
}
