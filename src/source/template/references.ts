import { Unknown } from '../../model/value.ts';
import type { Declaration, Written, WrittenValue } from './declaration.ts';

/**
 * Declarations in which only references to what is declared here are kept as references: one to anything else (a data
 * source, an instance whose index is not known) may be to any resource.
 */
export function knownReferences(declarations: readonly Declaration[]): readonly Declaration[] {
  const addresses = new Set(declarations.map(({ address }) => address));
  const implied = impliedBy(declarations, addresses);
  for (const { address } of implied) addresses.add(address);
  return [...declarations, ...implied].map(declaration => ({
    ...declaration,
    properties: mapOf(declaration.properties, addresses),
  }));
}

/** Types of which a reference says enough though the resource itself stands in a file that was not read. */
const TELLING = /(?:^|\.)(aws_kms_key|aws_kms_external_key)\.[^.]+$/;

/** `aws_kms_key.data (not declared here)`: its type is known, and nothing that it writes. */
export const IMPLIED = ' (not declared here)';

function impliedBy(declarations: readonly Declaration[], addresses: ReadonlySet<string>): readonly Declaration[] {
  const missing = new Set<string>();
  const look = (value: WrittenValue): void => {
    if (value instanceof Unknown) {
      if (value.reference !== undefined && !addresses.has(value.reference)) missing.add(value.reference);
    } else if (value instanceof Map) for (const { value: inner } of value.values()) look(inner);
    else if (Array.isArray(value)) for (const { value: inner } of value) look(inner);
  };
  for (const { properties } of declarations) look(properties);
  return [...missing].flatMap(address => {
    const type = TELLING.exec(address)?.[1];
    const nothing = { properties: new Map(), attributes: new Map(), header: undefined };
    return type === undefined ? [] : [{ type: type + IMPLIED, address, ...nothing }];
  });
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
