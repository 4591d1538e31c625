import { Unknown } from '../../../model/value.ts';
import type { Written } from '../../template/declaration.ts';
import type { Context, Field } from '../../template/mapping.ts';
import { generated, ownName, tagList } from '../../template/shape.ts';

/** A field that names the resource itself, by the first of these arguments that is written. */
export function named(...from: readonly string[]): Field {
  return { from, as: ownName, absent: generated };
}

/** An id or ARN that AWS gives: no argument, but a plan knows those of what is there already. */
export const ID = named('id');
export const ARN = named('arn');

/** Tags, with those of the provider where the source says them. */
export const TAGS: Field = { from: ['tags_all', 'tags'], as: tagList };

/** The name that others join a resource by, as something written: what it writes, else the reference to it. */
export function ownKey(context: Context, ...names: readonly string[]): Written {
  const { declaration } = context;
  const written = names.map(name => context.get(name)).find(value => value !== undefined);
  if (written === undefined || written.value instanceof Unknown)
    return { value: generated(context), at: written?.at ?? declaration.header, origin: 'generated' };
  return written;
}
