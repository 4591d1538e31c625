import type { Finding, Status, Undecided } from '../../src/model/finding.ts';
import { isRecord, type ReasonCode } from '../../src/model/value.ts';
import type { Compared } from './compared.ts';
import type { Label } from './labels.ts';

/** What our rules say of a label's whole case. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  readonly mistakes: readonly string[];
}

/** How that compares with the label. */
export function comparedWith(label: Label, rule: string | undefined, judgement: Judgement): Compared {
  return label.resource === null ? onNothing(label, rule, judgement.findings) : onResource(label, rule, judgement);
}

/** Where several rules stand for one check, it holds only if all of them do. */
const WORST_FIRST = ['fail', 'unknown', 'pass', 'not-applicable'] satisfies Status[];

/** Where the peer had nothing to judge, all that is asked is that we fail nothing. */
function onNothing(label: Label, rule: string | undefined, findings: readonly Finding[]): Compared {
  const failed = findings.find(({ status }) => status === 'fail');
  if (failed === undefined) return { label, outcome: 'agreed', rule, ours: 'nothing fails', message: '' };
  return { label, outcome: 'soft', rule: failed.rule, ours: `fail of ${failed.resource.id}`, message: failed.message };
}

function onResource(label: Label, rule: string | undefined, judgement: Judgement): Compared {
  const [found] = ownOf(label, judgement.findings).toSorted(
    (a, b) => WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status),
  );
  if (found === undefined) return notJudged(label, rule, judgement);
  const { status, message, location } = found;
  const outcome = outcomeOf(label.expected, status);
  return { label, outcome, rule: found.rule, ours: status, message, code: codeOf(found), line: location?.startLine };
}

/** What lacks somewhere is told of the Region, wherever the peer tells it. */
function ownOf({ resource: id }: Label, findings: readonly Finding[]): readonly Finding[] {
  const own = findings.filter(({ resource }) => resource.id === id);
  return own.length > 0 ? own : findings.filter(({ resource }) => resource.type === 'Region');
}

/** No finding is about it: the rule is undecided, the source cannot know it, or no rule has that subject. */
function notJudged(label: Label, rule: string | undefined, { undecided, mistakes }: Judgement): Compared {
  const told = [...undecided.map(({ detail }) => detail), ...mistakes];
  const message = told.length > 0 ? told.join('; ') : 'nothing says it in this kind of source';
  const code = undecided[0]?.code ?? (mistakes.length > 0 ? undefined : 'not-in-source');
  return { label, outcome: 'unknown', rule, ours: 'unknown', message, code };
}

function codeOf({ status, evidence }: Finding): ReasonCode | undefined {
  if (status !== 'unknown') return undefined;
  for (const { actual } of evidence) if (isUnknown(actual)) return actual.unknown.code;
  return undefined;
}

function isUnknown(actual: unknown): actual is { readonly unknown: { readonly code: ReasonCode } } {
  return isRecord(actual) && isRecord(actual.unknown) && typeof actual.unknown.code === 'string';
}

/** A skip of the peer's is no verdict, so it cannot be contradicted. */
function outcomeOf(expected: string, ours: Finding['status']): Compared['outcome'] {
  if (expected === ours || (expected === 'skip' && ours === 'not-applicable')) return 'agreed';
  if (ours === 'unknown') return 'unknown';
  return expected === 'skip' || ours === 'not-applicable' ? 'soft' : 'hard';
}
