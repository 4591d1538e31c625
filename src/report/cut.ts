/** Text of at most so many UTF-16 units, never ending in half a pair; what is cut ends in `…`. */
export function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
