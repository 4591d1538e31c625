/** A range of code points, the end included. */
export type Range = readonly [from: number, to: number];

/** A place that takes no character. */
export type Anchor = 'text-start' | 'text-end' | 'line-start' | 'line-end' | 'boundary' | 'no-boundary';

/** A regular expression of Go's, freed of its notation. */
export type Node =
  | { readonly is: 'set'; readonly ranges: readonly Range[]; readonly negated: boolean; readonly folded: boolean }
  | { readonly is: 'anchor'; readonly anchor: Anchor }
  | { readonly is: 'sequence'; readonly items: readonly Node[] }
  | { readonly is: 'either'; readonly options: readonly Node[] }
  | {
      readonly is: 'repeat';
      readonly of: Node;
      readonly min: number;
      /** Undefined: any number of times. */
      readonly max: number | undefined;
      readonly greedy: boolean;
    }
  | { readonly is: 'group'; readonly of: Node; readonly index: number };

/** What a pattern says; groups by their index, the first being the whole match, each with its name if it has one. */
export interface Parsed {
  readonly root: Node;
  readonly groups: readonly (string | undefined)[];
}

/** Why a pattern is not taken: Go refuses it, or it is fine and not worked out here. */
export class Refusal extends Error {
  readonly isInvalid: boolean;

  constructor(isInvalid: boolean, message: string) {
    super(message);
    this.isInvalid = isInvalid;
  }
}
