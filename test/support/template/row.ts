import { isTypeName, type TypeName } from '../../../src/model/types.ts';
import { isRecord, type Resource } from '../../../src/model/value.ts';

/** A recorded row, with what its resource is called in a template. */
export interface Row {
  readonly type: TypeName;
  readonly name: string;
  readonly fields: Resource;
  /** It is not given, but others name it. */
  readonly implied?: true;
}

/** The rows of an example, or of anything else by type; rows that are hidden whole are left out. */
export function rowsOf(given: Readonly<Record<string, unknown>>): readonly Row[] {
  let count = 0;
  return Object.entries(given).flatMap(([type, value]) => {
    const rows = Array.isArray(value) ? value : [value];
    return isTypeName(type) ? rows.filter(isRecord).map(fields => ({ type, name: `R${count++}`, fields })) : [];
  });
}

/** The fields that have a value. */
export function written(fields: Resource): Resource {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
