import { Refusal } from '../pattern/node.ts';
import { Pattern } from '../pattern/pattern.ts';

/** What the marks of a glob are in a regular expression; what is in brackets stands there as it is. */
const MARKS: Readonly<Record<string, string>> = {
  '**/': '(?:[^/]+/)*',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
  '{': '(?:',
  '}': ')',
  ',': '|',
};
const TOKEN = /\*\*\/|\*\*|[*?{},]|\[[^\]]+\]|\\.|./gsu;

/** Whether a path matches a glob as `fileset` reads it; undefined for a glob that it does not take. */
export function globOf(glob: string): ((path: string) => boolean) | undefined {
  try {
    const pattern = new Pattern(`^(?s:${toPattern(glob)})$`);
    return path => pattern.matches(path, 1).length > 0;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** How many folders deep what a glob matches may lie. */
export function levelsOf(glob: string): number {
  return glob.includes('**') ? Number.POSITIVE_INFINITY : glob.split('/').length - 1;
}

/** A comma outside of braces is a comma. */
function toPattern(glob: string): string {
  let depth = 0;
  return glob.replace(TOKEN, token => {
    depth += token === '{' ? 1 : token === '}' ? -1 : 0;
    if (token === ',' && depth === 0) return token;
    if (token.startsWith('[') && token.length > 1) return token.replace(/^\[!/, '[^');
    return MARKS[token] ?? (token.startsWith('\\') ? token : token.replace(/[^\w/-]/gu, mark => `\\${mark}`));
  });
}
