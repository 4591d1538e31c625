/** A Date, epoch seconds as AWS CLI v1 prints them, or ISO 8601, which without a zone is UTC; an invalid Date where it is none of them. */
export function instantOf(time: unknown): Date {
  if (time instanceof Date) return time;
  if (typeof time === 'number') return new Date(time * 1000);
  const text = String(time);
  return new Date(/^\d{4}-\d{2}-\d{2}T[\d:.]+$/.test(text) ? `${text}Z` : text);
}
