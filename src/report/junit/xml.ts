import { escapeUnseen } from '../escape.ts';

/** What escapeUnseen leaves and XML 1.0 does not allow (https://www.w3.org/TR/xml/#charsets). */
const NO_CHARACTER = /[\ufffe\uffff]/g;
const ACTIVE = /[&<>"']/g;

/** One line of a stranger's text, in an element or an attribute; `##[` and `::`, which CI runners obey, as entities. */
export function xml(text: string): string {
  return escapeUnseen(text)
    .replace(NO_CHARACTER, character => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replace(ACTIVE, entity)
    .replaceAll('##', '#&#35;')
    .replaceAll('::', ':&#58;');
}

/** An element on one line, its content written already; attributes that are undefined are left out. */
export function element(name: string, attributes: Readonly<Record<string, string | undefined>>, content = ''): string {
  const start = startOf(name, attributes);
  return content === '' ? `<${start}/>` : `<${start}>${content}</${name}>`;
}

/** What stands between the angle brackets of an element's start. */
export function startOf(name: string, attributes: Readonly<Record<string, string | undefined>>): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}="${xml(value)}"`],
  );
  return [name, ...written].join(' ');
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
