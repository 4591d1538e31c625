import { toData } from '../evaluate/data.ts';
import { asNumber, asText } from '../evaluate/plain.ts';
import { LIMITS } from '../evaluate/run.ts';
import type { Plain } from '../evaluate/value.ts';

const VERB = /%(?:%|([-+0 #]*)(\d{0,3})(?:\.(\d{1,2}))?([a-zA-Z]))/g;

interface Verb {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
}

type Render = (value: Plain, verb: Verb) => string | undefined;

const VERBS: Readonly<Record<string, Render>> = {
  s: (value, { precision }) => cut(asText(value), precision),
  v: value => asText(value) ?? encoded(value),
  q: value => encoded(asText(value) ?? null),
  t: value => (typeof value === 'boolean' || value === 'true' || value === 'false' ? String(value) : undefined),
  d: value => integer(value)?.toString(),
  x: value => integer(value)?.toString(16),
  X: value => integer(value)?.toString(16).toUpperCase(),
  o: value => integer(value)?.toString(8),
  b: value => integer(value)?.toString(2),
  f: (value, { precision }) => asNumber(value)?.toFixed(precision ?? 6),
};

/** Go's Printf as Terraform has it; undefined for a verb or an argument that it does not take. */
export function format(spec: string | undefined, args: readonly Plain[]): string | undefined {
  if (spec === undefined || lengthOf(spec, args) > LIMITS.text) return undefined;
  let [next, failed] = [0, false];
  const text = spec.replace(VERB, (verb, flags = '', width = '', precision: string | undefined, letter = '') => {
    if (verb === '%%') return '%';
    const arg = args[next++];
    const shape = { flags, width: Number(width), precision: precision === undefined ? undefined : Number(precision) };
    const shown = arg === undefined ? undefined : VERBS[letter]?.(arg, shape);
    failed ||= shown === undefined;
    return pad(shown ?? '', shape);
  });
  return failed || next < args.length ? undefined : text;
}

function lengthOf(spec: string, args: readonly Plain[]): number {
  return args.reduce<number>((sum, arg) => sum + (typeof arg === 'string' ? arg.length : 0), spec.length);
}

function pad(text: string, { flags, width }: Verb): string {
  if (flags.includes('-')) return text.padEnd(width);
  const signed = flags.includes('+') && /^\d/.test(text) ? `+${text}` : text;
  if (!flags.includes('0')) return signed.padStart(width);
  const sign = /^[-+]/.exec(signed)?.[0] ?? '';
  return `${sign}${signed.slice(sign.length).padStart(width - sign.length, '0')}`;
}

/** A precision is how many characters are left of a text. */
function cut(text: string | undefined, length: number | undefined): string | undefined {
  return text === undefined || length === undefined ? text : [...text].slice(0, length).join('');
}

function integer(value: Plain): number | undefined {
  const number = asNumber(value);
  return number !== undefined && Number.isInteger(number) ? number : undefined;
}

/** JSON as Terraform writes it: with keys in order and HTML's marks escaped; undefined where it is too large. */
export function encoded(value: Plain): string | undefined {
  try {
    const marks: Readonly<Record<string, string>> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026' };
    return JSON.stringify(toData(value)).replace(/[<>&]/g, mark => marks[mark] ?? mark);
  } catch {
    return undefined;
  }
}
