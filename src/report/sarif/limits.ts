/**
 * What GitHub takes of a file, else it refuses all of it, and how much of each it shows
 * (docs.github.com: SARIF support for code scanning, "Validating your SARIF file").
 */
export const LIMITS = {
  runsOfFile: 20,
  resultsOfRun: 25_000,
  /** Ours: a file may have 10 MB after gzip, and a result takes 100 to 150 bytes of it. */
  resultsOfFile: 50_000,
  locationsOfResult: 1000,
  /** 20 are taken, 10 shown. */
  tagsOfRule: 10,
  name: 255,
  description: 1024,
  /** Ours: findings that are told one by one in notifications, which GitHub does not count. */
  unknownsOfRun: 1000,
  /** Ours: links from a message to further places, and instances that it names. */
  linksOfResult: 10,
  namesOfResult: 100,
} as const;

/** How many results each run may have, so that no run starves another and the file stays within its limit. */
export function resultsPerRun(counts: readonly number[]): number {
  let limit: number = LIMITS.resultsOfRun;
  const total = () => counts.reduce((sum, count) => sum + Math.min(count, limit), 0);
  while (total() > LIMITS.resultsOfFile) limit = Math.floor(limit * 0.9);
  return limit;
}
