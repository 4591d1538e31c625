import type { Status } from '../../model/finding.ts';
import { isSubject, lifecycleField } from '../../model/lifecycle.ts';
import type { Run } from '../../model/run.ts';
import { NO, OPEN, YES } from '../../model/truth.ts';
import { type Resource, Unknown } from '../../model/value.ts';
import { metricKeys } from '../metrics.ts';
import type { ParamValue, Rule } from '../rule.ts';
import { type Decided, decidedAlike, KNOWN } from './decided.ts';
import type { Explained, Judge, Settings, Spot } from './node.ts';
import { compileShared, subjectsOf } from './shared.ts';
import { showActual } from './show.ts';

/** A verdict with what it rests on. */
export interface ExplainedVerdict {
  readonly status: Status;
  readonly evidence: readonly Explained[];
  /** Behind an unknown: every reason that keeps it open. */
  readonly reasons: readonly Unknown[];
}

/** A rule ready to judge resources of its type. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly params: Readonly<Record<string, ParamValue>>;
  judge(resource: Resource, run: Run): Status;
  /** The same, with the reasons where a resource that is like this one had them. */
  decide(resource: Resource, run: Run): Decided;
  explain(resource: Resource, run: Run): ExplainedVerdict;
  /** Behind an unknown: the reasons of its explanation, without the rest of it. */
  reasons(resource: Resource, run: Run): readonly Unknown[];
}

/** Compiles a checked rule with its params. Without an assert that is left, it expects nothing: not applicable. */
export function compileRule(rule: Rule, given: Settings): CompiledRule {
  const settings: Settings = { ...given, metrics: metricKeys(rule, given.params) };
  const when = compileShared(rule.when, rule.resource, settings);
  const assert = compileShared(rule.assert, rule.resource, settings);
  const subjectOf = subjectsOf(rule.resource, settings);
  const decide = (resource: Resource, run: Run): Status => {
    const applies = when === undefined ? YES : when.judge(resource, resource, run);
    if (applies === NO || assert === undefined) return 'not-applicable';
    return applies === OPEN ? 'unknown' : STATUS_OF[assert.judge(resource, resource, run)];
  };
  const find = (resource: Resource, run: Run) => reasonsOfConditions(when, assert, resource, run);
  const decided = decidedAlike(decide, find, settings);
  const verdict = (resource: Resource, run: Run): Decided => {
    const subject = subjectOf(resource, run);
    if (subject === NO || assert === undefined) return KNOWN['not-applicable'];
    const found = decided(resource, run);
    return subject === YES || found.status === 'not-applicable' ? found : KNOWN.unknown;
  };
  const judge = (resource: Resource, run: Run): Status => verdict(resource, run).status;
  return {
    rule,
    params: settings.params,
    judge,
    explain: (resource, run) => explain(rule, when, assert, judge(resource, run), resource, run),
    decide: verdict,
    reasons: (resource, run) => reasonsFor(rule, when, assert, resource, run),
  };
}

const STATUS_OF = { [NO]: 'fail', [OPEN]: 'unknown', [YES]: 'pass' } as const satisfies Record<number, Status>;

/** What kind of source it is explains nothing where there is other evidence. */
function explain(
  rule: Rule,
  when: Judge | undefined,
  assert: Judge | undefined,
  status: Status,
  resource: Resource,
  run: Run,
): ExplainedVerdict {
  const evidence = evidenceFor(rule, when, assert, resource, run);
  const shown = evidence.filter(one => one.path !== 'source');
  const reasons = status === 'unknown' ? reasonsIn(evidence) : [];
  return { status, evidence: shown.length === 0 ? evidence : shown, reasons };
}

function reasonsFor(
  rule: Rule,
  when: Judge | undefined,
  assert: Judge | undefined,
  resource: Resource,
  run: Run,
): readonly Unknown[] {
  const subject = isSubject(rule.resource, resource, run.inventory);
  if (subject === YES) return reasonsOfConditions(when, assert, resource, run);
  const isAsked = subject === OPEN && assert !== undefined && when?.judge(resource, resource, run) !== NO;
  return isAsked ? reasonsIn(lifecycleEvidence(rule, resource)) : [];
}

/** Those of a resource that is certainly to be judged. */
function reasonsOfConditions(
  when: Judge | undefined,
  assert: Judge | undefined,
  resource: Resource,
  run: Run,
): readonly Unknown[] {
  const applies = when === undefined ? YES : when.judge(resource, resource, run);
  if (applies === NO || assert === undefined) return [];
  return (applies === OPEN ? when : assert)?.reasons(resource, resource, run) ?? [];
}

function reasonsIn(evidence: readonly Explained[]): readonly Unknown[] {
  return evidence.map(({ reason }) => reason).filter(reason => reason !== undefined);
}

function evidenceFor(
  rule: Rule,
  when: Judge | undefined,
  assert: Judge | undefined,
  resource: Resource,
  run: Run,
): readonly Explained[] {
  const spot: Spot = { base: resource, prefix: '', place: { type: rule.resource, resource, path: [] }, negated: false };
  const subject = isSubject(rule.resource, resource, run.inventory);
  if (subject === NO || assert === undefined) return subject === NO ? lifecycleEvidence(rule, resource) : [];
  const applies = when === undefined ? YES : when.judge(resource, resource, run);
  if (applies === NO) return when?.explain(spot, resource, run) ?? [];
  if (subject === OPEN) return lifecycleEvidence(rule, resource);
  return (applies === OPEN ? when : assert)?.explain(spot, resource, run) ?? [];
}

function lifecycleEvidence(rule: Rule, resource: Resource): readonly Explained[] {
  const field = lifecycleField(rule.resource, resource);
  if (field === undefined) return [];
  const value = resource[field];
  const unknown = value instanceof Unknown;
  return [
    {
      path: field,
      actual: showActual(value, field),
      expected: { notIn: field === 'Engine' ? ['docdb', 'neptune'] : ['deleting'] },
      outcome: unknown ? 'unknown' : 'not-met',
      place: { type: rule.resource, resource, path: [field] },
      reason: unknown ? value : undefined,
    },
  ];
}
