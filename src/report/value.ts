import { isRecord } from '../model/value.ts';

const LIST_MAX = 5;
const TEXT_MAX = 160;
const HALF_A_PAIR = /[\ud800-\udbff]$/;

/**
 * Text that would be misread bare: our own words, what looks like a list or an end of one, an edge of white space, control
 * characters (what stands before the space and after the tilde, up to U+009F).
 */
const NEEDS_QUOTES = /^$|^\s|\s$|^(?:null|not set|unknown\b.*)$|^::|^[[{]|[\]}]$|["\u007f-\u009f]|[^ -\uffff]|[,;]\s/;

/** What stood at a path, in words: `7`, `[a, b, … 12 more]`, `not set`, `unknown (created at apply)`. */
export function actualInWords(actual: unknown): string {
  if (!isRecord(actual)) return Array.isArray(actual) ? `[${listInWords(actual)}]` : valueInWords(actual);
  if (Object.keys(actual).length !== 1) return valueInWords(actual);
  if (actual.absent === true) return 'not set';
  return isRecord(actual.unknown) ? `unknown (${String(actual.unknown.detail)})` : valueInWords(actual);
}

/** The first few of a list, then how many more. */
export function listInWords(values: readonly unknown[]): string {
  const shown = values.slice(0, LIST_MAX).map(valueInWords);
  const more = values.length - shown.length;
  return [...shown, ...(more > 0 ? [`… ${more} more`] : [])].join(', ');
}

/** One value: text bare unless that would mislead, lists and objects as compact JSON, long ones cut. */
export function valueInWords(value: unknown): string {
  if (typeof value === 'string' && !NEEDS_QUOTES.test(value)) return shortened(value);
  return shortened(JSON.stringify(value, inOrder) ?? String(value));
}

/** A structure reads alike in whatever order its fields came: the SDK, the CLI and a recording each have one of their own. */
function inOrder(_: string, value: unknown): unknown {
  return isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
}

function shortened(text: string): string {
  return text.length <= TEXT_MAX ? text : `${text.slice(0, TEXT_MAX - 1).replace(HALF_A_PAIR, '')}…`;
}
