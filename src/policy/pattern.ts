/**
 * Whether a text is meant by a pattern in which `*` stands for any text, also none, and everything else for itself. Takes
 * time in proportion to both lengths at most.
 */
export function matches(pattern: string, text: string): boolean {
  const [first = '', ...parts] = pattern.split('*');
  const last = parts.pop();
  if (last === undefined) return pattern === text;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  const end = text.length - last.length;
  let from = first.length;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at < 0 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}

/** Whether a text is meant by one of the patterns. */
export function matchesAny(patterns: readonly string[], text: string): boolean {
  return patterns.some(pattern => matches(pattern, text));
}
