/** A spot in a text: 1-based, the column in UTF-16 code units as editors count them. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

/** Lines and columns of offsets, in one pass over the text whatever their order. */
export function spotsOf(text: string, offsets: readonly number[]): ReadonlyMap<number, Spot> {
  const spots = new Map<number, Spot>();
  let [line, lineStart, nextStart] = [1, 0, startOfNext(text, 0)];
  for (const offset of [...offsets].sort((a, b) => a - b)) {
    while (nextStart <= offset) {
      line++;
      lineStart = nextStart;
      nextStart = startOfNext(text, lineStart);
    }
    spots.set(offset, { line, column: offset - lineStart + 1 });
  }
  return spots;
}

function startOfNext(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? Number.POSITIVE_INFINITY : end + 1;
}

/** Line and column of one offset. */
export function spotOf(text: string, offset: number): Spot {
  return spotsOf(text, [offset]).get(offset) ?? { line: 1, column: 1 };
}
