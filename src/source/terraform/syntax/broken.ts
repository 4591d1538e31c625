import type { Mistake } from '../../../util/errors.ts';
import { imbalanceOf } from './brackets.ts';
import type { Raw, RawTree } from './raw.ts';
import type { SourceText } from './text.ts';

/** What first breaks the syntax of a piece of text that begins at `start`, and what was expected there. */
export function syntaxMistake({ root, deep }: RawTree, source: SourceText, start: number, end: number): Mistake {
  if (deep !== undefined) return { message: 'nested too deep to be read', at: source.position(deep) };
  const imbalance = imbalanceOf(source.text.slice(start, end));
  if (imbalance !== undefined) {
    return { message: imbalance.message, at: source.position(start + imbalance.offset) };
  }
  const { previous, fault } = firstFault(root);
  return fault?.missing === true && EXPECTED[fault.type] !== undefined
    ? { message: `${EXPECTED[fault.type]} is expected here`, at: source.position(previous?.end ?? fault.start) }
    : unexpected(previous?.end ?? start, end, source);
}

/** What people would write for what the parser misses. */
const EXPECTED: Readonly<Record<string, string>> = {
  identifier: 'a name',
  block_start: '{',
  block_end: '}',
  object_end: '}',
  tuple_end: ']',
  ')': ')',
  '=': '=',
  '=>': '=>',
  ':': ':',
  in: 'in',
};

/** A word that the parser makes up in its need. */
const MADE_UP: ReadonlySet<string> = new Set(['heredoc_identifier', 'heredoc_start', '<<', '<<-']);

interface Fault {
  /** The last word before it that fits. */
  readonly previous: Raw | undefined;
  readonly fault: Raw | undefined;
}

/** The first word that is made up, or what does not fit as a whole. */
function firstFault(root: Raw): Fault {
  let [previous, before]: [Raw | undefined, Raw | undefined] = [undefined, undefined];
  let error: Raw | undefined;
  for (const { leaf, stray } of leaves(root)) {
    if (leaf.missing || (MADE_UP.has(leaf.type) && stray !== undefined)) return { previous, fault: leaf };
    if (error !== undefined && stray !== error) break;
    if (error === undefined && stray !== undefined) [error, before] = [stray, previous];
    previous = leaf;
  }
  const isUnfinished = error === root || !WORDS.has(previous?.type ?? '');
  return { previous: isUnfinished ? previous : before, fault: error };
}

/** After these something else may follow; after a mark something must. */
const WORDS: ReadonlySet<string> = new Set(['identifier', 'numeric_lit', 'quoted_template_end', 'true', 'false']);

/** The text after the last thing that fits. */
function unexpected(from: number, end: number, source: SourceText): Mistake {
  const rest = source.text.slice(from, end);
  const offset = from + (rest.length - rest.trimStart().length);
  const [line = ''] = source.text.slice(offset, Math.min(end, offset + 200)).split(/[\r\n]/);
  const shown = line.length > 40 ? `${line.slice(0, 40)}…` : line;
  const hint = 'expected `name = value`, a block `name "label" {`, or the end of the block';
  const message = shown === '' ? 'unexpected end' : `unexpected \`${shown}\``;
  return { message, at: source.position(Math.min(offset, source.text.length)), hint };
}

interface Leaf {
  readonly leaf: Raw;
  /** The part that is not whole in which it stands. */
  readonly stray: Raw | undefined;
}

/** In the order of the text, without recursion. */
function* leaves(root: Raw): Generator<Leaf> {
  const stack: Leaf[] = [{ leaf: root, stray: undefined }];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const stray = node.stray ?? (node.leaf.type === 'ERROR' ? node.leaf : undefined);
    if (node.leaf.children.length === 0) yield { leaf: node.leaf, stray };
    for (const child of node.leaf.children.toReversed()) stack.push({ leaf: child, stray });
  }
}
