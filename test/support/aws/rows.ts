import { isRecord, type Resource } from '../../../src/model/value.ts';
import type { Structure } from './schema.ts';

/** An operation's answer, as recorded. */
export type Output = Readonly<Record<string, unknown>>;

/** A list of structures that an answer has at its top: what is filtered and comes in pages. */
interface Rows {
  readonly field: string;
  readonly schema: Structure;
  readonly rows: readonly Resource[];
}

/** The lists of an answer; those that it leaves out are empty. */
export function rowsOf(schema: Structure, output: Output): readonly Rows[] {
  return [...schema.members].flatMap(([field, memberOf]) => {
    const member = memberOf();
    const element = member.kind === 'list' ? member.element() : undefined;
    if (element?.kind !== 'structure') return [];
    const rows = output[field];
    return [{ field, schema: element, rows: Array.isArray(rows) ? rows.filter(isRecord) : [] }];
  });
}
