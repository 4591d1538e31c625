import { randomOf } from '../random.ts';

/** Choices that are the same for the same seed. */
export class Dice {
  readonly #next: () => number;

  constructor(seed: string) {
    this.#next = randomOf(seed);
  }

  /** True with a probability from 0 to 1. */
  chance(probability: number): boolean {
    return this.#next() < probability;
  }

  pick<T>(first: T, ...others: readonly T[]): T {
    const index = Math.floor(this.#next() * (others.length + 1));
    return index === 0 ? first : (others[index - 1] ?? first);
  }

  /** So many characters as AWS's ids have them. */
  hex(length: number): string {
    return Array.from({ length }, () => Math.floor(this.#next() * 16).toString(16)).join('');
  }

  /** A time within the year before 2026-08-20. */
  time(): string {
    const year = 365 * 24 * 3600 * 1000;
    return new Date(Date.UTC(2026, 7, 20) - Math.floor(this.#next() * year)).toISOString();
  }
}
