import { Unknown } from '../../model/value.ts';
import type { Declaration, Written, WrittenValue } from './declaration.ts';

/**
 * Declarations in which only references to what is declared here are kept as references: one to anything else (a data
 * source, an instance whose index is not known) may be to any resource.
 */
export function knownReferences(declarations: readonly Declaration[]): readonly Declaration[] {
  const addresses = new Set(declarations.map(({ address }) => address));
  return declarations.map(declaration => ({
    ...declaration,
    properties: mapOf(declaration.properties, addresses),
  }));
}

function mapOf(map: ReadonlyMap<string, Written>, addresses: ReadonlySet<string>): ReadonlyMap<string, Written> {
  return new Map([...map].map(([name, written]) => [name, { ...written, value: resolved(written.value, addresses) }]));
}

function resolved(value: WrittenValue, addresses: ReadonlySet<string>): WrittenValue {
  if (value instanceof Unknown) return referenceOf(value, addresses);
  if (value instanceof Map) return mapOf(value, addresses);
  if (!Array.isArray(value)) return value;
  return value.map((element: Written) => ({ ...element, value: resolved(element.value, addresses) }));
}

function referenceOf(value: Unknown, addresses: ReadonlySet<string>): Unknown {
  if (value.reference === undefined || addresses.has(value.reference)) return value;
  return new Unknown('unresolved-reference', value.detail, value.level, value.exists);
}
