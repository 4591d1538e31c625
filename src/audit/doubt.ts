import type { Status } from '../model/finding.ts';
import type { Run } from '../model/run.ts';
import { type Resource, Unknown } from '../model/value.ts';
import type { Membership } from '../policy/membership.ts';
import type { ExplainedVerdict } from '../rule/compile/rule.ts';
import { type Judged, type Variant, variantIn, variantsFor, worstOf } from './judged.ts';

/** What a rule says of a resource of which it is not known what environment it is in. */
export interface Doubtful {
  /** The form whose evidence and severity stand for all; undefined where the rule is off in every one. */
  readonly variant: Variant | undefined;
  /** Where they do not agree: unknown. */
  readonly verdict?: ExplainedVerdict | undefined;
}

type Ruling = Status | 'off';

/** Judges under every environment that may match: hiding a tag or the account must not turn a failure into a pass. */
export function judgeInDoubt(judged: Judged, membership: Membership, resource: Resource, run: Run): Doubtful {
  const variants = variantsFor(judged, membership);
  const rulings = new Map(variants.map(variant => [variant, variant?.compiled.judge(resource, run) ?? 'off'] as const));
  const on = variants.filter(variant => variant !== undefined);
  if (new Set(rulings.values()).size === 1) return { variant: worstOf(on) };
  const ruled = membership.candidates.map(
    name => [name, rulings.get(variantIn(judged, name)) ?? 'off'] as const satisfies readonly [unknown, Ruling],
  );
  const failing = worstOf(on.filter(variant => rulings.get(variant) === 'fail'));
  const shown = failing?.compiled.explain(resource, run).evidence ?? [];
  return { variant: worstOf(on), verdict: disagreement(ruled, membership.why, shown) };
}

type Ruled = readonly (readonly [environment: string | undefined, ruling: Ruling])[];

/** Unknown, because of the environment; with what fails where it would. */
function disagreement(ruled: Ruled, why: Unknown | undefined, failing: ExplainedVerdict['evidence']): ExplainedVerdict {
  const verdicts = ruled.map(([name, ruling]) => `${ruling} ${name === undefined ? 'in none' : `in ${name}`}`);
  const detail = `${why?.detail ?? 'the environment is not known'} (${verdicts.join(', ')})`;
  const reason = new Unknown('environment-unknown', detail, why?.level);
  const actual = { unknown: { code: reason.code, detail } };
  const environment = { path: 'environment', actual, expected: expectedOf(ruled), outcome: 'unknown', reason } as const;
  return { status: 'unknown', evidence: [environment, ...failing], reasons: [reason] };
}

/** The environments in which it does not fail, as a test of the rule language. */
function expectedOf(ruled: Ruled): unknown {
  const named = (fails: boolean) =>
    ruled.filter(([name, ruling]) => name !== undefined && (ruling === 'fail') === fails).map(([name]) => name);
  const outside = ruled.find(([name]) => name === undefined)?.[1];
  return outside === 'fail' || outside === undefined ? { in: named(false) } : { notIn: named(true) };
}
