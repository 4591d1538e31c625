import type { Span } from './text.ts';

/** An expression of HCL, freed of its notation: JSON syntax gives the same. */
export type Expression =
  | { readonly is: 'literal'; readonly value: string | number | boolean | null }
  | { readonly is: 'template'; readonly parts: readonly Part[] }
  /** `"${x}"` alone: x itself, whatever its type. */
  | { readonly is: 'interpolation'; readonly of: Expression }
  | { readonly is: 'list'; readonly items: readonly Item[] }
  | { readonly is: 'object'; readonly entries: readonly Entry[] }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'attribute'; readonly of: Expression; readonly name: string }
  | { readonly is: 'index'; readonly of: Expression; readonly key: Expression }
  | { readonly is: 'splat'; readonly of: Expression; readonly steps: readonly Step[] }
  | { readonly is: 'call'; readonly name: string; readonly args: readonly Expression[]; readonly spread: boolean }
  | For
  | { readonly is: 'unary'; readonly operator: string; readonly of: Expression }
  | { readonly is: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | Conditional
  /** What cannot be read: unknown. */
  | { readonly is: 'broken'; readonly detail: string };

export interface Conditional {
  readonly is: 'conditional';
  readonly condition: Expression;
  readonly yes: Expression;
  readonly no: Expression;
}

export interface For {
  readonly is: 'for';
  readonly names: readonly string[];
  readonly over: Expression;
  /** Given for an object, not for a list. */
  readonly key: Expression | undefined;
  readonly value: Expression;
  readonly group: boolean;
  readonly condition: Expression | undefined;
}

export type Step = { readonly attribute: string } | { readonly index: Expression };

/** A template's literal text, interpolation, or directive. */
export type Part =
  | string
  | { readonly is: 'value'; readonly of: Expression }
  | { readonly is: 'if'; readonly condition: Expression; readonly yes: readonly Part[]; readonly no: readonly Part[] }
  | {
      readonly is: 'for';
      readonly names: readonly string[];
      readonly over: Expression;
      readonly body: readonly Part[];
    };

export interface Item {
  readonly value: Expression;
  readonly at: Span;
}

export interface Entry {
  readonly key: Expression;
  readonly value: Expression;
  readonly at: Span;
}

export interface Attribute {
  readonly name: string;
  readonly value: Expression;
  readonly at: Span;
}

export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: Body;
  /** The line that opens it. */
  readonly at: Span;
  /** Its text is broken: of what stands in it nothing is known. */
  readonly broken: boolean;
}

export interface Body {
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly blocks: readonly Block[];
}

/** What a text says of which nothing can be read. */
export const EMPTY_BODY: Body = { attributes: new Map(), blocks: [] };
