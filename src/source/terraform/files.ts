import { isAbsolute, join } from 'node:path';
import { Unknown } from '../../model/value.ts';
import { type Boundary, readText } from './boundary.ts';
import type { TextFiles } from './evaluate/run.ts';
import { filesBelow } from './listing.ts';
import type { ReadTree } from './syntax/grammar.ts';
import { parseExpression } from './syntax/parse.ts';
import type { Expression } from './syntax/syntax.ts';

/** The files that `file` and `templatefile` read, relative to the root's folder. */
export function textFiles(folder: string, boundary: Boundary, grammar: ReadTree): TextFiles {
  const templates = new Map<string, Expression | Unknown | undefined>();
  const read = (path: string) => readInside(isAbsolute(path) ? path : join(folder, path), path, boundary);
  const template = (path: string) => {
    const text = read(path);
    return typeof text === 'string' ? templateOf(text, path, grammar) : text;
  };
  return {
    read,
    list: (path, levels) => filesBelow(isAbsolute(path) ? path : join(folder, path), levels, path, boundary),
    template: path => {
      if (!templates.has(path)) templates.set(path, template(path));
      return templates.get(path);
    },
  };
}

function readInside(path: string, name: string, boundary: Boundary): string | Unknown | undefined {
  const look = boundary.look(path);
  if (look.is === 'outside') return new Unknown('expression', `the file ${name} lies outside of what may be read`);
  if (look.is === 'missing' || look.isFolder) return undefined;
  const found = readText(look.real);
  return 'text' in found ? found.text : new Unknown('unreadable', `the file ${name} cannot be read: ${found.problem}`);
}

const END = 'RDS_AUDIT_END_OF_TEMPLATE';

/** A template's text is read as a heredoc, which has no escapes either; the line end that this adds is taken away. */
function templateOf(text: string, path: string, grammar: ReadTree): Expression {
  if (text.includes(END)) return { is: 'broken', detail: `the template ${path} cannot be read` };
  const endsLine = text.endsWith('\n') || text === '';
  const heredoc = parseExpression(`<<${END}\n${text}${endsLine ? '' : '\n'}${END}`, path, grammar);
  if (endsLine) return heredoc;
  return { is: 'call', name: 'trimsuffix', args: [heredoc, { is: 'literal', value: '\n' }], spread: false };
}
