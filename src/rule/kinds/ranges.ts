/** Ranges of integers, ends included, sorted and merged. */
export type Ranges = readonly (readonly [bigint, bigint])[];

/** Sorts and merges ranges that touch or overlap. */
export function union(ranges: Ranges): Ranges {
  const sorted = [...ranges].sort(byStart);
  const merged: [bigint, bigint][] = [];
  for (const [low, high] of sorted) {
    const last = merged.at(-1);
    if (last === undefined || low > last[1] + 1n) merged.push([low, high]);
    else if (high > last[1]) last[1] = high;
  }
  return merged;
}

function byStart(a: Ranges[number], b: Ranges[number]): number {
  if (a[0] === b[0]) return 0;
  return a[0] < b[0] ? -1 : 1;
}

/** Every integer of `inner` is in `outer`. */
export function contains(outer: Ranges, inner: Ranges): boolean {
  return inner.every(([low, high]) => outer.some(([from, to]) => from <= low && high <= to));
}

/** Some integer is in both. */
export function intersects(a: Ranges, b: Ranges): boolean {
  return a.some(([low, high]) => b.some(([from, to]) => from <= high && low <= to));
}

/** The same integers. */
export function sameRanges(a: Ranges, b: Ranges): boolean {
  return a.length === b.length && a.every(([low, high], i) => b[i]?.[0] === low && b[i]?.[1] === high);
}
