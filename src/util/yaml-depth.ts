import { Lexer } from 'yaml';

/** Deeper nesting is refused before composing, which would overflow the stack. */
export const MAX_DEPTH = 200;

/** Behind these begins a level of its own. */
const INDICATOR = /[-?](?=\s|$)/g;

/** Whether a lexer token is content: not white space, a comment, or one of the lexer's own marks. */
function isContent(token: string): boolean {
  return token.charCodeAt(0) > 32 && !token.startsWith('#');
}

/**
 * Whether the text is plainly shallow, so that it need not be taken apart for that: the levels of blocks that begin in an
 * indentation begin each further right than the one around it, those behind it stand all on one line, each behind an
 * indicator, and each other level has its bracket.
 */
function isPlainlyShallow(text: string): boolean {
  let [indents, indicators] = [0, 0];
  for (const line of text.split('\n')) {
    indents = Math.max(indents, line.length - line.trimStart().length);
    indicators = Math.max(indicators, line.match(INDICATOR)?.length ?? 0);
  }
  const brackets = text.match(/[[{]/g)?.length ?? 0;
  return indents + 1 + indicators + brackets <= MAX_DEPTH;
}

/** Where the text first nests too deep, judged on the lexer's tokens; undefined where it does not. */
export function tooDeep(text: string): { line: number; column: number } | undefined {
  if (isPlainlyShallow(text)) return undefined;
  let [line, column, flow] = [1, 1, 0];
  /** Columns at which the block levels that are open begin. */
  let levels: number[] = [];
  /** The next content begins a level: it is the first of its line, or stands behind an indicator. */
  let begins = true;
  for (const token of new Lexer().lex(text)) {
    if (isContent(token)) {
      const start = column;
      if (begins && flow === 0) levels = [...levels.filter(level => level < start), start];
      begins = token === '-' || token === '?';
    }
    if (token === '[' || token === '{') flow += 1;
    if (token === ']' || token === '}') flow -= 1;
    if (levels.length + flow > MAX_DEPTH) return { line, column };
    for (const character of token) {
      column += character === '\n' ? 1 - column : character >= ' ' || character === '\t' ? 1 : 0;
      if (character === '\n') [line, begins] = [line + 1, true];
    }
  }
  return undefined;
}
