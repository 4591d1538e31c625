import type { Unknown } from '../../../model/value.ts';
import type { Mistake } from '../../../util/errors.ts';
import type { Expression } from '../syntax/syntax.ts';

/** Values beyond these are not made: a hostile text could ask for any size. */
export const LIMITS = {
  steps: 2_000_000,
  depth: 300,
  list: 100_000,
  text: 1_000_000,
  instances: 10_000,
  resources: 100_000,
  modules: 10_000,
} as const;

/** The files that a template may read. */
export interface TextFiles {
  /** The text; unknown where it may not be read, undefined where there is no such file. */
  read(path: string): string | Unknown | undefined;
  /** The files below a folder by their paths from there, in order, this many folders deep; undefined where there is none. */
  list(path: string, levels: number): readonly string[] | Unknown | undefined;
  /** The template in the file. */
  template(path: string): Expression | Unknown | undefined;
}

/** What one root's evaluation shares: its bounds, and what it has to tell. */
export class Run {
  readonly files: TextFiles;
  readonly #mistakes = new Map<string, Mistake>();
  readonly notes = new Set<string>();
  #steps = 0;
  #allowed: number = LIMITS.steps;
  #resources = 0;
  #modules = 0;
  #depth = 0;

  constructor(files: TextFiles) {
    this.files = files;
  }

  get mistakes(): readonly Mistake[] {
    return [...this.#mistakes.values()];
  }

  /** Each mistake once, however often it is met. */
  tell(mistake: Mistake): void {
    const { file, line, column } = mistake.at ?? { file: '', line: 0, column: 0 };
    this.#mistakes.set(`${file}:${line}:${column} ${mistake.message}`, mistake);
  }

  /** A longer text may take more work, in proportion. */
  allow(characters: number): void {
    this.#allowed += 4 * characters;
  }

  /** Whether there is work left to spend. */
  spend(steps = 1): boolean {
    this.#steps += steps;
    if (this.#steps <= this.#allowed) return true;
    this.tell({ message: `more than ${this.#allowed} steps to evaluate; what is left stays unknown` });
    return false;
  }

  /** Whether this many more resources may be declared. */
  declare(count: number): boolean {
    this.#resources += count;
    if (this.#resources <= LIMITS.resources) return true;
    this.tell({ message: `more than ${LIMITS.resources} resources; what is left is not judged` });
    return false;
  }

  /** Whether one more module may be entered. */
  enter(): boolean {
    this.#modules += 1;
    if (this.#modules <= LIMITS.modules) return true;
    this.tell({ message: `more than ${LIMITS.modules} modules; what is left is not judged` });
    return false;
  }

  /** Runs what nests; undefined where that is too deep or too much. */
  nested<Result>(work: () => Result): Result | undefined {
    if (!this.spend() || this.#depth >= LIMITS.depth) return undefined;
    this.#depth += 1;
    try {
      return work();
    } finally {
      this.#depth -= 1;
    }
  }
}
