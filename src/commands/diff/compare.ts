import { SEVERITIES, type Severity } from '../../model/finding.ts';
import { plural, scopeName } from '../../report/words.ts';
import type { PastFinding, PastReport, Place } from './read.ts';

/** A failure that is no longer reported, and why that does not mean that it is gone. */
export interface OpenFailure extends PastFinding {
  readonly why: 'unknown' | 'suppressed' | 'undecided' | 'not judged';
}

/** What changed from one report to the next: failures, worst first. */
export interface Difference {
  readonly new: readonly PastFinding[];
  readonly fixed: readonly PastFinding[];
  readonly still: readonly PastFinding[];
  readonly open: readonly OpenFailure[];
  /** What limits the comparison. */
  readonly notes: readonly string[];
}

/** Compares failures by their fingerprints; suppressed ones are none. */
export function compareReports(before: PastReport, after: PastReport): Difference {
  const [then, now] = [failuresOf(before), failuresOf(after)];
  const gone = [...then.values()].filter(one => !now.has(one.fingerprint));
  const judged = gone.map(one => ({ ...one, why: whyOpen(one, after) ?? whyLeftOut(one, before, after) }));
  return {
    new: worstFirst([...now.values()].filter(one => !then.has(one.fingerprint))),
    still: worstFirst([...now.values()].filter(one => then.has(one.fingerprint))),
    fixed: worstFirst(judged.filter(one => !isOpen(one))),
    open: worstFirst(judged.filter(isOpen)),
    notes: [...notesOf(before), ...notesOf(after), ...ruleNote(before, after)],
  };
}

function isOpen(finding: PastFinding & { readonly why: OpenFailure['why'] | undefined }): finding is OpenFailure {
  return finding.why !== undefined;
}

function failuresOf({ findings }: PastReport): ReadonlyMap<string, PastFinding> {
  const failures = findings.filter(({ status, suppressed }) => status === 'fail' && !suppressed);
  return new Map(failures.map(failure => [failure.fingerprint, failure]));
}

/** Why a failure that is not reported any more may still be there; undefined where it is gone. */
function whyOpen({ fingerprint, rule, place }: PastFinding, after: PastReport): OpenFailure['why'] | undefined {
  const same = after.findings.find(one => one.fingerprint === fingerprint);
  if (same?.suppressed === true) return 'suppressed';
  if (same !== undefined) return same.status === 'unknown' ? 'unknown' : undefined;
  const scopes = after.scopes.filter(scope => isWithin(place, scope));
  if (scopes.length === 0) return 'not judged';
  const isLeft = after.undecided.some(one => one.rule === rule && isWithin(place, one));
  return isLeft ? 'undecided' : undefined;
}

/** With fewer rules than before a rule of which nothing is told was perhaps not selected. */
function whyLeftOut({ rule }: PastFinding, before: PastReport, after: PastReport): OpenFailure['why'] | undefined {
  const isTold = [...after.findings, ...after.undecided].some(one => one.rule === rule);
  return isTold || after.rules >= before.rules ? undefined : 'not judged';
}

function isWithin(place: Place, scope: Place): boolean {
  if (scope.account !== undefined || scope.region !== undefined)
    return place.account === scope.account && place.region === scope.region;
  const { path } = scope;
  return path === undefined || path === '.' || place.path === path || place.path?.startsWith(`${path}/`) === true;
}

function notesOf({ file, scopes }: PastReport): readonly string[] {
  const incomplete = scopes.filter(({ complete }) => !complete).map(scope => scopeName(scope, '') ?? 'a scope');
  if (incomplete.length === 0) return [];
  return [`${file} is incomplete in ${incomplete.join(', ')}: what is new or fixed there may only not have been seen`];
}

function ruleNote(before: PastReport, after: PastReport): readonly string[] {
  if (before.rules === after.rules) return [];
  return [`${before.file} judged ${plural(before.rules, 'rule')}, ${after.file} ${after.rules}`];
}

function worstFirst<T extends PastFinding>(findings: readonly T[]): readonly T[] {
  const weight = ({ severity }: T) => SEVERITIES.indexOf(severity);
  const key = ({ rule, place, type, id, fingerprint }: T) =>
    [rule, place.account, place.region, type, id, fingerprint].join('\0');
  return findings.toSorted((a, b) => weight(a) - weight(b) || (key(a) < key(b) ? -1 : 1));
}

/** How many of each kind there are of a severity. */
export function countsOf(difference: Difference, severity: Severity) {
  const count = (findings: readonly PastFinding[]) => findings.filter(one => one.severity === severity).length;
  const { fixed, still, open } = difference;
  return { new: count(difference.new), fixed: count(fixed), still: count(still), open: count(open) };
}
