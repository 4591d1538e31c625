/** Items by a key made of parts, in the order in which the keys first come. */
export function groupBy<T>(
  items: Iterable<T>,
  keyOf: (item: T) => readonly unknown[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** Each once, in the order in which they first come. */
export function distinct<T>(items: Iterable<T>): readonly T[] {
  return [...new Set(items)];
}
