import type { InlineSuppression } from '../../model/inventory.ts';
import type { Mistake, Position } from '../../util/errors.ts';

export interface IgnoreComments {
  readonly comments: readonly InlineSuppression[];
  readonly mistakes: readonly Mistake[];
}

const COMMENT = /(?:#|\/\/)[ \t]*rds-audit:ignore\b(.*)$/;
const ALONE = /^\s*(?:#|\/\/)/;
const HINT = 'write # rds-audit:ignore RULE reason=why it is so, expires=2027-01-31';

/**
 * Every comment of a text that suppresses a rule, `# rds-audit:ignore RULE reason=…, expires=…`: about its own line, or the
 * next with anything on it where it stands alone. Those that say too little suppress nothing.
 */
export function ignoreComments(file: string, text: string): IgnoreComments {
  if (!text.includes('rds-audit:ignore')) return { comments: [], mistakes: [] };
  const lines = text.split(/\r?\n/);
  const read = lines.flatMap((line, index) => {
    const found = COMMENT.exec(line);
    if (found === null) return [];
    const at = { file, line: index + 1, column: found.index + 1 };
    return [parse(found[1] ?? '', at, ALONE.test(line) ? nextLine(lines, index) : index + 1)];
  });
  return {
    comments: read.filter(isComment),
    mistakes: read.flatMap(one => (isComment(one) ? [] : [one])),
  };
}

/** The next line that holds more than a comment. */
function nextLine(lines: readonly string[], index: number): number {
  const next = lines.findIndex((line, i) => i > index && line.trim() !== '' && !ALONE.test(line));
  return next === -1 ? index + 1 : next + 1;
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
