import { Lexer } from 'yaml';

/** What the lexer puts between its tokens that does not stand in the text. */
const MARKS: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001f']);
/** The next token is the text of a scalar. */
const SCALAR = '\u001f';

/** Where the comments of a YAML text begin; what looks like one inside a text value is none. */
export function yamlComments(text: string): readonly number[] {
  const starts: number[] = [];
  let offset = 0;
  let before = '';
  for (const token of new Lexer().lex(text)) {
    if (token.startsWith('#') && before !== SCALAR) starts.push(offset);
    if (!MARKS.has(token)) offset += token.length;
    before = token;
  }
  return starts;
}
