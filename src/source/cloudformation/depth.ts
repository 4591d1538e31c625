import type { Mistake, Position } from '../../util/errors.ts';

/** How deep a template may nest, aliases counted; the YAML reader refuses the same depth of what is written. */
export const MAX_DEPTH = 200;

/** Thrown out of a recursion over a text that nests deeper. */
export class TooDeep extends Error {
  readonly #at: Position;

  constructor(at: Position) {
    super('nested too deep');
    this.#at = at;
  }

  mistake(language: string): Mistake {
    return { message: `${language} nested deeper than ${MAX_DEPTH} levels`, at: this.#at };
  }
}
