import { readSet } from './class-reader.ts';
import { Cursor } from './cursor.ts';
import { escapeAt } from './escape.ts';
import { type Node, type Parsed, Refusal } from './node.ts';
import { isCount, readCount } from './quantifier.ts';

/** Groups in groups beyond this are not read; Go itself takes a thousand. */
const MAX_DEPTH = 50;

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly U: boolean;
}

/** A pattern as Go's regexp reads it; throws a Refusal. Source: https://github.com/google/re2/wiki/Syntax */
export function parsePattern(text: string): Parsed {
  const cursor = new Cursor(text);
  const reader = new PatternReader(cursor);
  const root = reader.either(0);
  if (cursor.next !== undefined) throw new Refusal(true, 'a ) closes nothing');
  return { root, groups: reader.groups };
}

class PatternReader {
  readonly groups: (string | undefined)[] = [undefined];
  readonly #cursor: Cursor;
  #flags: Flags = { i: false, m: false, s: false, U: false };

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  /** Up to what closes it; flags that are set inside end with it. */
  either(depth: number): Node {
    if (depth > MAX_DEPTH) throw new Refusal(false, 'the pattern nests too deep');
    const flags = this.#flags;
    const options: Node[] = [];
    do options.push(this.#sequence(depth));
    while (this.#cursor.take('|'));
    this.#flags = flags;
    return { is: 'either', options };
  }

  #sequence(depth: number): Node {
    const items: Node[] = [];
    while (!['|', ')', undefined].includes(this.#cursor.next)) {
      const item = this.#quoted() ?? this.#item(depth);
      if (item !== undefined) items.push(item);
    }
    return { is: 'sequence', items };
  }

  /** `\Q…\E`; a quantifier behind it would mean its last character. */
  #quoted(): Node | undefined {
    if (!this.#cursor.take('\\Q')) return undefined;
    const items: Node[] = [];
    while (this.#cursor.next !== undefined && !this.#cursor.take('\\E'))
      items.push(this.#literal(this.#cursor.advance()));
    if (isCount(this.#cursor)) throw new Refusal(false, 'what is repeated is quoted');
    return { is: 'sequence', items };
  }

  #item(depth: number): Node | undefined {
    const of = this.#one(depth);
    const count = of === undefined ? undefined : readCount(this.#cursor);
    if (of === undefined || count === undefined) return of;
    return { is: 'repeat', of, min: count.min, max: count.max, greedy: count.lazy === this.#flags.U };
  }

  #one(depth: number): Node | undefined {
    if (isCount(this.#cursor) && this.#cursor.next !== '{') throw new Refusal(true, 'nothing is repeated');
    const letter = this.#cursor.advance();
    switch (letter) {
      case '(':
        return this.#group(depth);
      case '[':
        return this.#set();
      case '\\':
        return this.#escape();
      case '^':
        return { is: 'anchor', anchor: this.#flags.m ? 'line-start' : 'text-start' };
      case '$':
        return { is: 'anchor', anchor: this.#flags.m ? 'line-end' : 'text-end' };
      case '.':
        return { is: 'set', ranges: this.#flags.s ? [] : [[10, 10]], negated: true, folded: false };
      default:
        return this.#literal(letter);
    }
  }

  #literal(letter: string): Node {
    const code = letter.codePointAt(0) ?? 0;
    return { is: 'set', ranges: [[code, code]], negated: false, folded: this.#flags.i };
  }

  #set(): Node {
    const { node, end } = readSet(this.#cursor.letters, this.#cursor.at, this.#flags.i);
    this.#cursor.at = end;
    return node;
  }

  #escape(): Node {
    const { escape: found, length } = escapeAt(this.#cursor.letters, this.#cursor.at);
    this.#cursor.at += length;
    if ('anchor' in found) return { is: 'anchor', anchor: found.anchor };
    if ('code' in found) return this.#literal(String.fromCodePoint(found.code));
    return { is: 'set', ranges: found.ranges, negated: false, folded: this.#flags.i };
  }

  #group(depth: number): Node | undefined {
    const [opening = '', name] = /^\?P?<(\w+)>/.exec(this.#cursor.ahead(200)) ?? [];
    if (name !== undefined || this.#cursor.next !== '?') return this.#captured(opening, name, depth);
    const [flags, set = '', clear = '', mark] = FLAGS.exec(this.#cursor.ahead(20)) ?? [];
    if (flags === undefined) throw new Refusal(true, 'this kind of group does not exist');
    this.#cursor.take(flags);
    const outer = this.#flags;
    this.#flags = { ...outer, ...flagsOf(set, true), ...flagsOf(clear, false) };
    if (mark === ')') return undefined;
    const of = this.#closed(this.either(depth + 1));
    this.#flags = outer;
    return of;
  }

  #captured(opening: string, name: string | undefined, depth: number): Node {
    if (name !== undefined && this.groups.includes(name)) throw new Refusal(true, `two groups are called ${name}`);
    this.#cursor.take(opening);
    const index = this.groups.push(name) - 1;
    return this.#closed({ is: 'group', of: this.either(depth + 1), index });
  }

  #closed(node: Node): Node {
    if (!this.#cursor.take(')')) throw new Refusal(true, 'a ( is not closed');
    return node;
  }
}

const FLAGS = /^\?([imsU]*)(?:-([imsU]+))?([:)])/;

function flagsOf(letters: string, value: boolean): Partial<Flags> {
  return Object.fromEntries([...letters].map(letter => [letter, value]));
}
