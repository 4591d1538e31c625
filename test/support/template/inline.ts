import { isAbsent, isRecord, type Resource } from '../../../src/model/value.ts';
import type { Express } from './candidates.ts';
import { type Expression, isList } from './expression.ts';
import type { Draft } from './language.ts';

/** Adds to a list that a draft writes. */
export function push({ properties }: Draft, name: string, value: Expression): void {
  const there = properties.get(name);
  properties.set(name, [...(there !== undefined && isList(there) ? there : []), value]);
}

/** The fields of a row under other names. */
export function renamed(
  row: Resource,
  names: Readonly<Record<string, string>>,
  express: Express,
): ReadonlyMap<string, Expression> {
  const fields = Object.entries(names).filter(([field]) => !isAbsent(row[field]));
  return new Map(fields.map(([field, name]) => [name, express(row[field])]));
}

/** Only what somebody set stands in a group; what is left to the engine is left out. */
export function isSet({ Source, ParameterValue }: Resource): boolean {
  return Source !== 'engine-default' && Source !== 'system' && !isAbsent(ParameterValue);
}

/** Whether an example says that a parameter has no value though somebody set it, which no group can say. */
export function strangeParameter(row: Resource): string | undefined {
  const { Source, ParameterValue } = row;
  if (Source === 'user' && isAbsent(ParameterValue)) return 'Parameter.ParameterValue: set to nothing';
  if (Source === 'system') return 'Parameter.Source: system';
  return Source === 'engine-default' && !isAbsent(ParameterValue)
    ? 'Parameter.ParameterValue: of the engine'
    : undefined;
}

/** The account ids that a snapshot's attribute `restore` lists. */
export function accountsIn(attributes: unknown, express: Express): readonly Expression[] {
  const restore = Array.isArray(attributes)
    ? attributes.find(one => isRecord(one) && one.AttributeName === 'restore')
    : undefined;
  const values = isRecord(restore) ? restore.AttributeValues : undefined;
  return Array.isArray(values) ? values.map(express) : [];
}
