import type { Finding, Gap, Report, Undecided } from '../../src/model/finding.ts';

/** What two reports on one account must share, wherever its answers were read. */
export interface Judged {
  readonly findings: readonly object[];
  readonly undecided: readonly Undecided[];
  readonly summary: Report['summary'];
}

/** A report without what tells a live account from a recording of it: places in files, and kinds of scopes. */
export function judged({ findings, undecided, summary }: Report): Judged {
  return { findings: findings.map(withoutPlaces), undecided: undecided.map(withoutPath), summary };
}

/** The gaps without the place of their files, in an order of their own. */
export function gapsOf({ gaps }: Report): readonly Omit<Gap, 'path'>[] {
  const key = ({ region, call, detail }: Omit<Gap, 'path'>) => `${region} ${call} ${detail}`;
  return gaps.map(withoutPath).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function withoutPath<T extends { readonly path?: string | undefined }>({ path: _, ...rest }: T): Omit<T, 'path'> {
  return rest;
}

function withoutPlaces({ location: _, evidence, message, ...finding }: Finding): object {
  return {
    ...finding,
    message: message.replaceAll(KIND, 'source is recorded'),
    evidence: evidence.map(({ location: _place, ...rest }) =>
      rest.path === 'source' && rest.actual === 'live' ? { ...rest, actual: 'recorded' } : rest,
    ),
  };
}

/** How a message tells of the derived field `source`, the kind of the scope. */
const KIND = /\bsource is live\b/g;

/** The status of each finding, by rule, region, type and resource. */
export function statusesOf({ findings }: Pick<Report, 'findings'>): ReadonlyMap<string, Finding['status']> {
  return new Map(findings.map(finding => [keyOf(finding), finding.status]));
}

function keyOf({ rule, resource: { region, type, id } }: Finding): string {
  return `${rule} ${region} ${type} ${id}`;
}

/** Whether a finding's rule is told to be undecided in its region; by a key of `statusesOf`. */
export function isUndecided({ undecided }: Report, key: string): boolean {
  return undecided.some(({ rule, region }) => key.startsWith(`${rule} ${region} `));
}

/** What became of verdicts that less is known of: each that is neither what it was nor open, with what it is now. */
export function turned(before: Pick<Report, 'findings'>, now: Report): readonly string[] {
  const [known, statuses] = [statusesOf(before), statusesOf(now)];
  const vanished = [...known].flatMap(([key, status]) => {
    const is = statuses.get(key) ?? (isUndecided(now, key) ? 'unknown' : 'missing');
    return is === status || is === 'unknown' ? [] : [`${key}: ${status} -> ${is}`];
  });
  const appeared = [...statuses].filter(([key, status]) => !known.has(key) && status !== 'unknown');
  return [...vanished, ...appeared.map(([key, status]) => `${key}: -> ${status}`)];
}
