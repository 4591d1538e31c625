import type { FieldType, Kind } from '../../model/schema.ts';
import type { TypeName } from '../../model/types.ts';
import type { Mistake, Position } from '../../util/errors.ts';
import type { Metric, Param } from '../rule.ts';

/** What checking one rule gathers on its way. */
export interface Context {
  readonly mistakes: Mistake[];
  readonly params: Readonly<Record<string, Param>>;
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly needs: Set<TypeName>;
  readonly usedParams: Set<string>;
  /** The kind that a list or map param is used as. */
  readonly usedAs: Map<string, Kind>;
  /** The type that `$resource` stands for. */
  readonly subject: FieldType;
  nextLeaf: number;
}

/** Notes a mistake and goes on, so that all are told at once. */
export function complain(
  context: { readonly mistakes: Mistake[] },
  at: Position,
  message: string,
  hint?: string,
): undefined {
  context.mistakes.push({ message, at, hint });
  return undefined;
}
