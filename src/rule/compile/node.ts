import type { PlacedEvidence } from '../../model/finding.ts';
import type { Place } from '../../model/location.ts';
import type { Run } from '../../model/run.ts';
import type { Kind } from '../../model/schema.ts';
import type { Truth } from '../../model/truth.ts';
import type { Resource, Unknown } from '../../model/value.ts';
import type { KindRules } from '../kinds/kind.ts';
import type { ParamValue } from '../rule.ts';
import type { Alike } from './alike.ts';

/** A compiled condition: closures over paths that allocate nothing while they judge. */
export interface Judge {
  /** `base` is the element a condition is about, the resource itself outside quantifiers. */
  judge(base: unknown, subject: Resource, run: Run): Truth;
  /** Evidence for that truth: the tests that decided it, nothing else. */
  explain(at: Spot, subject: Resource, run: Run): readonly Explained[];
  /** Asked only where the truth is open: the reasons of the evidence for that, in its order, without the rest of it. */
  reasons(base: unknown, subject: Resource, run: Run): readonly Unknown[];
}

/** Where an explanation stands: the base, the path that led to it, and where that is written. */
export interface Spot {
  readonly base: unknown;
  /** `securityGroups.ingress[sgr-1].`, or nothing. */
  readonly prefix: string;
  readonly place: Place | undefined;
  /** Where the base came from, where it does not simply stand at its place. */
  readonly from?: string | undefined;
  /** Under an odd number of negations: what is expected is the opposite. */
  readonly negated: boolean;
}

/** Evidence with the reasons behind an unknown outcome. */
export interface Explained extends PlacedEvidence {
  readonly reason?: Unknown | undefined;
}

/** What compiling a rule is given. */
export interface Settings {
  readonly kinds: Readonly<Record<Kind, KindRules>>;
  readonly now: Date;
  /** Effective params; one that is not here is not set. */
  readonly params: Readonly<Record<string, ParamValue>>;
  /** The model's key of each metric that the rule declares; `compileRule` fills it in. */
  readonly metrics?: Readonly<Record<string, string>> | undefined;
  /** Conditions on the resource itself that several rules have, compiled once: by their number, or by type and what they say. */
  readonly shared?: Map<number | string, Judge> | undefined;
  /** Resources that answer a rule alike are judged alike. */
  readonly alike?: Alike | undefined;
  /** For mutation: leaves whose truth is forced, by id. */
  readonly force?: ReadonlyMap<number, Truth> | undefined;
  /** For polarity: told of each leaf that was judged on an absent value, and of each list without an element. */
  readonly observe?: ((leaf: number) => void) | undefined;
}
