import { Unknown } from '../../../model/value.ts';
import { LIMITS } from '../evaluate/run.ts';
import { isList, type Plain, type Value } from '../evaluate/value.ts';
import { elementsOf } from './elements.ts';
import { format } from './format.ts';
import { integerOf, list, ofText, ofTexts, type TerraformFunction, textOf, textsOf, whole } from './function.ts';

/** Texts; all of their arguments have to be known. */
export const TEXT_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  lower: ofText('lower', text => eachLetter(text, letter => letter.toLowerCase())),
  upper: ofText('upper', text => eachLetter(text, letter => letter.toUpperCase())),
  title: ofText('title', text => text.replace(WORD_START, letters => letters.toUpperCase())),
  trim: ofTexts('trim', (text, set) => trimEnd(trimStart(text, set), set)),
  trimprefix: ofTexts('trimprefix', (text, prefix) => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  trimsuffix: ofTexts('trimsuffix', (text, suffix) =>
    suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
  ),
  trimspace: ofTexts('trimspace', text => text.trim()),
  chomp: ofTexts('chomp', text => text.replace(/[\r\n]+$/, '')),
  strrev: ofTexts('strrev', text => [...text].reverse().join('')),
  substr: whole('substr', ([text, offset, length]) => substr(textOf(text), integerOf(offset), integerOf(length))),
  split: whole('split', ([separator, text]) => split(textOf(separator), textOf(text))),
  join: (args, env) => onlyElement(args) ?? joinAll(args, env),
  startswith: whole('startswith', ([text, prefix]) => textOf(text)?.startsWith(textOf(prefix) ?? '')),
  endswith: whole('endswith', ([text, suffix]) => textOf(text)?.endsWith(textOf(suffix) ?? '')),
  strcontains: whole('strcontains', ([text, part]) => textOf(text)?.includes(textOf(part) ?? '')),
  indent: whole('indent', ([spaces, text]) => indent(integerOf(spaces), textOf(text))),
  format: whole('format', ([spec, ...args]) => format(textOf(spec), args)),
  formatlist: whole('formatlist', ([spec, ...args]) => formatList(textOf(spec), args)),
  parseint: whole('parseint', ([text, base]) => parseInteger(textOf(text), integerOf(base))),
};

/** A word begins behind white space and behind marks of ASCII other than the underscore. */
const WORD_START = /(?:^|[\s!-/:-@[-^`{-~])\p{L}/gu;

/** Go turns one character into one, or leaves it. */
function eachLetter(text: string, turn: (letter: string) => string): string {
  return [...text].map(letter => ([...turn(letter)].length === 1 ? turn(letter) : letter)).join('');
}

function trimStart(text: string, set: string): string {
  const start = [...text].findIndex(letter => !set.includes(letter));
  return start < 0 ? '' : [...text].slice(start).join('');
}

function trimEnd(text: string, set: string): string {
  return [...trimStart([...text].reverse().join(''), set)].reverse().join('');
}

function substr(text: string | undefined, offset: number | undefined, length: number | undefined): string | undefined {
  if (text === undefined || offset === undefined || length === undefined) return undefined;
  const letters = [...text];
  const start = offset < 0 ? Math.max(letters.length + offset, 0) : offset;
  return letters.slice(start, length < 0 ? undefined : start + length).join('');
}

function split(separator: string | undefined, text: string | undefined): Plain | undefined {
  if (separator === undefined || text === undefined) return undefined;
  return list(text === '' ? [''] : text.split(separator));
}

const joinAll = whole('join', ([separator, ...lists]) => join(textOf(separator), lists));

/** Of a single element the text alone is left, known or not: `join("", aws_kms_key.this[*].arn)` is the key's ARN. */
function onlyElement([separator, ...lists]: readonly Value[]): Value | undefined {
  const elements = lists.map(elementsOf);
  const [only, ...others] = elements.flatMap(one => one?.items ?? []);
  const isWhole = elements.every(one => one !== undefined && one.open === undefined);
  const isHidden = only?.value instanceof Unknown && typeof separator?.value === 'string';
  return isWhole && isHidden && others.length === 0 ? only : undefined;
}

function join(separator: string | undefined, lists: readonly Plain[]): string | undefined {
  const texts = lists.map(textsOf).filter(one => one !== undefined);
  return separator === undefined || texts.length < lists.length ? undefined : joined(separator, texts.flat());
}

/** Not made at all where it would be too long. */
function joined(separator: string, texts: readonly string[]): string | undefined {
  const length = texts.reduce((sum, text) => sum + text.length + separator.length, 0);
  return length > LIMITS.text + separator.length ? undefined : texts.join(separator);
}

function indent(spaces: number | undefined, text: string | undefined): string | undefined {
  if (spaces === undefined || spaces < 0 || spaces > 1000) return undefined;
  return text === undefined ? undefined : joined(`\n${' '.repeat(spaces)}`, text.split('\n'));
}

/** One text for each element of the lists, which are of one length; what is no list stays the same. */
function formatList(spec: string | undefined, args: readonly Plain[]): Plain | undefined {
  const lengths = new Set(args.filter(isList).map(({ length }) => length));
  const [length = 1] = lengths;
  if (lengths.size > 1) return undefined;
  const at = (arg: Plain, index: number) => (isList(arg) ? (arg[index]?.value ?? null) : arg);
  const texts = Array.from({ length }, (_, index) =>
    format(
      spec,
      args.map(arg => at(arg, index)),
    ),
  );
  const formatted = texts.filter(text => text !== undefined);
  return formatted.length === texts.length && length <= LIMITS.list ? list(formatted) : undefined;
}

function parseInteger(text: string | undefined, base: number | undefined): number | undefined {
  if (text === undefined || base === undefined || base < 2 || base > 36) return undefined;
  const value = Number.parseInt(text, base);
  const isWhole = Number.isSafeInteger(value) && value.toString(base) === text.toLowerCase().replace(/^0+(?=.)/, '');
  return isWhole ? value : undefined;
}
