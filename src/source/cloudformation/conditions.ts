import { Unknown } from '../../model/value.ts';
import type { Mistake } from '../../util/errors.ts';
import type { YamlEntry, YamlNode } from '../../util/yaml.ts';
import type { Budget } from './budget.ts';
import type { Context, Holds } from './context.ts';
import { judge } from './judge.ts';
import { Named } from './named.ts';

/** The named conditions of one template, each judged once. */
export class Conditions {
  readonly #section: YamlNode | undefined;
  readonly #context: Context;
  readonly #budget: Budget;
  readonly #known: Named<Holds>;
  #entries: ReadonlyMap<string, YamlEntry> | undefined;

  constructor(
    section: YamlNode | undefined,
    context: Context,
    { budget, mistakes }: { readonly budget: Budget; readonly mistakes: Mistake[] },
  ) {
    this.#section = section;
    this.#context = context;
    this.#budget = budget;
    this.#known = new Named(mistakes);
  }

  get(name: string): Holds {
    this.#entries ??= this.#read();
    const entry = this.#entries.get(name);
    if (entry === undefined) return new Unknown('unresolved-reference', `there is no condition ${name}`);
    const message = `the condition ${name} leads back to itself`;
    const holds = this.#known.once(
      name,
      () => this.#judged(entry.value),
      () => ({ message, at: entry.at }),
    );
    return holds ?? new Unknown('expression', message);
  }

  /** What the `Condition` of a resource comes to. */
  named(condition: YamlNode): Holds {
    if (condition.is !== 'scalar' || condition.tag !== undefined)
      return new Unknown('expression', 'its Condition is not a name');
    const holds = this.get(condition.source);
    if (!(holds instanceof Unknown)) return holds;
    return new Unknown(holds.code, `the condition ${condition.source} is not known: ${holds.detail}`);
  }

  /** Empty while its loops are unrolled, which may not ask for conditions. */
  #read(): ReadonlyMap<string, YamlEntry> {
    this.#entries = new Map();
    const { entries } = this.#section?.is === 'map' ? this.#context.entries(this.#section) : { entries: [] };
    return new Map(entries.map(entry => [entry.key, entry]));
  }

  #judged(node: YamlNode): Holds {
    const tooFar = () => new Unknown('expression', 'it leads over too many other conditions');
    return this.#budget.deeper(() => judge(node, this.#context), tooFar);
  }
}
