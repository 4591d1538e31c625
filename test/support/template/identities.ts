import { type TypeName, typeOf } from '../../../src/model/types.ts';
import type { Row } from './row.ts';

/** A row by one of the names that it goes by. */
export interface Identity {
  readonly row: Row;
  readonly field: string;
}

/** By what is recorded of them. */
export type Identities = ReadonlyMap<string, Identity>;

/** Names beside a type's id and ARN that others join it by. */
const MORE: Partial<Record<TypeName, readonly string[]>> = {
  DBInstance: ['DbiResourceId'],
  DBCluster: ['DbClusterResourceId'],
};

/** What the resources of types that are about a subject are called by. */
const OF_SUBJECT: Partial<Record<TypeName, readonly string[]>> = {
  Topic: ['topicArn'],
  Detector: ['detectorId'],
  PrefixListEntry: ['prefixListId'],
};

/** The fields that name a resource of a type. */
export function namesOf(type: TypeName): readonly string[] {
  const { id, arn, subject } = typeOf(type);
  if (subject !== undefined || OF_SUBJECT[type] !== undefined) return OF_SUBJECT[type] ?? [];
  return [...new Set([id, arn, ...(MORE[type] ?? [])])].filter(name => name !== undefined);
}

/** The names of all rows that are resources of their own. */
export function identitiesOf(rows: readonly Row[]): Identities {
  const found = new Map<string, Identity>();
  for (const row of rows) {
    for (const field of namesOf(row.type)) {
      const value = row.fields[field];
      if (typeof value === 'string' && value !== '' && !found.has(value)) found.set(value, { row, field });
    }
  }
  return found;
}

/** The row that a recorded value names; a key's ARN ends in its id. */
export function identified(value: string, identities: Identities): Identity | undefined {
  const key = /^arn:[^:]+:kms:[^:]*:[^:]*:key\/(.+)$/.exec(value)?.[1];
  return identities.get(value) ?? (key === undefined ? undefined : identities.get(key));
}
