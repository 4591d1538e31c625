/** Whether two parsed JSON values are equal, whatever the order of keys; without recursion, as hostile documents are deep. */
export function isSame(a: unknown, b: unknown): boolean {
  const pairs: (readonly [unknown, unknown])[] = [[a, b]];
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const inner = compare(...pair);
    if (inner === undefined) return false;
    for (const next of inner) pairs.push(next);
  }
  return true;
}

/** The pairs that remain to be compared; undefined where the two differ already. */
function compare(a: unknown, b: unknown): readonly (readonly [unknown, unknown])[] | undefined {
  if (a === b) return [];
  if (!isComposite(a) || !isComposite(b) || Array.isArray(a) !== Array.isArray(b)) return undefined;
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  if (left.size !== right.size) return undefined;
  const pairs: (readonly [unknown, unknown])[] = [];
  for (const [key, value] of left) {
    if (!right.has(key)) return undefined;
    pairs.push([value, right.get(key)]);
  }
  return pairs;
}

function isComposite(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
