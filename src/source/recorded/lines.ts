import type { Spot } from './bytes.ts';

/** Line and column of an offset in a text. */
export function spotOf(text: string, offset: number): Spot {
  let [line, lineStart] = [1, 0];
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', lineStart)) {
    line++;
    lineStart = end + 1;
  }
  return { line, column: offset - lineStart + 1 };
}
