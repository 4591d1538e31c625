import { type Match, Matcher } from './match.ts';
import { Refusal } from './node.ts';
import { parsePattern } from './parse.ts';
import { compile, type Step } from './program.ts';

/** Steps, and ranges of characters in them, times the characters of a text beyond which nothing is matched. */
const MAX_WORK = 2_000_000;
const MAX_LENGTH = 2_000;

/** A pattern as Terraform has it: the regular expressions of Go, which match in linear time. */
export class Pattern {
  /** Names of the groups, undefined for those without one; the whole match is not among them. */
  readonly groups: readonly (string | undefined)[];
  readonly #steps: readonly Step[];
  readonly #size: number;

  /** Throws a Refusal. */
  constructor(text: string) {
    if (text.length > MAX_LENGTH) throw new Refusal(false, 'the pattern is too long');
    const parsed = parsePattern(text);
    this.groups = parsed.groups.slice(1);
    this.#steps = compile(parsed);
    this.#size = this.#steps.reduce((sum, step) => sum + (step.is === 'set' ? 1 + step.ranges.length : 1), 0);
  }

  /** All matches that do not overlap, none of them empty right behind another. Throws a Refusal where that is too much. */
  matches(text: string, limit = Number.POSITIVE_INFINITY): readonly Found[] {
    const letters = [...text];
    if (this.#size * letters.length > MAX_WORK) throw new Refusal(false, 'there is too much to match');
    const matcher = new Matcher(this.#steps, letters);
    const found: Found[] = [];
    let [from, last, work] = [0, -1, 0];
    while (found.length < limit && from <= letters.length) {
      work += this.#size * (letters.length + 1);
      if (work > 100 * MAX_WORK) throw new Refusal(false, 'there is too much to match');
      const match = matcher.find(from);
      if (match === undefined) break;
      const [start = 0, end = 0] = match;
      if (end > start || start !== last) found.push(new Found(match, letters));
      [from, last] = [end > start ? end : end + 1, end];
    }
    return found;
  }
}

/** One match. */
export class Found {
  readonly start: number;
  readonly end: number;
  readonly #match: Match;
  readonly #letters: readonly string[];

  constructor(match: Match, letters: readonly string[]) {
    const [start = 0, end = 0] = match;
    this.start = start;
    this.end = end;
    this.#match = [...match];
    this.#letters = letters;
  }

  /** The text of a group, 0 being the whole; null for one that took no part. */
  group(index: number): string | null {
    const [start, end] = [this.#match[2 * index], this.#match[2 * index + 1]];
    return start === undefined || end === undefined ? null : this.between(start, end);
  }

  /** Any part of the text that was searched. */
  between(start: number, end?: number): string {
    return this.#letters.slice(start, end).join('');
  }
}
