import { isAbsent, Unknown } from '../../model/value.ts';
import type { Written } from './declaration.ts';
import type { Context, Field } from './mapping.ts';

/** How a field came to be left out: not at all, with the source's default for its meaning, or following from a declared resource. */
export type LeftOut =
  | { readonly is: 'written'; readonly from?: string | undefined }
  | { readonly is: 'default' }
  | { readonly is: 'following'; readonly address: string };

export const NOT_LEFT_OUT: LeftOut = { is: 'written' };

/** What the source makes of a field that is not in the model's resource; a table's own names (`$…`) nobody could have written. */
export function leftOut(field: Field | undefined, context: Context): LeftOut {
  if (field === undefined || context.declaration.open !== undefined) return NOT_LEFT_OUT;
  const written = writtenOf(field, context);
  if (written !== undefined) return { is: 'written', from: written.from };
  const { value, other } = meaning(field, context);
  if (isAbsent(value) || value instanceof Unknown) return NOT_LEFT_OUT;
  if (other !== undefined) return { is: 'following', address: other };
  return namesOf(field).some(name => !name.startsWith('$')) ? { is: 'default' } : NOT_LEFT_OUT;
}

/** What leaving it out means, and the declared resource that was looked at to tell. */
function meaning({ absent }: Field, context: Context): { readonly value: unknown; readonly other: string | undefined } {
  if (typeof absent !== 'function') return { value: absent, other: undefined };
  const found: string[] = [];
  const find: Context['find'] = address => {
    const declaration = context.find(address);
    if (declaration !== undefined) found.push(declaration.address);
    return declaration;
  };
  return { value: absent({ ...context, find }), other: found[0] };
}

/** The first of a field's names that is written. */
export function writtenOf(field: Field, context: Context): Written | undefined {
  for (const name of namesOf(field)) {
    const written = context.get(name);
    if (written !== undefined) return written;
  }
  return undefined;
}

function namesOf({ from = [] }: Field): readonly string[] {
  return typeof from === 'string' ? [from] : from;
}
