import type { Location } from '../../../model/location.ts';
import type { Position } from '../../../util/errors.ts';

/** A file's text with its name as people see it; offsets count UTF-16 units, as columns do. */
export class SourceText {
  readonly name: string;
  readonly text: string;
  #starts: readonly number[] | undefined;

  constructor(name: string, text: string) {
    this.name = name;
    this.text = text;
  }

  position(offset: number): Position {
    const line = this.#lineOf(offset);
    return { file: this.name, line: line + 1, column: offset - (this.#lines[line] ?? 0) + 1 };
  }

  /** The first line of the span: what reports point at is one line. */
  location(start: number, end: number): Location {
    const { file, line, column } = this.position(start);
    const lineEnd = this.text.slice(start, this.#lines[line] ?? this.text.length).trimEnd().length + start;
    const endColumn = column + Math.max(Math.min(end, lineEnd) - start, 1);
    return { file, startLine: line, startColumn: column, endLine: line, endColumn };
  }

  get #lines(): readonly number[] {
    this.#starts ??= lineStarts(this.text);
    return this.#starts;
  }

  #lineOf(offset: number): number {
    const lines = this.#lines;
    let [low, high] = [0, lines.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lines[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** A piece of a text, the end exclusive. */
export interface Span {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

/** The span's first line. */
export function locationOf({ source, start, end }: Span): Location {
  return source.location(start, end);
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
