import type { Memo } from '../../model/memo.ts';
import type { Run } from '../../model/run.ts';
import type { Resource } from '../../model/value.ts';
import type { Alike } from './alike.ts';
import { Ways } from './ways.ts';

/**
 * What one rule said of the resources of a scope, by what it asked of them: one that answers every question of the rule as
 * another did is told the same, since a rule is nothing but what it asks.
 */
export class Verdicts<T extends object> {
  readonly #alike: Alike;
  readonly #ways: Ways<T>;
  #memo: Memo | undefined;

  constructor(alike: Alike) {
    this.#alike = alike;
    this.#ways = new Ways(alike);
  }

  /** `find` finds it anew. */
  of(subject: Resource, run: Run, find: (subject: Resource, run: Run) => T): T {
    if (run.memo !== this.#memo) this.#ways.forget();
    this.#memo = run.memo;
    const known = this.#ways.follow(subject, run);
    if (known) return known;
    if (known === null || this.#ways.isFull) return find(subject, run);
    const { result, asked } = this.#alike.note(() => find(subject, run));
    this.#ways.keep(asked, result, subject, run);
    return result;
  }
}
