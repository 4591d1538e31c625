import { isRecord } from '../../../src/model/value.ts';
import { TestMistake } from './mistake.ts';
import type { Schema, Structure } from './schema.ts';

/** What of a structure is written, each with its schema; a field that the model lacks could not come back and is a mistake. */
export function fieldsOf(
  schema: Structure,
  value: unknown,
  path: string,
): readonly (readonly [string, Schema, unknown])[] {
  const written = Object.entries(recordOf(value, path)).filter(([, one]) => one !== undefined && one !== null);
  return written.map(([field, one]) => {
    const member = schema.members.get(field);
    if (member === undefined) throw new TestMistake(`${path}.${field} is not in the SDK's ${schema.name}`);
    return [field, member(), one];
  });
}

/** A structure or a map of a recording. */
export function recordOf(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (isRecord(value)) return value;
  throw new TestMistake(`${path} should be a structure`);
}

/** A list of a recording. */
export function listOf(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new TestMistake(`${path} should be a list`);
}

/** Milliseconds since 1970 of a time as the CLI writes it: ISO 8601, or seconds since 1970. */
export function instantOf(value: unknown, path: string): number {
  const instant = typeof value === 'number' ? value * 1000 : Date.parse(String(value));
  if (Number.isFinite(instant)) return Math.round(instant);
  throw new TestMistake(`${path} should be a time`);
}
