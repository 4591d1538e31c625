import type { Location } from '../../model/location.ts';
import { pathBelow } from '../path.ts';

/** Where GitHub shows an annotation: a file of the checkout, relative to the working directory. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Absent where the value goes on after the line: GitHub takes columns only of one line. */
  readonly endColumn?: number | undefined;
}

/** One line, the first: GitHub puts an annotation of several below the last. */
export function placeOf(location: Location | null, cwd: string): Place | undefined {
  const file = location === null ? undefined : pathBelow(cwd, location.file);
  if (location === null || file === undefined) return undefined;
  const { startLine, endLine, startColumn, endColumn } = location;
  const isOneLine = endLine === startLine && endColumn > startColumn;
  return { file: file.join('/'), line: startLine, column: startColumn, endColumn: isOneLine ? endColumn : undefined };
}
