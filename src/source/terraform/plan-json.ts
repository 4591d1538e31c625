import { isRecord, type Resource } from '../../model/value.ts';

const NOTHING: Resource = {};

/** A JSON object; an empty one where something else stands. */
export function recordOf(value: unknown): Resource {
  return isRecord(value) ? value : NOTHING;
}

/** A JSON list; an empty one where something else stands. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A JSON text; undefined where something else stands. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A field of its own, never of a prototype. */
export function at(record: Resource, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
