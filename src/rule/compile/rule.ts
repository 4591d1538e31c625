import type { Status } from '../../model/finding.ts';
import { isSubject, lifecycleField } from '../../model/lifecycle.ts';
import type { Run } from '../../model/run.ts';
import { NO, OPEN, type Truth, YES } from '../../model/truth.ts';
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
  const parts = new Parts(rule, settings);
  const subjectOf = subjectsOf(rule.resource, settings);
  const decide = (resource: Resource, run: Run): Status => {
    const applies = parts.applies(resource, run);
    if (applies === NO || parts.assert === undefined) return 'not-applicable';
    return applies === OPEN ? 'unknown' : STATUS_OF[parts.assert.judge(resource, resource, run)];
  };
  const find = (resource: Resource, run: Run) => reasonsOfConditions(parts, resource, run);
  const decided = decidedAlike(decide, find, settings);
  const verdict = (resource: Resource, run: Run): Decided => {
    const subject = subjectOf(resource, run);
    if (subject === NO) return KNOWN['not-applicable'];
    const found = decided(resource, run);
    return subject === YES || found.status === 'not-applicable' ? found : KNOWN.unknown;
  };
  const judge = (resource: Resource, run: Run): Status => verdict(resource, run).status;
  return {
    rule,
    params: settings.params,
    judge,
    explain: (resource, run) => explain(rule, parts, judge(resource, run), resource, run),
    decide: verdict,
    reasons: (resource, run) => reasonsFor(rule, parts, resource, run),
  };
}

/** The conditions of a rule. The assert is read and compiled when it is first asked: that of most rules is for other engines. */
class Parts {
  readonly when: Judge | undefined;
  readonly #compile: () => Judge | undefined;
  #assert: { readonly judge: Judge | undefined } | undefined;

  constructor(rule: Rule, settings: Settings) {
    this.when = compileShared(rule.when, rule.resource, settings);
    this.#compile = () => compileShared(rule.assert, rule.resource, settings);
  }

  get assert(): Judge | undefined {
    this.#assert ??= { judge: this.#compile() };
    return this.#assert.judge;
  }

  applies(resource: Resource, run: Run): Truth {
    return this.when === undefined ? YES : this.when.judge(resource, resource, run);
  }
}

const STATUS_OF = { [NO]: 'fail', [OPEN]: 'unknown', [YES]: 'pass' } as const satisfies Record<number, Status>;

/** What kind of source it is explains nothing where there is other evidence. */
function explain(rule: Rule, parts: Parts, status: Status, resource: Resource, run: Run): ExplainedVerdict {
  const evidence = evidenceFor(rule, parts, resource, run);
  const shown = evidence.filter(one => one.path !== 'source');
  const reasons = status === 'unknown' ? reasonsIn(evidence) : [];
  return { status, evidence: shown.length === 0 ? evidence : shown, reasons };
}

function reasonsFor(rule: Rule, parts: Parts, resource: Resource, run: Run): readonly Unknown[] {
  const subject = isSubject(rule.resource, resource, run.inventory);
  if (subject === YES) return reasonsOfConditions(parts, resource, run);
  const isAsked = subject === OPEN && parts.applies(resource, run) !== NO && parts.assert !== undefined;
  return isAsked ? reasonsIn(lifecycleEvidence(rule, resource)) : [];
}

/** Those of a resource that is certainly to be judged. */
function reasonsOfConditions(parts: Parts, resource: Resource, run: Run): readonly Unknown[] {
  const applies = parts.applies(resource, run);
  if (applies === NO || parts.assert === undefined) return [];
  return (applies === OPEN ? parts.when : parts.assert)?.reasons(resource, resource, run) ?? [];
}

function reasonsIn(evidence: readonly Explained[]): readonly Unknown[] {
  return evidence.map(({ reason }) => reason).filter(reason => reason !== undefined);
}

function evidenceFor(rule: Rule, parts: Parts, resource: Resource, run: Run): readonly Explained[] {
  const spot: Spot = { base: resource, prefix: '', place: { type: rule.resource, resource, path: [] }, negated: false };
  const subject = isSubject(rule.resource, resource, run.inventory);
  if (subject === NO) return lifecycleEvidence(rule, resource);
  if (parts.assert === undefined) return [];
  const applies = parts.applies(resource, run);
  if (applies === NO) return parts.when?.explain(spot, resource, run) ?? [];
  if (subject === OPEN) return lifecycleEvidence(rule, resource);
  return (applies === OPEN ? parts.when : parts.assert)?.explain(spot, resource, run) ?? [];
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
