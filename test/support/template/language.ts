import type { TypeName } from '../../../src/model/types.ts';
import type { Resource } from '../../../src/model/value.ts';
import type { Declaration } from '../../../src/source/template/declaration.ts';
import type { Mappings } from '../../../src/source/template/mapping.ts';
import type { Express } from './candidates.ts';
import type { DeclaredExpression, Expression, Reference } from './expression.ts';

/** A resource while it is being put together. */
export interface Draft {
  readonly type: string;
  readonly name: string;
  readonly properties: Map<string, Expression>;
  readonly attributes: Map<string, Expression>;
}

/** The properties that say a field which no single property says. */
export type Special = (
  value: unknown,
  express: Express,
  fields: Resource,
) => readonly (readonly [string, Expression])[];

/** What one of a table's own properties stands for: it is taken out of the draft, and may leave resources beside it. */
export type Unfold = (
  value: Expression,
  draft: Draft,
  self: (by: 'id' | 'arn') => Reference,
) => readonly DeclaredExpression[];

/** Where the rows of a type stand inside the resource of another. */
export interface Inline {
  /** The field of the row that names the other. */
  readonly by: string;
  readonly parent: TypeName;
  /** Adds a row to its parent; a reason where it cannot stand there. */
  readonly add: (row: Resource, parent: Draft, express: Express) => string | undefined;
}

/** How recorded rows are written in a template language, by its field tables. */
export interface Language {
  readonly name: 'cloudformation' | 'terraform';
  readonly mappings: Mappings;
  /** The declared types that a row may be written as; all that have a mapping to it where it is not here. */
  readonly types: Partial<Record<TypeName, (fields: Resource) => readonly string[]>>;
  /** How others refer to a resource by a field of its row; undefined where the language has no such attribute. */
  readonly reference: (field: string, declared: Pick<DeclaredExpression, 'type' | 'name'>) => Reference | undefined;
  /** How a resource that stands for a property of another's names that one. */
  readonly self: (declared: Pick<DeclaredExpression, 'type' | 'name'>, by: 'id' | 'arn') => Reference;
  /** By `DBInstance.MasterUserSecret`. */
  readonly special: Readonly<Record<string, Special>>;
  readonly unfold: Readonly<Record<string, Unfold>>;
  readonly inline: Partial<Record<TypeName, Inline>>;
  readonly addressOf: (declared: Pick<DeclaredExpression, 'type' | 'name'>) => string;
  readonly write: (resources: readonly DeclaredExpression[]) => string;
  readonly read: (text: string) => Promise<readonly Declaration[]>;
}
