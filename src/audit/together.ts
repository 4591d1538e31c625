import type { Run } from '../model/run.ts';
import type { Resource } from '../model/value.ts';
import type { Alike } from '../rule/compile/alike.ts';
import type { Decided } from '../rule/compile/decided.ts';
import { Ways } from '../rule/compile/ways.ts';
import type { Judged, Variant } from './judged.ts';

/** What a rule says of every resource of a group. */
interface Ruling {
  readonly rule: Judged;
  readonly variant: Variant;
  readonly decided: Decided;
}

/** Resources that answer alike whatever the rules ask of them. */
export interface Group {
  /** How many there are. */
  size: number;
  /** What needs no look at the single resource. */
  readonly counted: readonly Ruling[];
  /** The other rules, in their order. */
  readonly each: readonly Judged[];
  /** At least one of the counted rules judged them. */
  readonly isCovered: boolean;
}

/** So many more resources may be like no other than are like one, before it is not worth while to note what is asked of them. */
const MOST_LONELY = 48;

/**
 * The resources of one type and scope in groups that all rules of the type judge alike. A rule that asks what nearly every
 * resource answers in its own way, or that a policy has in several forms, judges each one.
 */
export class Together {
  readonly #alike: Alike;
  readonly #rules: readonly Judged[];
  readonly #isCounted: (decided: Decided) => boolean;
  readonly #apart = new Set<Judged>();
  readonly #ways: Ways<Group>;
  readonly #groups: Group[] = [];
  /** Resources that were alike to one before, less those that were not. */
  #worth = 0;

  constructor(alike: Alike, rules: readonly Judged[], isCounted: (decided: Decided) => boolean) {
    this.#alike = alike;
    this.#rules = rules;
    this.#isCounted = isCounted;
    this.#ways = new Ways(alike);
    for (const rule of rules) if (rule.base === undefined || rule.environments.size > 0) this.#apart.add(rule);
  }

  /** The group of a resource, in which it is counted; undefined where it is like no other. */
  of(subject: Resource, run: Run): Group | undefined {
    if (this.#worth <= -MOST_LONELY || !this.#alike.turnTo(subject, run)) return undefined;
    const known = this.#ways.follow(subject, run);
    // What crowds now was asked so far: from here on the rules that ask it judge each resource.
    if (known === null) this.#ways.forget();
    if (!known && this.#ways.isFull) return undefined;
    this.#worth += known ? 1 : -1;
    const group = known ?? this.#add(subject, run);
    group.size += 1;
    return group;
  }

  /** All groups so far. */
  get groups(): readonly Group[] {
    return this.#groups;
  }

  #add(subject: Resource, run: Run): Group {
    const before = this.#apart.size;
    const { result, asked } = this.#alike.note(() => this.#judge(subject, run));
    if (this.#apart.size > before) this.#ways.forget();
    this.#ways.keep(asked, result, subject, run);
    this.#groups.push(result);
    return result;
  }

  #judge(subject: Resource, run: Run): Group {
    const counted: Ruling[] = [];
    const each: Judged[] = [];
    for (const rule of this.#rules) {
      const decided = this.#decide(rule, subject, run);
      if (decided === undefined || rule.base === undefined || !this.#isCounted(decided)) each.push(rule);
      else counted.push({ rule, variant: rule.base, decided });
    }
    return { size: 0, counted, each, isCovered: counted.some(({ decided }) => decided.status !== 'not-applicable') };
  }

  #decide(rule: Judged, subject: Resource, run: Run): Decided | undefined {
    const { base } = rule;
    if (base === undefined || this.#apart.has(rule)) return undefined;
    const { result, asked } = this.#alike.note(() => base.compiled.decide(subject, run));
    if ([...asked].some(({ isCrowded }) => isCrowded)) {
      this.#apart.add(rule);
      return undefined;
    }
    this.#alike.tell(asked);
    return result;
  }
}
