import { Unknown } from '../../model/value.ts';
import type { Declaration, Template, Written } from '../template/declaration.ts';
import { withoutIndexes } from './plan-address.ts';

/**
 * A plan with the lines of the files that it was made of, by address. A block that the plan leaves open, since it does not
 * say whether it is written, is not there where the files do not have it.
 */
export function withLines(plan: Template, source: Template): Template {
  const byAddress = new Map(source.declarations.map(declaration => [declaration.address, declaration]));
  const byBlock = new Map(source.declarations.map(declaration => [withoutIndexes(declaration.address), declaration]));
  const declarations = plan.declarations.map(declaration => {
    const { address } = declaration;
    const found = byAddress.get(address) ?? byBlock.get(withoutIndexes(address));
    return found === undefined ? declaration : placed(declaration, found);
  });
  return { ...plan, declarations };
}

function placed(declaration: Declaration, source: Declaration): Declaration {
  const kept = [...declaration.properties].filter(([name, written]) => isWritten(name, written, source));
  return {
    ...declaration,
    header: source.header,
    attributes: source.attributes,
    calls: source.calls ?? declaration.calls,
    properties: new Map(kept.map(([name, written]) => [name, at(written, source.properties.get(name))])),
  };
}

/** What may be written by a dynamic block is, where the files have it. */
function isWritten(name: string, { value }: Written, { properties, open }: Declaration): boolean {
  const isUnsaid = value instanceof Unknown && value.code === 'computed-at-apply' && !value.exists;
  return !isUnsaid || open !== undefined || properties.has(name);
}

/** Values at the places of those that were written; parts pair where their number or name is the same. */
function at(written: Written, source: Written | undefined): Written {
  if (source === undefined) return written;
  return { ...written, at: source.at, value: inside(written.value, source) };
}

function inside(value: Written['value'], source: Written): Written['value'] {
  const other = source.value;
  if (value instanceof Map) {
    const parts = other instanceof Map ? other : undefined;
    return new Map([...value].map(([key, one]) => [key, at(one, parts?.get(key) ?? lined(source))]));
  }
  if (!Array.isArray(value)) return value;
  const parts: readonly Written[] = Array.isArray(other) ? other : [];
  return value.map((one: Written, index) => at(one, counterpart(one, parts, index) ?? lined(source)));
}

/** A plan sorts what is a set: a part is the one that says the same, as far as both say it. */
function counterpart(one: Written, parts: readonly Written[], index: number): Written | undefined {
  const beside = parts[index];
  if (beside !== undefined && agrees(one, beside)) return beside;
  return parts.find(part => agrees(one, part));
}

function agrees({ value }: Written, { value: other }: Written): boolean {
  if (value instanceof Unknown || other instanceof Unknown) return true;
  if (value instanceof Map && other instanceof Map)
    return [...other].every(([key, part]) => part.value === null || agrees(value.get(key) ?? part, part));
  if (Array.isArray(value) && Array.isArray(other))
    return value.length === other.length && value.every((one: Written, index) => agrees(one, other[index] ?? one));
  return String(value) === String(other);
}

/** The line of the whole, for a part that has none of its own. */
function lined({ at: place }: Written): Written {
  return { value: null, at: place, origin: 'literal' };
}
