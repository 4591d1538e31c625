import { awsFields, type FieldType, type Kind } from '../../model/schema.ts';
import { Unknown } from '../../model/value.ts';
import type { Written, WrittenValue } from './declaration.ts';

/** A value as the API would have it: templates write numbers and booleans as text and text as numbers. */
export function scalarOf({ value, sensitive }: Written, type: FieldType | undefined): unknown {
  if (value instanceof Unknown || value === null) return value ?? undefined;
  if (sensitive === true) return SENSITIVE;
  return type?.is === 'scalar' ? asKind(value, type.kind) : value;
}

const SENSITIVE = new Unknown('unreadable', 'the value is sensitive and not shown', 'resource', true);

/** Anything of another form stays as it is: the kind then says that it is unreadable. */
function asKind(value: WrittenValue, kind: Kind): unknown {
  if (kind === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  if (kind === 'number') return typeof value === 'string' ? numberIn(value) : value;
  if (kind === 'setting' || typeof value === 'object') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

function numberIn(text: string): unknown {
  return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text;
}

/** The type of what stands in a list. */
export function elementType(type: FieldType | undefined): FieldType | undefined {
  return type?.is === 'list' || type?.is === 'map' ? type.of : undefined;
}

/** The type of a field of a structure. */
export function fieldType(type: FieldType | undefined, name: string): FieldType | undefined {
  if (type?.is === 'map') return type.of;
  return type?.is === 'struct' ? awsFields(type.service, type.shape)?.get(name) : undefined;
}
