import { isAbsent, Unknown } from '../../../model/value.ts';
import type { Context } from '../../template/mapping.ts';

/** Whether a property is written; an Unknown where that is not known. */
export type Presence = boolean | Unknown;

/** A property that AWS::NoValue may stand in is neither written nor left out. */
export function presence(context: Context, name: string): Presence {
  const written = context.get(name);
  if (written === undefined) return context.declaration.open ?? false;
  const { value } = written;
  return value instanceof Unknown ? value.exists || value : !isAbsent(value);
}

/** True where one of them is written, false where none is. */
export function anyPresent(context: Context, names: readonly string[]): Presence {
  const found = names.map(name => presence(context, name));
  return found.includes(true) || (found.find(one => one instanceof Unknown) ?? false);
}

/** A property's scalar as text, undefined where it is left out. */
export function textOf(context: Context, name: string): string | Unknown | undefined {
  const written = context.get(name);
  if (written === undefined) return context.declaration.open;
  const { value } = written;
  if (value instanceof Unknown) return value;
  return isAbsent(value) || typeof value === 'object' ? undefined : String(value);
}

/** A property that is true or false, undefined where it is left out; other values are unreadable. */
export function flagOf(context: Context, name: string): boolean | Unknown | undefined {
  const text = textOf(context, name);
  if (text === undefined || text instanceof Unknown) return text;
  if (text === 'true' || text === 'false') return text === 'true';
  return new Unknown('unreadable', `${name} is neither true nor false`);
}
