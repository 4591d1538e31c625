import type { Mistake } from '../../util/errors.ts';

/** Values by name, each worked out once; a mistake where one needs itself. */
export class Named<T> {
  readonly #known = new Map<string, T>();
  readonly #pending = new Set<string>();
  readonly #refused = new Set<string>();
  readonly #mistakes: Mistake[];

  constructor(mistakes: Mistake[]) {
    this.#mistakes = mistakes;
  }

  /** Undefined where the value is asked for while it is being worked out. */
  once(name: string, work: () => T, mistake: () => Mistake): T | undefined {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    if (this.#pending.has(name)) {
      this.#refuse(name, mistake);
      return undefined;
    }
    this.#pending.add(name);
    const value = work();
    this.#pending.delete(name);
    this.#known.set(name, value);
    return value;
  }

  #refuse(name: string, mistake: () => Mistake): void {
    if (this.#refused.has(name)) return;
    this.#refused.add(name);
    this.#mistakes.push(mistake());
  }
}
