import { type Schema, type Structure, traitText } from './schema.ts';
import { fieldsOf, instantOf, listOf, recordOf } from './values.ts';

/** The elements of a structure's members, in the names that the SDK's own deserializer looks for. */
export function membersXml(schema: Structure, value: unknown, path: string): string {
  const elements = fieldsOf(schema, value, path).map(([field, member, content]) => {
    return elementXml(traitText(member.traits, 'xmlName') ?? field, member, content, `${path}.${field}`);
  });
  return elements.join('');
}

/** A text with all that XML would take for its own, and white space that parsers normalise, as references. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"'\r\n\t]/g, character => `&#x${character.charCodeAt(0).toString(16)};`);
}

function elementXml(name: string, schema: Schema, value: unknown, path: string): string {
  const isFlat = schema.traits.xmlFlattened !== undefined;
  if (schema.kind === 'list' && isFlat) return itemsXml(name, schema.element(), value, path);
  return `<${name}>${contentXml(schema, value, path)}</${name}>`;
}

function contentXml(schema: Schema, value: unknown, path: string): string {
  switch (schema.kind) {
    case 'structure':
      return membersXml(schema, value, path);
    case 'list': {
      const element = schema.element();
      return itemsXml(traitText(element.traits, 'xmlName') ?? 'member', element, value, path);
    }
    case 'map':
      return entriesXml(schema.value(), value, path);
    case 'time':
      return new Date(instantOf(value, path)).toISOString();
    case 'text':
    case 'number':
    case 'boolean':
      return escapeXml(String(value));
  }
}

function itemsXml(name: string, element: Schema, value: unknown, path: string): string {
  const items = listOf(value, path).map((item, index) => elementXml(name, element, item, `${path}[${index}]`));
  return items.join('');
}

function entriesXml(schema: Schema, value: unknown, path: string): string {
  const entries = Object.entries(recordOf(value, path)).map(([key, one]) => {
    return `<entry><key>${escapeXml(key)}</key>${elementXml('value', schema, one, `${path}.${key}`)}</entry>`;
  });
  return entries.join('');
}
