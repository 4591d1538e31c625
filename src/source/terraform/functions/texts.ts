import { LIMITS } from '../evaluate/run.ts';
import { isList, type Plain } from '../evaluate/value.ts';
import { format } from './format.ts';
import { integerOf, list, ofTexts, type TerraformFunction, textOf, textsOf, whole } from './function.ts';

/** Texts; all of their arguments have to be known. */
export const TEXT_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  lower: ofTexts('lower', text => text.toLowerCase()),
  upper: ofTexts('upper', text => text.toUpperCase()),
  title: ofTexts('title', text => text.replace(/(^|\s)(\p{L})/gu, letter => letter.toUpperCase())),
  trim: ofTexts('trim', (text, set) => trimEnd(trimStart(text, set), set)),
  trimprefix: ofTexts('trimprefix', (text, prefix) => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  trimsuffix: ofTexts('trimsuffix', (text, suffix) =>
    suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
  ),
  trimspace: ofTexts('trimspace', text => text.trim()),
  chomp: ofTexts('chomp', text => text.replace(/[\r\n]+$/, '')),
  strrev: ofTexts('strrev', text => [...text].reverse().join('')),
  replace: whole('replace', ([text, from, to]) => replace(textOf(text), textOf(from), textOf(to))),
  substr: whole('substr', ([text, offset, length]) => substr(textOf(text), integerOf(offset), integerOf(length))),
  split: whole('split', ([separator, text]) => split(textOf(separator), textOf(text))),
  join: whole('join', ([separator, ...lists]) => join(textOf(separator), lists)),
  startswith: whole('startswith', ([text, prefix]) => textOf(text)?.startsWith(textOf(prefix) ?? '')),
  endswith: whole('endswith', ([text, suffix]) => textOf(text)?.endsWith(textOf(suffix) ?? '')),
  strcontains: whole('strcontains', ([text, part]) => textOf(text)?.includes(textOf(part) ?? '')),
  indent: whole('indent', ([spaces, text]) => indent(integerOf(spaces), textOf(text))),
  format: whole('format', ([spec, ...args]) => format(textOf(spec), args)),
  formatlist: whole('formatlist', ([spec, ...args]) => formatList(textOf(spec), args)),
  parseint: whole('parseint', ([text, base]) => parseInteger(textOf(text), integerOf(base))),
};

function trimStart(text: string, set: string): string {
  const start = [...text].findIndex(letter => !set.includes(letter));
  return start < 0 ? '' : [...text].slice(start).join('');
}

function trimEnd(text: string, set: string): string {
  return [...trimStart([...text].reverse().join(''), set)].reverse().join('');
}

function replace(text: string | undefined, from: string | undefined, to: string | undefined): Plain | undefined {
  if (text === undefined || from === undefined || to === undefined) return undefined;
  if (from.length < 3 || !from.startsWith('/') || !from.endsWith('/')) return joined(to, text.split(from));
  const pattern = from.slice(1, -1);
  return isSimple(pattern) && text.length <= 1000 && !to.includes('$')
    ? text.replace(new RegExp(pattern, 'g'), () => to)
    : undefined;
}

/** One set of characters with at most one quantifier, which Go and JavaScript read alike and match in linear time. */
function isSimple(pattern: string): boolean {
  return /^(?:\[\^?[\w\s.:,/@#%&=+*-]+\]|\\[dwsDWS]|[\w-])[+*]?\$?$/.test(pattern) && pattern.length <= 100;
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
