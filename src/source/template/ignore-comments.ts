import type { InlineSuppression } from '../../model/inventory.ts';
import type { Mistake, Position } from '../../util/errors.ts';

export interface IgnoreComments {
  readonly comments: readonly InlineSuppression[];
  readonly mistakes: readonly Mistake[];
}

/** Where the comments of a text begin, as the language has it. */
export type CommentsIn = (text: string) => readonly number[];

const COMMENT = /^(?:#|\/\/)[ \t]*rds-audit:ignore\b([^\r\n]*)/;
const HINT = 'write # rds-audit:ignore RULE reason=why it is so, expires=2027-01-31';

/**
 * Every comment of a text that suppresses a rule, `# rds-audit:ignore RULE reason=…, expires=…`: about its own line, or the
 * next with anything on it where it stands alone. Those that say too little suppress nothing.
 */
export function ignoreComments(file: string, text: string, commentsIn: CommentsIn): IgnoreComments {
  if (!text.includes('rds-audit:ignore')) return { comments: [], mistakes: [] };
  const lines = new Lines(text, commentsIn(text));
  const read = lines.starts.flatMap(start => {
    const found = COMMENT.exec(text.slice(start, start + LONGEST));
    return found === null ? [] : [parse(found[1] ?? '', { file, ...lines.spot(start) }, lines.meant(start))];
  });
  return {
    comments: read.filter(isComment),
    mistakes: read.flatMap(one => (isComment(one) ? [] : [one])),
  };
}

const LONGEST = 2000;

/** The lines of a text, numbered from 1, and which of them hold nothing but a comment. */
class Lines {
  readonly starts: readonly number[];
  readonly #lines: readonly string[];
  readonly #begins: number[] = [];
  readonly #alone: ReadonlySet<number>;
  #next: readonly (number | undefined)[] | undefined;

  constructor(text: string, starts: readonly number[]) {
    this.starts = starts;
    this.#lines = text.split('\n');
    let offset = 0;
    for (const line of this.#lines) {
      this.#begins.push(offset);
      offset += line.length + 1;
    }
    this.#alone = new Set(
      starts.map(start => this.spot(start)).flatMap(spot => (this.#opens(spot) ? [spot.line] : [])),
    );
  }

  spot(offset: number): { readonly line: number; readonly column: number } {
    const next = upperBound(this.#begins, offset);
    return { line: next, column: offset - (this.#begins[next - 1] ?? 0) + 1 };
  }

  /** The line that a comment is about: of one that stands alone the next that holds more than a comment. */
  meant(offset: number): number {
    const { line } = this.spot(offset);
    if (!this.#alone.has(line)) return line;
    this.#next ??= this.#following();
    return this.#next[line] ?? line;
  }

  /** Behind each line, counted from 1, the next that holds more than a comment. */
  #following(): readonly (number | undefined)[] {
    const following: (number | undefined)[] = [];
    let next: number | undefined;
    for (let line = this.#lines.length; line > 0; line--) {
      following[line] = next;
      if ((this.#lines[line - 1] ?? '').trim() !== '' && !this.#alone.has(line)) next = line;
    }
    return following;
  }

  #opens({ line, column }: { readonly line: number; readonly column: number }): boolean {
    return (this.#lines[line - 1] ?? '').slice(0, column - 1).trim() === '';
  }
}

/** How many of the sorted numbers are not above the limit. */
function upperBound(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function parse(words: string, at: Position, line: number): InlineSuppression | Mistake {
  const [, rule, rest] = /^\s+([a-z0-9-]+)\s*(.*?)\s*$/.exec(words) ?? [];
  if (rule === undefined) return { message: 'the comment names no rule to ignore', at, hint: HINT };
  const [, reason, expires] = /^reason=(.+?)(?:,\s*expires=(\S+))?$/.exec(rest ?? '') ?? [];
  if (reason === undefined) return { message: `the comment gives no reason to ignore ${rule}`, at, hint: HINT };
  if (expires !== undefined && !isDay(expires))
    return { message: `expires=${expires} is no day`, at, hint: 'write a day as 2027-01-31' };
  return { rule, reason, expires, at, line };
}

/** `2027-01-31` */
export function isDay(text: string): boolean {
  const time = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}

function isComment(one: InlineSuppression | Mistake): one is InlineSuppression {
  return 'rule' in one;
}
