import { type Schema, type Structure, traitText } from './schema.ts';
import { fieldsOf, instantOf, listOf, recordOf } from './values.ts';

/** How a JSON protocol names fields: AWS JSON 1.x by the member, REST JSON by `jsonName` where there is one. */
export type Naming = 'member' | 'jsonName';

/** A value as it stands in an answer's JSON: times are seconds since 1970, the rest as recorded. */
export function toJson(schema: Schema, value: unknown, naming: Naming, path: string): unknown {
  switch (schema.kind) {
    case 'structure':
      return structureJson(schema, value, naming, path);
    case 'list':
      return listOf(value, path).map((item, index) => toJson(schema.element(), item, naming, `${path}[${index}]`));
    case 'map':
      return mapJson(schema.value(), value, naming, path);
    case 'time':
      return instantOf(value, path) / 1000;
    case 'text':
    case 'number':
    case 'boolean':
      return value;
  }
}

/** The name of a member in JSON. */
export function jsonName(field: string, member: Schema, naming: Naming): string {
  return naming === 'jsonName' ? (traitText(member.traits, 'jsonName') ?? field) : field;
}

function structureJson(schema: Structure, value: unknown, naming: Naming, path: string): unknown {
  const fields = fieldsOf(schema, value, path).map(([field, member, content]) => {
    return [jsonName(field, member, naming), toJson(member, content, naming, `${path}.${field}`)];
  });
  return Object.fromEntries(fields);
}

function mapJson(schema: Schema, value: unknown, naming: Naming, path: string): unknown {
  const entries = Object.entries(recordOf(value, path));
  return Object.fromEntries(entries.map(([key, one]) => [key, toJson(schema, one, naming, `${path}.${key}`)]));
}
