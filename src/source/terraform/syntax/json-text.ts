import { ESCAPE_MARK, FILLER } from './literal.ts';

/** Where a JSON text stands: between values, in a text, in an expression within it, in a text within that. */
type State = { readonly is: 'json' | 'text' | 'inner' } | { readonly is: 'code'; braces: number };

/** Signs of operators stay together; a backslash of an inner text and what it escapes are one token. */
const TOKEN =
  /(?:[=!&|<>]|\\u00(?:2[16]|3[c-eC-E]|7[cC]))+|\\\\\\["\\]|\\u[0-9a-fA-F]{4}|\\.|[$%][$%]\{|[$%]\{|["{}]|[^\\$%"{}=!&|<>]+|./gs;

/**
 * A JSON text as the HCL grammar reads it, with nothing moved: what JSON escapes in an expression is written as HCL
 * has it, with spaces beside it, and escapes that HCL has not are marked otherwise.
 */
export function asHcl(json: string): string {
  const states: State[] = [{ is: 'json' }];
  return json.replace(TOKEN, token => {
    const state = states.at(-1) ?? { is: 'json' };
    if (state.is === 'code') return inCode(token, state, states);
    return state.is === 'json' ? between(token, states) : inText(token, state.is === 'inner', states);
  });
}

function between(token: string, states: State[]): string {
  if (token === '"') states.push({ is: 'text' });
  return token;
}

/** A text of JSON ends with its quote; one within an expression with the quote that JSON escapes. */
function inText(token: string, isInner: boolean, states: State[]): string {
  if (token === '${' || token === '%{') states.push({ is: 'code', braces: 0 });
  if (token === (isInner ? '\\"' : '"')) states.pop();
  return isInner ? innerText(token) : foreign(token);
}

/** JSON's own backslashes fall away. */
function innerText(token: string): string {
  if (token === '\\"') return '" ';
  if (!token.startsWith('\\\\')) return foreign(token);
  return token.length === 2 ? `${FILLER}\\` : `${FILLER}${FILLER}\\${token.at(-1)}`;
}

function foreign(token: string): string {
  return /^\\[/bf]$/.test(token) ? `${ESCAPE_MARK}${token.slice(1)}` : token;
}

function inCode(token: string, code: { braces: number }, states: State[]): string {
  if (token === '\\"') states.push({ is: 'inner' });
  if (token === '{' || token === '${') code.braces += 1;
  if (token === '}') code.braces -= 1;
  if (code.braces < 0) states.pop();
  if (token === '\\"') return ' "';
  return token.includes('\\') ? plain(token) : token;
}

/** What escapes stand for, as wide as it was written. */
function plain(token: string): string {
  const letters: unknown = JSON.parse(`"${token}"`);
  return (typeof letters === 'string' && /\S/.test(letters) ? letters : ' ').padEnd(token.length);
}
